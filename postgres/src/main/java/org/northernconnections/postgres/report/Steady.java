package org.northernconnections.postgres.report;

import java.time.LocalDate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Keeps what was counted until anything beneath it changes, on whichever node.
///
/// Each transaction that touches a table of the status leaves its number in `status_change`. What was counted holds as
/// long as every transaction there was already seen when it was counted: PostgreSQL's snapshot tells, also of
/// transactions that end in another order than they began. Threads may share one.
///
/// @param <T> what is counted
final class Steady<T> {
    private static final String LOOK = """
            select pg_current_snapshot()::text as seen, now()::text as at,
                   pg_current_xact_id_if_assigned() is not null as writes
            """;

    /// Rows older than a day may be gone, so nothing is kept that long.
    private static final String HOLDS = """
            select now() < cast(:at as timestamptz) + interval '12 hours'
                   and not exists (select from status_change
                                    where transaction >= pg_snapshot_xmin(cast(:seen as pg_snapshot))
                                      and not pg_visible_in_snapshot(transaction, cast(:seen as pg_snapshot)))
            """;

    private final JdbcClient sql;
    private volatile @Nullable Kept<T> kept;

    Steady(JdbcClient sql) {
        this.sql = sql;
    }

    private record Kept<T>(LocalDate day, Looked looked, T counted) {}

    /// @param seen which transactions had ended
    /// @param writes this one changed something, which may yet be undone
    private record Looked(String seen, String at, boolean writes) {}

    /// What was counted for this day, counted again only where it may differ.
    T get(LocalDate day, Supplier<T> count) {
        Kept<T> before = kept;
        if (before != null && before.day().equals(day) && holds(before.looked())) {
            return before.counted();
        }
        Looked now = sql.sql(LOOK).query(Looked.class).single();
        T counted = count.get();
        kept = now.writes() ? null : new Kept<>(day, now, counted);
        return counted;
    }

    private boolean holds(Looked looked) {
        return sql.sql(HOLDS)
                .param("at", looked.at())
                .param("seen", looked.seen())
                .query(Boolean.class)
                .single();
    }
}
