package org.northernconnections.timetable;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
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

    /// A wait counts three times as much as a wish here, so one wish is left out; the other way round in levels.
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
        List<String> told = new ArrayList<>();
        Plan sum = new TimetableEngine()
                .plan(
                        choice,
                        peaceful,
                        new Progress() {
                            @Override
                            public void report(Level level, long best, long bound, Duration elapsed, Phase phase) {
                                told.add(level.name());
                            }

                            @Override
                            public void reportTotal(long best, long bound, Duration elapsed, Phase phase) {
                                told.add("%s %d, bound %d".formatted(phase, best, bound));
                            }
                        },
                        new Cancellation());

        assertThat(levels.placements()).hasSize(2);
        assertThat(sum.placements()).hasSize(1);
        assertThat(sum.total()).isEqualTo(new Total(1, 1));
        assertThat(told).last().isEqualTo("PROVEN 1, bound 1");
        assertThat(told).noneMatch(Level.BREAKS.name()::equals);
        assertThat(sum.unplaced())
                .singleElement()
                .satisfies(unplaced -> assertThat(unplaced.reasons())
                        .singleElement()
                        .isInstanceOfSatisfying(Reason.NotWorthIt.class, reason -> {
                            assertThat(reason.worth()).isEqualTo(1);
                            assertThat(reason.cost()).isEqualTo(3);
                        }));
    }
}
