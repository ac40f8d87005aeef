package org.northernconnections.app;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/// A database that is opened on a thread of its own, while the program that will use it is built.
final class OpeningDatabase implements AutoCloseable {
    private final CompletableFuture<Database> opening;

    OpeningDatabase(Path folder) {
        opening = CompletableFuture.supplyAsync(
                () -> Database.open(folder),
                task -> Thread.ofPlatform().name("database").start(task));
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
        opening.handle((database, _) -> database)
                .thenAccept(database -> {
                    if (database != null) {
                        database.close();
                    }
                })
                .join();
    }
}
