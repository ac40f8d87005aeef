package org.northernconnections.trust.bounded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.northernconnections.trust.Trials;

class FitTest {
    private static final int WIDTH = Column.values().length;
    private static final int[] FREE = new int[WIDTH];
    private static final int STRETCH = 500;

    private static double[] row(double... first) {
        var row = new double[WIDTH];
        System.arraycopy(first, 0, row, 0, first.length);
        return row;
    }

    private static Model fit(Outcomes outcomes, double halfLife, double ridge, int[] signs) {
        return Fit.model(new RowSums(outcomes, halfLife, 0), ridge, signs);
    }

    private static Outcomes outcomes(Random random, int n, double... truth) {
        var outcomes = new Outcomes(WIDTH);
        for (int i = 0; i < n; i++) {
            double odds = 0.5;
            var first = new double[truth.length];
            for (int c = 0; c < truth.length; c++) {
                first[c] = random.nextGaussian();
                odds += truth[c] * first[c];
            }
            outcomes.add(row(first), random.nextDouble() < 1 / (1 + Math.exp(-odds)), 1, i / STRETCH);
        }
        return outcomes;
    }

    @Test
    void aFitWithoutColumnsIsTheShareOfTheGoodAsByHand() {
        var outcomes = new Outcomes(WIDTH);
        for (int i = 0; i < 4; i++) {
            outcomes.add(row(), i > 0, 1, 0);
        }

        Model model = fit(outcomes, Double.POSITIVE_INFINITY, 1, FREE);

        assertThat(model.probability(row())).isCloseTo(0.75, within(1e-6));
    }

    @Test
    void whatMadeTheOutcomesIsFoundAgain() {
        Model model = fit(outcomes(new Random(1), 40_000, 1.2, -0.7), Double.POSITIVE_INFINITY, 1, FREE);

        assertThat(model.weight(Column.values()[0])).isCloseTo(1.2, within(0.06));
        assertThat(model.weight(Column.values()[1])).isCloseTo(-0.7, within(0.06));
    }

    /// Also where all weigh nothing, as in the first window: no mean of nothing is taken.
    @Test
    void tooFewOutcomesOrOfOneKindLeaveThePublishedWeights() {
        var none = new Outcomes(WIDTH);
        Outcomes few = outcomes(new Random(2), Model.OUTCOMES_MIN - 1, 1);
        Outcomes enough = outcomes(new Random(2), Model.OUTCOMES_MIN, 1);
        var good = new Outcomes(WIDTH);
        for (int i = 0; i < 2 * Model.OUTCOMES_MIN; i++) {
            good.add(row(i % 2), true, 1, 0);
        }

        assertThat(refitted(none)).isSameAs(Model.PUBLISHED);
        assertThat(refitted(few)).isSameAs(Model.PUBLISHED);
        assertThat(refitted(good)).isSameAs(Model.PUBLISHED);
        assertThat(refitted(enough).calibrated()).isTrue();
    }

    private static Model refitted(Outcomes outcomes) {
        return Fit.refitted(
                new RowSums(outcomes, Double.POSITIVE_INFINITY, 0), new RowSums(outcomes, Rolling.HALF_LIFE, 0));
    }

    @Test
    void aWeightKeepsItsSign() {
        Trials.check(20, 6, (random, size) -> {
            double[] truth = random.doubles(size, -1, 1).toArray();
            var signs = new int[WIDTH];
            for (int c = 0; c < size; c++) {
                signs[c] = random.nextInt(3) - 1;
            }

            Model model = fit(outcomes(random, 500, truth), Double.POSITIVE_INFINITY, 1, signs);

            for (int c = 0; c < size; c++) {
                assertThat(signs[c] * model.weight(Column.values()[c])).isGreaterThanOrEqualTo(0);
            }
        });
    }

    @Test
    void noNearbyModelOfTheRightSignsIsBetter() {
        Outcomes outcomes = outcomes(new Random(2), 300, 1, -1, 0.5);
        var signs = new int[WIDTH];
        signs[1] = 1;
        signs[2] = 1;
        Model best = fit(outcomes, Double.POSITIVE_INFINITY, 1e-9, signs);

        for (int c = 0; c < 3; c++) {
            for (double step : new double[] {-0.01, 0.01}) {
                double changed = best.weight(Column.values()[c]) + step;
                if (signs[c] * changed >= 0) {
                    assertThat(loss(outcomes, best, c, step)).isGreaterThan(loss(outcomes, best, c, 0));
                }
            }
        }
    }

    private static double loss(Outcomes outcomes, Model model, int column, double step) {
        double sum = 0;
        for (int i = 0; i < outcomes.count(); i++) {
            var row = new double[WIDTH];
            for (int c = 0; c < WIDTH; c++) {
                row[c] = outcomes.value(i, c);
            }
            double odds = model.logOdds(row) + step * row[column];
            sum += Math.log1p(Math.exp(outcomes.good(i) ? -odds : odds));
        }
        return sum;
    }

