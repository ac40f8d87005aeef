package org.northernconnections.postgres.event;

import static org.northernconnections.postgres.ledger.Columns.at;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.northernconnections.event.EventId;
import org.northernconnections.event.MakeTimetable;
import org.northernconnections.event.Runs;
import org.northernconnections.ledger.Word;
import org.northernconnections.postgres.ledger.Columns;
import org.northernconnections.timetable.LevelResult;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Runs in SQL. The database's clock says who is lost, as those of nodes may differ.
public final class PostgresRuns implements Runs {
    private static final String LOST = "seen_at < clock_timestamp() - make_interval(secs => :lost)";

    private static final String BEGIN = """
            insert into timetable_run (event_id, id, started_at, seconds, standing)
            values (:event, :run, :at, :seconds, 'running')
            on conflict (event_id) do update
               set id = excluded.id, started_at = excluded.started_at, seconds = excluded.seconds, standing = 'running',
                   seen_at = clock_timestamp(), levels = '{}'
             where timetable_run.standing in ('done', 'failed') or timetable_run.""" + LOST;

    private static final String FIND = """
            select started_at, seconds, levels,
                   case when standing in ('running', 'stopping') and %s then 'failed' else standing end as standing
              from timetable_run where event_id = :event
            """.formatted(LOST);

    private static final String TELL = """
            update timetable_run set seen_at = clock_timestamp(), levels = cast(:levels as text[])
             where event_id = :event and id = :run
            returning standing = 'stopping'
            """;

    private static final String ASK_TO_STOP =
            "update timetable_run set standing = 'stopping' where event_id = :event and standing = 'running'";

    private static final String END = """
            update timetable_run set standing = :how, levels = cast(:levels as text[]), seen_at = clock_timestamp()
             where event_id = :event and id = :run
            """;

    private final JdbcClient sql;

    public PostgresRuns(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public boolean begin(EventId event, String run, Instant time, Duration limit) {
        return sql.sql(BEGIN)
                        .param("event", event.value())
                        .param("run", run)
                        .param("at", at(time))
                        .param("seconds", limit.toSeconds())
                        .param("lost", LOST_AFTER.toSeconds())
                        .update()
                == 1;
    }

    @Override
    public Optional<MakeTimetable.State> find(EventId event) {
        return sql.sql(FIND)
                .param("event", event.value())
                .param("lost", LOST_AFTER.toSeconds())
                .query(PostgresRuns::state)
                .optional();
    }

    private static MakeTimetable.State state(ResultSet row, int number) throws SQLException {
        return new MakeTimetable.State(
                Word.parse(MakeTimetable.Standing.class, Columns.text(row, "standing")),
                Columns.instant(row, "started_at"),
                Duration.ofSeconds(row.getLong("seconds")),
                Levels.parse(Columns.texts(row, "levels")));
    }

    @Override
    public boolean tell(EventId event, String run, List<LevelResult> levels) {
        return sql.sql(TELL)
                .param("event", event.value())
                .param("run", run)
                .param("levels", Columns.array(Levels.texts(levels)))
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    @Override
    public void askToStop(EventId event) {
        sql.sql(ASK_TO_STOP).param("event", event.value()).update();
    }

    @Override
    public boolean end(EventId event, String run, MakeTimetable.Standing how, List<LevelResult> levels) {
        return sql.sql(END)
                        .param("event", event.value())
                        .param("run", run)
                        .param("how", Word.of(how))
                        .param("levels", Columns.array(Levels.texts(levels)))
                        .update()
                == 1;
    }
}
