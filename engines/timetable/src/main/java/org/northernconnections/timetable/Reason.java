package org.northernconnections.timetable;

import java.util.List;
import java.util.SortedSet;

/// Why a request is not placed, or not in a certain slot. Free of words: the reader's language adds those.
public sealed interface Reason {
    /// The two must not meet.
    record KeptApart(Pair pair) implements Reason {}

    /// A participant is away in the slot.
    record NotPresent(String participant, int slot) implements Reason {}

    /// The participants are never present together, not even in slots that are over.
    record NoCommonSlot(List<String> participants) implements Reason {
        public NoCommonSlot {
            participants = List.copyOf(participants);
        }
    }

    /// A participant is in more requests than it has slots, or than its limit.
    record TooManyWanted(String participant, int wanted, int possible) implements Reason {}

    /// A participant has as many meetings as it may.
    record LimitReached(String participant, int meetingsMax) implements Reason {}

    /// A participant would have more meetings in a row than it may without a pause.
    record TooManyInARow(String participant, int inARowMax) implements Reason {}

    /// A participant meets somebody else in the slot.
    record Busy(String participant, int slot, String request) implements Reason {}

    /// In these slots all are free, and no table is that has the seats.
    record TablesFull(SortedSet<Integer> slots) implements Reason {}

    /// No table that the request may have has a seat for each participant.
    record TooFewSeats(int participants, int seatsMost) implements Reason {}

    /// The pinned table holds another meeting in the slot.
    record TableTaken(int slot, String table, String request) implements Reason {}

    /// The only table that the request may have is closed in the slot.
    record TableClosed(int slot, String table) implements Reason {}

    /// A participant has all its meetings at its own table, and the request would be elsewhere.
    record HostStays(String participant, String table) implements Reason {}

    /// The pinned table is the own table of somebody who takes no part in the meeting.
    record TableOfHost(String table, String host) implements Reason {}

    /// The participants share no language, and no interpreter bridges them.
    record NoInterpreter(List<String> participants) implements Reason {
        public NoInterpreter {
            participants = List.copyOf(participants);
        }
    }

    /// In these slots all are free, and every interpreter who bridges them is away or at another meeting.
    record InterpretersBusy(SortedSet<Integer> slots) implements Reason {}

    /// The slot, or the longest in which all are present, is shorter than the meeting needs.
    record SlotTooShort(int minutes, int minutesMin) implements Reason {}

    /// Another request, which comes before or after this one, stands on the wrong side of the slot.
    record OutOfOrder(String request, int slot) implements Reason {}

    /// The slot is over, or about to begin: nothing new comes there.
    record SlotOver(int slot) implements Reason {}

    /// The request is pinned to another slot.
    record PinnedElsewhere(int pinnedSlot) implements Reason {}

    /// These placed requests fill what it needs, and together they are worth at least as much.
    record LostAgainst(SortedSet<String> requests) implements Reason {}

    /// It would fit, and a participant would have more breaks than now.
    record MoreBreaks(String participant, int more) implements Reason {}

    /// It would fit, but no slot in which it does makes the weighted sum smaller; in this one least is lost.
    ///
    /// @param worth by how much its place makes the sum smaller
    /// @param cost by how much the waiting makes it larger: at least as much
    record NotWorthIt(int slot, long worth, long cost) implements Reason {}

    /// It would fit: planning was stopped before it was found.
    record StoppedEarly() implements Reason {}
}