    /// Every stretch has its own base, and a column that drifts with it; only inside a stretch does the column tell the
    /// truth.
    @Test
    void whatDriftsBesideTheOutcomesIsNotTakenForTheirCause() {
        var random = new Random(6);
        var outcomes = new Outcomes(WIDTH);
        for (int i = 0; i < 20_000; i++) {
            double drift = i / STRETCH % 2 == 0 ? 1 : -1;
            double own = random.nextGaussian();
            double odds = 1 + drift + 0.5 * own;
            outcomes.add(row(2 * drift + own), random.nextDouble() < 1 / (1 + Math.exp(-odds)), 1, i / STRETCH);
        }

        Model model = fit(outcomes, Double.POSITIVE_INFINITY, 1, FREE);

        assertThat(model.weight(Column.values()[0])).isCloseTo(0.5, within(0.05));
    }

    @Test
    void withoutStretchesOutcomesAreOnAverageAsForetold() {
        var random = new Random(7);
        var outcomes = new Outcomes(WIDTH);
        double good = 0;
        for (int i = 0; i < 4_000; i++) {
            double own = random.nextGaussian();
            boolean turnedOutGood = random.nextDouble() < 1 / (1 + Math.exp(-own - 3 * (i / 1_000) + 3));
            outcomes.add(row(own), turnedOutGood, 1, i / STRETCH);
            good += turnedOutGood ? 1 : 0;
        }

        Model model = fit(outcomes, Double.POSITIVE_INFINITY, 1, FREE);

        double foretold = 0;
        for (int i = 0; i < outcomes.count(); i++) {
            foretold += model.probability(row(outcomes.value(i, 0)));
        }
        assertThat(foretold).isCloseTo(good, within(1e-3));
    }

    @Test
    void sumsOfPartsAreThoseOfTheWhole() {
        Outcomes whole = outcomes(new Random(8), 1_300, 1, -1);
        var parts = new ArrayList<RowSums>();
        for (int from = 0; from < 1_300; from += 130) {
            var part = new Outcomes(WIDTH);
            for (int i = from; i < from + 130; i++) {
                part.add(row(whole.value(i, 0), whole.value(i, 1)), whole.good(i), 1, whole.stretch(i));
            }
            parts.add(new RowSums(part, 700, 1_300 - from - 130));
        }
        var sums = new RowSums(whole, 700, 0);
        var scale = new FitSums.Scale(
                new double[WIDTH], DoubleStream.generate(() -> 1).limit(WIDTH).toArray());
        double[] beta = new Random(9).doubles(WIDTH + 1 + 3).toArray();

        FitSums.Slopes apart = parts.stream()
                .map(part -> part.slopes(scale, beta))
                .reduce(FitSums.Slopes::plus)
                .orElseThrow();

        FitSums.Slopes together = sums.slopes(scale, beta);
        assertThat(apart.gradient()).containsExactly(together.gradient(), within(1e-9));
        for (int r = 0; r < together.hessian().length; r++) {
            assertThat(apart.hessian()[r]).containsExactly(together.hessian()[r], within(1e-9));
        }
    }

    @Test
    void whatHardlyVariedIsDividedByATenthAsByHand() {
        var outcomes = new Outcomes(WIDTH);
        for (int i = 0; i < 400; i++) {
            outcomes.add(row(i % 2 == 0 ? 0.01 : -0.01), i % 2 == 0, 1, 0);
        }

        // Divided by 0.1 the column is ±0.1, and the slope of the loss, 400 · 0.1 · (1 − σ(0.1 β)), equals β.
        double beta = 0.1 * fit(outcomes, Double.POSITIVE_INFINITY, 1, FREE).weight(Column.values()[0]);

        assertThat(40 * (1 - 1 / (1 + Math.exp(-0.1 * beta)))).isCloseTo(beta, within(1e-4));
    }

    @Test
    void whatIsForgottenCountsLess() {
        var outcomes = new Outcomes(WIDTH);
        for (int i = 0; i < 1_000; i++) {
            outcomes.add(row(), i < 500, 1, i / STRETCH);
        }

        Model model = fit(outcomes, 100, 1, FREE);

        assertThat(model.probability(row())).isLessThan(0.05);
    }

    @Test
    void theMeanOfTwoModelsHasTheMeanOfTheirLogOdds() {
        Model one = fit(outcomes(new Random(3), 400, 1, 0.3), Double.POSITIVE_INFINITY, 1, FREE);
        Model other = fit(outcomes(new Random(4), 400, -1, 2), 50, 1, FREE);
        double[] row = row(0.3, -2, 1);

        assertThat(one.meanWith(other).logOdds(row))
                .isCloseTo((one.logOdds(row) + other.logOdds(row)) / 2, within(1e-12));
    }
}
