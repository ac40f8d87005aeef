package org.northernconnections.event;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.northernconnections.timetable.Level;
import org.northernconnections.timetable.LevelResult;
import org.northernconnections.timetable.MeetingProblem;
import org.northernconnections.timetable.Participant;
import org.northernconnections.timetable.Plan;
import org.northernconnections.timetable.Request;
import org.northernconnections.timetable.Strength;

/// Hides from everybody that somebody would rather not meet somebody.
///
/// A meeting that is kept apart has no place though there may be room for it, and a proof that no better plan
/// exists would give that away. So the bounds that people see are those of the question without private wishes:
/// the kept-apart meetings might still be placed, for all that anybody may know. What is shown is then just what
/// is shown when the time runs out before a meeting has found its place.
public final class Veil {
    private final Map<Level, Long> hidden = new EnumMap<>(Level.class);

    public Veil(MeetingProblem problem) {
        var people = new HashMap<String, Participant>();
        problem.participants().forEach(participant -> people.put(participant.id(), participant));
        for (Request request : problem.requests()) {
            if (problem.keptApart().contains(request.pair())) {
                hide(request, people);
            }
        }
    }

    private void hide(Request request, Map<String, Participant> people) {
        switch (request.strength()) {
            case Strength.Must() -> hidden.merge(Level.UNPLACED_MUSTS, 1L, Long::sum);
            case Strength.Like(int weight) -> hidden.merge(Level.UNPLACED_LIKES, (long) weight, Long::sum);
        }
        for (String id : List.of(request.first(), request.second())) {
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
