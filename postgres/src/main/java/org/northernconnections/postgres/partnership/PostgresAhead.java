package org.northernconnections.postgres.partnership;

import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;

/// How far the clock of a demonstration was moved ahead, so that it stays so over a restart.
public final class PostgresAhead {
    private static final String FIND = "select ahead_seconds from partnership";

    private static final String SAVE = "update partnership set ahead_seconds = :seconds where demonstration";

    private final JdbcClient sql;

    public PostgresAhead(JdbcClient sql) {
        this.sql = sql;
    }

    public Duration find() {
        return sql.sql(FIND)
                .query(Long.class)
                .optional()
                .map(Duration::ofSeconds)
                .orElse(Duration.ZERO);
    }

    /// Keeps it; for a real partnership nothing happens.
    ///
    /// @return whether it was kept
    public boolean save(Duration ahead) {
        return sql.sql(SAVE).param("seconds", ahead.toSeconds()).update() == 1;
    }
}
