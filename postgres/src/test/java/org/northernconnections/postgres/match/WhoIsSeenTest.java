package org.northernconnections.postgres.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.northernconnections.lab.Budget;
import org.northernconnections.lab.Challenge;
import org.northernconnections.lab.ChallengeId;
import org.northernconnections.lab.ChallengeState;
import org.northernconnections.lab.LabId;
import org.northernconnections.lab.Wording;
import org.northernconnections.match.Exposure;
import org.northernconnections.match.Matches.Fitting;
import org.northernconnections.matching.Fit;
import org.northernconnections.matching.Ranked;
import org.northernconnections.partnership.Account;
import org.northernconnections.partnership.AccountId;
import org.northernconnections.partnership.CompanyBrief;
import org.northernconnections.partnership.Language;
import org.northernconnections.partnership.Membership;
import org.northernconnections.partnership.OrganisationId;
import org.northernconnections.partnership.Role;
import org.northernconnections.partnership.Viewer;
import org.northernconnections.partnership.Visibility;
import org.northernconnections.postgres.server.HandClock;
import org.northernconnections.postgres.server.TestDatabase;

/// A year of lists, each day's order resting on the days before it.
class WhoIsSeenTest {
    private static final int COMPANIES = 200;
    private static final int NEWCOMERS = 60;
    /// As many as a page shows.
    private static final int PLACES = 30;
    private static final Instant NEW_YEAR = Instant.parse("2026-01-01T12:00:00Z");
    private static final OrganisationId CITY = new OrganisationId("city00000000");
    private static final OrganisationId CLUSTER = new OrganisationId("cluster00000");
    private static TestDatabase database;

    @BeforeAll
    static void fill() {
        database = TestDatabase.fresh();
        database.change(() -> {
            organisation(CITY.value(), "city");
            organisation(CLUSTER.value(), "cluster");
            for (int i = 0; i < COMPANIES; i++) {
                organisation(id("k", i), "company");
            }
            database.sql()
                    .sql(
                            "update organisation set country = 'DK' where id in (select id from organisation where kind = 'company' order by id desc limit 40)")
                    .update();
            database.sql()
                    .sql("update organisation set country = 'NO' where id in (?, ?)")
                    .params(id("k", 0), id("k", 1))
                    .update();
            database.sql()
                    .sql(
                            "insert into lab (id, name, owner_id, city, country, state) values ('lab000000000', 'L', ?, '', 'SE', 'named')")
                    .params(CITY.value())
                    .update();
            for (int i = 0; i < 400; i++) {
                challenge(database, id("h", i));
            }
        });
    }

    @AfterAll
    static void close() {
        database.close();
    }

    private static String id(String letter, int number) {
        return "%s%011d".formatted(letter, number);
    }

    private static void organisation(String id, String kind) {
        database.sql()
                .sql(
                        "insert into organisation (id, name, kind, country, valid_from) values (?, ?, ?, 'SE', '2020-01-01')")
                .params(id, id, kind)
                .update();
    }

    private static void challenge(TestDatabase to, String id) {
        to.sql().sql("""
                        insert into challenge (id, lab_id, owner_id, state, created_at)
                        values (?, 'lab000000000', ?, 'draft', now())
                        """).params(id, CITY.value()).update();
        to.sql().sql("""
                        insert into challenge_version (challenge_id, number, language, title, created_at, created_by)
                        values (?, 1, 'en', 'A title', now(), 'test')
                        """).params(id).update();
    }

    private static Fitting match(int number, double score) {
        var company = new CompanyBrief(
                new OrganisationId(id("k", number)),
                "K" + number,
                "SE",
                "",
                List.of(),
                Visibility.PUBLIC,
                true,
                List.of(),
                number < NEWCOMERS);
        return new Fitting(company, Ranked.of(new Fit(company.id().value(), "h", score, List.of())));
    }

    private static Challenge challenge(int number) {
        var wording = new Wording(
                1,
                Language.EN,
                "",
                "",
                List.of(),
                "",
                "",
                "",
                new Budget(null, null, "EUR"),
                List.of(),
                Instant.EPOCH,
                "",
                "");
        return new Challenge(
                new ChallengeId(id("h", number)),
                new LabId("lab000000000"),
                "",
                CITY,
                "",
                null,
                ChallengeState.DRAFT,
                wording,
                1,
                1,
                null,
                null,
                1);
    }

    private static Viewer viewer(OrganisationId organisation, Role role) {
        return new Viewer(
                new Account(new AccountId("account00000"), "a@b.example", "A", Language.EN, 1),
                List.of(new Membership(organisation, "", role)));
    }

    /// What fits a challenge; short new profiles say a little less.
    private static List<Fitting> fitting(Random random) {
        List<Fitting> fitting = new ArrayList<>();
        for (int i = 0; i < COMPANIES; i++) {
            if (random.nextInt(3) == 0) {
                double score = 0.1 + 0.8 * Math.pow(random.nextDouble(), 2) - (i < NEWCOMERS ? 0.05 : 0);
                fitting.add(match(i, score));
            }
        }
        fitting.sort(Comparator.comparingDouble(match -> -match.ranked().score()));
        return fitting;
    }

