package org.northernconnections.event;

import java.util.Set;
import org.northernconnections.timetable.Strength;

/// What a timetable is made of.
public final class TimetableRules {
    private static final int MUST_BY_ONE = 3;
    private static final int LIKE_BY_BOTH = 2;
    private static final int LIKE_BY_ONE = 1;

    private TimetableRules() {}

    /// Only meetings that both sides want are placed, and only of people who have not said that they stay away.
    public static boolean belongsInto(Meeting meeting, Set<ParticipantId> present) {
        return meeting.state().wanted() && present.contains(meeting.first()) && present.contains(meeting.second());
    }

    /// A must of both comes first; a must of one is worth three likes of one, a like of both two.
    public static Strength strength(Meeting meeting) {
        long musts = meeting.wishes().stream()
                .filter(wish -> wish.strength() == Wish.Strength.MUST)
                .count();
        if (musts == 2) {
            return Strength.MUST;
        }
        if (musts == 1) {
            return Strength.like(MUST_BY_ONE);
        }
        return Strength.like(meeting.wishes().size() == 2 ? LIKE_BY_BOTH : LIKE_BY_ONE);
    }

    /// People who hold a published plan are moved as little as can be.
    public static boolean changesLeast(Event event) {
        return event.state().published();
    }
}
