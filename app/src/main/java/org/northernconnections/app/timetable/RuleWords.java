package org.northernconnections.app.timetable;

import java.util.stream.Collectors;
import org.northernconnections.timetable.Breach;
import org.northernconnections.timetable.Placement;

/// Breaches of rules as English sentences, with the ids of the file and slots from 1.
final class RuleWords {
    private RuleWords() {}

    /// What the rule says, and what breaks it.
    static String sentence(Breach breach) {
        return "%s: %s."
                .formatted(
                        rule(breach.code()),
                        breach.placements().isEmpty()
                                ? String.join(", ", breach.participants())
                                : breach.placements().stream()
                                        .map(RuleWords::place)
                                        .collect(Collectors.joining(", ")));
    }

    private static String place(Placement placement) {
        return "%s in slot %d at %s%s"
                .formatted(
                        placement.request(),
                        placement.slot() + 1L,
                        placement.table(),
                        placement.interpreter() == null ? "" : " with " + placement.interpreter());
    }

    private static String rule(String code) {
        return switch (code) {
            case "timetable.rule.place-exists" ->
                "A placement names a request, a slot, a table and, if any, an interpreter that exist";
            case "timetable.rule.request-once" -> "A request is placed once at most";
            case "timetable.rule.one-place-at-a-time" -> "A participant has at most one meeting in a slot";
            case "timetable.rule.one-meeting-a-table" -> "A table holds at most one meeting in a slot";
            case "timetable.rule.only-when-present" -> "A participant meets only in slots in which it is present";
            case "timetable.rule.no-more-than-the-limit" -> "A participant has no more meetings than its limit";
            case "timetable.rule.pinned-slot" ->
                "A request that is pinned to a slot is placed in that slot or not at all";
            case "timetable.rule.pinned-table" ->
                "A request that is pinned to a table is placed at that table or not at all";
            case "timetable.rule.kept-apart" -> "A pair that is kept apart does not meet";
            case "timetable.rule.held" ->
                "A slot that is over has no meeting that the earlier plan does not have there";
            case "timetable.rule.open-table" -> "A table that is closed in a slot holds no meeting in it";
            case "timetable.rule.seats" -> "A table has a seat for each participant of its meeting";
            case "timetable.rule.own-table" -> "A host's meetings are at the host's own table, and nobody else's are";
            case "timetable.rule.language" ->
                "The participants of a meeting share a language, or an interpreter shares one with each of them";
            case "timetable.rule.interpreter" ->
                "An interpreter is at one meeting in a slot at most, and only in slots in which it is present";
            case "timetable.rule.pause" ->
                "A participant has no more meetings in adjacent slots than it may have without a pause";
            case "timetable.rule.length" -> "A meeting's slot is as long as the meeting needs";
            case "timetable.rule.order" ->
                "A meeting that comes after another is in a later slot, where both are placed";
            case "timetable.rule.no-fewer-than-the-least" -> "A participant has at least its least number of meetings";
            default -> code;
        };
    }
}
