package org.northernconnections.timetable;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
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

    /// Waiting is worse than a wish without a place.
    private static final Map<Level, Integer> PEACEFUL = Map.of(
            Level.UNPLACED_MUSTS,
            3,
            Level.UNPLACED_LIKES,
            1,
            Level.MEETINGS_SHORT,
            1,
            Level.MOVES,
            1,
            Level.BREAKS,
            4,
            Level.UNFAIRNESS,
            2,
            Level.GROUP_UNFAIRNESS,
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

    /// The numbers of the reason are those that the sum would change by.
    @Test
    void whatIsLeftOutOfASumIsNotWorthIt() {
        int[] asked = new int[1];
        Trials.check(200, 5, (random, size) -> {
            MeetingProblem problem = Problems.richRandom(random, size);

            Plan plan = engine.plan(problem, PlanSettings.ofSeconds(20).withWeights(PEACEFUL));

            assertThat(plan.proven()).isTrue();
            for (Unplaced unplaced : plan.unplaced()) {
                assertThat(unplaced.reasons()).isNotEmpty().noneMatch(Reason.StoppedEarly.class::isInstance);
                if (unplaced.reasons().getFirst() instanceof Reason.NotWorthIt(int slot, long worth, long cost)) {
                    var grid = new Grid(problem);
                    int[] draft = grid.draft(plan.placements());
                    long before = sum(problem, plan.placements());
                    draft[Objects.requireNonNull(grid.indexOf(unplaced.request()))] = slot;
                    assertThat(sum(problem, TableChoice.of(grid, draft).placements()) - before)
                            .isEqualTo(cost - worth)
                            .isNotNegative();
                    asked[0]++;
                }
            }
        });
        assertThat(asked[0]).isPositive();
    }

    private static long sum(MeetingProblem problem, List<Placement> placements) {
        Map<Level, Long> values = PlanValues.of(problem, placements);
        return PEACEFUL.entrySet().stream()
                .mapToLong(weight -> weight.getValue() * values.getOrDefault(weight.getKey(), 0L))
                .sum();
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
