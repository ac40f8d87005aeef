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
    void aHandfulOfOpinionsChangesNothing() {
        assertThat(Refit.against(RefitTest::fixed, 2, judgements(new Random(2), 50, false))
                        .changed())
                .isFalse();
    }

    @Test
    void theOrderInWhichTheyComeDoesNotMatter() {
        List<Judgement> all = judgements(new Random(3), 300, false);
        Refit.Outcome first = Refit.against(RefitTest::fixed, 2, all);
        Collections.shuffle(all, new Random(4));

        assertThat(Refit.against(RefitTest::fixed, 2, all).weights().weights())
                .isEqualTo(first.weights().weights());
    }

    /// Opinions by chance look better than the rule now and then; more than two standard errors they seldom do.
    @Test
    void luckIsNoReason() {
        int changed = 0;
        for (int seed = 0; seed < 60; seed++) {
            changed += Refit.against(RefitTest::fixed, 2, judgements(new Random(seed), 240, true))
                            .changed()
                    ? 1
                    : 0;
        }

        assertThat(changed).isLessThanOrEqualTo(4);
    }

    private static double fixed(double[] features) {
        return features[0] + (1 - features[0]) * features[1];
    }

    @Test
    void weightsThatPeopleAgreeWithReplaceTheRule() {
        Refit.Outcome outcome = Refit.against(RefitTest::fixed, 2, judgements(new Random(5), 900, false));

        assertThat(outcome.changed()).isTrue();
        assertThat(outcome.after()).isLessThan(outcome.before());
        assertThat(outcome.weights().weights()[1])
                .isGreaterThan(3 * outcome.weights().weights()[0]);
    }

    /// On what was held out the weights in use are never worse than the rule, neither in loss nor in order.
    @Test
    void noWeightsReplaceTheRuleUnlessTheyAreBetterLater() {
        Trials.check(20, 300, (random, size) -> {
            List<Judgement> all = judgements(random, size + 90, random.nextBoolean());
            Refit.Outcome outcome = Refit.against(RefitTest::fixed, 2, all);

            if (outcome.changed()) {
                List<Judgement> later = later(all);
                assertThat(outcome.after()).isLessThan(outcome.before());
                assertThat(Refit.rightOrder(outcome.weights()::chance, later))
                        .isGreaterThanOrEqualTo(Refit.rightOrder(RefitTest::fixed, later));
                assertThat(all.size()).isGreaterThanOrEqualTo(Refit.JUDGEMENTS_MIN);
            }
        });
    }

    /// The judgements of the last challenges, of which five in a row are one each.
    private static List<Judgement> later(List<Judgement> all) {
        int challenges = Math.ceilDiv(all.size(), 5);
        int from = (int) Math.ceil(challenges * (1 - Refit.HELD_OUT));
        return all.subList(5 * from, all.size());
    }

    /// The level of a challenge foretells most verdicts, so the fitted weights lose less; within a challenge they turn
    /// every pair around, and the rule turns none.
    @Test
    void weightsThatOrderWorseAreNotUsedHoweverLittleTheyLose() {
        var random = new Random(6);
        List<Judgement> all = new ArrayList<>();
        for (int challenge = 0; challenge < 100; challenge++) {
            int level = challenge % 2;
            double offset = random.nextDouble();
            for (int i = 0; i < 5; i++) {
                int verdict = i == 0 ? 1 - level : level;
                double[] features = {0.25 + 0.5 * level - 1e-6 * verdict, offset};
                all.add(new Judgement(START.plusDays(challenge), "c" + challenge, features, verdict));
            }
        }

        Refit.Outcome outcome = Refit.against(RefitTest::ordersAllPairs, 2, all);

        assertThat(outcome.after()).isLessThan(outcome.before() - 0.1);
        assertThat(Refit.rightOrder(RefitTest::ordersAllPairs, all)).isEqualTo(1);
        assertThat(outcome.changed()).isFalse();
    }

    private static double ordersAllPairs(double[] features) {
        return features[1] + 1e5 * (Math.rint(4 * features[0]) / 4 - features[0]);
    }

    @Test
    void theOrderOfPairsIsCountedWithinAChallenge() {
        List<Judgement> three = List.of(
                new Judgement(START, "a", new double[] {0.9}, 1),
                new Judgement(START, "a", new double[] {0.1}, 0),
                new Judgement(START, "b", new double[] {0.5}, 0.5));

        assertThat(Refit.rightOrder(features -> features[0], three)).isEqualTo(1);
        assertThat(Refit.rightOrder(features -> -features[0], three)).isZero();
        assertThat(Refit.rightOrder(_ -> 0, three)).isEqualTo(0.5);
    }
}
