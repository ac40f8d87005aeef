package org.northernconnections.postgres.followup;

import static org.northernconnections.postgres.ledger.Columns.at;
import static org.northernconnections.postgres.ledger.Columns.atOrNull;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.northernconnections.event.EventId;
import org.northernconnections.followup.Answer;
import org.northernconnections.followup.AnswerId;
import org.northernconnections.followup.FollowUp;
import org.northernconnections.followup.FollowUpId;
import org.northernconnections.followup.FollowUpState;
import org.northernconnections.followup.FollowUps;
import org.northernconnections.followup.Value;
import org.northernconnections.followup.Why;
import org.northernconnections.ledger.Word;
import org.northernconnections.partnership.AccountId;
import org.northernconnections.partnership.OrganisationId;
import org.northernconnections.postgres.ledger.Columns;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Follow-ups in SQL.
public final class PostgresFollowUps implements FollowUps {
    private static final String COLUMNS = """
            f.id, f.event_id, l.name as about, f.one_id, one.name as one_name, f.one_reader, f.other_id,
            other.name as other_name, f.other_reader, f.since, f.state, f.value, f.confirmed, f.why, f.version
            """;

    private static final String FROM = """
              from follow_up f
              join event e on e.id = f.event_id
              join lab l on l.id = e.lab_id
              join organisation one on one.id = f.one_id
              join organisation other on other.id = f.other_id
            """;

    /// Without those of two that have not met after all.
    private static final String SELECT = "select " + COLUMNS + FROM + " where not f.not_held";

    private static final String FIND = SELECT + " and f.id = :id";

    private static final String HOLD = FIND + " for update of f";

    /// The two sides are these, or have become part of them.
    private static final String OF_TWO = """
               and (select count(*) from (
                       select coalesce(h.heir_id, side.id) from unnest(array[f.one_id, f.other_id]) as side(id)
                         left join heir h on h.id = side.id
                       intersect
                       select coalesce(h.heir_id, side.id) from unnest(array[cast(:one as text), :other]) as side(id)
                         left join heir h on h.id = side.id) as same) = 2
            """;

    private static final String HOLD_OF = SELECT + " and f.event_id = :event" + OF_TWO + " for update of f";

    private static final String LIST_BETWEEN = SELECT + OF_TWO + " order by f.since desc, f.state = 'stopped', f.id";

    private static final String LIST_OF = SELECT + """
               and (f.one_id = any(cast(:organisations as text[])) or f.other_id = any(cast(:organisations as text[])))
             order by f.since desc, f.state = 'stopped', one.name, other.name, f.id
            """;

    private static final String START = """
            insert into follow_up (id, event_id, one_id, other_id, one_reader, other_reader, since, state)
            select :id, :event, :one, :other, :oneReader, :otherReader, :since, 'talking'
             where not exists (select from follow_up
                                where event_id = :event and one_id = :one and other_id = :other)
            on conflict (event_id, one_id, other_id) do nothing
            """;

    private static final String GO_ON = """
            update follow_up set not_held = false, version = version + 1
             where event_id = :event and one_id = :one and other_id = :other and not_held
            """;

    private static final String END = "update follow_up set not_held = true, version = version + 1 where id = :id";

    /// What an organisation said that has merged is its heir's word.
    private static final String ANSWERS = """
            select a.id, a.follow_up_id, coalesce(h.heir_id, a.organisation_id) as organisation_id, a.state, a.value,
                   a.why, a.words, a.by_link, a.at
              from follow_up_answer a
              left join heir h on h.id = a.organisation_id
            """;

    private static final String LIST_ANSWERS = ANSWERS + " where a.follow_up_id = :id order by a.at, a.id";

    private static final String LAST_ANSWERS = """
            select distinct on (a.follow_up_id, coalesce(h.heir_id, a.organisation_id)) a.id, a.follow_up_id,
                   coalesce(h.heir_id, a.organisation_id) as organisation_id, a.state, a.value, a.why, a.words,
                   a.by_link, a.at
              from follow_up_answer a
              left join heir h on h.id = a.organisation_id
             where a.follow_up_id = any(cast(:ids as text[]))
             order by a.follow_up_id, coalesce(h.heir_id, a.organisation_id), a.at desc, a.id desc
            """;

    private static final String ADD = """
            insert into follow_up_answer (id, follow_up_id, organisation_id, account_id, state, value, why, words, by_link,
                                          at)
            values (:id, :followUp, :from, :by, :state, :value, :why, :words, :byLink, :at)
            """;

