package org.northernconnections.postgres.event;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.northernconnections.event.Coming;
import org.northernconnections.event.EventId;
import org.northernconnections.event.Participant;
import org.northernconnections.event.ParticipantId;
import org.northernconnections.event.Participants;
import org.northernconnections.event.SlotId;
import org.northernconnections.ledger.Saved;
import org.northernconnections.ledger.Word;
import org.northernconnections.partnership.Account;
import org.northernconnections.partnership.AccountId;
import org.northernconnections.partnership.Language;
import org.northernconnections.partnership.OrganisationId;
import org.northernconnections.postgres.ledger.Columns;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Participants in SQL.
public final class PostgresParticipants implements Participants {
    private static final String SELECT = """
            select p.id, p.event_id, p.organisation_id, o.name as organisation_name, o.country, p.account_id,
                   case when p.name <> '' then p.name
                        when a.name <> '' then a.name
                        else o.name end as person_name,
                   p.coming, p.meetings_min, p.meetings_max, p.version,
                   array(select slot_id from absence where participant_id = p.id order by slot_id) as away,
                   p.languages, p.late
              from participant p
              join organisation o on o.id = p.organisation_id
              left join account a on a.id = p.account_id and a.erased_at is null
            """;

    private static final String FIND = SELECT + " where p.id = :id";

    private static final String FIND_SEAT = SELECT + " where p.event_id = :event and p.account_id = :account";

    private static final String LIST = SELECT + " where p.event_id = :event order by o.name, person_name, p.id";

    private static final String LIST_OF = SELECT + " where p.account_id = :account order by p.event_id";

    private static final String LIST_SPOKEN_FOR = SELECT + """
             where p.event_id = :event
               and (p.account_id = :account or p.organisation_id = any(cast(:organisations as text[])))
             order by o.name, person_name, p.id
            """;

    private static final String ACCOUNTS = """
            select p.id as participant_id, a.id, a.email, a.name, a.language, a.version
              from participant p join account a on a.id = p.account_id
             where p.event_id = :event and a.erased_at is null
            """;

    private static final String COUNTS =
            "select event_id, coming, count(*) as count from participant group by event_id, coming";

    private static final String ADD = """
            insert into participant (id, event_id, organisation_id, account_id, name, coming, meetings_min, meetings_max,
                                     late, languages)
            values (:id, :event, :organisation, :account, :name, :coming, :least, :most, :late,
                    coalesce((select languages from company where organisation_id = :organisation), '{}'))
            """;

    private static final String SAVE = """
            update participant
               set coming = :coming, meetings_min = :least, meetings_max = :most, late = :late,
                   languages = cast(:languages as text[]), version = version + 1
             where id = :id and version = :version
            """;

    private static final String HAND_OVER =
            "update participant set account_id = :account, name = '', version = version + 1 where id = :id";

    private static final String CLEAR_ABSENCES = "delete from absence where participant_id = :id";

    private static final String ADD_ABSENCES = """
            insert into absence (participant_id, slot_id) select :id, unnest(cast(:slots as text[]))
            """;

    private final JdbcClient sql;

