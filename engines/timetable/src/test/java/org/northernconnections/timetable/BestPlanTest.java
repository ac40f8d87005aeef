package org.northernconnections.timetable;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/// The engine agrees with trying everything, under all rules at once.
class BestPlanTest {
    private static final Map<Level, Integer> WEIGHTS = Map.of(
            Level.UNPLACED_MUSTS,
            20,
            Level.UNPLACED_LIKES,
            4,
            Level.MEETINGS_SHORT,
            3,
            Level.BREAKS,
            2,
            Level.UNFAIRNESS,
            1);

    private final TimetableEngine engine = new TimetableEngine();

    @Test
    void eachLevelIsTheBestThatTryingEverythingFinds() {
        Trials.check(200, 5, (random, size) -> {
            MeetingProblem problem = Problems.richRandom(random, size);

            Plan plan = engine.plan(problem, PlanSettings.ofSeconds(20));

            assertThat(PlanRules.check(problem, plan.placements())).isEmpty();
            assertThat(plan.levels().stream()
                            .filter(level -> level.level() != Level.TABLE_CHANGES)
                            .allMatch(LevelResult::proven))
                    .isTrue();
            assertThat(TryingEverything.values(problem, plan.placements())).isEqualTo(TryingEverything.best(problem));
        });
    }

    @Test
    void levelsTellWhatThePlacementsAreWorth() {
        Trials.check(60, 5, (random, size) -> {
            MeetingProblem problem = Problems.richRandom(random, size);

            Plan plan = engine.plan(problem, PlanSettings.ofSeconds(20));

            assertThat(plan.levels())
                    .allSatisfy(level -> assertThat(PlanValues.of(problem, plan.placements()))
                            .containsEntry(level.level(), level.best()));
        });
    }

    @Test
    void everyRequestWithoutAPlaceHasAReasonThatIsTrue() {
        Trials.check(200, 5, (random, size) -> {
            MeetingProblem problem = Problems.richRandom(random, size);

            Plan plan = engine.plan(problem, PlanSettings.ofSeconds(20));

            for (Unplaced unplaced : plan.unplaced()) {
                assertThat(unplaced.reasons()).noneMatch(Reason.StoppedEarly.class::isInstance);
            }
        });
    }

    @Test
    void aWeightedSumIsTheBestThatTryingEverythingFinds() {
        Trials.check(60, 4, (random, size) -> {
            MeetingProblem problem = Problems.richRandom(random, size);

            Plan plan = engine.plan(problem, PlanSettings.ofSeconds(20).withWeights(WEIGHTS));

            assertThat(plan.proven()).isTrue();
            assertThat(plan.total()).isNotNull();
            assertThat(plan.total().best()).isEqualTo(TryingEverything.bestSum(problem, WEIGHTS));
        });
    }
}
