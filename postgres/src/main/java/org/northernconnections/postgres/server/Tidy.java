package org.northernconnections.postgres.server;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.northernconnections.postgres.ledger.Columns;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Removes rows that serve nobody any more. Nothing that anybody did is among them.
public final class Tidy {
    private static final Map<String, Duration> OLD = Map.of(
            "delete from sign_in_link where expires_at < :before", Duration.ofDays(1),
            "delete from follow_up_link where expires_at < :before", Duration.ofDays(30),
            "delete from shy_question where at < :before", Duration.ofDays(90),
            "delete from company_import where uploaded_at < :before", Duration.ofDays(1));

    /// By the database's own clock, which no demonstration moves.
    private static final String LONG_COUNTED = "delete from status_change where at < now() - interval '1 day'";

    private static final String USED_UP = "delete from rate_limit where expires_at < :now";

    private final JdbcClient sql;
    private final Clock clock;

    public Tidy(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    public void tidy() {
        OLD.forEach((statement, age) -> sql.sql(statement)
                .param("before", Columns.at(clock.instant().minus(age)))
                .update());
        sql.sql(LONG_COUNTED).update();
        sql.sql(USED_UP).param("now", clock.millis()).update();
    }
}
