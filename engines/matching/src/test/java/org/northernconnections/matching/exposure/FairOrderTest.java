package org.northernconnections.matching.exposure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.northernconnections.matching.Trials;

class FairOrderTest {
    private static final int COMPANIES = 300;
    private static final int NEWCOMERS = 80;
    private static final int CHALLENGES = 385;

    private static boolean isNew(String id) {
        return Integer.parseInt(id.substring(1)) < NEWCOMERS;
    }

    /// Companies have subjects, challenges have subjects; who knows whom is noise that favours the known.
    private static List<Listed> challenge(double[][] companies, double[] fame, Random random) {
        double[] asked = subjects(random);
        List<Listed> listed = new ArrayList<>();
        for (int i = 0; i < companies.length; i++) {
            double fit = 0;
            for (int k = 0; k < asked.length; k++) {
                fit += asked[k] * companies[i][k];
            }
            double relevance = Math.max(0, Math.min(1, fit + 0.05 * random.nextGaussian()));
            String id = "c" + i;
            listed.add(new Listed(id, relevance, relevance + fame[i], isNew(id)));
        }
        return listed;
    }

    private static double[] subjects(Random random) {
        double[] subjects = new double[20];
        double square = 0;
        for (int k = 0; k < 3; k++) {
            subjects[random.nextInt(subjects.length)] += 0.3 + random.nextDouble();
        }
        for (double value : subjects) {
            square += value * value;
        }
        for (int k = 0; k < subjects.length; k++) {
            subjects[k] /= Math.sqrt(square);
        }
        return subjects;
    }

    private record Outcome(double newByMerit, double neverShown) {}

    private static Outcome year(long seed, boolean fair) {
        var random = new Random(seed);
        double[][] companies =
                IntStream.range(0, COMPANIES).mapToObj(_ -> subjects(random)).toArray(double[][]::new);
        double[] fame = IntStream.range(0, COMPANIES)
                .mapToDouble(i -> i < NEWCOMERS ? 0 : 0.3 * random.nextDouble())
                .toArray();
        var ledger = new Ledger();
        var order = new FairOrder(ledger);
        Set<String> able = new HashSet<>();
        for (int c = 0; c < CHALLENGES; c++) {
            List<Listed> listed = challenge(companies, fame, random);
            List<Listed> eligible = FairOrder.eligible(listed);
            eligible.stream()
                    .map(Listed::companyId)
                    .filter(FairOrderTest::isNew)
                    .forEach(able::add);
            ledger.book(eligible, fair ? order.order(listed, 10, FairOrderTest::isNew) : FairOrder.plain(listed, 10));
        }
        double ratio = ledger.exposureByMerit(FairOrderTest::isNew) / ledger.exposureByMerit(id -> !isNew(id));
        double never = (double) able.stream()
                        .filter(id -> ledger.account(id).shown() == 0)
                        .count()
                / able.size();
        return new Outcome(ratio, never);
    }

    @Test
    void newcomersAreSeenAsTheyDeserveThoughFameIsMixedIn() {
        for (long seed = 1; seed <= 5; seed++) {
            Outcome plain = year(seed, false);
            Outcome fair = year(seed, true);
            System.out.printf(
                    "seed %d: by fame %.2f, never shown %.0f %%; fair %.2f, never shown %.1f %%%n",
                    seed, plain.newByMerit(), 100 * plain.neverShown(), fair.newByMerit(), 100 * fair.neverShown());

            assertThat(fair.newByMerit()).isGreaterThanOrEqualTo(0.85);
            assertThat(fair.neverShown()).isLessThanOrEqualTo(0.02);
            assertThat(plain.newByMerit()).isLessThan(0.6);
        }
    }

    /// One list of one place, worth 1, two eligible of relevance 0.6 and 0.2: they deserve 0.75 and 0.25.
    @Test
    void aCaseSolvedByHand() {
        var ledger = new Ledger();

        ledger.book(List.of(new Listed("a", 0.6, 0.6, false), new Listed("b", 0.2, 0.2, true)), List.of("a"));

        assertThat(ledger.account("a").deficit()).isCloseTo(-0.25, within(1e-12));
        assertThat(ledger.account("b").deficit()).isCloseTo(0.25, within(1e-12));
        assertThat(ledger.exposureByMerit("b"::equals)).isZero();
        assertThat(ledger.exposureByMerit("a"::equals)).isCloseTo(4 / 3.0, within(1e-12));
    }

    @Test
    void whatIsDeservedIsWhatIsGiven() {
        Trials.check(50, 40, (random, size) -> {
            var ledger = new Ledger();
            List<Listed> listed = IntStream.range(0, size)
                    .mapToObj(i ->
                            new Listed("c" + i, 0.1 + random.nextDouble(), random.nextDouble(), random.nextBoolean()))
                    .toList();
            List<String> shown = new FairOrder(ledger).order(listed, 10, _ -> false);
            ledger.book(FairOrder.eligible(listed), shown);

            double merit = ledger.accounts().values().stream()
                    .mapToDouble(Ledger.Account::merit)
                    .sum();
            double exposure = ledger.accounts().values().stream()
                    .mapToDouble(Ledger.Account::exposure)
                    .sum();
            assertThat(merit).isCloseTo(exposure, within(1e-9));
            assertThat(shown).doesNotHaveDuplicates().hasSize(Math.min(10, size));
        });
    }

    /// "z" and "y" were never shown, "x" is owed as much as "z", "w" less.
    @Test
    void reservedPlacesGoToThoseNeverShownAndThenToThoseOwedMost() {
        var ledger = new Ledger();
        ledger.put("w", new Ledger.Account(1.2, 1, 3, 1));
        ledger.put("x", new Ledger.Account(1.3, 1, 3, 1));
        ledger.put("y", new Ledger.Account(0.1, 0, 1, 0));
        ledger.put("z", new Ledger.Account(0.3, 0, 1, 0));
        List<Listed> listed = new ArrayList<>();
        for (String id : List.of("w", "x", "y", "z")) {
            listed.add(new Listed(id, 0.1, 0.1, true));
        }
        for (int i = 1; i <= 9; i++) {
            listed.add(new Listed("i" + i, 0.9 - i / 100.0, 0.9 - i / 100.0, false));
        }

        assertThat(new FairOrder(ledger).order(listed, 10, 0.0))
                .containsExactly("i1", "i2", "z", "i3", "i4", "y", "i5", "i6", "x", "i7");
    }

    @Test
    void whoIsNotEligibleIsNotLifted() {
        var ledger = new Ledger();
        ledger.put("unfit", new Ledger.Account(100, 0, 1, 0));

        List<String> order = new FairOrder(ledger)
                .order(
                        List.of(new Listed("fit", 0.5, 0.5, false), new Listed("unfit", 0, 0.1, true)),
                        2,
                        "unfit"::equals);

        assertThat(order).containsExactly("fit", "unfit");
    }
}
