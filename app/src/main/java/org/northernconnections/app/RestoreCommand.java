package org.northernconnections.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.northernconnections.postgres.server.Backup;
import org.northernconnections.postgres.server.ServerTrouble;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Brings back what a backup saved, into an empty database.
@Command(name = "restore", description = "Bring back what a backup saved, into an empty database.")
final class RestoreCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "a file that backup wrote")
    Path file = Path.of("northern.zip");

    @Option(
            names = "--data",
            description = "folder of the embedded database (default: ${DEFAULT-VALUE})",
            defaultValue = "data")
    Path data = Path.of("data");

    @Override
    public Integer call() throws Exception {
        if (!Files.isReadable(file)) {
            throw new ServerTrouble("There is no readable file %s. Maybe check its name.".formatted(file));
        }
        try (Database database = Database.unmigrated(data)) {
            long rows = new Backup(database.pool()).restore(file);
            System.out.printf("Restored %d rows. Next: ./northern serve --data %s%n", rows, data);
        }
        return 0;
    }
}