    private static final String SAVE = """
            update follow_up
               set state = :state, value = :value, confirmed = :confirmed, why = :why, version = version + 1
             where id = :id and version = :version
            """;

    /// Of several months that have passed unasked, only the latest is asked. Who said that it stopped is asked no more;
    /// the other side is, until it says so too.
    private static final String LIST_DUE = "select " + COLUMNS + ", side.id as asked_id, due.month" + FROM + """
              cross join lateral (values (f.one_id), (f.other_id)) as side(id)
              cross join lateral (
                    select max(month) as month from unnest(array[1, 6, 12, 24]) as month
                     where f.since + make_interval(months => month) <= cast(:today as date)) as due
             where due.month is not null and not f.not_held
               and (f.state <> 'stopped'
                    or not f.confirmed
                       and (select a.state from follow_up_answer a left join heir h on h.id = a.organisation_id
                             where a.follow_up_id = f.id and coalesce(h.heir_id, a.organisation_id) = side.id
                             order by a.at desc, a.id desc limit 1) is distinct from 'stopped')
               and not exists (select from follow_up_ask a
                                where a.follow_up_id = f.id and a.organisation_id = side.id and a.month >= due.month)
             order by side.id, f.since, f.id
            """;

    private static final String LIST_ASKED =
            "select " + COLUMNS + ", a.organisation_id as asked_id, a.month" + FROM + """
              join follow_up_ask a on a.follow_up_id = f.id
             where a.answered_at is null and not f.not_held
            """;

    private static final String LIST_UNANSWERED = LIST_ASKED + """
               and a.asked_at < :before and a.reminded_at is null
             order by a.organisation_id, f.since, f.id
            """;

    private static final String LIST_OPEN = LIST_ASKED + " and a.organisation_id = :of order by f.since, f.id";

    private static final String ASKED = """
            insert into follow_up_ask (follow_up_id, organisation_id, month, asked_at, link_hash)
            values (:followUp, :of, :month, :at, :hash)
            on conflict (follow_up_id, organisation_id, month)
            do update set reminded_at = excluded.asked_at, link_hash = excluded.link_hash
            """;

    private static final String COUNT_OPEN = """
            select count(distinct (a.follow_up_id, a.organisation_id))
              from follow_up_ask a join follow_up f on f.id = a.follow_up_id
             where a.organisation_id = any(cast(:organisations as text[])) and a.answered_at is null and not f.not_held
            """;

    private static final String ANSWERED = """
            update follow_up_ask set answered_at = :at
             where follow_up_id = :followUp and organisation_id = :of and answered_at is null
            """;

    private static final String ADD_LINK = """
            insert into follow_up_link (hash, account_id, organisation_id, follow_up_id, made_at, expires_at)
            values (:hash, :account, :of, :about, :at, :expires)
            """;

    private static final String FIND_LINK =
            "select account_id, organisation_id, expires_at, used_at from follow_up_link where hash = :hash";

    /// Of what merged organisations were asked, a link answers what their heir has taken over.
    private static final String LIST_OF_LINK = SELECT + """
               and exists (select from follow_up_link l
                            where l.hash = :hash and l.organisation_id in (f.one_id, f.other_id)
                              and (l.follow_up_id = f.id
                                   or exists (select from follow_up_ask a
                                               where a.link_hash = l.hash and a.follow_up_id = f.id
                                                 and a.organisation_id = l.organisation_id)))
             order by f.since, f.id
            """;

    private static final String USE_LINK =
            "update follow_up_link set used_at = :at where hash = :hash and used_at is null and expires_at > :at";

    /// Of two sides that both say that it stopped, the words are those of the side that wrote some; of two, the later.
    private static final String LIST_LESSONS = """
            select l.name as about, f.why, stopped.words, stopped.at::date as on_day,
                   coalesce((select a.state from standing_answer a
                              where a.follow_up_id = f.id and a.state <> 'stopped'
                              order by a.at desc, a.id desc limit 1), 'talking') as reached
              from follow_up f
              join event e on e.id = f.event_id
              join lab l on l.id = e.lab_id
              cross join lateral (
                    select last.words, last.at
                      from (select distinct on (coalesce(h.heir_id, a.organisation_id)) a.state, a.words, a.at, a.id
                              from follow_up_answer a
                              left join heir h on h.id = a.organisation_id
                             where a.follow_up_id = f.id
                             order by coalesce(h.heir_id, a.organisation_id), a.at desc, a.id desc) last
                     where last.state = 'stopped'
                     order by last.words = '', last.at desc, last.id desc limit 1) stopped
             where f.state = 'stopped'
             order by stopped.at desc, f.id
            """;

