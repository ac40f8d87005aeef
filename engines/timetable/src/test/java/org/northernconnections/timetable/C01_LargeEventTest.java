package org.northernconnections.timetable;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/// What is too large for the exact model still has a plan, and a bound that is true.
class C01_LargeEventTest {
    @Test
    void theBoundOfASelectionIsNeverAboveWhatAnyPlanReaches() {
        Trials.check(200, 5, (random, size) -> {
            MeetingProblem problem = Problems.richRandom(random, size).withPrevious(Previous.NONE);
            var grid = new Grid(problem);

            long[] best = TryingEverything.best(problem);

            assertThat(SelectionBound.of(grid, Level.UNPLACED_MUSTS, 0)).isLessThanOrEqualTo(best[0]);
            assertThat(SelectionBound.of(grid, Level.UNPLACED_LIKES, best[0])).isLessThanOrEqualTo(best[2]);
        });
    }

    /// a has four wishes and two slots: the two lightest are left out, whatever else happens.
    @Test
    void theBoundCountsWhatAParticipantCannotHave() {
        MeetingProblem four = Problems.day(2, 4, "a-b")
                .withParticipants(Problems.people(2, "a", "b", "c", "d", "e"))
                .withRequests(List.of(
                        Request.like("ab", "a", "b", 4),
                        Request.like("ac", "a", "c", 3),
                        Request.like("ad", "a", "d", 2),
                        Request.like("ae", "a", "e", 1)));

        assertThat(SelectionBound.of(new Grid(four), Level.UNPLACED_LIKES, 0)).isEqualTo(3);
    }

    @Test
    void insertionKeepsTheRulesAndLosesNothing() {
        Trials.check(200, 6, (random, size) -> {
            MeetingProblem problem = Problems.richRandom(random, size);
            var grid = new Grid(problem);
            int[] first = FirstDraft.of(grid, 1);

            int[] improved = Insertion.improve(grid, first, Level.UNPLACED_LIKES, 0, 1, 2_000, _ -> false);

            assertThat(PlanRules.check(problem, TableChoice.of(grid, improved).placements()))
                    .isEmpty();
            for (Level level : List.of(Level.UNPLACED_MUSTS, Level.MEETINGS_SHORT, Level.UNPLACED_LIKES)) {
                long before = grid.value(level, first);
                long after = grid.value(level, improved);
                assertThat(after).isLessThanOrEqualTo(before);
                if (after < before) {
                    break;
                }
            }
        });
    }

    @Test
    void anEventThatIsTooLargeForTheExactModelIsPlannedAndBounded() {
        MeetingProblem event = Problems.event(3, 2_000, 200, 20, 110);

        Plan plan = new TimetableEngine().plan(event, PlanSettings.ofSeconds(3));

        assertThat(PlanRules.check(event, plan.placements())).isEmpty();
        assertThat(plan.level(Level.UNPLACED_LIKES).bound()).isPositive();
        assertThat(plan.level(Level.UNPLACED_LIKES).best())
                .isLessThan(2 * plan.level(Level.UNPLACED_LIKES).bound() + 100);
    }
}
