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

    /// What a file says of a problem, a member each.
    enum Item {
        PARTICIPANTS,
        TABLES,
        SLOTS,
        MORNING,
        /// One set a participant.
        FORBIDDEN,
        /// One row a meeting.
        REQUESTED,
        /// One slot a meeting.
        FIXED,
        /// One set a meeting.
        PRECEDENCES
    }

    /// A rule of the problem is broken, by what a file says at one place.
    static final class Wrong extends IllegalArgumentException {
        private static final long serialVersionUID = 1;

        final Item item;
        /// Of the participant or meeting, from 0; 0 for what is one number.
        final int index;

        Wrong(Item item, int index, String message) {
            super(message);
            this.item = item;
            this.index = index;
        }
    }

    public B2bProblem {
        meetings = List.copyOf(meetings);
        forbidden = forbidden.stream()
                .map(set -> Collections.unmodifiableSortedSet(new TreeSet<>(set)))
                .toList();
        require(
                participants >= 1,
                Item.PARTICIPANTS,
                0,
                "There must be at least 1 participant, but there are %d.".formatted(participants));
        require(tables >= 0, Item.TABLES, 0, "There must be at least 0 tables, but there are %d.".formatted(tables));
        require(slots >= 0, Item.SLOTS, 0, "There must be at least 0 slots, but there are %d.".formatted(slots));
        require(
                morningSlots >= 0 && morningSlots <= slots,
                Item.MORNING,
                0,
                "The morning must have from 0 to %d slots, but it has %d.".formatted(slots, morningSlots));
        require(
                forbidden.size() == participants,
                Item.FORBIDDEN,
                0,
                "The forbidden slots must be said for %d participants, but they are said for %d."
                        .formatted(participants, forbidden.size()));
        for (int p = 0; p < participants; p++) {
            for (int slot : forbidden.get(p)) {
                require(
                        slot >= 0 && slot < slots,
                        Item.FORBIDDEN,
                        p,
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
                    Item.REQUESTED,
                    m,
                    "Meeting %d must name participants from 1 to %d, but it names %d."
                            .formatted(m + 1, participants, participant + 1));
        }
        require(
                meeting.first() != meeting.second(),
                Item.REQUESTED,
                m,
                "Meeting %d must have two participants, but both are %d.".formatted(m + 1, meeting.first() + 1));
        require(
                meeting.fixed() >= Meeting.FREE && meeting.fixed() < slots,
                Item.FIXED,
                m,
                "Meeting %d must be fixed to a slot from 1 to %d, but that is %d."
                        .formatted(m + 1, slots, meeting.fixed() + 1));
        for (int other : meeting.after()) {
            require(
                    other >= 0 && other < meetings && other != m,
                    Item.PRECEDENCES,
                    m,
                    "Meeting %d must come after other meetings, from 1 to %d, but one is %d."
                            .formatted(m + 1, meetings, other + 1));
        }
    }

    private static void require(boolean holds, Item item, int index, String otherwise) {
        if (!holds) {
            throw new Wrong(item, index, otherwise);
        }
    }
}
