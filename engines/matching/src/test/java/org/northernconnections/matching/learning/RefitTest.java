package org.northernconnections.matching.learning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.northernconnections.matching.Trials;

class RefitTest {
    private static final LocalDate START = LocalDate.of(2026, 1, 1);
    private static final Refit.Weights IN_USE = new Refit.Weights(-2, new double[] {4, 4});

    /// People who look at the second feature alone, or who answer by chance.
    private static List<Judgement> judgements(Random random, int count, boolean byChance) {
        List<Judgement> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double[] features = {random.nextDouble(), random.nextDouble()};
            double chance = byChance ? 0.5 : features[1];
            all.add(new Judgement(START.plusDays(i), "c" + i / 5, features, random.nextDouble() < chance ? 1 : 0));
        }
        return all;
    }

    @Test
    void whatPeopleLookAtIsLearnt() {
        Refit.Outcome outcome = Refit.refit(IN_USE, judgements(new Random(1), 600, false));

        assertThat(outcome.changed()).isTrue();
        assertThat(outcome.after()).isLessThan(outcome.before());
        assertThat(outcome.weights().weights()[1])
                .isGreaterThan(3 * outcome.weights().weights()[0]);
    }

    @Test
    void theWeightsAreNeverWorseOnWhatWasHeldOut() {
        Trials.check(20, 300, (random, size) -> {
            Refit.Outcome outcome = Refit.refit(IN_USE, judgements(random, size + 90, random.nextBoolean()));

            assertThat(outcome.changed()).isEqualTo(outcome.after() < outcome.before());
            assertThat(outcome.weights().weights()[0]).isNotNegative();
            assertThat(outcome.weights().weights()[1]).isNotNegative();
        });
    }

    @Test
    void aHandfulOfOpinionsChangesNothing() {
        assertThat(Refit.refit(IN_USE, judgements(new Random(2), 50, false)).weights())
                .isSameAs(IN_USE);
    }

    @Test
    void theOrderInWhichTheyComeDoesNotMatter() {
        List<Judgement> all = judgements(new Random(3), 300, false);
        Refit.Outcome first = Refit.refit(IN_USE, all);
        Collections.shuffle(all, new Random(4));

        assertThat(Refit.refit(IN_USE, all).weights().weights())
                .isEqualTo(first.weights().weights());
    }
}
