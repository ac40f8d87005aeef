package org.northernconnections.matching;

import static java.util.Comparator.comparingDouble;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CompanyIndexTest {
    private static Company company(String id, String... statements) {
        return new Company(
                id,
                List.of(statements).stream()
                        .map(text -> new Statement(Language.EN, text))
                        .toList());
    }

    private static Challenge challenge(String... needs) {
        return new Challenge(
                "challenge",
                List.of(needs).stream()
                        .map(text -> new Need(Language.EN, text, 1))
                        .toList());
    }

    private static CompanyIndex index(List<Company> companies) {
        var index = new CompanyIndex();
        index.replaceAll(companies);
        return index;
    }

    /// Two companies; one says *timber*, both say *roof*. The need has two words and so has each statement:
    /// each word counts `2.2 / (1 + 1.2 (0.7 + 0.3 · 2/12))` = 2.2 / 1.9 alike, which cancels out, so that the
    /// strength is the share of the weights: `ln(1 + 1.5/1.5)` = 0.6931 for *timber* and `ln(1 + 0.5/2.5)` = 0.1823
    /// for *roof*.
    @Test
    void aCaseSolvedByHand() {
        var index = index(List.of(company("both", "Timber roofs"), company("one", "Glass roofs")));

        List<Fit> fits = index.companiesFor(challenge("A roof of timber", "Playgrounds"), _ -> true, 10);

        assertThat(fits).extracting(Fit::companyId).containsExactly("both", "one");
        assertThat(fits.getFirst().covers())
                .extracting(cover -> cover.needIndex() + " " + cover.coverage())
                .containsExactly("1 NOT", "0 STRONG");
        assertThat(fits.getFirst().score()).isEqualTo(0.5);
        assertThat(fits.getLast().covers().getLast().strength()).isCloseTo(0.1823 / (0.1823 + 0.6931), within(1e-4));
        assertThat(fits.getLast().covers().getLast().proof().sharedWords()).containsExactly("roofs");
        assertThat(fits.getLast().covers().getFirst().proof()).isNull();
    }

    @Test
    void partsAddUpBitByBit() {
        Trials.check(100, 30, (random, size) -> {
            var index = index(Samples.companies(random, size));

            for (Fit fit : index.companiesFor(Samples.challenge(random, "x"), _ -> true, size)) {
                assertThat(fit.covers().stream().mapToDouble(Cover::part).reduce(0, Double::sum))
                        .isEqualTo(fit.score());
                assertThat(fit.score()).isBetween(0.0, 1 + 1e-12);
            }
        });
    }

    @Test
    void whoMayNotBeNamedLeavesTheOthersAsTheyWere() {
        Trials.check(100, 60, (random, size) -> {
            var index = index(Samples.companies(random, size));
            Challenge challenge = Samples.challenge(random, "x");
            List<Fit> all = index.companiesFor(challenge, _ -> true, size);
            Set<String> seldom = all.stream()
                    .map(Fit::companyId)
                    .filter(_ -> random.nextInt(4) == 0)
                    .collect(Collectors.toSet());

            assertThat(index.companiesFor(challenge, seldom::contains, 3))
                    .isEqualTo(all.stream()
                            .filter(fit -> seldom.contains(fit.companyId()))
                            .limit(3)
                            .toList());
        });
    }

    @Test
    void agreesWithComparingEveryPairOfWords() {
        Trials.check(100, 30, (random, size) -> {
            List<Company> companies = Samples.companies(random, size);
            var index = index(companies);
            Challenge challenge = Samples.challenge(random, "x");

            List<Fit> slowly = companies.stream()
                    .map(company -> index.fit(challenge, company))
                    .filter(fit -> fit.covers().stream().anyMatch(cover -> cover.coverage() != Coverage.NOT))
                    .sorted(comparingDouble((Fit fit) -> -fit.score()).thenComparing(Fit::companyId))
                    .toList();

            assertThat(index.companiesFor(challenge, _ -> true, size)).isEqualTo(slowly);
        });
    }

    @Test
    void theWayToTheSameCompaniesDoesNotMatter() {
        Trials.check(60, 30, (random, size) -> {
            List<Company> last = Samples.companies(random, size);
            var atOnce = index(last);
            var byAndBy = index(Samples.companies(random, size + 3));
            var order = new ArrayList<>(last);
            Collections.shuffle(order, random);
            order.forEach(byAndBy::put);
            IntStream.range(size, size + 3).forEach(i -> byAndBy.remove("c" + i));
            Challenge challenge = Samples.challenge(random, "x");

            assertThat(byAndBy.size()).isEqualTo(size);
            assertThat(byAndBy.companiesFor(challenge, _ -> true, size))
                    .isEqualTo(atOnce.companiesFor(challenge, _ -> true, size));
            assertThat(byAndBy.search("energi sensor", Language.SV, size))
                    .isEqualTo(atOnce.search("energi sensor", Language.SV, size));
        });
    }

    @Test
    void bothDirectionsSayTheSame() {
        Trials.check(60, 20, (random, size) -> {
            List<Company> companies = Samples.companies(random, size);
            var index = index(companies);
            var challenges = new ChallengeIndex(index);
            Challenge challenge = Samples.challenge(random, "x");
            challenges.put(challenge);

            for (Company company : companies) {
                assertThat(challenges.challengesFor(company, _ -> true, 5))
                        .isEqualTo(index.companiesFor(challenge, company.id()::equals, 5));
            }
        });
    }

    @Test
    void onlyWhoMayBeNamedIsNamed() {
        var index = index(List.of(company("a", "Timber roofs"), company("b", "Timber roofs")));

        assertThat(index.companiesFor(challenge("Timber roofs"), "b"::equals, 5))
                .extracting(Fit::companyId)
                .containsExactly("b");
    }

    @Test
    void wordsOfTheSameOriginMeetAcrossLanguages() {
        var index = index(List.of(
                new Company("sv", List.of(new Statement(Language.SV, "Energilagring för skolor och förskolor"))),
                new Company("da", List.of(new Statement(Language.DA, "Klimatilpasning af byggeri med sensorer"))),
                new Company("other", List.of(new Statement(Language.EN, "Accounting for restaurants")))));

        assertThat(index.companiesFor(challenge("Sensors for climate adaptation"), _ -> true, 5))
                .extracting(Fit::companyId)
                .containsExactly("da");
        assertThat(index.companiesFor(
                        new Challenge("x", List.of(new Need(Language.NB, "Lagring av energi i skole", 1))),
                        _ -> true,
                        5))
                .extracting(Fit::companyId)
                .containsExactly("sv");
    }

    @Test
    void searchForgivesSpellingEndingsAndHalfWords() {
        var index = index(List.of(
                company("insulation", "Insulation made from wood fibre"),
                company("sensor", "Sensors that count people"),
                company("roof", "Green roofs")));

        for (String typed : List.of("insulation", "insulaton", "inuslation", "Insul", "INSULATIONS")) {
            assertThat(index.search(typed, Language.EN, 5))
                    .as(typed)
                    .extracting(Hit::companyId)
                    .containsExactly("insulation");
        }
        assertThat(index.search("green rofs", Language.EN, 5).getFirst().companyId())
                .isEqualTo("roof");
        assertThat(index.search("the", Language.EN, 5)).isEmpty();
        assertThat(index.search(" ,;%", Language.EN, 5)).isEmpty();
    }

    @Test
    void aHitNamesTheStatementThatMeetsMost() {
        var index = index(List.of(company("a", "Glass", "Timber roofs", "Timber")));

        assertThat(index.search("timber roof", Language.EN, 5)).containsExactly(new Hit("a", 1, 1));
    }

    @Test
    void aChangeThatChangesNothingIsNone() {
        var index = new CompanyIndex();

        assertThat(index.put(company("a", "Timber"))).isTrue();
        long version = index.version();
        assertThat(index.put(company("a", "Timber"))).isFalse();
        assertThat(index.remove("b")).isFalse();
        assertThat(index.version()).isEqualTo(version);
        assertThat(index.put(company("a", "Glass"))).isTrue();
        assertThat(index.version()).isGreaterThan(version);
        assertThat(index.find("a")).contains(company("a", "Glass"));
    }

    @Test
    void nothingToCompareIsNoTrouble() {
        var index = index(List.of(company("silent"), company("stop", "and the")));

        assertThat(index.companiesFor(challenge(), _ -> true, 5)).isEmpty();
        assertThat(index.companiesFor(challenge("and the"), _ -> true, 5)).isEmpty();
        assertThat(index.fit(challenge(), company("silent")).score()).isEqualTo(0);
        assertThat(index.fit(challenge("Timber"), company("silent")).score()).isEqualTo(0);
    }

    @Test
    void readersAndWritersDoNotDisturbEachOther() throws Exception {
        var random = new java.util.Random(1);
        List<Company> companies = Samples.companies(random, 300);
        Challenge challenge = Samples.challenge(new java.util.Random(3), "x");
        var index = index(companies);
        List<Fit> expected = index.companiesFor(challenge, _ -> true, 300);
        try (var threads = Executors.newFixedThreadPool(4)) {
            List<Callable<Boolean>> deeds = new ArrayList<>();
            for (Company company : companies) {
                deeds.add(() -> index.remove(company.id()) && index.put(company));
                deeds.add(() -> index.companiesFor(challenge, _ -> true, 5).size() <= 5);
                deeds.add(() -> index.search("energy storage", Language.EN, 5).size() <= 5);
            }
            for (var done : threads.invokeAll(deeds)) {
                assertThat(done.get()).isTrue();
            }
        }

        assertThat(index.companiesFor(challenge, _ -> true, 300)).isEqualTo(expected);
    }
}
