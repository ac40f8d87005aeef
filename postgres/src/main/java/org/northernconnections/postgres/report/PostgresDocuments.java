package org.northernconnections.postgres.report;

import static org.northernconnections.postgres.ledger.Columns.at;

import java.util.List;
import org.northernconnections.postgres.ledger.Columns;
import org.northernconnections.report.Document;
import org.northernconnections.report.DocumentId;
import org.northernconnections.report.Documents;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Documents of records in SQL.
public final class PostgresDocuments implements Documents {
    /// What proves a merged organisation proves its heir.
    private static final String OF = "(%1$s = :of or %1$s in (select id from heir where heir_id = :of))";

    private static final String LIST =
            "select id, title, place, added_at from record_document where " + OF + " order by added_at, id";

    private static final String ADD = """
            insert into record_document (id, %s, title, place, added_at) values (:id, :of, :title, :place, :at)
            """;

    private static final String REMOVE = "delete from record_document where id = :id and " + OF;

    private final JdbcClient sql;

    public PostgresDocuments(JdbcClient sql) {
        this.sql = sql;
    }

    /// A statement whose one gap is the column of what is proven.
    private JdbcClient.StatementSpec ask(String query, Proven proven) {
        return switch (proven) {
            case Proven.Followed followed ->
                sql.sql(query.formatted("follow_up_id"))
                        .param("of", followed.id().value());
            case Proven.Cooperating cooperating ->
                sql.sql(query.formatted("organisation_id"))
                        .param("of", cooperating.id().value());
        };
    }

    @Override
    public List<Document> list(Proven proven) {
        return ask(LIST, proven)
                .query((row, _) -> new Document(
                        new DocumentId(Columns.text(row, "id")),
                        Columns.text(row, "title"),
                        Columns.text(row, "place"),
                        Columns.instant(row, "added_at")))
                .list();
    }

    @Override
    public void add(Proven proven, Document document) {
        ask(ADD, proven)
                .param("id", document.id().value())
                .param("title", document.title())
                .param("place", document.place())
                .param("at", at(document.addedAt()))
                .update();
    }

    @Override
    public boolean remove(Proven proven, DocumentId id) {
        return ask(REMOVE, proven).param("id", id.value()).update() == 1;
    }
}
