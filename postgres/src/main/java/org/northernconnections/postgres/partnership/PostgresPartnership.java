package org.northernconnections.postgres.partnership;

import java.time.Clock;
import java.util.Optional;
import org.northernconnections.partnership.Partnership;
import org.northernconnections.postgres.ledger.Columns;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The one row of the partnership.
public final class PostgresPartnership implements Partnership.Store {
    private static final String FIND = "select name, demonstration from partnership";
    private static final String ADD =
            "insert into partnership (name, demonstration, set_up_at) values (:name, :demonstration, :now)";

    private final JdbcClient sql;
    private final Clock clock;

    public PostgresPartnership(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    @Override
    public Optional<Partnership> find() {
        return sql.sql(FIND)
                .query((row, _) -> new Partnership(Columns.text(row, "name"), row.getBoolean("demonstration")))
                .optional();
    }

    @Override
    public void add(Partnership partnership) {
        sql.sql(ADD)
                .param("name", partnership.name())
                .param("demonstration", partnership.demonstration())
                .param("now", Columns.at(clock.instant()))
                .update();
    }
}
