package org.northernconnections.trust.bounded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.northernconnections.trust.Trials;

class ScoresTest {
    @Test
    void fourPredictionsScoreAsByHand() {
        Scores scores = Scores.of(new double[] {0.9, 0.6, 0.6, 0.1}, new boolean[] {true, true, false, false});

        // Of the four pairs of a good and a bad one, three are ordered rightly and one is level.
        assertThat(scores.auc()).isCloseTo(3.5 / 4, within(1e-12));
        assertThat(scores.brier()).isCloseTo((0.01 + 0.16 + 0.36 + 0.01) / 4, within(1e-12));
        assertThat(scores.logLoss()).isCloseTo(-(2 * Math.log(0.9) + Math.log(0.6) + Math.log(0.4)) / 4, within(1e-12));
        // Each in a bin of its own: 0.1, 0.4, 0.6 and 0.1 off.
        assertThat(scores.ece()).isCloseTo(1.2 / 4, within(1e-12));
    }

    @Test
    void aucIsTheShareOfPairsInTheRightOrder() {
        Trials.check(100, 50, (random, n) -> {
            var probability = new double[n + 1];
            var good = new boolean[n + 1];
            for (int i = 0; i <= n; i++) {
                probability[i] = (1 + random.nextInt(8)) / 10.0;
                good[i] = i == 0 || i != n && random.nextBoolean();
            }

            double right = 0;
            double pairs = 0;
            for (int i = 0; i <= n; i++) {
                for (int k = 0; k <= n; k++) {
                    if (good[i] && !good[k]) {
                        pairs++;
                        right += probability[i] > probability[k] ? 1 : probability[i] == probability[k] ? 0.5 : 0;
                    }
                }
            }

            assertThat(Scores.of(probability, good).auc()).isCloseTo(right / pairs, within(1e-12));
        });
    }

    @Test
    void nothingToScoreHasNoFigures() {
        assertThat(Scores.of(new double[0], new boolean[0]).brier()).isNaN();
        assertThat(Scores.of(new double[] {0.5}, new boolean[] {true}).auc()).isNaN();
    }
}
