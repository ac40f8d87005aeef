package org.northernconnections.timetable;

import java.util.SortedSet;

/// Why a request is not placed, or not in a certain slot. Free of words: the reader's language adds those.
public sealed interface Reason {
    /// The two must not meet.
    record KeptApart(Pair pair) implements Reason {}

    /// A participant is away in the slot.
    record NotPresent(String participant, int slot) implements Reason {}

    /// The two are never present together.
    record NoCommonSlot(Pair pair) implements Reason {}

    /// A participant is in more requests than it has slots, or than its limit.
    record TooManyWanted(String participant, int wanted, int possible) implements Reason {}

    /// A participant has as many meetings as it may.
    record LimitReached(String participant, int meetingsMax) implements Reason {}

    /// A participant meets somebody else in the slot.
    record Busy(String participant, int slot, String request) implements Reason {}

    /// In these slots both are free, and no table is.
    record TablesFull(SortedSet<Integer> slots) implements Reason {}

    /// The pinned table holds another meeting in the slot.
    record TableTaken(int slot, String table, String request) implements Reason {}

    /// The request is pinned to another slot.
    record PinnedElsewhere(int pinnedSlot) implements Reason {}

    /// These placed requests fill what it needs, and together they are worth at least as much.
    record LostAgainst(SortedSet<String> requests) implements Reason {}

    /// It would fit, and a participant would have more breaks than now.
    record MoreBreaks(String participant, int more) implements Reason {}

    /// It would fit: planning was stopped before it was found.
    record StoppedEarly() implements Reason {}
}
