package org.northernconnections.postgres.server;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// Tells a database that is away, stopping or full from a statement that is wrong.
///
/// States of SQL that begin with 08 (connection), 53 (disk, memory, connections), 57P (stopped by its operator) or 58
/// (trouble below the database) pass by themselves; so does what the pool says without a state. See the appendix
/// *PostgreSQL Error Codes* of its manual.
public final class Outage {
    private static final int CAUSES_MAX = 20;

    private Outage() {}

    /// Was this failure caused by a database that cannot answer for now?
    public static boolean causes(Throwable failure) {
        @Nullable Throwable cause = failure;
        for (int i = 0; cause != null && i < CAUSES_MAX; i++) {
            if (cause instanceof SQLException sql && passes(sql.getSQLState())) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    private static boolean passes(@Nullable String state) {
        return state == null
                || state.startsWith("08")
                || state.startsWith("53")
                || state.startsWith("57P")
                || state.startsWith("58");
    }
}
