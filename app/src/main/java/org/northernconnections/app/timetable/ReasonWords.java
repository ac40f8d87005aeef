package org.northernconnections.app.timetable;

import java.util.Collection;
import java.util.stream.Collectors;
import org.northernconnections.timetable.Reason;

/// Reasons as English sentences, with the ids of the file and slots from 1.
final class ReasonWords {
    private static final int SHOWN_MAX = 12;

    private ReasonWords() {}

    static String sentence(Reason reason) {
        return switch (reason) {
            case Reason.KeptApart(var pair) -> "%s and %s are kept apart.".formatted(pair.first(), pair.second());
            case Reason.NotPresent(String who, int slot) -> "%s is away in slot %d.".formatted(who, slot + 1);
            case Reason.NoCommonSlot(var people) ->
                "%s are never there at the same time.".formatted(String.join(", ", people));
            case Reason.TooManyWanted(String who, int wanted, int possible) ->
                "%s has %d requests and room for %d.".formatted(who, wanted, possible);
            case Reason.LimitReached(String who, int most) ->
                "%s has %d %s, the most it may.".formatted(who, most, most == 1 ? "meeting" : "meetings");
            case Reason.TooManyInARow(String who, int most) ->
                "%s may have %d %s in a row and then needs a pause."
                        .formatted(who, most, most == 1 ? "meeting" : "meetings");
            case Reason.Busy(String who, int slot, String other) ->
                "%s is in %s in slot %d.".formatted(who, other, slot + 1);
            case Reason.TablesFull(var slots) ->
                "No table with enough seats is free in slots %s.".formatted(slots(slots));
            case Reason.TooFewSeats(int people, int seats) ->
                "%d people meet, and no table that they may have has more than %d seats.".formatted(people, seats);
            case Reason.TableTaken(int slot, String table, String other) ->
                "%s holds %s in slot %d.".formatted(table, other, slot + 1);
            case Reason.TableClosed(int slot, String table) -> "%s is closed in slot %d.".formatted(table, slot + 1);
            case Reason.HostStays(String who, String table) -> "%s has all its meetings at %s.".formatted(who, table);
            case Reason.TableOfHost(String table, String host) -> "%s is for %s alone.".formatted(table, host);
            case Reason.NoInterpreter(var people) ->
                "%s share no language, and no interpreter bridges them.".formatted(String.join(", ", people));
            case Reason.InterpretersBusy(var slots) ->
                "No interpreter who bridges them is free in slots %s.".formatted(slots(slots));
            case Reason.SlotTooShort(int minutes, int needed) ->
                "The slot has %d minutes, and the meeting needs %d.".formatted(minutes, needed);
            case Reason.OutOfOrder(String other, int slot) ->
                "%s, with which it is in an order, is in slot %d.".formatted(other, slot + 1);
            case Reason.SlotOver(int slot) -> "Slot %d is over.".formatted(slot + 1);
            case Reason.PinnedElsewhere(int slot) -> "It is pinned to slot %d.".formatted(slot + 1);
            case Reason.LostAgainst(var others) ->
                "Others that are worth at least as much fill the room: %s%s."
                        .formatted(
                                others.stream().limit(SHOWN_MAX).collect(Collectors.joining(", ")),
                                others.size() > SHOWN_MAX ? " and %d more".formatted(others.size() - SHOWN_MAX) : "");
            case Reason.MoreBreaks(String who, int more) ->
                "%s would have %d more %s.".formatted(who, more, more == 1 ? "break" : "breaks");
            case Reason.NotWorthIt(int slot, long worth, long cost) ->
                "It would fit, but even in slot %d it is worth %d in the weighted sum and its waiting costs %d."
                        .formatted(slot + 1, worth, cost);
            case Reason.StoppedEarly() -> "It would fit: planning was stopped before that was found.";
        };
    }

    private static String slots(Collection<Integer> slots) {
        return slots.stream().map(slot -> String.valueOf(slot + 1)).collect(Collectors.joining(", "));
    }
}
