package org.northernconnections.postgres.event;

import static org.northernconnections.postgres.ledger.Columns.at;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.northernconnections.event.EventId;
import org.northernconnections.event.MeetingId;
import org.northernconnections.event.Outcome;
import org.northernconnections.event.OutcomeId;
import org.northernconnections.event.OutcomeState;
import org.northernconnections.event.Outcomes;
import org.northernconnections.event.ParticipantId;
import org.northernconnections.ledger.Saved;
import org.northernconnections.ledger.Word;
import org.northernconnections.postgres.ledger.Columns;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What the two sides of meetings say, in SQL.
public final class PostgresOutcomes implements Outcomes {
    private static final String SELECT = """
            select o.id, o.meeting_id, o.from_id, o.came, o.next_step, o.next_by, o.next_due, o.how, o.words, o.helped,
                   o.written_at, o.opened_at, o.reply, o.appeal, o.verdict, o.misquote, o.misquote_verdict, o.corrects,
                   o.state, o.version
              from outcome o
            """;

    /// What was corrected is kept, and nobody is shown it any more.
    private static final String STANDING = " not exists (select from outcome c where c.corrects = o.id) ";

    private static final String FIND = SELECT + " where o.meeting_id = :meeting and o.from_id = :from and" + STANDING;

    private static final String LIST_OF =
            SELECT + " where o.meeting_id = :meeting and" + STANDING + "order by o.written_at, o.id";

    private static final String LIST = SELECT + """
              join meeting m on m.id = o.meeting_id
             where m.event_id = :event and""" + STANDING + """
             order by o.meeting_id, o.written_at, o.id
            """;

    private static final String LIST_APPEALED = """
            select distinct m.event_id
              from outcome o join meeting m on m.id = o.meeting_id
             where o.state = 'appealed'
            """;

    private static final String LIST_HIDDEN_SINCE = """
            select meeting_id from outcome
             where state = 'hidden' and written_at < :before
             group by meeting_id
             order by min(written_at), meeting_id
            """;

    private static final String ADD = """
            insert into outcome (id, meeting_id, from_id, came, next_step, next_by, next_due, how, words, helped,
                                 written_at, misquote, misquote_verdict, corrects, state)
            values (:id, :meeting, :from, :came, :next, :nextBy, :nextDue, :how, :words, :helped, :at, :misquote,
                    :misquoteVerdict, :corrects, 'hidden')
            """;

    /// A correction leaves `written_at`: it does not hide the word any longer from the other side.
    private static final String SAVE = """
            update outcome
               set came = :came, next_step = :next, next_by = :nextBy, next_due = :nextDue, how = :how, words = :words,
                   helped = :helped, version = version + 1
             where id = :id and version = :version and state = 'hidden'
            """;

    private static final String OPEN = """
            update outcome set state = 'open', opened_at = :at, version = version + 1
             where meeting_id = :meeting and state = 'hidden'
            """;

    private static final String REPLY = """
            update outcome set reply = :reply, version = version + 1
             where id = :id and (cast(:seen as int) is null or version = :seen)
            """;

    private static final String APPEAL = """
            update outcome set state = 'appealed', version = version + 1, appeal = :words
             where id = :id and version = :version
            """;

    private static final String MISQUOTE = """
            update outcome set state = 'appealed', version = version + 1, misquote = :words
             where id = :id and version = :version
            """;

    private static final String DECIDE = """
            update outcome set state = :state, version = version + 1, verdict = :words
             where id = :id and version = :version
            """;

    private static final String DECIDE_MISQUOTE = """
            update outcome set state = :state, version = version + 1, misquote_verdict = :words
             where id = :id and version = :version
            """;

    private final JdbcClient sql;

