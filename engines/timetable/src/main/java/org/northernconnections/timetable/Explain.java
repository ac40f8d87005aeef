package org.northernconnections.timetable;

import java.util.List;
import java.util.Optional;

/// Answers to "why not?" about a problem and the placements of a plan, also of one that was edited by hand.
public final class Explain {
    private Explain() {}

    /// What stands against placing a request in a slot, all other placements staying as they are.
    ///
    /// Empty if it would fit and cost nothing; only [Reason.MoreBreaks] if it would fit at that cost.
    public static List<Reason> whyNotAt(MeetingProblem problem, List<Placement> placements, String request, int slot) {
        return new Scene(problem, placements).whyNotAt(request, slot);
    }

    /// Why a request is in none of its slots, the most decisive reason first; never empty.
    public static List<Reason> whyNotPlaced(MeetingProblem problem, List<Placement> placements, String request) {
        return new Scene(problem, placements).whyNotPlaced(request);
    }

    /// A smallest set of musts that cannot all be placed: without any one of them the rest can.
    ///
    /// Empty if all can be placed, or if no such set was found within the limit.
    public static Optional<Conflict> conflict(
            MeetingProblem problem, PlanSettings settings, Cancellation cancellation) {
        return ConflictSearch.of(problem, settings, cancellation);
    }
}
