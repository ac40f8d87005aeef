package org.northernconnections.timetable;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Of plans with as few breaks, the one in which no group has many for its size is the best.
class A08_FairnessByGroupTest {
    /// a, b and c meet each other at one table: whoever is in the first and the last slot waits once.
    @Test
    void theLargerGroupWaits() {
        MeetingProblem alone = MeetingProblem.of(
                Problems.slots(3),
                Problems.tables(1),
                List.of(
                        Participant.of("a", "NO", Problems.all(3)),
                        Participant.of("b", "NO", Problems.all(3)),
                        Participant.of("c", "SE", Problems.all(3))),
                List.of(Request.must("ab", "a", "b"), Request.must("ac", "a", "c"), Request.must("bc", "b", "c")));

        Plan plan = new TimetableEngine().plan(alone, PlanSettings.ofSeconds(5));

        assertThat(plan.level(Level.BREAKS).best()).isEqualTo(1);
        assertThat(plan.level(Level.GROUP_UNFAIRNESS)).isEqualTo(new LevelResult(Level.GROUP_UNFAIRNESS, 50, 50));
        assertThat(plan.idleByGroup()).containsEntry("SE", Idle.NONE).containsEntry("NO", new Idle(1, 1));
    }

    /// With a weight on the group's share alone, the plan may be worse in all else.
    @Test
    void inOneSumTheWeightsDecide() {
        MeetingProblem choice = MeetingProblem.of(
                List.of(new Slot("day", 0), new Slot("day", 1), new Slot("day", 2)),
                Problems.tables(1),
                List.of(
                        Participant.of("a", "NO", Problems.all(3)),
                        Participant.of("b", "SE", Set.of(0)),
                        Participant.of("c", "SE", Set.of(2))),
                List.of(Request.like("ab", "a", "b", 1), Request.like("ac", "a", "c", 1)));
        PlanSettings peaceful = PlanSettings.ofSeconds(5).withWeights(Map.of(Level.UNPLACED_LIKES, 1, Level.BREAKS, 3));

        Plan levels = new TimetableEngine().plan(choice, PlanSettings.ofSeconds(5));
        Plan sum = new TimetableEngine().plan(choice, peaceful);

        assertThat(levels.placements()).hasSize(2);
        assertThat(sum.placements()).hasSize(1);
        assertThat(sum.total()).isEqualTo(new Total(1, 1));
    }
}
