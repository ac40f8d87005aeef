package org.northernconnections.postgres.server;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/// Brings a database to the present shape.
public final class Migrations {
    private static final int POSTGRES_VERSION_MIN = 15;

    private Migrations() {}

    /// Runs the migrations that this database has not seen.
    ///
    /// @return how many ran
    /// @throws ServerTrouble if the server cannot be reached or is too old
    public static int migrate(DataSource database) {
        return migrateTo(database, "latest");
    }

    /// Runs the migrations up to this one, such as `07`.
    static int migrateTo(DataSource database, String version) {
        requireServer(database);
        return Flyway.configure()
                .dataSource(database)
                .locations("classpath:migrations")
                .target(version)
                .load()
                .migrate()
                .migrationsExecuted;
    }

    private static void requireServer(DataSource database) {
        try (Connection connection = database.getConnection()) {
            int version = connection.getMetaData().getDatabaseMajorVersion();
            if (version < POSTGRES_VERSION_MIN) {
                throw new ServerTrouble("PostgreSQL %d or newer is needed, but this server is version %d."
                        .formatted(POSTGRES_VERSION_MIN, version));
            }
        } catch (SQLException e) {
            throw new ServerTrouble(
                    "The database cannot be reached: %s. Maybe check DATABASE_URL, and that the server runs."
                            .formatted(ServerTrouble.reason(e).replaceFirst("\\.$", "")),
                    e);
        }
    }
}
