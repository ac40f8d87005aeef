package org.northernconnections.postgres.partnership;

import static org.northernconnections.postgres.ledger.Columns.at;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.northernconnections.partnership.AccountId;
import org.northernconnections.partnership.CompanyImports;
import org.northernconnections.postgres.ledger.Columns;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Uploaded sheets in SQL.
public final class PostgresCompanyImports implements CompanyImports {
    private static final Duration KEPT = Duration.ofDays(1);

    private static final String ADD = """
            insert into company_import (id, account_id, file_name, content, uploaded_at)
            values (:id, :owner, :name, :content, :now)
            """;

    private static final String FIND =
            "select id, file_name, content from company_import where id = :id and account_id = :owner";

    private final JdbcClient sql;

    public PostgresCompanyImports(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public void add(String id, AccountId owner, String fileName, byte[] content, Instant now) {
        sql.sql("delete from company_import where uploaded_at < :before")
                .param("before", at(now.minus(KEPT)))
                .update();
        sql.sql(ADD)
                .param("id", id)
                .param("owner", owner.value())
                .param("name", fileName)
                .param("content", content)
                .param("now", at(now))
                .update();
    }

    @Override
    public Optional<Uploaded> find(String id, AccountId owner) {
        return sql.sql(FIND)
                .param("id", id)
                .param("owner", owner.value())
                .query((row, _) ->
                        new Uploaded(Columns.text(row, "id"), Columns.text(row, "file_name"), row.getBytes("content")))
                .optional();
    }

    @Override
    public boolean remove(String id) {
        return sql.sql("delete from company_import where id = :id")
                        .param("id", id)
                        .update()
                == 1;
    }
}
