package org.northernconnections.matching.team;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.northernconnections.matching.Trials;

class TeamsTest {
    private static Candidate candidate(String id, String country, boolean newcomer, double... strengths) {
        return new Candidate(id, strengths, country, Set.of("en"), newcomer, true, false);
    }

    private static double[] equal(int needs) {
        return IntStream.range(0, needs).mapToDouble(_ -> 1).toArray();
    }

    private static List<Candidate> random(Random random, int count, int needs) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Candidate(
                        "c" + i,
                        IntStream.range(0, needs)
                                .mapToDouble(_ -> random.nextInt(3) == 0 ? random.nextDouble() : 0)
                                .toArray(),
                        List.of("SE", "DK", "DE").get(random.nextInt(3)),
                        random.nextBoolean() ? Set.of("en") : Set.of("sv", "en"),
                        random.nextBoolean(),
                        random.nextInt(5) > 0,
                        random.nextBoolean()))
                .toList();
    }

    @Test
    void aPairWithoutAYesIsNoTeamAndOneThatAgreedMayBeAlthoughTheyAreRivals() {
        List<Candidate> strangers =
                List.of(candidate("wood", "SE", false, 0.8, 0), candidate("heat", "DK", true, 0, 0.6));
        var withheld = new Consents(Set.of(), Set.of(Set.of("heat", "wood")));
        List<Candidate> rivals =
                List.of(candidate("one", "SE", false, 1, 0.81), candidate("other", "SE", true, 0.81, 1));
        var agreed = new Consents(Set.of(Set.of("other", "one")), Set.of());
        var agreedOnce = new Consents(Set.of(Set.of("other", "one")), Set.of(Set.of("one", "other")));

        assertThat(new Teams(equal(2), TeamRules.open(), withheld).best(strangers, 5))
                .isEmpty();
        assertThat(TeamRules.areRivals(rivals.getFirst(), rivals.getLast())).isTrue();
        assertThat(new Teams(equal(2), TeamRules.open(), agreed).best(rivals, 5))
                .hasSize(1);
        assertThat(new Teams(equal(2), TeamRules.open(), agreedOnce).best(rivals, 5))
                .as("an earlier yes beside a later question without one")
                .isEmpty();
        assertThat(new Teams(equal(2), TeamRules.open()).best(rivals, 5)).isEmpty();
    }

    /// Two needs of equal weight. "wood" covers (0.8 + 0)/2 = 0.4, "heat" (0 + 0.6)/2 = 0.3; together
    /// (0.8 + 0.6)/2 = 0.7: 0.3 beyond the better one. Without "wood" the team would cover 0.4 less.
    @Test
    void aCaseSolvedByHand() {
        List<Team> teams = new Teams(equal(2), TeamRules.open())
                .best(List.of(candidate("wood", "SE", false, 0.8, 0), candidate("heat", "DK", true, 0, 0.6)), 5);

        assertThat(teams).hasSize(1);
        Team team = teams.getFirst();
        assertThat(team.cover()).isCloseTo(0.7, within(1e-12));
        assertThat(team.gain()).isCloseTo(0.3, within(1e-12));
        assertThat(team.members()).extracting(Team.Member::companyId).containsExactly("wood", "heat");
        assertThat(team.members()).extracting(Team.Member::needs).containsExactly(List.of(0), List.of(1));
        assertThat(team.members().getFirst().adds()).isCloseTo(0.4, within(1e-12));
    }

    @Test
    void coverIsMonotoneAndSubmodular() {
        Trials.check(200, 8, (random, size) -> {
            int needs = 1 + random.nextInt(5);
            var teams = new Teams(equal(needs), TeamRules.open());
            List<Candidate> all = random(random, size + 2, needs);
            Candidate added = all.getFirst();
            List<Candidate> small = all.subList(1, 1 + random.nextInt(size + 1));
            List<Candidate> large = all.subList(1, all.size());

            double toSmall = teams.cover(with(small, added)) - teams.cover(small);
            double toLarge = teams.cover(with(large, added)) - teams.cover(large);

            assertThat(toSmall).isGreaterThanOrEqualTo(-1e-12);
            assertThat(toLarge).isLessThanOrEqualTo(toSmall + 1e-12);
        });
    }

    private static List<Candidate> with(List<Candidate> team, Candidate added) {
        List<Candidate> larger = new ArrayList<>(team);
        larger.add(added);
        return larger;
    }

    @Test
    void theBestPairIsTheBestOfAllPairs() {
        Trials.check(100, 15, (random, size) -> {
            int needs = 1 + random.nextInt(5);
            List<Candidate> all = random(random, size, needs);
            TeamRules rules = new TeamRules("", false, 0.1, 1e9);
            var teams = new Teams(equal(needs), rules);
            double best = 0;
            for (Candidate one : all) {
                for (Candidate other : all) {
                    List<Candidate> pair = List.of(one, other);
                    double alone = Math.max(teams.cover(List.of(one)), teams.cover(List.of(other)));
                    double gain = teams.cover(pair) - alone;
                    if (one != other
                            && gain >= 0.1 * alone
                            && rules.broken(pair, Consents.NONE).isEmpty()) {
                        best = Math.max(best, gain);
                    }
                }
            }

            List<Team> found = teams.best(all, 1);

            assertThat(found.isEmpty() ? 0 : found.getFirst().gain()).isCloseTo(best, within(1e-12));
        });
    }

    @Test
    void nobodyIsPutIntoATeamAgainstItsWish() {
        Trials.check(100, 15, (random, size) -> {
            List<Candidate> all = random(random, size, 4);
            List<Team> found = new Teams(equal(4), TeamRules.open()).best(all, 10);

            assertThat(found.stream().flatMap(team -> team.members().stream()).map(Team.Member::companyId))
                    .allMatch(id ->
                            all.stream().filter(one -> one.id().equals(id)).allMatch(Candidate::willing));
        });
    }

    @Test
    void aNewcomerFromAbroadMeetsALocal() {
        List<Candidate> all = List.of(
                candidate("local", "SE", false, 0.8, 0, 0),
                candidate("localToo", "SE", true, 0, 0.9, 0),
                candidate("foreign", "NO", true, 0, 0.6, 0),
                candidate("known", "DK", false, 0, 0.7, 0));

        List<Team> teams = new Teams(equal(3), TeamRules.newcomerAndLocal("SE")).best(all, 10);

        assertThat(teams)
                .allMatch(team -> team.members().stream()
                        .anyMatch(member -> member.companyId().equals("foreign")));
        assertThat(teams).isNotEmpty();
    }

    private static Candidate accepting(Candidate one) {
        return new Candidate(
                one.id(), one.strengths(), one.country(), one.languages(), one.newcomer(), one.willing(), true);
    }

    @Test
    void rivalsShareATeamOnlyIfBothAgree() {
        Candidate one = candidate("one", "SE", false, 0.8, 0.5);
        Candidate other = candidate("other", "SE", false, 0.7, 0.5);

        assertThat(TeamRules.areRivals(one, other)).isTrue();
        assertThat(TeamRules.areRivals(one, candidate("abroad", "DE", false, 0.7, 0.5)))
                .isFalse();
        assertThat(TeamRules.areRivals(one, candidate("different", "SE", false, 0, 0.9)))
                .isFalse();
        assertThat(TeamRules.rivalsAgree(List.of(one, other), Consents.NONE)).isFalse();
        assertThat(TeamRules.rivalsAgree(List.of(accepting(one), other), Consents.NONE))
                .as("one alone")
                .isFalse();
        assertThat(TeamRules.rivalsAgree(List.of(accepting(one), accepting(other)), Consents.NONE))
                .isTrue();
    }

    @Test
    void whoWouldJoinNoTeamTakesNobodysPlace() {
        List<Candidate> all = new ArrayList<>(
                List.of(candidate("wood", "SE", false, 0.8, 0, 0), candidate("heat", "DK", true, 0, 0.6, 0)));
        for (int i = 0; i < 70; i++) {
            all.add(new Candidate(
                    "unwilling" + i, new double[] {0.9, 0.9, 0.9}, "NO", Set.of("en"), true, false, false));
        }

        assertThat(new Teams(equal(3), TeamRules.open()).best(all, 5))
                .singleElement()
                .satisfies(team -> assertThat(team.members())
                        .extracting(Team.Member::companyId)
                        .containsExactly("wood", "heat"));
    }

    /// Sixty foreigners cover most alone, and three others answer best what the local company answers.
    @Test
    void theBestOfEitherSideAreLookedAtHoweverManyOthersAreBetter() {
        List<Candidate> all = new ArrayList<>(List.of(candidate("local", "SE", false, 0, 0.8)));
        for (int i = 0; i < 60; i++) {
            all.add(candidate("foreign" + i, "NO", true, 0.9, 0));
        }
        for (int i = 0; i < 3; i++) {
            all.add(candidate("known" + i, "DK", false, 0, 0.85));
        }

        assertThat(new Teams(equal(2), TeamRules.newcomerAndLocal("SE")).best(all, 1))
                .singleElement()
                .satisfies(team -> assertThat(team.members())
                        .extracting(Team.Member::companyId)
                        .contains("local"));
    }

    @Test
    void besideAThirdNobodyOfThePairIsSuperfluous() {
        Candidate broad = candidate("broad", "SE", false, 0.5, 0.5, 0);
        Candidate first = candidate("first", "DK", false, 0.9, 0, 0);
        Candidate second = candidate("second", "DE", false, 0, 0.9, 0);

        List<Team> teams = new Teams(equal(3), TeamRules.open()).best(List.of(broad, first, second), 5);

        assertThat(teams)
                .isNotEmpty()
                .allSatisfy(team -> assertThat(team.members())
                        .allSatisfy(member -> assertThat(member.adds()).isPositive()));
        assertThat(teams.getFirst().members().stream().map(Team.Member::companyId))
                .containsExactlyInAnyOrder("first", "second");
    }

    @Test
    void withoutRealGainThereIsNoTeam() {
        List<Candidate> all = List.of(candidate("all", "SE", false, 1, 1), candidate("some", "DK", true, 1, 0));

        assertThat(new Teams(equal(2), TeamRules.open()).best(all, 5)).isEmpty();
    }
}
