package org.northernconnections.postgres.event;

import static org.northernconnections.postgres.ledger.Columns.at;
import static org.northernconnections.postgres.ledger.Columns.atOrNull;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.northernconnections.event.Event;
import org.northernconnections.event.EventId;
import org.northernconnections.event.EventState;
import org.northernconnections.event.Events;
import org.northernconnections.event.Layout;
import org.northernconnections.event.ParticipantId;
import org.northernconnections.event.Session;
import org.northernconnections.event.SessionId;
import org.northernconnections.event.Slot;
import org.northernconnections.event.SlotId;
import org.northernconnections.event.Table;
import org.northernconnections.event.TableId;
import org.northernconnections.lab.LabId;
import org.northernconnections.ledger.Saved;
import org.northernconnections.ledger.Word;
import org.northernconnections.partnership.OrganisationId;
import org.northernconnections.postgres.ledger.Columns;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Events in SQL.
public final class PostgresEvents implements Events {
    private static final String SELECT = """
            select e.id, e.lab_id, l.name as lab_name, l.owner_id, o.name as owner_name, e.name, e.city, e.place,
                   e.on_day, e.zone, e.wishes_close_at, e.meetings_max, e.state, e.version
              from event e join lab l on l.id = e.lab_id join organisation o on o.id = l.owner_id
            """;

    private static final String FIND = SELECT + " where e.id = :id";

    private static final String LIST = SELECT + " order by e.on_day desc, e.name, e.id";

    private static final String LIST_OF = SELECT + " where e.lab_id = :lab order by e.on_day desc, e.name, e.id";

    private static final String ADD = """
            insert into event (id, lab_id, name, city, place, on_day, zone, wishes_close_at, meetings_max, state)
            values (:id, :lab, :name, :city, :place, :day, :zone, :wishesCloseAt, :meetingsMax, :state)
            """;

    private static final String SAVE = """
            update event
               set name = :name, city = :city, place = :place, on_day = :day, zone = :zone,
                   wishes_close_at = :wishesCloseAt, meetings_max = :meetingsMax, version = version + 1
             where id = :id and version = :version
            """;

    private static final String STEP = "update event set state = :state, version = version + 1 where id = :id";

    private static final String SESSIONS = """
            select id, name, starts_at, ends_at, slot_minutes, pause_minutes
              from event_session
             where event_id = :event
             order by starts_at
            """;

    private static final String SLOTS = """
            select id, session_id, position, starts_at, ends_at
              from slot
             where event_id = :event
             order by position
            """;

    private static final String TABLES =
            "select id, position, name, lost, host_id from event_table where event_id = :event order by position";

    private static final String ADD_SESSION = """
            insert into event_session (id, event_id, name, starts_at, ends_at, slot_minutes, pause_minutes)
            values (:id, :event, :name, :startsAt, :endsAt, :slotMinutes, :pauseMinutes)
            """;

    private static final String ADD_SLOT = """
            insert into slot (id, event_id, session_id, position, starts_at, ends_at)
            select :id, :event, :session, coalesce(max(position), 0) + 1, :startsAt, :endsAt
              from slot where event_id = :event
            """;

    private static final String NUMBER_SLOTS = """
            update slot set position = numbered.position
              from (select id, row_number() over (order by starts_at) as position
                      from slot where event_id = :event) as numbered
             where numbered.id = slot.id
            """;

    private static final String REMOVE_SESSION = "delete from event_session where event_id = :event and id = :session";

    private static final String SAVE_TABLE = """
            insert into event_table (id, event_id, position, name) values (:id, :event, :position, :name)
            on conflict (id) do update set position = excluded.position, name = excluded.name
            """;

    private static final String SET_LOST = "update event_table set lost = :lost where id = :id";

    private static final String CLEAR_HOST = "update event_table set host_id = null where host_id = :host";

    private static final String SET_HOST = "update event_table set host_id = :host where id = :id";

    private static final String REMOVE_OTHER_TABLES =
            "delete from event_table where event_id = :event and id <> all (cast(:ids as text[]))";

    /// By how much each session moves, so that it begins at the same time of day. It keeps its length, and so do its
    /// slots: in a night in which clocks change, other times of day may move by an hour.
    private static final String MOVED = """
            select id as session_id,
                   make_interval(secs => extract(epoch from
                       (((starts_at at time zone :fromZone) + make_interval(days => :days)) at time zone :toZone)
                       - starts_at)) as by
              from event_session where event_id = :event
            """;

    private static final String MOVE_SLOTS = """
            update slot s set starts_at = s.starts_at + moved.by, ends_at = s.ends_at + moved.by
              from (%s) moved
             where moved.session_id = s.session_id
            """.formatted(MOVED);

    private static final String MOVE_SESSIONS = """
            update event_session e set starts_at = e.starts_at + moved.by, ends_at = e.ends_at + moved.by
              from (%s) moved
             where moved.session_id = e.id
            """.formatted(MOVED);

    private final JdbcClient sql;

