package org.northernconnections.postgres.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.northernconnections.partnership.SigningIn;

/// What older programs wrote is brought into the present shape.
class OlderRowsTest {
    private TestDatabase database;

    @BeforeEach
    void open() {
        database = TestDatabase.empty();
        Migrations.migrateTo(database.pool(), "26");
    }

    @AfterEach
    void close() {
        database.close();
    }

    /// Writes rows without the checks that hold them to others, of which these tests need none.
    private void write(List<String> statements) {
        database.change(() -> {
            database.sql().sql("set local session_replication_role = replica").update();
            statements.forEach(statement -> database.sql().sql(statement).update());
        });
    }

    private List<String> list(String query) {
        return database.sql().sql(query).query(String.class).list();
    }

    @Test
    void decisionsByHandAreToldApartUnlessASelectionWasKeptSince() {
        write(List.of("""
                insert into application (id, challenge_id, company_id, state, pitch, submitted_at, pending_decision,
                                         created_at) values
                    ('aaaaaaaaaaa1', 'cccccccccccc', 'ooooooooooo1', 'eligible', 'P', now(), 'shortlisted', now()),
                    ('aaaaaaaaaaa2', 'cccccccccccc', 'ooooooooooo2', 'eligible', 'P', now(), 'not selected', now()),
                    ('aaaaaaaaaaa3', 'cccccccccccc', 'ooooooooooo3', 'eligible', 'P', now(), 'waiting', now())
                """, """
                insert into ledger_line (at, actor, kind, object_id, deed) values
                    (now(), 'account:bbbbbbbbbbb1', 'application', 'aaaaaaaaaaa1', 'decided by hand'),
                    (now(), 'account:bbbbbbbbbbb1', 'challenge', 'cccccccccccc', 'kept a selection'),
                    (now(), 'account:bbbbbbbbbbb1', 'application', 'aaaaaaaaaaa2', 'decided by hand')
                """));

        Migrations.migrate(database.pool());

        assertThat(list("select id from application where pending_by_hand")).containsExactly("aaaaaaaaaaa2");
    }

    @Test
    void whoHasNotMetAfterAllIsFollowedUpNoMoreUnlessSomebodySaidWhatCameOfIt() {
        write(List.of("""
                insert into participant (id, event_id, organisation_id) values
                    ('participant1', 'eeeeeeeeeeee', 'ooooooooooo1'), ('participant2', 'eeeeeeeeeeee', 'ooooooooooo2'),
                    ('participant3', 'eeeeeeeeeeee', 'ooooooooooo1'), ('participant4', 'eeeeeeeeeeee', 'ooooooooooo3')
                """, """
                insert into meeting (id, event_id, a_id, b_id, state, missed_by) values
                    ('mmmmmmmmmmm1', 'eeeeeeeeeeee', 'participant1', 'participant2', 'both open', 'a'),
                    ('mmmmmmmmmmm2', 'eeeeeeeeeeee', 'participant1', 'participant4', 'both open', 'b'),
                    ('mmmmmmmmmmm3', 'eeeeeeeeeeee', 'participant3', 'participant4', 'both open', ''),
                    ('mmmmmmmmmmm4', 'eeeeeeeeeeee', 'participant2', 'participant4', 'both open', 'both')
                """, """
                insert into follow_up (id, event_id, one_id, other_id, since, state) values
                    ('fffffffffff1', 'eeeeeeeeeeee', 'ooooooooooo1', 'ooooooooooo2', '2026-05-08', 'talking'),
                    ('fffffffffff2', 'eeeeeeeeeeee', 'ooooooooooo1', 'ooooooooooo3', '2026-05-08', 'talking'),
                    ('fffffffffff3', 'eeeeeeeeeeee', 'ooooooooooo2', 'ooooooooooo3', '2026-05-08', 'test')
                """, """
                insert into follow_up_answer (id, follow_up_id, organisation_id, state, value, at)
                values ('aaaaaaaaaaa1', 'fffffffffff3', 'ooooooooooo2', 'test', 'not said', now())
                """));

        Migrations.migrate(database.pool());

        assertThat(list("select id from follow_up where not_held")).containsExactly("fffffffffff1");
    }