    private final JdbcClient sql;

    public PostgresFollowUps(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public Optional<FollowUp> find(FollowUpId id) {
        return sql.sql(FIND)
                .param("id", id.value())
                .query(PostgresFollowUps::followUp)
                .optional();
    }

    @Override
    public FollowUp hold(FollowUpId id) {
        return sql.sql(HOLD)
                .param("id", id.value())
                .query(PostgresFollowUps::followUp)
                .single();
    }

    @Override
    public Optional<FollowUp> hold(EventId event, OrganisationId one, OrganisationId other) {
        return sql.sql(HOLD_OF)
                .param("event", event.value())
                .param("one", one.value())
                .param("other", other.value())
                .query(PostgresFollowUps::followUp)
                .optional();
    }

    @Override
    public List<FollowUp> listOf(Collection<OrganisationId> organisations) {
        return sql.sql(LIST_OF)
                .param("organisations", words(organisations))
                .query(PostgresFollowUps::followUp)
                .list();
    }

    @Override
    public List<FollowUp> listBetween(OrganisationId one, OrganisationId other) {
        return sql.sql(LIST_BETWEEN)
                .param("one", one.value())
                .param("other", other.value())
                .query(PostgresFollowUps::followUp)
                .list();
    }

    private static String[] words(Collection<OrganisationId> organisations) {
        return organisations.stream().map(OrganisationId::value).toArray(String[]::new);
    }

    @Override
    public boolean start(FollowUp followUp) {
        boolean swapped = followUp.one()
                        .organisation()
                        .value()
                        .compareTo(followUp.other().organisation().value())
                > 0;
        FollowUp.Side one = swapped ? followUp.other() : followUp.one();
        FollowUp.Side other = swapped ? followUp.one() : followUp.other();
        int goesOn = of(GO_ON, followUp, one, other).update();
        return goesOn == 1
                || of(START, followUp, one, other)
                                .param("id", followUp.id().value())
                                .param("oneReader", word(one.reader()))
                                .param("otherReader", word(other.reader()))
                                .param("since", followUp.since())
                                .update()
                        == 1;
    }

    private JdbcClient.StatementSpec of(String statement, FollowUp followUp, FollowUp.Side one, FollowUp.Side other) {
        return sql.sql(statement)
                .param("event", followUp.event().value())
                .param("one", one.organisation().value())
                .param("other", other.organisation().value());
    }

    @Override
    public void end(FollowUpId id) {
        sql.sql(END).param("id", id.value()).update();
    }

    private static @Nullable String word(@Nullable AccountId account) {
        return account == null ? null : account.value();
    }

    @Override
    public List<Answer> listAnswers(FollowUpId id) {
        return sql.sql(LIST_ANSWERS)
                .param("id", id.value())
                .query(PostgresFollowUps::answer)
                .list();
    }

    @Override
    public Map<FollowUpId, List<Answer>> lastAnswers(Collection<FollowUpId> ids) {
        Map<FollowUpId, List<Answer>> answers = new HashMap<>();
        sql.sql(LAST_ANSWERS)
                .param("ids", ids.stream().map(FollowUpId::value).toArray(String[]::new))
                .query(PostgresFollowUps::answer)
                .list()
                .forEach(answer -> answers.computeIfAbsent(answer.followUp(), _ -> new ArrayList<>())
                        .add(answer));
        return answers;
    }

    @Override
    public void add(Answer answer, @Nullable AccountId by) {
        sql.sql(ADD)
                .param("id", answer.id().value())
                .param("followUp", answer.followUp().value())
                .param("from", answer.from().value())
                .param("by", word(by))
                .param("state", Word.of(answer.state()))
                .param("value", Word.of(answer.value()))
                .param("why", answer.why() == null ? null : Word.of(answer.why()))
                .param("words", answer.words())
                .param("byLink", answer.byLink())
                .param("at", at(answer.at()))
                .update();
    }

    @Override
    public boolean save(FollowUp followUp) {
        return sql.sql(SAVE)
                        .param("id", followUp.id().value())
                        .param("version", followUp.version())
                        .param("state", Word.of(followUp.state()))
                        .param("value", Word.of(followUp.value()))
                        .param("confirmed", followUp.confirmed())
                        .param("why", followUp.why() == null ? null : Word.of(followUp.why()))
                        .update()
                == 1;
    }

    @Override
    public List<Ask> listDue(LocalDate today) {
        return sql.sql(LIST_DUE)
                .param("today", today)
                .query(PostgresFollowUps::ask)
                .list();
    }

    @Override
    public List<Ask> listUnanswered(Instant before) {
        return sql.sql(LIST_UNANSWERED)
                .param("before", at(before))
                .query(PostgresFollowUps::ask)
                .list();
    }

    @Override
    public void asked(Ask ask, String linkHash, Instant at) {
        sql.sql(ASKED)
                .param("followUp", ask.followUp().id().value())
                .param("of", ask.of().value())
                .param("month", ask.month())
                .param("at", Columns.at(at))
                .param("hash", linkHash)
                .update();
    }

    @Override
    public int countOpen(Collection<OrganisationId> organisations) {
        return sql.sql(COUNT_OPEN)
                .param("organisations", words(organisations))
                .query(Integer.class)
                .single();
    }

    @Override
    public List<Ask> listOpen(OrganisationId of) {
        return sql.sql(LIST_OPEN)
                .param("of", of.value())
                .query(PostgresFollowUps::ask)
                .list();
    }

    @Override
    public void answered(FollowUpId id, OrganisationId of, Instant at) {
        sql.sql(ANSWERED)
                .param("followUp", id.value())
                .param("of", of.value())
                .param("at", Columns.at(at))
                .update();
    }

    @Override
    public void addLink(String hash, Link link, @Nullable FollowUpId about, Instant at) {
        sql.sql(ADD_LINK)
                .param("hash", hash)
                .param("account", link.account().value())
                .param("of", link.of().value())
                .param("about", about == null ? null : about.value())
                .param("at", Columns.at(at))
                .param("expires", atOrNull(link.expiresAt()))
                .update();
    }

    @Override
    public Optional<Link> findLink(String hash) {
        return sql.sql(FIND_LINK)
                .param("hash", hash)
                .query((row, _) -> new Link(
                        new AccountId(Columns.text(row, "account_id")),
                        new OrganisationId(Columns.text(row, "organisation_id")),
                        Columns.instant(row, "expires_at"),
                        Columns.instantOrNull(row, "used_at")))
                .optional();
    }

    @Override
    public List<FollowUp> listOfLink(String hash) {
        return sql.sql(LIST_OF_LINK)
                .param("hash", hash)
                .query(PostgresFollowUps::followUp)
                .list();
    }

    @Override
    public boolean useLink(String hash, Instant at) {
        return sql.sql(USE_LINK).param("hash", hash).param("at", Columns.at(at)).update() == 1;
    }

    @Override
    public List<Lesson> listLessons() {
        return sql.sql(LIST_LESSONS)
                .query((row, _) -> new Lesson(
                        Columns.text(row, "about"),
                        Word.parse(Why.class, Columns.text(row, "why")),
                        Word.parse(FollowUpState.class, Columns.text(row, "reached")),
                        Columns.text(row, "words"),
                        Columns.day(row, "on_day")))
                .list();
    }

    private static Ask ask(ResultSet row, int number) throws SQLException {
        return new Ask(followUp(row, number), new OrganisationId(Columns.text(row, "asked_id")), row.getInt("month"));
    }

    private static FollowUp followUp(ResultSet row, int number) throws SQLException {
        return new FollowUp(
                new FollowUpId(Columns.text(row, "id")),
                new EventId(Columns.text(row, "event_id")),
                Columns.text(row, "about"),
                side(row, "one"),
                side(row, "other"),
                Columns.day(row, "since"),
                Word.parse(FollowUpState.class, Columns.text(row, "state")),
                Word.parse(Value.class, Columns.text(row, "value")),
                row.getBoolean("confirmed"),
                why(row),
                row.getInt("version"));
    }

    private static FollowUp.Side side(ResultSet row, String which) throws SQLException {
        String reader = Columns.textOrNull(row, which + "_reader");
        return new FollowUp.Side(
                new OrganisationId(Columns.text(row, which + "_id")),
                Columns.text(row, which + "_name"),
                reader == null ? null : new AccountId(reader));
    }

    private static @Nullable Why why(ResultSet row) throws SQLException {
        String why = Columns.textOrNull(row, "why");
        return why == null ? null : Word.parse(Why.class, why);
    }

    private static Answer answer(ResultSet row, int number) throws SQLException {
        return new Answer(
                new AnswerId(Columns.text(row, "id")),
                new FollowUpId(Columns.text(row, "follow_up_id")),
                new OrganisationId(Columns.text(row, "organisation_id")),
                Word.parse(FollowUpState.class, Columns.text(row, "state")),
                Word.parse(Value.class, Columns.text(row, "value")),
                why(row),
                Columns.text(row, "words"),
                row.getBoolean("by_link"),
                Columns.instant(row, "at"));
    }
}
