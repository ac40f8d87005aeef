package org.northernconnections.event;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.northernconnections.timetable.Explain;
import org.northernconnections.timetable.Level;
import org.northernconnections.timetable.LevelResult;
import org.northernconnections.timetable.MeetingProblem;
import org.northernconnections.timetable.Participant;
import org.northernconnections.timetable.Plan;
import org.northernconnections.timetable.Reason;
import org.northernconnections.timetable.Request;
import org.northernconnections.timetable.Strength;

/// Hides from everybody that somebody would rather not meet somebody.
///
/// A meeting that is kept apart has no place though there may be room for it, and a proof that no better plan
/// exists would give that away: the two would contradict each other for all to see. There the bounds that people see
/// are lowered as if the meeting might still be placed, and what is shown is just what is shown when the time runs
/// out before a meeting has found its place. Where other meetings fill the room anyway, nothing needs hiding.
public final class Veil {
    private final Map<Level, Long> hidden = new EnumMap<>(Level.class);

    private Veil(MeetingProblem problem, Predicate<Request> telling) {
        var people = new HashMap<String, Participant>();
        problem.participants().forEach(participant -> people.put(participant.id(), participant));
        for (Request request : problem.requests()) {
            if (request.pairs().stream().anyMatch(problem.keptApart()::contains) && telling.test(request)) {
                hide(request, people);
            }
        }
    }

    /// While planning goes on: any meeting that is kept apart may turn out to have room.
    public static Veil during(MeetingProblem problem) {
        return new Veil(problem, _ -> true);
    }

    /// Over a plan: only a meeting that would fit as the plan stands tells anything.
    ///
    /// @param open the same question without private wishes
    public static Veil over(MeetingProblem problem, MeetingProblem open, Plan plan) {
        var explain = new Explain(open, plan.placements());
        return new Veil(
                problem,
                request -> plan.find(request.id()).isEmpty()
                        && explain.whyNotPlaced(request.id()).stream().anyMatch(Reason.StoppedEarly.class::isInstance));
    }

    private void hide(Request request, Map<String, Participant> people) {
        switch (request.strength()) {
            case Strength.Must() -> hidden.merge(Level.UNPLACED_MUSTS, 1L, Long::sum);
            case Strength.Like(int weight) -> hidden.merge(Level.UNPLACED_LIKES, (long) weight, Long::sum);
        }
        for (String id : request.participants()) {
            Participant participant = people.get(id);
            if (participant != null && participant.meetingsMin() > 0) {
                hidden.merge(Level.MEETINGS_SHORT, 1L, Long::sum);
            }
        }
    }

    /// The bound of a level as it may be told.
    public long bound(Level level, long best, long bound) {
        return Math.clamp(bound - hidden.getOrDefault(level, 0L), 0, Math.max(0, best));
    }

    /// How planning ended, as it may be told.
    public List<LevelResult> levels(Plan plan) {
        return plan.levels().stream()
                .map(level ->
                        new LevelResult(level.level(), level.best(), bound(level.level(), level.best(), level.bound())))
                .toList();
    }

    /// Why planning ended, as it may be told.
    public Plan.Ending ending(Plan plan) {
        boolean all = levels(plan).stream().allMatch(LevelResult::proven);
        return plan.ending() == Plan.Ending.DONE && !all ? Plan.Ending.WORK_DONE : plan.ending();
    }
}
