package org.northernconnections.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.northernconnections.ledger.Actor;
import org.northernconnections.ledger.LedgerLine;
import org.northernconnections.partnership.Language;
import org.northernconnections.partnership.Viewer;
import org.northernconnections.web.event.EventWords;

/// The histories of labs, challenges and events say each deed in the reader's language.
class HistoryHasWordsTest {
    private static final Path DOMAIN = Path.of("..", "domain", "src", "main", "java");

    /// What kind of thing a deed is noted on, up to the end of the statement.
    private static final Pattern NOTE =
            Pattern.compile("ledger\\s*\\.note\\(\\s*\"(challenge|lab|timetable)\",([^;]*);");

    /// The deeds on a working timetable go through one method.
    private static final Pattern SAVE = Pattern.compile("[ >]save\\(\\s*board,([^;]*);");

    private static final Pattern LITERAL = Pattern.compile("\"([a-z]+(?: [a-z]+)*)\"");

    private static final Map<String, String> PREFIX =
            Map.of("challenge", "lab.deed.", "lab", "lab.deed.", "timetable", "event.history.");

    private final Texts texts = new Texts();

    @Test
    void everyDeedThatAHistoryShowsHasWordsInEveryLanguage() {
        var keys = new TreeSet<String>();
        for (String source : sources()) {
            Matcher note = NOTE.matcher(source);
            while (note.find()) {
                collect(keys, PREFIX.get(note.group(1)), note.group(2));
            }
            Matcher save = SAVE.matcher(source);
            while (source.contains("class EditTimetable") && save.find()) {
                collect(keys, PREFIX.get("timetable"), save.group(1));
            }
        }

        assertThat(keys)
                .contains("lab.deed.named_a_reviewer", "lab.deed.changed", "event.history.moved_by_hand")
                .hasSizeGreaterThan(20)
                .allSatisfy(key -> assertThat(texts.languages(key)).as(key).containsExactly(Language.values()));
    }

    private static void collect(TreeSet<String> keys, String prefix, String arguments) {
        Matcher deed = LITERAL.matcher(arguments);
        while (deed.find()) {
            keys.add(prefix + deed.group(1).replace(' ', '_'));
        }
    }

    private static List<String> sources() {
        try (Stream<Path> files = Files.walk(DOMAIN)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(HistoryHasWordsTest::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void whichTimetableWasPublishedIsSaidInWords() {
        Page page = GoldenPages.call(Viewer.PUBLIC, Language.DE, "/events");

        assertThat(EventWords.why(page, published("provisional 2"))).isEqualTo("Vorläufiger Zeitplan 2");
        assertThat(EventWords.why(page, published("final 3"))).isEqualTo("Endgültiger Zeitplan 3");
        assertThat(EventWords.why(page, published("because of the storm"))).isEqualTo("because of the storm");
    }

    private static LedgerLine published(String why) {
        return new LedgerLine(
                GoldenPages.NOW, Actor.system("test"), "timetable", "aaaaaaaaaaaa", "published", "", "", why);
    }
}
