package org.northernconnections.postgres.event;

import static org.northernconnections.postgres.ledger.Columns.at;
import static org.northernconnections.postgres.ledger.Columns.atOrNull;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.northernconnections.event.EventId;
import org.northernconnections.event.OutcomeId;
import org.northernconnections.event.ParticipantId;
import org.northernconnections.event.Presence;
import org.northernconnections.event.PresenceState;
import org.northernconnections.event.Presences;
import org.northernconnections.ledger.Word;
import org.northernconnections.partnership.Account;
import org.northernconnections.partnership.AccountId;
import org.northernconnections.partnership.Language;
import org.northernconnections.postgres.ledger.Columns;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Who is there, in SQL.
public final class PostgresPresences implements Presences {
    private static final String SELECT = "select p.id, p.state, p.until, p.at from presence p ";

    private static final String LIST = SELECT + """
              join participant s on s.id = p.id
             where s.event_id = :event
             order by p.id
            """;

    private static final String FIND = SELECT + " where p.id = :participant";

    /// Of several phones that note the same person, one writes at a time.
    private static final String LOCK = "select id from participant where id = :participant for no key update";

    private static final String SAVE = """
            insert into presence (id, state, until, at) values (:participant, :state, :until, :at)
            on conflict (id) do update set state = excluded.state, until = excluded.until, at = excluded.at
            """;

    /// With a conflict the insert's trigger runs as well and would note a first step: an update comes first.
    private static final String UPDATE =
            "update presence set state = :state, until = :until, at = :at where id = :participant";

    private static final String LIST_HELPERS = """
            select a.id, a.email, a.name, a.language, a.version
              from event_helper h join account a on a.id = h.account_id
             where h.event_id = :event
             order by a.name, a.id
            """;

    private static final String HELPS =
            "select exists (select from event_helper where event_id = :event and account_id = :account)";

    private static final String ADD_HELPER =
            "insert into event_helper (event_id, account_id) values (:event, :account) on conflict do nothing";

    private static final String REMOVE_HELPER =
            "delete from event_helper where event_id = :event and account_id = :account";

    private static final String HAND_IN = """
            insert into handed_in (event_id, phone, number, account_id, at)
            values (:event, :phone, :number, :account, :at)
            on conflict do nothing
            """;

    private static final String TAKE_BACK =
            "delete from handed_in where event_id = :event and phone = :phone and number = :number";

    private static final String KEEP_WORD = """
            update handed_in
               set outcome_id = :word, outcome_version = :version
             where event_id = :event and phone = :phone and number = :number
            """;

    private static final String LAST_VERSION = """
            select coalesce(max(outcome_version), 0)
              from handed_in
             where event_id = :event and phone = :phone and number < :number and outcome_id = :word
            """;

    private final JdbcClient sql;

    public PostgresPresences(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public Map<ParticipantId, Presence> list(EventId event) {
        Map<ParticipantId, Presence> known = new HashMap<>();
        sql.sql(LIST)
                .param("event", event.value())
                .query(PostgresPresences::presence)
                .list()
                .forEach(presence -> known.put(presence.participant(), presence));
        return known;
    }

    @Override
    public Optional<Presence> find(ParticipantId participant) {
        return sql.sql(FIND)
                .param("participant", participant.value())
                .query(PostgresPresences::presence)
                .optional();
    }

    @Override
    public Optional<Presence> hold(ParticipantId participant) {
        lock(participant);
        return find(participant);
    }

    private void lock(ParticipantId participant) {
        sql.sql(LOCK)
                .param("participant", participant.value())
                .query(String.class)
                .optional();
    }

    @Override
    public void save(Presence presence) {
        lock(presence.participant());
        if (write(UPDATE, presence) == 0) {
            write(SAVE, presence);
        }
    }

    private int write(String statement, Presence presence) {
        return sql.sql(statement)
                .param("participant", presence.participant().value())
                .param("state", Word.of(presence.state()))
                .param("until", atOrNull(presence.until()), java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                .param("at", at(presence.at()))
                .update();
    }

    @Override
    public List<Account> listHelpers(EventId event) {
        return sql.sql(LIST_HELPERS)
                .param("event", event.value())
                .query((row, _) -> new Account(
                        new AccountId(Columns.text(row, "id")),
                        Columns.text(row, "email"),
                        Columns.text(row, "name"),
                        Language.find(Columns.text(row, "language")).orElse(Language.EN),
                        row.getInt("version")))
                .list();
    }

    @Override
    public boolean helps(EventId event, AccountId account) {
        return sql.sql(HELPS)
                .param("event", event.value())
                .param("account", account.value())
                .query(Boolean.class)
                .single();
    }

    @Override
    public void addHelper(EventId event, AccountId account) {
        helper(ADD_HELPER, event, account);
    }

    @Override
    public void removeHelper(EventId event, AccountId account) {
        helper(REMOVE_HELPER, event, account);
    }

    private void helper(String statement, EventId event, AccountId account) {
        sql.sql(statement)
                .param("event", event.value())
                .param("account", account.value())
                .update();
    }

    @Override
    public boolean handIn(EventId event, String phone, int number, AccountId account, Instant time) {
        return sql.sql(HAND_IN)
                        .param("event", event.value())
                        .param("phone", phone)
                        .param("number", number)
                        .param("account", account.value())
                        .param("at", at(time))
                        .update()
                == 1;
    }

    @Override
    public void takeBack(EventId event, String phone, int number) {
        sql.sql(TAKE_BACK)
                .param("event", event.value())
                .param("phone", phone)
                .param("number", number)
                .update();
    }

    @Override
    public void keepWord(EventId event, String phone, int number, OutcomeId word, int version) {
        sql.sql(KEEP_WORD)
                .param("event", event.value())
                .param("phone", phone)
                .param("number", number)
                .param("word", word.value())
                .param("version", version)
                .update();
    }

    @Override
    public int lastVersion(EventId event, String phone, int number, OutcomeId word) {
        return sql.sql(LAST_VERSION)
                .param("event", event.value())
                .param("phone", phone)
                .param("number", number)
                .param("word", word.value())
                .query(Integer.class)
                .single();
    }

    private static Presence presence(ResultSet row, int number) throws SQLException {
        return new Presence(
                new ParticipantId(Columns.text(row, "id")),
                Word.parse(PresenceState.class, Columns.text(row, "state")),
                Columns.instantOrNull(row, "until"),
                Columns.instant(row, "at"));
    }
}
