package org.northernconnections.postgres.server;

import org.springframework.jdbc.core.simple.JdbcClient;

/// Lets one node do a job at a time. The scheduler's book says whose turn it is, but a node that was believed dead,
/// or was held up, may take a turn that another one has taken over meanwhile.
public final class Turns {
    private static final String TAKE = "select true from pg_advisory_xact_lock(hashtextextended('job ' || :job, 0))";

    private final JdbcClient sql;

    public Turns(JdbcClient sql) {
        this.sql = sql;
    }

    /// Waits until nobody else does this job, and keeps the turn until the present change ends. What is read from
    /// then on shows what the one before has done.
    public void take(String job) {
        sql.sql(TAKE).param("job", job).query(Boolean.class).single();
    }
}
