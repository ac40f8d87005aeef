package org.northernconnections.timetable.b2b;

import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/// A business-to-business meeting scheduling problem: every meeting is to be held, in one slot.
///
/// Participants, meetings and slots count from 0.
///
/// @param participants how many there are
/// @param tables how many meetings there can be in a slot
/// @param slots how many there are, in order of time
/// @param morningSlots how many of them, from the first on, are the morning
/// @param meetings that are to be held
/// @param forbidden the slots in which each participant has no meeting
public record B2bProblem(
        int participants,
        int tables,
        int slots,
        int morningSlots,
        List<Meeting> meetings,
        List<SortedSet<Integer>> forbidden) {

    /// When a meeting may be.
    public enum Part {
        MORNING,
        AFTERNOON,
        EITHER
    }

    /// A meeting of two participants.
    ///
    /// @param fixed the only slot in which it may be; [#FREE] if any will do
    /// @param after the meetings that come before it, each in an earlier slot
    public record Meeting(int first, int second, Part part, int fixed, SortedSet<Integer> after) {
        /// No slot is fixed.
        public static final int FREE = -1;

        public Meeting {
            after = Collections.unmodifiableSortedSet(new TreeSet<>(after));
        }

        public boolean concerns(int participant) {
            return first == participant || second == participant;
        }
    }

    public B2bProblem {
        meetings = List.copyOf(meetings);
        forbidden = forbidden.stream()
                .map(set -> Collections.unmodifiableSortedSet(new TreeSet<>(set)))
                .toList();
        require(participants >= 1, "There must be at least 1 participant, but there are %d.".formatted(participants));
        require(tables >= 0, "There must be at least 0 tables, but there are %d.".formatted(tables));
        require(slots >= 0, "There must be at least 0 slots, but there are %d.".formatted(slots));
        require(
                morningSlots >= 0 && morningSlots <= slots,
                "The morning must have from 0 to %d slots, but it has %d.".formatted(slots, morningSlots));
        require(
                forbidden.size() == participants,
                "The forbidden slots must be said for %d participants, but they are said for %d."
                        .formatted(participants, forbidden.size()));
        for (int p = 0; p < participants; p++) {
            for (int slot : forbidden.get(p)) {
                require(
                        slot >= 0 && slot < slots,
                        "Participant %d must be forbidden slots from 1 to %d, but one is %d."
                                .formatted(p + 1, slots, slot + 1));
            }
        }
        for (int m = 0; m < meetings.size(); m++) {
            requireMeeting(m, meetings.get(m), participants, slots, meetings.size());
        }
    }

    /// The slots that a meeting may have by itself, others aside, in order of time.
    public int[] allowed(int meeting) {
        Meeting it = meetings.get(meeting);
        int from = it.part() == Part.AFTERNOON ? morningSlots : 0;
        int to = it.part() == Part.MORNING ? morningSlots : slots;
        return java.util.stream.IntStream.range(from, to)
                .filter(slot -> it.fixed() == Meeting.FREE || slot == it.fixed())
                .filter(slot -> !forbidden.get(it.first()).contains(slot)
                        && !forbidden.get(it.second()).contains(slot))
                .toArray();
    }

    private static void requireMeeting(int m, Meeting meeting, int participants, int slots, int meetings) {
        for (int participant : new int[] {meeting.first(), meeting.second()}) {
            require(
                    participant >= 0 && participant < participants,
                    "Meeting %d must name participants from 1 to %d, but it names %d."
                            .formatted(m + 1, participants, participant + 1));
        }
        require(
                meeting.first() != meeting.second(),
                "Meeting %d must have two participants, but both are %d.".formatted(m + 1, meeting.first() + 1));
        require(
                meeting.fixed() >= Meeting.FREE && meeting.fixed() < slots,
                "Meeting %d must be fixed to a slot from 1 to %d, but that is %d."
                        .formatted(m + 1, slots, meeting.fixed() + 1));
        for (int other : meeting.after()) {
            require(
                    other >= 0 && other < meetings && other != m,
                    "Meeting %d must come after other meetings, from 1 to %d, but one is %d."
                            .formatted(m + 1, meetings, other + 1));
        }
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