    public PostgresOutcomes(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public Optional<Outcome> find(MeetingId meeting, ParticipantId from) {
        return sql.sql(FIND)
                .param("meeting", meeting.value())
                .param("from", from.value())
                .query(PostgresOutcomes::outcome)
                .optional();
    }

    @Override
    public List<Outcome> listOf(MeetingId meeting) {
        return sql.sql(LIST_OF)
                .param("meeting", meeting.value())
                .query(PostgresOutcomes::outcome)
                .list();
    }

    @Override
    public List<Outcome> list(EventId event) {
        return sql.sql(LIST)
                .param("event", event.value())
                .query(PostgresOutcomes::outcome)
                .list();
    }

    @Override
    public Set<EventId> listAppealed() {
        return sql.sql(LIST_APPEALED)
                .query((row, _) -> new EventId(Columns.text(row, "event_id")))
                .set();
    }

    @Override
    public List<MeetingId> listHiddenSince(Instant before) {
        return sql.sql(LIST_HIDDEN_SINCE)
                .param("before", at(before))
                .query((row, _) -> new MeetingId(Columns.text(row, "meeting_id")))
                .list();
    }

    @Override
    public void add(Outcome outcome) {
        said(sql.sql(ADD), outcome)
                .param("meeting", outcome.meeting().value())
                .param("from", outcome.from().value())
                .param("at", at(outcome.writtenAt()))
                .param("misquote", outcome.misquote())
                .param("misquoteVerdict", outcome.misquoteVerdict())
                .param(
                        "corrects",
                        outcome.corrects() == null ? null : outcome.corrects().value())
                .update();
    }

    private static JdbcClient.StatementSpec said(JdbcClient.StatementSpec statement, Outcome outcome) {
        return statement
                .param("id", outcome.id().value())
                .param("came", Word.of(outcome.came()))
                .param("next", outcome.next())
                .param("nextBy", Word.of(outcome.nextBy()))
                .param("nextDue", outcome.nextDue())
                .param("how", outcome.how())
                .param("words", outcome.words())
                .param("helped", outcome.helped());
    }

    @Override
    public Saved<Outcome> save(Outcome outcome) {
        int kept =
                said(sql.sql(SAVE), outcome).param("version", outcome.version()).update();
        Outcome now = find(outcome.meeting(), outcome.from()).orElseThrow();
        return kept == 1 ? new Saved.Kept<>(now) : new Saved.Conflict<>(now);
    }

    @Override
    public void open(MeetingId meeting, Instant at) {
        sql.sql(OPEN)
                .param("meeting", meeting.value())
                .param("at", Columns.at(at))
                .update();
    }

    @Override
    public boolean reply(OutcomeId id, String reply, @Nullable Integer seen) {
        return sql.sql(REPLY)
                        .param("id", id.value())
                        .param("reply", reply)
                        .param("seen", seen, Types.INTEGER)
                        .update()
                == 1;
    }

    @Override
    public boolean appeal(Outcome outcome, boolean misquoted, String why) {
        return answer(misquoted ? MISQUOTE : APPEAL, outcome, why).update() == 1;
    }

    @Override
    public boolean decide(Outcome outcome, OutcomeState to, String why) {
        return answer(outcome.misquoteWaits() ? DECIDE_MISQUOTE : DECIDE, outcome, why)
                        .param("state", Word.of(to))
                        .update()
                == 1;
    }

    private JdbcClient.StatementSpec answer(String statement, Outcome outcome, String words) {
        return sql.sql(statement)
                .param("id", outcome.id().value())
                .param("version", outcome.version())
                .param("words", words);
    }

    private static Outcome outcome(ResultSet row, int number) throws SQLException {
        String corrects = Columns.textOrNull(row, "corrects");
        return new Outcome(
                new OutcomeId(Columns.text(row, "id")),
                new MeetingId(Columns.text(row, "meeting_id")),
                new ParticipantId(Columns.text(row, "from_id")),
                Word.parse(Outcome.Came.class, Columns.text(row, "came")),
                Columns.text(row, "next_step"),
                Word.parse(Outcome.NextBy.class, Columns.text(row, "next_by")),
                Columns.dayOrNull(row, "next_due"),
                Columns.numberOrNull(row, "how"),
                Columns.text(row, "words"),
                row.getBoolean("helped"),
                Columns.instant(row, "written_at"),
                Columns.instantOrNull(row, "opened_at"),
                Columns.text(row, "reply"),
                Columns.text(row, "appeal"),
                Columns.text(row, "verdict"),
                Columns.text(row, "misquote"),
                Columns.text(row, "misquote_verdict"),
                corrects == null ? null : new OutcomeId(corrects),
                Word.parse(OutcomeState.class, Columns.text(row, "state")),
                row.getInt("version"));
    }
}