    @Test
    void newcomersAreSeenAsTheyDeserveAndEveryListIsKept() {
        var clock = new HandClock(NEW_YEAR);
        var lists = new PostgresShownLists(database.sql());
        var exposure = new Exposure(lists, clock);
        Viewer owner = viewer(CITY, Role.OWNER);
        Viewer cluster = viewer(CLUSTER, Role.CLUSTER);
        var random = new Random(7);
        for (int i = 0; i < 300; i++) {
            clock.set(NEW_YEAR.plusSeconds(86_400L * (i / 3)));
            List<Fitting> fitting = fitting(random);
            List<Exposure.Placed> shown = exposure.order(fitting, true, PLACES);
            exposure.book(owner, challenge(i), fitting, shown, true);

            assertThat(exposure.order(fitting, true, PLACES)).isEqualTo(shown);
            exposure.book(owner, challenge(i), fitting, exposure.order(fitting, false, PLACES), false);
        }
        clock.set(Instant.parse("2026-04-20T12:00:00Z"));
        exposure.book(cluster, challenge(0), fitting(random), List.of(), false);

        assertThat(exposure.months()).hasSize(4);
        for (Exposure.Month month : exposure.months().subList(1, 4)) {
            System.out.printf(
                    "%s: newcomers beside others %.2f, never among the first ten %d of %d%n",
                    month.month(), month.ratio().orElseThrow(), month.newcomersNotFirst(), month.newcomersCount());
            assertThat(month.ratio().orElseThrow()).as(month.toString()).isBetween(0.85, 1.35);
        }
        assertThat(exposure.months())
                .allSatisfy(month -> assertThat(month.countries())
                        .extracting(Exposure.OfCountry::country)
                        .containsExactly("DK", "SE"));
        assertThat(exposure.months().getLast().lists()).isEqualTo(93);
        assertThat(exposure.months().getLast().fair()).isEqualTo(93);
        assertThat(exposure.months().getFirst().lists()).isEqualTo(31);
        assertThat(exposure.months().getFirst().fair()).isEqualTo(30);
        assertThat(lists.lists(YearMonth.of(2026, 1))).hasSize(93);
        var records = lists.listCompanies(YearMonth.of(2026, 1));
        double merit = records.stream().mapToDouble(one -> one.merit()).sum();
        double seen = records.stream().mapToDouble(one -> one.exposure()).sum();
        assertThat(merit).isCloseTo(seen, within(1e-6));
        for (Exposure.OfCountry of : exposure.months().getLast().countries()) {
            var there = records.stream()
                    .filter(one -> one.country().equals(of.country()))
                    .toList();
            assertThat(of.byMerit())
                    .isCloseTo(
                            there.stream().mapToDouble(one -> one.exposure()).sum()
                                    / there.stream()
                                            .mapToDouble(one -> one.merit())
                                            .sum(),
                            within(1e-9));
        }
        assertThatThrownBy(() -> database.change(() -> database.sql()
                        .sql("update shown_company set exposure = 0")
                        .update()))
                .hasMessageContaining("append-only");
    }

    @Test
    void byFitAloneTheOrderIsThatOfTheMatch() {
        var exposure = new Exposure(new PostgresShownLists(database.sql()), new HandClock(NEW_YEAR));
        List<Fitting> fitting = fitting(new Random(1));

        List<Exposure.Placed> plain = exposure.order(fitting, false, 12);
        List<Exposure.Placed> fair = exposure.order(fitting, true, 12);

        assertThat(plain.stream().map(Exposure.Placed::match)).containsExactlyElementsOf(fitting.subList(0, 12));
        assertThat(plain).noneMatch(Exposure.Placed::lifted);
        for (int place : List.of(3, 6, 9)) {
            assertThat(fair.get(place - 1).match().company().newcomer())
                    .as("place " + place)
                    .isTrue();
        }
        assertThat(fair.stream().map(placed -> placed.match().id())).doesNotHaveDuplicates();
    }

    @Test
    void ofFewerThanThreeCompaniesNoFigureIsTold() {
        try (TestDatabase other = TestDatabase.fresh()) {
            other.change(() -> {
                for (String name : List.of(CITY.value(), id("k", 0), id("k", 100))) {
                    other.sql()
                            .sql(
                                    "insert into organisation (id, name, kind, country, valid_from) values (?, ?, 'city', 'SE', '2020-01-01')")
                            .params(name, name)
                            .update();
                }
                other.sql()
                        .sql(
                                "insert into lab (id, name, owner_id, city, country, state) values ('lab000000000', 'L', ?, '', 'SE', 'named')")
                        .params(CITY.value())
                        .update();
                challenge(other, id("h", 0));
            });
            var exposure = new Exposure(new PostgresShownLists(other.sql()), new HandClock(NEW_YEAR));
            List<Fitting> two = List.of(match(100, 0.5), match(0, 0.4));

            exposure.book(viewer(CITY, Role.OWNER), challenge(0), two, exposure.order(two, true, 10), true);

            Exposure.Month month = exposure.months().getFirst();
            assertThat(month.ratio()).isEmpty();
            assertThat(month.newcomersCount()).isZero();
            assertThat(month.newcomers()).isNull();
            assertThat(month.incumbents()).isNull();
            assertThat(month.countries()).isEmpty();
        }
    }
}
