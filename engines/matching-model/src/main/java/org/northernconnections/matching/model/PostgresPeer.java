package org.northernconnections.matching.model;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.northernconnections.matching.search.Document;
import org.northernconnections.postgres.server.EmbeddedPostgres;

/// PostgreSQL's full text: a GIN index, any of the words, `ts_rank_cd` divided by the logarithm of the length.
final class PostgresPeer implements Peer {
    private static final String SEARCH = """
            with asked as (
                select replace(plainto_tsquery(cast(? as regconfig), ?)::text, '&', '|')::tsquery as words)
            select id from document, asked
             where terms @@ words
             order by ts_rank_cd(terms, words, 1) desc, id
             limit ?
            """;

    private final EmbeddedPostgres server;
    private final Connection connection;
    private final String dictionary;

    /// @param dictionary such as `english`; `simple` for texts of several languages
    PostgresPeer(Path folder, String dictionary) throws SQLException {
        this.server = EmbeddedPostgres.start(folder, false);
        this.connection = DriverManager.getConnection(server.url("postgres"), server.user(), server.password());
        this.dictionary = dictionary;
    }

    @Override
    public String name() {
        return "PostgreSQL full text";
    }

    @Override
    public double index(List<Document> documents) {
        try (var statement = connection.createStatement()) {
            statement.execute("drop table if exists document");
            statement.execute("create table document (id text primary key, terms tsvector not null)");
            long before = System.nanoTime();
            connection.setAutoCommit(false);
            try (PreparedStatement add = connection.prepareStatement(
                    "insert into document values (?, to_tsvector(cast(? as regconfig), ?))")) {
                int waiting = 0;
                for (Document document : documents) {
                    add.setString(1, document.id());
                    add.setString(2, dictionary);
                    add.setString(3, document.whole());
                    add.addBatch();
                    if (++waiting % 1000 == 0) {
                        add.executeBatch();
                    }
                }
                add.executeBatch();
            }
            connection.commit();
            connection.setAutoCommit(true);
            statement.execute("create index document_terms on document using gin (terms)");
            statement.execute("analyze document");
            return (System.nanoTime() - before) / 1e9;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Answers ask(List<Document> queries, int limit) {
        try (PreparedStatement search = connection.prepareStatement(SEARCH)) {
            return Rounds.ask(queries, query -> search(search, query, limit));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> search(PreparedStatement search, Document query, int limit) {
        try {
            search.setString(1, dictionary);
            search.setString(2, query.whole());
            search.setInt(3, limit);
            List<String> found = new ArrayList<>();
            try (ResultSet rows = search.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } finally {
            server.close();
        }
    }
}
