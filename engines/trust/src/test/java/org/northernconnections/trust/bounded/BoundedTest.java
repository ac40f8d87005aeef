package org.northernconnections.trust.bounded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.northernconnections.trust.Trials;
import org.northernconnections.trust.rating.Ratings;

/// What nobody but honest members may move.
class BoundedTest {
    private static final int[] NO_ROOTS_NAMED = {};

    private static Snapshot snapshot(Ratings ratings, String... roots) {
        var history = new History(ratings);
        history.takeIn(ratings.count());
        return new Snapshot(
                history,
                Arrays.stream(roots).mapToInt(root -> number(ratings, root)).toArray());
    }

    private static int number(Ratings ratings, String name) {
        return ratings.members().find(name).orElseThrow();
    }

    private static double[] row(Ratings ratings, String viewer, String subject) {
        Snapshot snapshot = snapshot(ratings, "m0", "m1");
        int from = number(ratings, viewer);
        int about = number(ratings, subject);
        return snapshot.row(from, about, snapshot.reports(from, about));
    }

    private static void assertRowStays(int trials, Consumer<Market> attack) {
        Trials.check(trials, 40, (random, size) -> {
            long seed = random.nextLong();
            Market calm =
                    Market.of(new Random(seed), 10 + size, 20 * (10 + size)).add("m2", "m3", 1, 90_000);
            Market attacked = Market.of(new Random(seed), 10 + size, 20 * (10 + size));
            attack.accept(attacked);
            attacked.add("m2", "m3", 1, 90_000);

            assertThat(row(attacked.ratings(), "m4", "m5")).containsExactly(row(calm.ratings(), "m4", "m5"));
        });
    }

    @Test
    void whatTheSubjectSaysMovesNoColumn() {
        assertRowStays(30, market -> {
            for (int member = 0; member < 10; member++) {
                if (member != 5) {
                    market.add("m5", "m" + member, member % 2 == 0 ? 10 : -10, 80_000 + member);
                }
            }
        });
    }

    @Test
    void aRingThatNobodyVouchesForMovesNoColumn() {
        assertRowStays(30, market -> {
            for (int sybil = 0; sybil < 50; sybil++) {
                market.add("s" + sybil, "m5", -10, 80_000);
                market.add("s" + sybil, "m4", 10, 80_001);
                market.add("s" + sybil, "m0", 10, 80_002);
                market.add("s" + sybil, "s" + (sybil + 1) % 50, 10, 80_003);
            }
        });
    }

    @Test
    void aViewerWhoAnswersInKindIsAMeasureThatWouldBeSeen() {
        // The opposite of the two tests above: an honest member's word does move the row.
        Market market = Market.of(new Random(1), 30, 600);
        double[] before = row(market.ratings(), "m4", "m5");

        market.add("m0", "m5", -10, 80_000);
        double[] after = row(market.ratings(), "m4", "m5");

        assertThat(after[Column.ROOTS_BAD.place()]).isGreaterThan(before[Column.ROOTS_BAD.place()]);
    }

    @Test
    void ofAPairOnlyTheLatestWordCounts() {
        Market changed = new Market()
                .add("m0", "m1", 5, 1)
                .add("m1", "m2", -5, 2)
                .add("m1", "m2", 5, 3)
                .add("m3", "m0", 5, 4);
        Market fromTheStart =
                new Market().add("m0", "m1", 5, 1).add("m1", "m2", 5, 3).add("m3", "m0", 5, 4);

        assertThat(row(changed.ratings(), "m3", "m2")).containsExactly(row(fromTheStart.ratings(), "m3", "m2"));
    }

    @Test
    void cuttingTheEndChangesNoEarlierPrediction() {
        Market market = Market.of(new Random(7), 80, 3_000);
        double[] whole = Rolling.replay(market.ratings(), 250, NO_ROOTS_NAMED).probability();

        for (int cut : new int[] {1, 249, 1_001, 1_800, 2_600}) {
            double[] part = Rolling.replay(market.first(cut).ratings(), 250, NO_ROOTS_NAMED)
                    .probability();

            assertThat(part).containsExactly(Arrays.copyOf(whole, cut));
        }
    }

    @Test
    void theModelLearnsWhomToTrust() {
        Ratings ratings = Market.of(new Random(3), 80, 4_000).ratings();

        Rolling.Result result = Rolling.replay(ratings, 250, NO_ROOTS_NAMED);
        Scores scores = Rolling.scores(ratings, result.probability(), 2_000);

        assertThat(result.model().calibrated()).isTrue();
        assertThat(scores.auc()).isGreaterThan(0.8);
        assertThat(scores.ece()).isLessThan(0.06);
    }

    @Test
    void thePartsAddUpToTheLogOdds() {
        Ratings ratings = Market.of(new Random(5), 60, 2_500).ratings();
        Rolling.Result result = Rolling.replay(ratings, 500, NO_ROOTS_NAMED);

        for (int pair = 1; pair < 40; pair++) {
            Snapshot snapshot = result.snapshot();
            double[] row = snapshot.row(0, pair, snapshot.reports(0, pair));
            double sum = result.model().parts(row).values().stream()
                    .mapToDouble(part -> part)
                    .sum();

            assertThat(result.model().base() + sum).isCloseTo(result.model().logOdds(row), within(1e-9));
        }
    }

    @Test
    void fewOutcomesLeaveThePublishedWeights() {
        Rolling.Result result = Rolling.replay(Market.of(new Random(5), 30, 150).ratings(), 50, NO_ROOTS_NAMED);

        assertThat(result.model()).isSameAs(Model.PUBLISHED);
    }
}
