package org.northernconnections.app.demonstration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.northernconnections.ledger.Actor;
import org.northernconnections.match.Exposure;
import org.northernconnections.postgres.ledger.PostgresLedger;
import org.northernconnections.postgres.match.PostgresShownLists;
import org.northernconnections.postgres.partnership.PostgresCompanies;
import org.northernconnections.postgres.partnership.PostgresOrganisations;
import org.northernconnections.postgres.server.TestDatabase;

/// The demonstration partnership on a real PostgreSQL.
class DemonstrationTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2027-03-01T10:00:00Z"), ZoneOffset.UTC);
    private static final List<String> TABLES = List.of(
            "organisation",
            "partner",
            "company",
            "capability",
            "cluster_member",
            "account",
            "membership",
            "lab",
            "lab_criterion",
            "challenge",
            "challenge_version",
            "challenge_need",
            "challenge_criterion",
            "challenge_review",
            "question",
            "recommendation",
            "application",
            "application_answer",
            "review_assignment",
            "score",
            "balance_rule",
            "event",
            "slot",
            "participant",
            "meeting",
            "wish",
            "placement",
            "outcome",
            "follow_up",
            "follow_up_answer",
            "follow_up_ask",
            "evidence",
            "commitment",
            "shown_list",
            "shown_company");

    private static TestDatabase database;

    @BeforeAll
    static void seed() {
        database = TestDatabase.fresh();
        assertThat(demonstration(database).seed(_ -> {})).isTrue();
    }

    @AfterAll
    static void close() {
        database.close();
    }

    private static Demonstration demonstration(TestDatabase database) {
        return new Demonstration(database.sql(), database.changes(CLOCK), CLOCK);
    }

    @Test
    void partnersAreTwentyOneOfSevenCountries() {
        assertThat(count("select count(*) from partner where left_on is null")).isEqualTo(21);
        assertThat(count("select count(distinct country) from organisation join partner on organisation_id = id"))
                .isEqualTo(7);
        assertThat(count("select count(*) from organisation where successor_id is not null"))
                .isEqualTo(2);
    }

    @Test
    void companiesAreOneHundredWithStatementsInTheirOwnLanguages() {
        assertThat(count("select count(*) from company")).isEqualTo(100);
        assertThat(count("select count(distinct country) from organisation where kind = 'company'"))
                .isEqualTo(7);
        assertThat(count("select count(distinct language) from capability")).isEqualTo(6);
        assertThat(count("select count(*) from (select company_id from capability group by 1 having count(*) >= 2) c"))
                .isEqualTo(100);
        assertThat(
                        count(
                                "select count(*) from (select company_id from cluster_member group by 1 having count(*) = 2) c"))
                .isGreaterThanOrEqualTo(10);
    }

    @Test
    void everyCompanyCanBeReadByTheProgram() {
        var organisations = new PostgresOrganisations(database.sql(), new PostgresLedger(database.sql()));

        assertThat(new PostgresCompanies(database.sql(), organisations, TestDatabase.ids()).listAll())
                .hasSize(100);
    }

    @Test
    void hoppetHasFortyThreeApplicationsOfAllCountriesAndThirtyAreRecommended() {
        String hoppet = SeedLabs.challenge("hoppet");

        assertThat(count("select count(*) from application where challenge_id = '%s' and submitted_at is not null"
                        .formatted(hoppet)))
                .isEqualTo(43);
        assertThat(count("""
                select count(distinct o.country) from application a join organisation o on o.id = a.company_id
                 where challenge_id = '%s'
                """.formatted(hoppet))).isEqualTo(7);
        assertThat(count("""
                select count(distinct r.company_id) from recommendation r
                  join application a on a.company_id = r.company_id and a.challenge_id = r.challenge_id
                 where r.challenge_id = '%s' and r.state in ('given', 'accepted by the company')
                """.formatted(hoppet))).isEqualTo(30);
        assertThat(count("select count(*) from application where challenge_id = '%s' and state = 'eligible'"
                        .formatted(hoppet)))
                .isEqualTo(30);
        assertThat(count("""
                select count(distinct application_id) from score s join application a on a.id = s.application_id
                 where a.challenge_id = '%s'
                """.formatted(hoppet))).isEqualTo(15);
    }

    @Test
    void theDayInEsbjergHasFortyTwoMeetingsHeld() {
        assertThat(count("""
                select count(*) from meeting
                 where state in ('held', 'outcome by one', 'both open') and missed_by = ''
                """)).isEqualTo(42);
        assertThat(count("select count(*) from meeting where missed_by <> ''")).isEqualTo(4);
        assertThat(count("select count(*) from outcome where state = 'open'")).isEqualTo(82);
        assertThat(count("select count(*) from placement")).isEqualTo(46);
    }

    @Test
    void whatCameOfTheDayInEsbjergIsFollowedForAYear() {
        assertThat(count("select count(*) from follow_up")).isEqualTo(16);
        assertThat(count("select count(*) from follow_up where state = 'in use' and confirmed"))
                .isEqualTo(4);
        assertThat(count("select count(*) from follow_up where state = 'contract' and confirmed"))
                .isEqualTo(1);
        assertThat(count("select count(*) from follow_up where state = 'stopped'"))
                .isEqualTo(5);
        assertThat(count("select count(*) from follow_up_ask where answered_at is null"))
                .isPositive();
        assertThat(count("select count(*) from recommendation where turned = 'bad'"))
                .isEqualTo(4);
    }

    @Test
    void challengesAreAtEveryStageAReaderMayWantToSee() {
        assertThat(database.sql()
                        .sql("select state from challenge order by state")
                        .query(String.class)
                        .list())
                .containsExactly("answered", "draft", "draft", "in review", "in selection", "open");
    }

    @Test
    void twoYearsOfEvidenceAreThere() {
        assertThat(count("select count(*) from evidence")).isGreaterThanOrEqualTo(250);
        assertThat(count("select max(on_day) - min(on_day) from evidence")).isGreaterThan(700);
        assertThat(count("select count(distinct state) from commitment")).isEqualTo(5);
    }

    /// Shown by the program itself, so that every part of a figure can be checked by its records.
    @Test
    void whoWasSeenIsToldOfAtLeastTwoMonthsAndAddsUpFromLists() {
        var lists = new PostgresShownLists(database.sql());
        List<Exposure.Month> months = new Exposure(lists, CLOCK).months();

        assertThat(months.stream().filter(month -> month.ratio().isPresent())).hasSizeGreaterThanOrEqualTo(2);
        assertThat(months.stream().mapToInt(Exposure.Month::lists).sum())
                .isEqualTo(count("select count(*) from shown_list"));
        assertThat(count("select count(*) from shown_list where not fair")).isEqualTo(2);
        for (Exposure.Month month : months) {
            assertThat(lists.lists(month.month())).hasSize(month.lists());
            assertThat(lists.listCompanies(month.month()).stream().filter(one -> one.newcomer()))
                    .hasSize(month.newcomersCount());
        }
    }

    @Test
    void theLedgerCarriesTheDatesOfLongAgoInOrderAndNoneOfTomorrow() {
        assertThat(count("""
                select count(*) from (select at, lag(at) over (order by id) as earlier from ledger_line) l
                 where at < earlier
                """)).isZero();
        assertThat(database.sql()
                        .sql("select max(at) from ledger_line")
                        .query(java.time.OffsetDateTime.class)
                        .single()
                        .toInstant())
                .isBefore(CLOCK.instant());
        assertThat(database.sql()
                        .sql(
                                "select to_state from ledger_line where kind = 'challenge' and object_id = :id order by id")
                        .param("id", SeedLabs.challenge("hoppet"))
                        .query(String.class)
                        .list())
                .containsExactly(
                        "draft",
                        "in review",
                        "changes asked",
                        "in review",
                        "approved",
                        "open",
                        "closed",
                        "in selection");
    }

    @Test
    void textsAreWholeParagraphs() {
        assertThat(database.sql()
                        .sql("select constraints from challenge_version where challenge_id = :id and number = 2")
                        .param("id", SeedLabs.challenge("hoppet"))
                        .query(String.class)
                        .single())
                .contains("had by then can still be tried in the store house, the fence");
    }

    @Test
    void seedingTwiceChangesNothing() {
        List<String> before = dump(database);

        assertThat(demonstration(database).seed(_ -> {})).isFalse();

        assertThat(dump(database)).isEqualTo(before);
    }

    @Test
    void aRealPartnershipIsLeftAlone() {
        try (var real = TestDatabase.fresh()) {
            real.changes(CLOCK)
                    .run(
                            Actor.system("test"),
                            "",
                            () -> real.sql()
                                    .sql(
                                            "insert into partnership (name, demonstration, set_up_at) values ('Real', false, now())")
                                    .update());

            assertThat(demonstration(real).found()).isEqualTo(Demonstration.Found.REAL_PARTNERSHIP);
            assertThat(demonstration(real).seed(_ -> {})).isFalse();
        }
    }

    @Test
    void seedingOnTheSameDayGivesTheSameRowsAndIsQuick() {
        try (var other = TestDatabase.fresh()) {
            long start = System.nanoTime();

            demonstration(other).seed(_ -> {});

            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
            assertThat(dump(other)).isEqualTo(dump(database));
        }
    }

    private static int count(String query) {
        return database.sql().sql(query).query(Integer.class).single();
    }

    /// One checksum a table.
    private static List<String> dump(TestDatabase database) {
        return TABLES.stream()
                .map(table -> table + " "
                        + database.sql()
                                .sql("select md5(string_agg(t::text, '|' order by t::text)) from " + table + " t")
                                .query(String.class)
                                .single())
                .toList();
    }
}
