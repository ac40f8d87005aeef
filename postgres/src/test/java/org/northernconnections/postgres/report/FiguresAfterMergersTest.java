package org.northernconnections.postgres.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.northernconnections.partnership.OrganisationId;
import org.northernconnections.postgres.ledger.PostgresLedger;
import org.northernconnections.postgres.partnership.PostgresOrganisations;
import org.northernconnections.postgres.server.TestDatabase;
import org.northernconnections.report.Basis;
import org.northernconnections.report.Document;
import org.northernconnections.report.DocumentId;
import org.northernconnections.report.Documents;
import org.northernconnections.report.Editions;
import org.northernconnections.report.Figure;
import org.northernconnections.report.Proof;

/// A Danish cluster and a Dutch company met a Swedish city a year ago; the cluster gave its word for the company, which
/// came to a pilot with the city. Then all three merge, each into another of its country.
class FiguresAfterMergersTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 7, 1);

    private final TestDatabase database = TestDatabase.fresh();
    private final PostgresEditions editions = new PostgresEditions(database.sql());
    private final PostgresDocuments documents = new PostgresDocuments(database.sql());

    @BeforeEach
    void yearAgo() {
        database.change(() -> List.of(
                        // Only what the figures read is there; no row stands for a rule.
                        "set local session_replication_role = replica",
                        """
                        insert into organisation (id, name, kind, country, valid_from)
                        select rpad(kind || number, 12, '0'), initcap(kind) || ' ' || number, kind, country, '2000-01-01'
                          from (values ('cluster', 'DK'), ('company', 'NL'), ('city', 'SE')) as k(kind, country),
                               (values ('00001'), ('00002')) as n(number)
                        """,
                        "insert into lab (id, name, owner_id, city, country, state)"
                                + " values ('lab000000000', 'Hoppet', 'city00001000', 'Göteborg', 'SE', 'ended')",
                        "insert into event (id, lab_id, name, on_day, zone, state) values"
                                + " ('event0000000', 'lab000000000', 'Day', '2025-05-08', 'Europe/Stockholm', 'closed')",
                        """
                        insert into participant (id, event_id, organisation_id)
                        select id, 'event0000000', id from organisation where id like '%00001%'
                        """,
                        """
                        insert into meeting (id, event_id, a_id, b_id, state)
                        select 'meeting0' || substr(id, 1, 4), 'event0000000', least(id, 'city00001000'),
                               greatest(id, 'city00001000'), 'both open'
                          from participant where id <> 'city00001000'
                        """,
                        """
                        insert into challenge (id, lab_id, owner_id, state, contact_id, opened_at, closes_at, created_at)
                        values ('challenge000', 'lab000000000', 'city00001000', 'answered', 'nobody000000',
                                '2025-02-01', '2025-04-01', '2025-01-01')
                        """,
                        """
                        insert into challenge_version (challenge_id, number, language, title, created_at, created_by)
                        values ('challenge000', 1, 'en', 'Walls', '2025-01-01', 'test')
                        """,
                        """
                        insert into recommendation (id, challenge_id, company_id, cluster_id, state, reason, known_since,
                                                    sure_percent, given_by, given_at)
                        values ('word00000000', 'challenge000', 'company00001', 'cluster00001', 'given', 'Known', 2020, 80,
                                'nobody000000', '2025-06-01')
                        """,
                        """
                        insert into follow_up (id, event_id, one_id, other_id, since, state)
                        values ('followup0000', 'event0000000', 'city00001000', 'company00001', '2025-05-08', 'pilot')
                        """,
                        """
                        insert into follow_up_answer (id, follow_up_id, organisation_id, state, value, at)
                        values ('answer000000', 'followup0000', 'company00001', 'pilot', 'not said', '2025-10-01')
                        """)
                .forEach(statement -> database.sql().sql(statement).update()));
    }

    @AfterEach
    void close() {
        database.close();
    }

    private void merge() {
        var organisations = new PostgresOrganisations(database.sql(), new PostgresLedger(database.sql()));
        database.change(() -> List.of("cluster00001", "company00001", "city00001000")
                .forEach(id -> organisations.merge(
                        List.of(new OrganisationId(id)),
                        new OrganisationId(id.replace('1', '2')),
                        LocalDate.of(2026, 6, 9),
                        "")));
    }

    private List<Proof> proof(Figure figure) {
        return editions.listProof(figure, Editions.Only.ALL, TODAY, 0, 100).proof();
    }

    private List<Integer> behind(Figure figure, String id) {
        return editions.listBasis(figure, id).stream()
                .map(Basis::on)
                .map(LocalDate::getDayOfYear)
                .toList();
    }

    @Test
    void organisationsThatCooperateAreAsManyAsBeforeAndKeepWhatProvesIt() {
        var first = new Documents.Proven.Cooperating(new OrganisationId("city00001000"));
        var heir = new Documents.Proven.Cooperating(new OrganisationId("city00002000"));
        database.change(() ->
                documents.add(first, new Document(new DocumentId("document0000"), "Minutes", "File 7", Instant.EPOCH)));
        assertThat(proof(Figure.RCO_87))
                .extracting(Proof::id, Proof::documents)
                .containsExactlyInAnyOrder(
                        tuple("city00001000", 1), tuple("cluster00001", 0), tuple("company00001", 0));
        List<Integer> before = behind(Figure.RCO_87, "city00001000");
        assertThat(before).hasSize(3);

        merge();

        assertThat(proof(Figure.RCO_87))
                .extracting(Proof::id, Proof::documents)
                .containsExactlyInAnyOrder(
                        tuple("city00002000", 1), tuple("cluster00002", 0), tuple("company00002", 0));
        assertThat(behind(Figure.RCO_87, "city00002000")).isEqualTo(before);
        assertThat(documents.list(heir)).hasSize(1);
        assertThat(documents.remove(heir, new DocumentId("document0000"))).isTrue();
    }

    @Test
    void whatCameBeforeAMergerIsNotWaitedForAfterIt() {
        List<Integer> word = behind(Figure.DAYS_TO_FIRST_WORD, "cluster00001-city00001000");
        List<Integer> result = behind(Figure.DAYS_TO_RESULT, "company00001-city00001000");
        assertThat(word).hasSize(2);
        assertThat(result).hasSize(2);
        assertThat(proof(Figure.DAYS_TO_FIRST_WORD))
                .extracting(Proof::id, Proof::days, Proof::waits)
                .containsExactly(tuple("cluster00001-city00001000", 24, false));
        assertThat(proof(Figure.DAYS_TO_RESULT))
                .extracting(Proof::id, Proof::days, Proof::waits)
                .containsExactly(tuple("company00001-city00001000", 122, false));

        merge();

        assertThat(proof(Figure.DAYS_TO_FIRST_WORD))
                .extracting(Proof::id, Proof::days, Proof::waits)
                .containsExactly(tuple("cluster00002-city00002000", 24, false));
        assertThat(proof(Figure.DAYS_TO_RESULT))
                .extracting(Proof::id, Proof::days, Proof::waits)
                .containsExactly(tuple("company00002-city00002000", 122, false));
        assertThat(behind(Figure.DAYS_TO_FIRST_WORD, "cluster00002-city00002000"))
                .isEqualTo(word);
        assertThat(behind(Figure.DAYS_TO_RESULT, "company00002-city00002000")).isEqualTo(result);
    }

    @Test
    void aWordThatWasWithdrawnIsNoFirstWordAndStandsBehindNoFigure() {
        database.change(() -> List.of(
                        "set local session_replication_role = replica", "update recommendation set state = 'withdrawn'")
                .forEach(statement -> database.sql().sql(statement).update()));

        assertThat(proof(Figure.DAYS_TO_FIRST_WORD))
                .extracting(Proof::id, Proof::waits)
                .containsExactly(tuple("cluster00001-city00001000", true));
        assertThat(proof(Figure.DAYS_TO_RESULT)).isEmpty();
        assertThat(behind(Figure.DAYS_TO_FIRST_WORD, "cluster00001-city00001000"))
                .hasSize(1);
        assertThat(behind(Figure.DAYS_TO_RESULT, "company00001-city00001000")).hasSize(1);
    }

    @Test
    void whoeverJoinsLaterIsNoPartnerYet() {
        database.change(() -> database.sql()
                .sql("insert into partner (organisation_id, level, joined) values ('city00001000', 'city', :joined)")
                .param("joined", TODAY.plusDays(1))
                .update());
        assertThat(proof(Figure.PARTNERS)).isEmpty();

        assertThat(editions.listProof(Figure.PARTNERS, Editions.Only.ALL, TODAY.plusDays(1), 0, 10)
                        .total())
                .isEqualTo(1);
    }
}
