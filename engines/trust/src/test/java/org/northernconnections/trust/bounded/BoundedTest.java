package org.northernconnections.trust.bounded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.northernconnections.trust.Band;
import org.northernconnections.trust.Trials;
import org.northernconnections.trust.bounded.Snapshot.Report;
import org.northernconnections.trust.rating.Ratings;
import org.northernconnections.trust.rating.RatingsReader;

/// What nobody but honest members may move.
class BoundedTest {
    private static final int[] NO_ROOTS_NAMED = {};
    /// In hours, as [Market] has them.
    private static final int DECADES_AHEAD = 500_000;

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
        return row(ratings, number(ratings, viewer), number(ratings, subject));
    }

    private static double[] row(Ratings ratings, int from, int about) {
        Snapshot snapshot = snapshot(ratings, "m0", "m1");
        return snapshot.row(from, about, snapshot.reports(from, about));
    }

    /// A root rates last, and sets the day.
    private static void assertRowStays(int trials, Consumer<Market> attack) {
        Trials.check(trials, 40, (random, size) -> {
            long seed = random.nextLong();
            Market calm =
                    Market.of(new Random(seed), 10 + size, 20 * (10 + size)).add("m0", "m3", 1, 90_000);
            Market attacked = Market.of(new Random(seed), 10 + size, 20 * (10 + size));
            attack.accept(attacked);
            attacked.add("m0", "m3", 1, 90_000);

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
                market.add("s" + sybil, "s" + (sybil + 1) % 50, 10, DECADES_AHEAD);
            }
        });
    }

    private static double ringShare(Snapshot snapshot) {
        return IntStream.range(0, snapshot.members().count())
                .filter(member -> snapshot.members().name(member).startsWith("s"))
                .mapToDouble(snapshot::rootShare)
                .sum();
    }

    /// Where vouches stand apart from reports, honest members may rate a ring as well as they like.
    @Test
    void theRingBoundFollowsTheVouchesAlone() {
        Trials.check(30, 40, (random, size) -> {
            int honest = 12 + size;
            Market reports = Market.of(random, honest, 20 * honest);
            var vouches = new Market();
            for (int member = 0; member < honest; member++) {
                for (int further : new int[] {1, honest / 3, honest / 2}) {
                    vouches.add("m" + member, "m" + (member + further) % honest, 10, 0);
                }
            }
            for (int sybil = 0; sybil < 50; sybil++) {
                reports.add("m" + random.nextInt(honest), "s" + sybil, 10, 80_000);
                reports.add("s" + sybil, "m5", -10, 80_001);
                vouches.add("s" + sybil, "s" + (sybil + 1) % 50, 10, 0);
                vouches.add("s" + sybil, "m" + random.nextInt(honest), 10, 0);
            }
            int slipping = random.nextInt(honest);

            Snapshot together = snapshot(reports.ratings(), "m0", "m1");
            Snapshot apart = Snapshot.of(reports.ratings(), vouches.ratings(), List.of("m0", "m1"));
            vouches.add("m" + slipping, "s7", 10, 1);
            Snapshot slipped = Snapshot.of(reports.ratings(), vouches.ratings(), List.of("m0", "m1"));

            assertThat(ringShare(together)).isPositive();
            assertThat(ringShare(apart)).isZero();
            assertThat(apart.reports(number(apart, "m4"), number(apart, "m5")))
                    .filteredOn(
                            report -> apart.members().name(report.reporter()).startsWith("s"))
                    .hasSize(50)
                    .allMatch(report -> report.rootWeight() == 0 && report.circleWeight() == 0);
            // It vouches for four; its own share may be told too low by the error of the walk.
            double given = (slipped.rootShare(number(slipped, "m" + slipping)) + Snapshot.WALK_ERROR) / 4;
            assertThat(ringShare(slipped)).isLessThanOrEqualTo((1 - Snapshot.RESTART) / Snapshot.RESTART * given);
        });
    }

    private static int number(Snapshot snapshot, String name) {
        return snapshot.members().find(name).orElseThrow();
    }

    @Test
    void whereVouchesAreTheGoodReportsNothingIsOtherwise() {
        Ratings ratings = Market.of(new Random(6), 40, 900).ratings();

        Snapshot apart = Snapshot.of(ratings, ratings, List.of("m0", "m1", "m0"));

        for (int subject = 5; subject < 40; subject++) {
            int about = number(ratings, "m" + subject);
            assertThat(apart.row(4, about, apart.reports(4, about))).containsExactly(row(ratings, 4, about));
        }
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

    /// Neither how members are called, nor how high a rating is, nor the form of the file, nor its order is felt.
    @Test
    void theSameRatingsInAnotherFormGiveTheSameBits() throws Exception {
        Ratings plain = Market.of(new Random(7), 80, 2_000).ratings();
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < plain.count(); i++) {
            lines.add("%s,%s,%s,%s.%06d,%s\r\n"
                    .formatted(
                            other(plain.members().name(plain.target(i))),
                            plain.positive(i) ? "0.5" : "-10",
                            i % 2 == 0 ? "x" : "",
                            plain.time(i),
                            i,
                            other(plain.members().name(plain.source(i)))));
        }
        Collections.shuffle(lines, new Random(1));
        String disguised = "Target,RATING,note,time,source\r\n" + String.join("", lines) + "\r\n";

        Ratings read = RatingsReader.read(new ByteArrayInputStream(disguised.getBytes(StandardCharsets.UTF_8)))
                .ratings();

        assertThat(Rolling.replay(read, 250, NO_ROOTS_NAMED).probability())
                .containsExactly(Rolling.replay(plain, 250, NO_ROOTS_NAMED).probability());
    }

    /// A large number in no order, as other sets have them.
    private static String other(String name) {
        return Long.toUnsignedString(name.hashCode() * 0x9E3779B97F4A7C15L);
    }

    @Test
    void windowsComputedApartGiveTheModelOfTheReplay() {
        Ratings ratings = Market.of(new Random(8), 60, 1_900).ratings();
        Model replayed = Rolling.replay(ratings, 250, NO_ROOTS_NAMED).model();
        int windows = Window.count(ratings.count(), 250);
        var weights = new double[ratings.count()];
        for (int w = windows - 1; w >= 0; w--) {
            double[] part = window(ratings, w).weights();
            System.arraycopy(part, 0, weights, 250 * w, part.length);
        }
        Stretches.Dealt dealt = Stretches.deal(ratings, 250, weights);
        List<Outcomes> parts = IntStream.range(0, windows)
                .mapToObj(w -> window(ratings, w).outcomes(dealt))
                .toList();

        Model apart = Fit.refitted(sums(parts, Double.POSITIVE_INFINITY), sums(parts, Rolling.HALF_LIFE));

        for (Column column : Column.values()) {
            assertThat(apart.weight(column)).isCloseTo(replayed.weight(column), within(1e-9));
        }
        assertThat(apart.base()).isCloseTo(replayed.base(), within(1e-9));
    }

    private static Window window(Ratings ratings, int number) {
        int from = 250 * number;
        return new Window(ratings, from, Math.min(from + 250, ratings.count()), NO_ROOTS_NAMED);
    }

    /// Those of the parts, added up.
    private static FitSums sums(List<Outcomes> parts, double halfLife) {
        List<RowSums> sums = new ArrayList<>();
        double later = 0;
        for (Outcomes part : parts.reversed()) {
            sums.addFirst(new RowSums(part, halfLife, later));
            later += part.total();
        }
        return new FitSums() {
            @Override
            public int width() {
                return sums.getFirst().width();
            }

            @Override
            public Moments moments() {
                return sums.stream().map(RowSums::moments).reduce(Moments::plus).orElseThrow();
            }

            @Override
            public double loss(Scale scale, double[] beta) {
                return sums.stream().mapToDouble(part -> part.loss(scale, beta)).sum();
            }

            @Override
            public Slopes slopes(Scale scale, double[] beta) {
                return sums.stream()
                        .map(part -> part.slopes(scale, beta))
                        .reduce(Slopes::plus)
                        .orElseThrow();
            }
        };
    }

    @Test
    void theModelLearnsWhomToTrust() {
        Ratings ratings = Market.of(new Random(3), 80, 4_000).ratings();

        Rolling result = Rolling.replay(ratings, 250, NO_ROOTS_NAMED);
        Scores scores = result.scores(2_000);

        assertThat(result.model().calibrated()).isTrue();
        assertThat(scores.auc()).isGreaterThan(0.79);
        assertThat(scores.ece()).isLessThan(0.06);
    }

    /// After thousands of ratings of which one in thirty is bad, one month of one in four.
    @Test
    void oneBadSeasonIsNotTakenForTheFuture() {
        double[] bad = {0.02, 0.02, 0.05, 0.25, 0.05};
        var random = new Random(11);
        var market = new Market();
        for (int i = 0; i < 1_000 * bad.length; i++) {
            int source = random.nextInt(120);
            int target = (source + 1 + random.nextInt(119)) % 120;
            market.add("m" + source, "m" + target, random.nextDouble() < bad[i / 1_000] ? -5 : 2, i);
        }

        double[] said = Rolling.replay(market.ratings(), 1_000, NO_ROOTS_NAMED).probability();

        assertThat(1 - Arrays.stream(said, 4_000, 5_000).average().orElseThrow())
                .isLessThan(0.25);
    }

    @Test
    void thePartsAddUpToTheLogOdds() {
        Ratings ratings = Market.of(new Random(5), 60, 2_500).ratings();
        Rolling result = Rolling.replay(ratings, 500, NO_ROOTS_NAMED);

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
        Rolling result = Rolling.replay(Market.of(new Random(5), 30, 150).ratings(), 50, NO_ROOTS_NAMED);

        assertThat(result.model()).isSameAs(Model.PUBLISHED);
    }

    @Test
    void anAnswerSaysWhatItWouldBeWithoutAWord() {
        Market market = Market.of(new Random(5), 60, 2_500);
        Rolling replay = Rolling.replay(market.ratings(), 500, NO_ROOTS_NAMED);

        for (int subject = 1; subject < 30; subject++) {
            Answer answer = Answer.of(replay.snapshot(), replay.model(), 0, subject);

            double sum =
                    answer.parts().values().stream().mapToDouble(part -> part).sum();
            assertThat(answer.base() + sum).isCloseTo(answer.logOdds(), within(1e-9));
            assertThat(answer.probability()).isCloseTo(1 / (1 + Math.exp(-answer.logOdds())), within(1e-12));
            assertThat(answer.low()).isLessThan(answer.high());
            for (Answer.Recommender recommender : answer.recommenders()) {
                int reporter = recommender.report().reporter();
                List<Report> others = replay.snapshot().reports(0, subject).stream()
                        .filter(report -> report.reporter() != reporter)
                        .toList();
                assertThat(recommender.without())
                        .isEqualTo(replay.model().probability(replay.snapshot().row(0, subject, others)));
                assertThat(recommender.path()).endsWith(reporter).doesNotContain(subject);
            }
        }
    }

    @Test
    void ofWhomNobodyReportedTheAnswerIsUnknown() {
        Ratings ratings = Market.of(new Random(5), 60, 2_500)
                .add("stranger", "m1", 3, 90_000)
                .ratings();
        Rolling replay = Rolling.replay(ratings, 500, NO_ROOTS_NAMED);

        Answer answer = Answer.of(replay.snapshot(), replay.model(), 0, number(ratings, "stranger"));

        assertThat(answer.band()).isEqualTo(Band.UNKNOWN);
        assertThat(answer.recommenders()).isEmpty();
    }

    @Test
    void goneOnIsReplayedWhole() {
        Market market = Market.of(new Random(9), 60, 2_000);
        Rolling half = Rolling.replay(market.first(1_000).ratings(), 250, NO_ROOTS_NAMED);
        Ratings longer = market.ratings();

        double[] goneOn = half.goneOn(longer).probability();

        // The half was fitted at its end, the whole was not yet: only what was said before must agree.
        assertThat(Arrays.copyOf(goneOn, 1_000)).containsExactly(half.probability());
        assertThat(goneOn).hasSize(longer.count());
    }

    @Test
    void withoutSlipsNoAttackMovesAnything() {
        // Fewer ratings than roots are chosen from: what the ring adds must not choose them either.
        Rolling calm = Rolling.replay(Market.of(new Random(4), 60, 1_500).ratings(), 500, NO_ROOTS_NAMED);

        new Attack(calm, 1).all(100, 0).forEach((aim, moved) -> {
            assertThat(moved.ringShare()).as(aim.name()).isZero();
            assertThat(moved.after()).as(aim.name()).isCloseTo(moved.before(), within(1e-12));
            assertThat(moved.refitted()).as(aim.name()).isCloseTo(moved.before(), within(1e-12));
        });
    }

    /// The ring rates once after each honest rating, so a snapshot every 500 comes where one every 250 came without it.
    @Test
    void aRingAmongHonestRatingsMovesNoneOfTheirPredictions() {
        int[] roots = {0, 1, 2};
        var honest = new Market();
        for (int i = 0; i < 250; i++) {
            honest.add("m" + i % 80, "m" + (i % 80 + 1 + i / 80) % 80, 2, 0);
        }
        honest.add(Market.of(new Random(12), 80, 2_400));
        var random = new Random(13);
        Market attacked = honest.first(250);
        for (int i = 0; i < 250; i++) {
            attacked.add("s" + i % 50, "s" + (i % 50 + 1 + i / 50) % 50, 10, 0);
        }
        for (int place = 250; place < honest.count(); place++) {
            attacked.add(honest, place);
            attacked.add(
                    "s" + random.nextInt(50),
                    "m" + random.nextInt(80),
                    random.nextBoolean() ? 10 : -10,
                    honest.hour(place));
        }

        double[] calm = Rolling.replay(honest.ratings(), 250, roots).probability();
        Rolling moved = Rolling.replay(attacked.ratings(), 500, roots);
        double[] said = moved.probability();

        for (int place = 250; place < honest.count(); place++) {
            assertThat(said[500 + 2 * (place - 250)]).as("rating %d", place).isCloseTo(calm[place], within(1e-9));
        }
        assertThat(moved.model().calibrated()).isTrue();
    }

    @Test
    void whoDatesAheadWithALittleShareAgesNobody() {
        Market market = Market.of(new Random(14), 100, 2_000);
        Ratings ratings = market.ratings();
        Snapshot before = snapshot(ratings, "m0", "m1");
        int least = IntStream.range(0, ratings.members().count())
                .filter(member -> before.rootShare(member) > 0)
                .boxed()
                .min(Comparator.comparingDouble(before::rootShare))
                .orElseThrow();

        Ratings ahead = market.add(ratings.members().name(least), "slipped", 10, 2_000)
                .add("slipped", "m7", 10, DECADES_AHEAD)
                .ratings();

        Snapshot after = snapshot(ahead, "m0", "m1");
        assertThat(after.rootShare(number(ahead, "slipped"))).isPositive().isLessThan(Snapshot.PRESENT_SHARE);
        assertThat(row(ahead, "m4", "m5")[Column.ROOTS_GOOD.place()])
                .isCloseTo(row(ratings, "m4", "m5")[Column.ROOTS_GOOD.place()], within(0.1));
    }

    @Test
    void howMuchAReporterRatesGivesItNoMoreSayOfTheSeason() {
        Market few = new Market();
        for (int member = 1; member <= 4; member++) {
            few.add("m0", "m" + member, 2, member);
            few.add("m" + member, "m" + (member + 4), member % 2 == 0 ? 2 : -2, member);
        }
        few.add("m0", "slipped", 2, 10).add("slipped", "m20", 2, 11);
        double before = row(few.ratings(), "m1", "m5")[Column.SEASON.place()];

        for (int member = 21; member < 100; member++) {
            few.add("slipped", "m" + member, 2, 11);
        }
        double after = row(few.ratings(), "m1", "m5")[Column.SEASON.place()];

        // From a half of one good rating to 80/81 of one, beside the nine that a season begins with.
        assertThat(after - before).isPositive().isLessThan(Math.log1p(0.5 / 9));
    }

    @Test
    void whoRatesMuchTeachesNoMoreThanTenRatingsAStretch() {
        Market market = Market.of(new Random(15), 80, 3_000);
        Outcomes before = Rolling.replay(market.ratings(), 500, NO_ROOTS_NAMED).outcomes();
        for (int again = 0; again < 2_000; again++) {
            market.add("m0", "m" + (1 + again % 2), 10, 3_000);
        }

        Outcomes outcomes =
                Rolling.replay(market.ratings(), 500, NO_ROOTS_NAMED).outcomes();

        // They lie in the stretch that is open and in one more at most, since alone they do not fill any.
        assertThat(outcomes.count() - before.count()).isGreaterThan(1_000);
        assertThat(outcomes.total() - before.total()).isBetween(0.0, 2.0 * Stretches.OF_A_VIEWER);
    }

    @Test
    void slippedMembersWhoRateWithoutEndMoveLittle() {
        Rolling calm = Rolling.replay(Market.of(new Random(4), 80, 3_000).ratings(), 500, NO_ROOTS_NAMED);
        var attack = new Attack(calm, 1);

        for (Attack.Aim aim : List.of(Attack.Aim.FLOOD_BY_SLIPPED, Attack.Aim.TEACH)) {
            Attack.Moved moved = attack.moved(aim, 20, 3);

            assertThat(moved.ringShare()).as(aim.name()).isPositive();
            assertThat(moved.after() - moved.before()).as(aim.name()).isBetween(-0.05, 0.05);
            assertThat(moved.refitted() - moved.before()).as(aim.name()).isBetween(-0.05, 0.05);
        }
    }

    /// A word is a report in the row; the walks stay as they are.
    @Test
    void noWordAboutTheSubjectMovesTheEstimateTheWrongWay() {
        Rolling replay = Rolling.replay(Market.of(new Random(5), 60, 2_500).ratings(), 500, NO_ROOTS_NAMED);
        Snapshot snapshot = replay.snapshot();
        assertThat(replay.model().calibrated()).isTrue();

        Trials.check(300, 60, (random, _) -> {
            int viewer = random.nextInt(60);
            int subject = (viewer + 1 + random.nextInt(59)) % 60;
            List<Report> reports = snapshot.reports(viewer, subject);
            boolean good = random.nextBoolean();
            double weight = random.nextDouble();
            List<Report> more = new ArrayList<>(reports);
            more.add(new Report(
                    0, random.nextInt(60), good, 900 * random.nextDouble(), weight, random.nextDouble(), weight / 1e3));

            double before = replay.model().logOdds(snapshot.row(viewer, subject, reports));
            double after = replay.model().logOdds(snapshot.row(viewer, subject, more));

            assertThat(good ? after - before : before - after).isGreaterThanOrEqualTo(-1e-12);
        });
    }

    /// With the published weights, and the reports two years older.
    @Test
    void twoYearsOfSilenceAfterBadWordsRaiseTrustByAtMostTwoHundredths() {
        Snapshot snapshot = snapshot(Market.of(new Random(5), 60, 600).ratings(), "m0", "m1");

        Trials.check(300, 12, (random, size) -> {
            List<Report> now = new ArrayList<>();
            List<Report> later = new ArrayList<>();
            for (int word = 0; word < size; word++) {
                boolean good = word > 0 && random.nextInt(3) == 0;
                double days = good ? 0 : random.nextInt(900);
                double circleWeight = random.nextInt(2);
                now.add(new Report(word, word, good, days, 1, circleWeight, 0));
                later.add(new Report(word, word, good, days + 730, 1, circleWeight, 0));
            }

            assertThat(probability(snapshot, later) - probability(snapshot, now))
                    .isLessThanOrEqualTo(0.02);
        });
    }

    private static double probability(Snapshot snapshot, List<Report> reports) {
        return Model.PUBLISHED.probability(snapshot.row(0, 1, reports));
    }

    @Test
    void slipsAreFelt() {
        Rolling calm = Rolling.replay(Market.of(new Random(4), 80, 3_000).ratings(), 500, NO_ROOTS_NAMED);

        Attack.Moved moved = new Attack(calm, 1).moved(Attack.Aim.PROMOTE, 100, 40);

        assertThat(moved.ringShare()).isPositive();
        assertThat(moved.after()).isGreaterThan(moved.before());
    }
}