    @Test
    void authorsOfWordingsAreNamedByTheirIdsAndStayUnchangeable() {
        write(List.of("""
                insert into account (id, email, name, language, created_at) values
                    ('aaaaaaaaaaa1', 'karin@city.example', 'Karin Berg', 'en', now()),
                    ('aaaaaaaaaaa2', 'one@city.example', 'Twin', 'en', now()),
                    ('aaaaaaaaaaa3', 'other@city.example', 'Twin', 'en', now())
                """, """
                insert into challenge_version (challenge_id, number, language, title, created_at, created_by) values
                    ('cccccccccccc', 1, 'en', 'T', now(), 'Karin Berg'),
                    ('cccccccccccc', 2, 'en', 'T', now(), 'karin@city.example'),
                    ('cccccccccccc', 3, 'en', 'T', now(), 'Twin'),
                    ('cccccccccccc', 4, 'en', 'T', now(), 'Somebody Else'),
                    ('cccccccccccc', 5, 'en', 'T', now(), 'system:demonstration'),
                    ('cccccccccccc', 6, 'en', 'T', now(), 'account:aaaaaaaaaaa2')
                """));

        Migrations.migrate(database.pool());

        assertThat(list("select created_by from challenge_version order by number"))
                .containsExactly(
                        "account:aaaaaaaaaaa1",
                        "account:aaaaaaaaaaa1",
                        "",
                        "",
                        "system:demonstration",
                        "account:aaaaaaaaaaa2");
        assertThatThrownBy(() -> database.change(() -> database.sql()
                        .sql("update challenge_version set created_by = 'Karin Berg'")
                        .update()))
                .hasStackTraceContaining("append-only");
    }

    @Test
    void calendarsForgetWithWhomAndStillKnowWhatTheyWereTold() {
        String rest = "Main hall|Göteborg|Living Lab Day|Karin Berg, City | works";
        write(List.of("""
                insert into calendar_entry (event_id, meeting_id, participant_id, sequence, fingerprint)
                values ('e', 'm', 'p', 3, '2026-05-08T08:00:00Z|2026-05-08T08:20:00Z|Table 1|%s')
                """.formatted(rest)));

        Migrations.migrate(database.pool());

        assertThat(list("select fingerprint from calendar_entry"))
                .containsExactly("2026-05-08T08:00:00Z|2026-05-08T08:20:00Z|Table 1|" + SigningIn.hash(rest));
    }

    @Test
    void ofQuestionsThatWereSentSeveralTimesTheFirstStaysOpen() {
        write(List.of("""
                insert into recommendation (id, challenge_id, cluster_id, state, asked_at) values
                    ('rrrrrrrrrrr1', 'cccccccccccc', 'kkkkkkkkkkk1', 'asked', '2026-01-03'),
                    ('rrrrrrrrrrr2', 'cccccccccccc', 'kkkkkkkkkkk1', 'asked', '2026-01-02'),
                    ('rrrrrrrrrrr3', 'cccccccccccc', 'kkkkkkkkkkk1', 'asked', '2026-01-02'),
                    ('rrrrrrrrrrr4', 'cccccccccccc', 'kkkkkkkkkkk1', 'declined', '2026-01-01'),
                    ('rrrrrrrrrrr5', 'cccccccccccc', 'kkkkkkkkkkk2', 'asked', '2026-01-04'),
                    ('rrrrrrrrrrr6', 'cccccccccccd', 'kkkkkkkkkkk1', 'asked', '2026-01-04')
                """));

        Migrations.migrate(database.pool());

        assertThat(list("select id || ' ' || state from recommendation order by id"))
                .containsExactly(
                        "rrrrrrrrrrr1 lapsed",
                        "rrrrrrrrrrr2 asked",
                        "rrrrrrrrrrr3 lapsed",
                        "rrrrrrrrrrr4 declined",
                        "rrrrrrrrrrr5 asked",
                        "rrrrrrrrrrr6 asked");
        assertThat(list("select object_id || ' ' || actor from ledger_line where kind = 'recommendation' order by 1"))
                .containsExactly("rrrrrrrrrrr1 system:migration", "rrrrrrrrrrr3 system:migration");
    }

