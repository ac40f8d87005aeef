package org.northernconnections.app.demonstration;

import org.springframework.jdbc.core.simple.JdbcClient;

/// Writes rows.
record Rows(JdbcClient sql) {
    JdbcClient.StatementSpec write(String statement) {
        return sql.sql(statement);
    }

    /// Takes a row of a table that has states to its next state.
    void step(String table, String id, String state) {
        write("update " + table + " set state = :state where id = :id")
                .param("state", state)
                .param("id", id)
                .update();
    }
}
