package org.northernconnections.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.northernconnections.postgres.server.Backup;
import org.northernconnections.postgres.server.ServerTrouble;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Saves everything into one file, also while the program serves.
@Command(name = "backup", description = "Save everything into one file, also while the program serves.")
final class BackupCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "the file to write, such as northern.zip")
    Path file = Path.of("northern.zip");

    @Option(
            names = "--data",
            description = "folder of the embedded database (default: ${DEFAULT-VALUE})",
            defaultValue = "data")
    Path data = Path.of("data");

    @Override
    public Integer call() throws Exception {
        if (Files.isDirectory(file)) {
            throw new ServerTrouble("%s is a folder. Maybe name a file in it.".formatted(file));
        }
        try (Database database = Database.toRead(data)) {
            long rows = new Backup(database.pool()).write(file);
            System.out.printf("Saved %d rows in %s (%d kB).%n", rows, file, Files.size(file) / 1024);
        } catch (IOException e) {
            throw new ServerTrouble(
                    "%s could not be written: %s. A file of that name is as it was. ".formatted(file, e.getMessage())
                            + "Maybe make room on that disk, or name a file on another one.",
                    e);
        }
        return 0;
    }
}