    public PostgresParticipants(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public Optional<Participant> find(ParticipantId id) {
        return sql.sql(FIND)
                .param("id", id.value())
                .query(PostgresParticipants::participant)
                .optional();
    }

    @Override
    public Optional<Participant> find(EventId event, AccountId account) {
        return sql.sql(FIND_SEAT)
                .param("event", event.value())
                .param("account", account.value())
                .query(PostgresParticipants::participant)
                .optional();
    }

    @Override
    public List<Participant> list(EventId event) {
        return sql.sql(LIST)
                .param("event", event.value())
                .query(PostgresParticipants::participant)
                .list();
    }

    @Override
    public List<Participant> listOf(AccountId account) {
        return sql.sql(LIST_OF)
                .param("account", account.value())
                .query(PostgresParticipants::participant)
                .list();
    }

    @Override
    public List<Participant> listOf(EventId event, AccountId account, Collection<OrganisationId> organisations) {
        return sql.sql(LIST_SPOKEN_FOR)
                .param("event", event.value())
                .param("account", account.value())
                .param(
                        "organisations",
                        Columns.array(organisations.stream()
                                .map(OrganisationId::value)
                                .toList()))
                .query(PostgresParticipants::participant)
                .list();
    }

    @Override
    public Map<ParticipantId, Account> accounts(EventId event) {
        Map<ParticipantId, Account> accounts = new HashMap<>();
        sql.sql(ACCOUNTS).param("event", event.value()).query(row -> {
            accounts.put(
                    new ParticipantId(Columns.text(row, "participant_id")),
                    new Account(
                            new AccountId(Columns.text(row, "id")),
                            Columns.text(row, "email"),
                            Columns.text(row, "name"),
                            Language.parse(Columns.text(row, "language")),
                            row.getInt("version")));
        });
        return accounts;
    }

    @Override
    public Map<EventId, Map<Coming, Integer>> counts() {
        Map<EventId, Map<Coming, Integer>> counts = new HashMap<>();
        sql.sql(COUNTS).query(row -> {
            counts.computeIfAbsent(new EventId(Columns.text(row, "event_id")), _ -> new EnumMap<>(Coming.class))
                    .put(Word.parse(Coming.class, Columns.text(row, "coming")), row.getInt("count"));
        });
        return counts;
    }

    @Override
    public void add(Participant participant) {
        sql.sql(ADD)
                .param("id", participant.id().value())
                .param("event", participant.event().value())
                .param("organisation", participant.organisation().value())
                .param(
                        "account",
                        participant.findAccount().map(AccountId::value).orElse(null))
                .param("name", participant.name())
                .param("coming", Word.of(participant.coming()))
                .param("least", participant.meetingsMin())
                .param("most", participant.meetingsMax())
                .param("late", participant.late())
                .update();
        saveAbsences(participant);
    }

    @Override
    public Saved<Participant> save(Participant participant) {
        int kept = sql.sql(SAVE)
                .param("id", participant.id().value())
                .param("coming", Word.of(participant.coming()))
                .param("least", participant.meetingsMin())
                .param("most", participant.meetingsMax())
                .param("late", participant.late())
                .param(
                        "languages",
                        Columns.array(participant.languages().stream()
                                .map(Language::code)
                                .sorted()
                                .toList()))
                .param("version", participant.version())
                .update();
        if (kept == 0) {
            return new Saved.Conflict<>(find(participant.id()).orElseThrow());
        }
        sql.sql(CLEAR_ABSENCES).param("id", participant.id().value()).update();
        saveAbsences(participant);
        return new Saved.Kept<>(find(participant.id()).orElseThrow());
    }

    @Override
    public void handOver(ParticipantId id, @Nullable AccountId account) {
        sql.sql(HAND_OVER)
                .param("id", id.value())
                .param("account", account == null ? null : account.value())
                .update();
    }

    private void saveAbsences(Participant participant) {
        sql.sql(ADD_ABSENCES)
                .param("id", participant.id().value())
                .param(
                        "slots",
                        Columns.array(
                                participant.away().stream().map(SlotId::value).toList()))
                .update();
    }

    private static Participant participant(ResultSet row, int number) throws SQLException {
        String account = Columns.textOrNull(row, "account_id");
        return new Participant(
                new ParticipantId(Columns.text(row, "id")),
                new EventId(Columns.text(row, "event_id")),
                new OrganisationId(Columns.text(row, "organisation_id")),
                Columns.text(row, "organisation_name"),
                Columns.text(row, "country"),
                account == null ? null : new AccountId(account),
                Columns.text(row, "person_name"),
                Word.parse(Coming.class, Columns.text(row, "coming")),
                row.getInt("meetings_min"),
                Columns.numberOrNull(row, "meetings_max"),
                Columns.texts(row, "away").stream().map(SlotId::new).collect(Collectors.toSet()),
                Columns.texts(row, "languages").stream().map(Language::parse).collect(Collectors.toSet()),
                row.getBoolean("late"),
                row.getInt("version"));
    }
}
