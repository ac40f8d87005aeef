package org.northernconnections.postgres.event;

import static org.northernconnections.postgres.ledger.Columns.at;
import static org.northernconnections.postgres.ledger.Columns.atOrNull;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.northernconnections.event.CalendarEntry;
import org.northernconnections.event.EventId;
import org.northernconnections.event.MeetingId;
import org.northernconnections.event.ParticipantId;
import org.northernconnections.event.Placement;
import org.northernconnections.event.PlanResult;
import org.northernconnections.event.SlotId;
import org.northernconnections.event.TableId;
import org.northernconnections.event.Timetable;
import org.northernconnections.event.TimetableId;
import org.northernconnections.event.Timetables;
import org.northernconnections.ledger.Word;
import org.northernconnections.postgres.ledger.Columns;
import org.northernconnections.timetable.Plan;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Timetables in SQL. The database itself refuses two meetings of one person, or at one table, at one time.
///
/// The result of planning is a JSON object: `ending` (a word), `limit_seconds`, `took_millis`, and `levels`, one text
/// `level word:best:bound` each, in their order.
public final class PostgresTimetables implements Timetables {
    private static final String SELECT = """
            select id, event_id, kind, number, made_at, made_by, published_at, version,
                   cast(result as jsonb) ->> 'ending' as ending,
                   cast(cast(result as jsonb) ->> 'limit_seconds' as bigint) as limit_seconds,
                   cast(cast(result as jsonb) ->> 'took_millis' as bigint) as took_millis,
                   array(select jsonb_array_elements_text(cast(result as jsonb) -> 'levels')) as levels
              from timetable
            """;

    private static final String FIND_WORKING = SELECT + " where event_id = :event and kind = 'working'";

    private static final String FIND =
            SELECT + " where event_id = :event and kind = :kind and kind <> 'working' and number = :number";

    private static final String LIST_PUBLISHED = SELECT + """
             where event_id = :event and kind <> 'working'
             order by (kind = 'final') desc, number desc
            """;

    private static final String PLACEMENTS = """
            select p.meeting_id, p.slot_id, p.table_id, p.pinned
              from placement p join slot s on s.id = p.slot_id join event_table t on t.id = p.table_id
             where p.timetable_id = :id
             order by s.position, t.position
            """;

    private static final String BEGUN_SINCE = """
            select exists (
                select
                  from placement p
                  join timetable t on t.id = p.timetable_id
                  join slot s on s.id = p.slot_id
                 where p.meeting_id = :meeting
                   and t.kind <> 'working'
                   and s.starts_at <= :now
                   and not exists (select from timetable newer
                                    where newer.event_id = t.event_id
                                      and newer.published_at > t.published_at
                                      and newer.published_at <= :from))
            """;

    private static final String REMOVE_WORKING = "delete from timetable where event_id = :event and kind = 'working'";

    private static final String ADD = """
            insert into timetable (id, event_id, number, kind, made_at, made_by, published_at, result, version)
            values (:id, :event, :number, :kind, :madeAt, :madeBy, :publishedAt, :result, :version)
            """;

    /// All at once: a large event has thousands.
    private static final String PLACE = """
            insert into placement (timetable_id, meeting_id, slot_id, table_id, during, pinned)
            select :timetable, p.meeting_id, s.id, p.table_id, tstzrange(s.starts_at, s.ends_at), cast(p.pinned as boolean)
              from unnest(cast(:meetings as text[]), cast(:slots as text[]), cast(:tables as text[]),
                          cast(:pinned as text[])) as p (meeting_id, slot_id, table_id, pinned)
              join slot s on s.id = p.slot_id
            on conflict (timetable_id, meeting_id)
            do update set slot_id = excluded.slot_id, table_id = excluded.table_id, during = excluded.during,
                          pinned = excluded.pinned
            """;

    private static final String TAKE_OUT =
            "delete from placement where timetable_id = :timetable and meeting_id = :meeting";

    private static final String NEXT_VERSION = """
            update timetable set version = version + 1 where id = :id and version = :version and kind = 'working'
            """;

    private static final String LIST_ENTRIES = """
            select meeting_id, participant_id, sequence, fingerprint, cancelled
              from calendar_entry
             where event_id = :event
             order by meeting_id, participant_id
            """;

    private static final String SAVE_ENTRIES = """
            insert into calendar_entry (event_id, meeting_id, participant_id, sequence, fingerprint, cancelled)
            select :event, e.meeting_id, e.participant_id, cast(e.sequence as int), e.fingerprint,
                   cast(e.cancelled as boolean)
              from unnest(cast(:meetings as text[]), cast(:participants as text[]), cast(:sequences as text[]),
                          cast(:fingerprints as text[]), cast(:cancelled as text[]))
                   as e (meeting_id, participant_id, sequence, fingerprint, cancelled)
            on conflict (meeting_id, participant_id)
            do update set sequence = excluded.sequence, fingerprint = excluded.fingerprint,
                          cancelled = excluded.cancelled
            """;

    private final JdbcClient sql;