    @Test
    void ofMeetingsThatWereContestedNobodyKnowsWhetherTheyWereHeld() {
        write(List.of("""
                insert into meeting (id, event_id, a_id, b_id, state, missed_by) values
                    ('mmmmmmmmmmm1', 'e', 'a', 'b', 'both open', ''),
                    ('mmmmmmmmmmm2', 'e', 'a', 'c', 'both open', 'b'),
                    ('mmmmmmmmmmm3', 'e', 'a', 'd', 'both open', 'b'),
                    ('mmmmmmmmmmm4', 'e', 'a', 'f', 'both open', ''),
                    ('mmmmmmmmmmm5', 'e', 'a', 'g', 'outcome by one', '')
                """, """
                insert into outcome (id, meeting_id, from_id, came, written_at, opened_at, appeal, state) values
                    ('ooooooooooo1', 'mmmmmmmmmmm1', 'a', 'held', now(), now(), '', 'open'),
                    ('ooooooooooo2', 'mmmmmmmmmmm1', 'b', 'they missed', now(), now(), '', 'open'),
                    ('ooooooooooo3', 'mmmmmmmmmmm2', 'a', 'they missed', now(), now(), 'x', 'set aside'),
                    ('ooooooooooo4', 'mmmmmmmmmmm2', 'c', 'held', now(), now(), '', 'open'),
                    ('ooooooooooo5', 'mmmmmmmmmmm3', 'a', 'they missed', now(), now(), '', 'open'),
                    ('ooooooooooo6', 'mmmmmmmmmmm3', 'd', 'we missed', now(), now(), '', 'open'),
                    ('ooooooooooo7', 'mmmmmmmmmmm4', 'f', 'held', now(), now(), 'x', 'set aside'),
                    ('ooooooooooo8', 'mmmmmmmmmmm5', 'a', 'held', now(), null, '', 'hidden')
                """));

        Migrations.migrate(database.pool());

        assertThat(list("select missed_by from meeting order by id"))
                .containsExactly("unclear", "", "b", "unclear", "");
    }

    @Test
    void factsOfPromisesNameTheirVersionAndThoseUnderAppealAreDisputed() {
        write(List.of("""
                insert into commitment (id, by_id, to_id, promise, due_day, made_day, state, version)
                values ('kkkkkkkkkkk1', 'ooooooooooo1', 'ooooooooooo2', 'P', '2026-05-08', '2026-05-01', 'kept', 3)
                """, """
                insert into outcome (id, meeting_id, from_id, came, written_at, opened_at, appeal, state) values
                    ('wwwwwwwwwww1', 'mmmmmmmmmmm1', 'participant1', 'they missed', now(), now(), 'No.', 'appealed'),
                    ('wwwwwwwwwww2', 'mmmmmmmmmmm1', 'participant2', 'they missed', now(), now(), '', 'open')
                """, """
                insert into evidence (id, kind, reporter_id, subject_id, on_day, cause) values
                    ('fffffffffff1', 'commitment kept', 'ooooooooooo2', 'ooooooooooo1', '2026-05-08',
                     'commitment:kkkkkkkkkkk1'),
                    ('fffffffffff2', 'meeting missed', 'ooooooooooo1', 'ooooooooooo2', '2026-05-08',
                     'meeting:mmmmmmmmmmm1:participant1'),
                    ('fffffffffff3', 'meeting missed', 'ooooooooooo2', 'ooooooooooo1', '2026-05-08',
                     'meeting:mmmmmmmmmmm1:participant2')
                """));

        Migrations.migrate(database.pool());

        assertThat(list("select cause from evidence where id = 'fffffffffff1'"))
                .containsExactly("commitment:kkkkkkkkkkk1:3");
        assertThat(list("select id from evidence where disputed")).containsExactly("fffffffffff2");
    }

    @Test
    void whatBecameOfAWordIsNamedByItsVersionAndStandsAgain() {
        write(List.of("""
                insert into recommendation (id, challenge_id, cluster_id, state, turned, turned_on, version, company_id,
                                            reason, known_since, sure_percent, given_by, given_at, outcome) values
                    ('aaaaaaaaaaa1', 'c', 'k', 'outcome known', 'good', '2026-05-08', 4, 'x', 'R', 2020, 50, 'g', now(), 'o')
                """, """
                insert into evidence (id, kind, reporter_id, subject_id, on_day, cause, withdrawn_at) values
                    ('eeeeeeeeeee1', 'recommendation outcome good', 'b', 'k', '2026-05-08',
                     'recommendation:aaaaaaaaaaa1:GOOD:2026-05-08', now()),
                    ('eeeeeeeeeee2', 'recommendation outcome bad', 'b', 'k', '2026-05-07',
                     'recommendation:aaaaaaaaaaa1:BAD:2026-05-07', now())
                """));

        Migrations.migrate(database.pool());

        assertThat(list("select cause from evidence where withdrawn_at is null"))
                .containsExactly("recommendation:aaaaaaaaaaa1:4");
    }
}
