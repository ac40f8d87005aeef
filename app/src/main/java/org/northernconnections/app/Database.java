package org.northernconnections.app;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.northernconnections.postgres.server.EmbeddedPostgres;
import org.northernconnections.postgres.server.Migrations;
import org.northernconnections.postgres.server.ServerTrouble;

/// The database of this program: the one at `DATABASE_URL`, or an embedded server in a folder.
///
/// @param pool of connections
/// @param server the embedded one; null for a server that is not ours to stop
record Database(HikariDataSource pool, @Nullable EmbeddedPostgres server) implements AutoCloseable {
    private static final int CONNECTIONS_MAX = 12;
    private static final String NAME = "northern";

    /// The database in its present shape, ready to serve.
    static Database open(Path folder) {
        return open(server(folder));
    }

    /// The same, from a server that [#server] has started.
    static Database open(Optional<EmbeddedPostgres> server) {
        Database database = unmigrated(server);
        try {
            Migrations.migrate(database.pool());
            return database;
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    /// Starts the embedded server in a folder; none where DATABASE_URL names another. Writes nothing to the log.
    static Optional<EmbeddedPostgres> server(Path folder) {
        return elsewhere().isPresent() ? Optional.empty() : Optional.of(start(folder));
    }

    /// The database as it is.
    static Database unmigrated(Path folder) {
        return unmigrated(server(folder));
    }

    private static Database unmigrated(Optional<EmbeddedPostgres> server) {
        return server.map(Database::on)
                .orElseGet(() -> new Database(
                        new HikariDataSource(elsewhere().orElseThrow().config(CONNECTIONS_MAX)), null));
    }

    /// The embedded database as it is, whatever DATABASE_URL says.
    static Database embedded(Path folder) {
        return on(start(folder));
    }

    private static EmbeddedPostgres start(Path folder) {
        EmbeddedPostgres server = EmbeddedPostgres.start(folder, true);
        Stopping.ifInterrupted(server::close);
        return server;
    }

    private static Database on(EmbeddedPostgres server) {
        server.createIfMissing(NAME);
        return new Database(pool(server.url(NAME), server.user(), server.password()), server);
    }

    /// The database as it is, also while another program serves it.
    static Database toRead(Path folder) {
        if (elsewhere().isPresent()) {
            return unmigrated(folder);
        }
        if (!Files.isDirectory(folder.resolve("database"))) {
            throw new ServerTrouble(
                    "There is no database in the folder %s. Maybe name another one with --data.".formatted(folder));
        }
        return EmbeddedPostgres.findRunning(folder, NAME)
                .map(running -> new Database(pool(running.url(), running.user(), running.password()), null))
                .orElseGet(() -> unmigrated(folder));
    }

    private static Optional<DatabaseUrl> elsewhere() {
        String url = System.getenv("DATABASE_URL");
        return url == null || url.isBlank() ? Optional.empty() : Optional.of(DatabaseUrl.parse(url));
    }

    private static HikariDataSource pool(String url, String user, String password) {
        var config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setUsername(user);
        config.setPassword(password);
        config.setMaximumPoolSize(CONNECTIONS_MAX);
        DatabaseUrl.patience(config);
        return new HikariDataSource(config);
    }

    @Override
    public void close() {
        pool.close();
        if (server != null) {
            server.close();
        }
        Stopping.ended();
    }
}