    public PostgresTimetables(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public Optional<Timetable> findWorking(EventId event) {
        return sql.sql(FIND_WORKING)
                .param("event", event.value())
                .query(PostgresTimetables::timetable)
                .optional()
                .map(this::complete);
    }

    @Override
    public Optional<Timetable> find(EventId event, Timetable.Kind kind, int number) {
        return sql.sql(FIND)
                .param("event", event.value())
                .param("kind", Word.of(kind))
                .param("number", number)
                .query(PostgresTimetables::timetable)
                .optional()
                .map(this::complete);
    }

    @Override
    public Optional<Timetable> findPublished(EventId event) {
        return listPublished(event).stream().findFirst().map(this::complete);
    }

    @Override
    public List<Timetable> listPublished(EventId event) {
        return sql.sql(LIST_PUBLISHED)
                .param("event", event.value())
                .query(PostgresTimetables::timetable)
                .list();
    }

    @Override
    public boolean begunSince(MeetingId meeting, Instant from, Instant now) {
        return sql.sql(BEGUN_SINCE)
                .param("meeting", meeting.value())
                .param("from", at(from))
                .param("now", at(now))
                .query(Boolean.class)
                .single();
    }

    @Override
    public void replaceWorking(Timetable timetable) {
        removeWorking(timetable.event());
        add(timetable, null);
    }

    @Override
    public void removeWorking(EventId event) {
        sql.sql(REMOVE_WORKING).param("event", event.value()).update();
    }

    private void add(Timetable timetable, @Nullable Instant publishedAt) {
        sql.sql(ADD)
                .param("id", timetable.id().value())
                .param("event", timetable.event().value())
                .param("number", timetable.number())
                .param("kind", Word.of(timetable.kind()))
                .param("madeAt", at(timetable.madeAt()))
                .param("madeBy", timetable.madeBy())
                .param("publishedAt", atOrNull(publishedAt), java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                .param("result", json(timetable.result()))
                .param("version", timetable.version())
                .update();
        place(timetable.id(), timetable.placements());
    }

    @Override
    public boolean saveWorking(TimetableId id, int version, List<Placement> changed, List<MeetingId> takenOut) {
        int kept = sql.sql(NEXT_VERSION)
                .param("id", id.value())
                .param("version", version)
                .update();
        if (kept == 0) {
            return false;
        }
        takenOut.forEach(meeting -> sql.sql(TAKE_OUT)
                .param("timetable", id.value())
                .param("meeting", meeting.value())
                .update());
        place(id, changed);
        return true;
    }

    private void place(TimetableId id, List<Placement> placements) {
        sql.sql(PLACE)
                .param("timetable", id.value())
                .param(
                        "meetings",
                        texts(placements, placement -> placement.meeting().value()))
                .param("slots", texts(placements, placement -> placement.slot().value()))
                .param(
                        "tables",
                        texts(placements, placement -> placement.table().value()))
                .param("pinned", texts(placements, placement -> String.valueOf(placement.pinned())))
                .update();
    }

    /// One column of rows that go to the database together.
    private static <T> String[] texts(List<T> rows, Function<T, String> column) {
        return rows.stream().map(column).toArray(String[]::new);
    }

    @Override
    public void publish(Timetable timetable, Instant time) {
        add(timetable, time);
    }

    @Override
    public List<CalendarEntry> listEntries(EventId event) {
        return sql.sql(LIST_ENTRIES)
                .param("event", event.value())
                .query((row, _) -> new CalendarEntry(
                        new MeetingId(Columns.text(row, "meeting_id")),
                        new ParticipantId(Columns.text(row, "participant_id")),
                        row.getInt("sequence"),
                        Columns.text(row, "fingerprint"),
                        row.getBoolean("cancelled")))
                .list();
    }

    @Override
    public void saveEntries(EventId event, List<CalendarEntry> entries) {
        sql.sql(SAVE_ENTRIES)
                .param("event", event.value())
                .param("meetings", texts(entries, entry -> entry.meeting().value()))
                .param(
                        "participants",
                        texts(entries, entry -> entry.participant().value()))
                .param("sequences", texts(entries, entry -> String.valueOf(entry.sequence())))
                .param("fingerprints", texts(entries, CalendarEntry::fingerprint))
                .param("cancelled", texts(entries, entry -> String.valueOf(entry.cancelled())))
                .update();
    }

    private Timetable complete(Timetable bare) {
        return new Timetable(
                bare.id(),
                bare.event(),
                bare.kind(),
                bare.number(),
                bare.madeAt(),
                bare.madeBy(),
                bare.publishedAt(),
                bare.result(),
                sql.sql(PLACEMENTS)
                        .param("id", bare.id().value())
                        .query((row, _) -> new Placement(
                                new MeetingId(Columns.text(row, "meeting_id")),
                                new SlotId(Columns.text(row, "slot_id")),
                                new TableId(Columns.text(row, "table_id")),
                                row.getBoolean("pinned")))
                        .list(),
                bare.version());
    }

    /// Words and numbers of our own only, so nothing needs escaping.
    private static String json(@Nullable PlanResult result) {
        if (result == null) {
            return "{}";
        }
        String levels =
                Levels.texts(result.levels()).stream().map("\"%s\""::formatted).collect(Collectors.joining(", "));
        return "{\"ending\": \"%s\", \"limit_seconds\": %d, \"took_millis\": %d, \"levels\": [%s]}"
                .formatted(
                        Word.of(result.ending()),
                        result.limit().toSeconds(),
                        result.took().toMillis(),
                        levels);
    }

    private static @Nullable PlanResult result(ResultSet row) throws SQLException {
        String ending = Columns.textOrNull(row, "ending");
        if (ending == null) {
            return null;
        }
        return new PlanResult(
                Levels.parse(Columns.texts(row, "levels")),
                Word.parse(Plan.Ending.class, ending),
                Duration.ofSeconds(row.getLong("limit_seconds")),
                Duration.ofMillis(row.getLong("took_millis")));
    }

    private static Timetable timetable(ResultSet row, int number) throws SQLException {
        return new Timetable(
                new TimetableId(Columns.text(row, "id")),
                new EventId(Columns.text(row, "event_id")),
                Word.parse(Timetable.Kind.class, Columns.text(row, "kind")),
                row.getInt("number"),
                Columns.instant(row, "made_at"),
                Columns.text(row, "made_by"),
                Columns.instantOrNull(row, "published_at"),
                result(row),
                List.of(),
                row.getInt("version"));
    }
}
