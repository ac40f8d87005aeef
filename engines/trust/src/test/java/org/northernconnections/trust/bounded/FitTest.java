package org.northernconnections.trust.bounded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.northernconnections.trust.Trials;

class FitTest {
    private static final int WIDTH = Column.values().length;
    private static final int[] FREE = new int[WIDTH];

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
            outcomes.add(row(first), random.nextDouble() < 1 / (1 + Math.exp(-odds)), 1);
        }
        return outcomes;
    }

    @Test
    void aFitWithoutColumnsIsTheShareOfTheGoodAsByHand() {
        var outcomes = new Outcomes(WIDTH);
        for (int i = 0; i < 4; i++) {
            outcomes.add(row(), i > 0, 1);
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

    @Test
    void whatIsForgottenCountsLess() {
        var outcomes = new Outcomes(WIDTH);
        for (int i = 0; i < 1_000; i++) {
            outcomes.add(row(), i < 500, 1);
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
