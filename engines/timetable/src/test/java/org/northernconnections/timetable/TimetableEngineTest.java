package org.northernconnections.timetable;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TimetableEngineTest {
    private final TimetableEngine engine = new TimetableEngine();

    @Test
    void everyPlanKeepsTheRules() {
        Trials.check(40, 8, (random, size) -> {
            MeetingProblem problem = Problems.random(random, size);

            Plan plan = engine.plan(problem, PlanSettings.ofSeconds(5));

            assertThat(PlanRules.check(problem, plan.placements())).isEmpty();
            assertThat(plan.placements().size() + plan.unplaced().size())
                    .isEqualTo(problem.requests().size());
            assertThat(plan.unplaced()).allMatch(unplaced -> !unplaced.reasons().isEmpty());
        });
    }

    @Test
    void threeWhoMeetAtOneTableMakeOneWaitOnce() {
        Plan plan = engine.plan(Problems.day(3, 1, "a-b", "b-c", "a-c"), PlanSettings.ofSeconds(5));

        assertThat(plan.proven()).isTrue();
        assertThat(plan.unplaced()).isEmpty();
        assertThat(plan.level(Level.BREAKS).best()).isEqualTo(1);
    }

    @Test
    void theSameSeedGivesTheSamePlan() {
        MeetingProblem problem = Problems.event(7, 30, 16, 8, 5);

        Plan one = engine.plan(problem, PlanSettings.ofSeconds(20));
        Plan other = engine.plan(problem, PlanSettings.ofSeconds(20));

        assertThat(other.placements()).isEqualTo(one.placements());
        assertThat(PlanRules.check(problem, one.placements())).isEmpty();
    }
}
