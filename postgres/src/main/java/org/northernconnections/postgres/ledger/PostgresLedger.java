package org.northernconnections.postgres.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.northernconnections.ledger.Actor;
import org.northernconnections.ledger.Ledger;
import org.northernconnections.ledger.LedgerLine;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The ledger in SQL.
public final class PostgresLedger implements Ledger {
    private static final String NOTE = """
            insert into ledger_line (at, actor, kind, object_id, deed, why)
            values (acting_at(), acting(), :kind, :id, :deed, :why)
            """;

    private static final String LIST_ABOUT = """
            select at, actor, kind, object_id, deed, from_state, to_state, why
              from ledger_line
             where kind = :kind and object_id = :id
             order by id
            """;

    private static final String LIST_NEWEST = """
            select at, actor, kind, object_id, deed, from_state, to_state, why
              from ledger_line
             order by id desc
             limit :count offset :skip
            """;

    private final JdbcClient sql;

    public PostgresLedger(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public void note(String kind, String objectId, String deed, String why) {
        sql.sql(NOTE)
                .param("kind", kind)
                .param("id", objectId)
                .param("deed", deed)
                .param("why", why)
                .update();
    }

    @Override
    public List<LedgerLine> listAbout(String kind, String objectId) {
        return sql.sql(LIST_ABOUT)
                .param("kind", kind)
                .param("id", objectId)
                .query(PostgresLedger::line)
                .list();
    }

    @Override
    public List<LedgerLine> listNewest(int skip, int count) {
        return sql.sql(LIST_NEWEST)
                .param("skip", skip)
                .param("count", count)
                .query(PostgresLedger::line)
                .list();
    }

    private static LedgerLine line(ResultSet row, int number) throws SQLException {
        return new LedgerLine(
                Columns.instant(row, "at"),
                new Actor(Columns.text(row, "actor")),
                Columns.text(row, "kind"),
                Columns.text(row, "object_id"),
                Columns.text(row, "deed"),
                Columns.textOrEmpty(row, "from_state"),
                Columns.textOrEmpty(row, "to_state"),
                Columns.text(row, "why"));
    }
}
