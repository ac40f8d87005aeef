package org.northernconnections.app;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import org.northernconnections.postgres.server.EmbeddedPostgres;

/// A database that is opened on threads of its own, while the program that will use it is built.
///
/// Its server starts at once. What follows writes to the log, and waits until that is set up.
final class OpeningDatabase implements AutoCloseable {
    private static final Executor THREAD =
            task -> Thread.ofPlatform().name("database").start(task);

    private final CompletableFuture<Boolean> logging = new CompletableFuture<>();
    private final CompletableFuture<Database> opening;

    OpeningDatabase(Path folder) {
        CompletableFuture<Optional<EmbeddedPostgres>> server =
                CompletableFuture.supplyAsync(() -> Database.server(folder), THREAD);
        opening = server.thenCombineAsync(logging, (started, _) -> Database.open(started), THREAD);
    }

    /// Says that the log is set up.
    void mayLog() {
        logging.complete(true);
    }

    /// Waits until it is open.
    HikariDataSource pool() {
        try {
            return opening.join().pool();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException why) {
                throw why;
            }
            throw e;
        }
    }

    /// Closes what was opened; what could not be opened is closed already.
    @Override
    public void close() {
        mayLog();
        opening.handle((database, _) -> database)
                .thenAccept(database -> {
                    if (database != null) {
                        database.close();
                    }
                })
                .join();
    }
}