    public PostgresEvents(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public Optional<Event> find(EventId id) {
        return sql.sql(FIND)
                .param("id", id.value())
                .query(PostgresEvents::event)
                .optional();
    }

    @Override
    public Event get(EventId id) {
        return find(id).orElseThrow();
    }

    @Override
    public List<Event> list() {
        return sql.sql(LIST).query(PostgresEvents::event).list();
    }

    @Override
    public List<Event> listOf(LabId lab) {
        return sql.sql(LIST_OF)
                .param("lab", lab.value())
                .query(PostgresEvents::event)
                .list();
    }

    @Override
    public void add(Event event) {
        facts(ADD, event)
                .param("lab", event.lab().value())
                .param("state", Word.of(event.state()))
                .update();
    }

    @Override
    public Saved<Event> save(Event event) {
        int kept = facts(SAVE, event).param("version", event.version()).update();
        return kept == 1 ? new Saved.Kept<>(get(event.id())) : new Saved.Conflict<>(get(event.id()));
    }

    @Override
    public void moveSessions(Event before, Event now) {
        for (String statement : List.of(MOVE_SLOTS, MOVE_SESSIONS)) {
            sql.sql(statement)
                    .param("event", now.id().value())
                    .param("fromZone", before.zone().getId())
                    .param("toZone", now.zone().getId())
                    .param("days", (int) ChronoUnit.DAYS.between(before.day(), now.day()))
                    .update();
        }
    }

    private JdbcClient.StatementSpec facts(String statement, Event event) {
        return sql.sql(statement)
                .param("id", event.id().value())
                .param("name", event.name())
                .param("city", event.city())
                .param("place", event.place())
                .param("day", event.day())
                .param("zone", event.zone().getId())
                .param("wishesCloseAt", atOrNull(event.wishesCloseAt()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("meetingsMax", event.meetingsMax());
    }

    @Override
    public void step(EventId id, EventState to) {
        sql.sql(STEP).param("id", id.value()).param("state", Word.of(to)).update();
    }

    @Override
    public Layout layout(EventId id) {
        return new Layout(
                sql.sql(SESSIONS)
                        .param("event", id.value())
                        .query(PostgresEvents::session)
                        .list(),
                sql.sql(SLOTS)
                        .param("event", id.value())
                        .query(PostgresEvents::slot)
                        .list(),
                sql.sql(TABLES)
                        .param("event", id.value())
                        .query(PostgresEvents::table)
                        .list());
    }

    @Override
    public void addSession(EventId event, Session session, List<Slot> slots) {
        sql.sql(ADD_SESSION)
                .param("id", session.id().value())
                .param("event", event.value())
                .param("name", session.name())
                .param("startsAt", at(session.startsAt()))
                .param("endsAt", at(session.endsAt()))
                .param("slotMinutes", session.slotMinutes())
                .param("pauseMinutes", session.pauseMinutes())
                .update();
        for (Slot slot : slots) {
            sql.sql(ADD_SLOT)
                    .param("id", slot.id().value())
                    .param("event", event.value())
                    .param("session", session.id().value())
                    .param("startsAt", at(slot.startsAt()))
                    .param("endsAt", at(slot.endsAt()))
                    .update();
        }
        sql.sql(NUMBER_SLOTS).param("event", event.value()).update();
    }

    @Override
    public void removeSession(EventId event, SessionId session) {
        sql.sql(REMOVE_SESSION)
                .param("event", event.value())
                .param("session", session.value())
                .update();
        sql.sql(NUMBER_SLOTS).param("event", event.value()).update();
    }

    @Override
    public void lock(EventId event) {
        sql.sql("select id from event where id = :id for no key update")
                .param("id", event.value())
                .query(String.class)
                .single();
    }

    @Override
    public void saveTables(EventId event, List<Table> tables) {
        sql.sql(REMOVE_OTHER_TABLES)
                .param("event", event.value())
                .param(
                        "ids",
                        Columns.array(
                                tables.stream().map(table -> table.id().value()).toList()))
                .update();
        for (Table table : tables) {
            sql.sql(SAVE_TABLE)
                    .param("id", table.id().value())
                    .param("event", event.value())
                    .param("position", table.position())
                    .param("name", table.name())
                    .update();
        }
    }

    @Override
    public void setLost(TableId table, boolean lost) {
        sql.sql(SET_LOST).param("id", table.value()).param("lost", lost).update();
    }

    @Override
    public void setHost(TableId table, @Nullable ParticipantId host) {
        String id = host == null ? null : host.value();
        sql.sql(CLEAR_HOST).param("host", id, Types.VARCHAR).update();
        sql.sql(SET_HOST)
                .param("id", table.value())
                .param("host", id, Types.VARCHAR)
                .update();
    }

    private static Event event(ResultSet row, int number) throws SQLException {
        return new Event(
                new EventId(Columns.text(row, "id")),
                new LabId(Columns.text(row, "lab_id")),
                Columns.text(row, "lab_name"),
                new OrganisationId(Columns.text(row, "owner_id")),
                Columns.text(row, "owner_name"),
                Columns.text(row, "name"),
                Columns.text(row, "city"),
                Columns.text(row, "place"),
                Columns.day(row, "on_day"),
                ZoneId.of(Columns.text(row, "zone")),
                Columns.instantOrNull(row, "wishes_close_at"),
                row.getInt("meetings_max"),
                Word.parse(EventState.class, Columns.text(row, "state")),
                row.getInt("version"));
    }

    private static Session session(ResultSet row, int number) throws SQLException {
        return new Session(
                new SessionId(Columns.text(row, "id")),
                Columns.text(row, "name"),
                Columns.instant(row, "starts_at"),
                Columns.instant(row, "ends_at"),
                row.getInt("slot_minutes"),
                row.getInt("pause_minutes"));
    }

    private static Slot slot(ResultSet row, int number) throws SQLException {
        return new Slot(
                new SlotId(Columns.text(row, "id")),
                new SessionId(Columns.text(row, "session_id")),
                row.getInt("position"),
                Columns.instant(row, "starts_at"),
                Columns.instant(row, "ends_at"));
    }

    private static Table table(ResultSet row, int number) throws SQLException {
        String host = Columns.textOrNull(row, "host_id");
        return new Table(
                new TableId(Columns.text(row, "id")),
                row.getInt("position"),
                Columns.text(row, "name"),
                row.getBoolean("lost"),
                host == null ? null : new ParticipantId(host));
    }
}
