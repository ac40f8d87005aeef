package org.northernconnections.postgres.event;

import java.util.List;
import org.northernconnections.ledger.Word;
import org.northernconnections.timetable.Level;
import org.northernconnections.timetable.LevelResult;

/// What planning reached on each level, as texts of words and numbers such as `breaks:3:2`: the best, then the bound.
final class Levels {
    private Levels() {}

    static List<String> texts(List<LevelResult> levels) {
        return levels.stream()
                .map(level -> "%s:%d:%d".formatted(Word.of(level.level()), level.best(), level.bound()))
                .toList();
    }

    static List<LevelResult> parse(List<String> texts) {
        return texts.stream()
                .map(text -> text.split(":", 3))
                .map(parts -> new LevelResult(
                        Word.parse(Level.class, parts[0]), Long.parseLong(parts[1]), Long.parseLong(parts[2])))
                .toList();
    }
}
