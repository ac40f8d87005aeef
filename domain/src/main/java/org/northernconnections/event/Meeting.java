package org.northernconnections.event;

import java.util.List;
import java.util.Optional;

/// Two participants who may meet. A pair has one meeting at most.
///
/// @param first of the two, in the order of their ids
/// @param second of the two
/// @param cancelledBecause [Because#NOT_CANCELLED] unless it is cancelled
/// @param missedBy [MissedBy#NOBODY] unless somebody did not come
/// @param wishes of one or both of them
public record Meeting(
        MeetingId id,
        EventId event,
        ParticipantId first,
        ParticipantId second,
        MeetingState state,
        Because cancelledBecause,
        MissedBy missedBy,
        List<Wish> wishes,
        int version) {

    /// Why a meeting was cancelled.
    public enum Because {
        NOT_CANCELLED(""),
        DECLINED("declined"),
        WITHDRAWN("withdrawn"),
        BY_THE_ORGANISER("by the organiser");

        private final String word;

        Because(String word) {
            this.word = word;
        }

        /// As it is kept.
        public String word() {
            return word;
        }
    }

    /// Who did not come.
    public enum MissedBy {
        NOBODY(""),
        A("a"),
        B("b"),
        BOTH("both"),
        /// The two sides contradict each other, or no word on it counts.
        UNCLEAR("unclear");

        private final String word;

        MissedBy(String word) {
            this.word = word;
        }

        /// As it is kept.
        public String word() {
            return word;
        }
    }

    public Meeting {
        wishes = List.copyOf(wishes);
        if (first.value().compareTo(second.value()) > 0) {
            ParticipantId swapped = first;
            first = second;
            second = swapped;
        }
        if (first.equals(second)) {
            throw new IllegalArgumentException("Nobody meets himself: " + first);
        }
        if ((state == MeetingState.CANCELLED) == (cancelledBecause == Because.NOT_CANCELLED)) {
            throw new IllegalArgumentException("A meeting says why it is cancelled, and only then: " + id);
        }
    }

    /// A meeting that has just been wished.
    public static Meeting wished(MeetingId id, EventId event, ParticipantId from, ParticipantId about) {
        return new Meeting(
                id, event, from, about, MeetingState.WISHED, Because.NOT_CANCELLED, MissedBy.NOBODY, List.of(), 1);
    }

    public boolean concerns(ParticipantId participant) {
        return first.equals(participant) || second.equals(participant);
    }

    /// The one of the two whom this one meets.
    public ParticipantId other(ParticipantId one) {
        return first.equals(one) ? second : first;
    }

    public Optional<Wish> wishOf(ParticipantId from) {
        return wishes.stream().filter(wish -> wish.from().equals(from)).findFirst();
    }
}
