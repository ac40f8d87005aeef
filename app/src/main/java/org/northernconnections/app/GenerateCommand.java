package org.northernconnections.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.northernconnections.app.command.BadInput;
import org.northernconnections.app.timetable.EventFile;
import org.northernconnections.app.timetable.RandomEvent;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Invents an event.
@Command(name = "generate", description = "Invents an event that looks like real ones; the same seed gives the same.")
final class GenerateCommand implements Callable<Integer> {
    /// What a participant has on average in the published cases.
    private static final int WISHES_A_PERSON = 4;

    @Option(names = "--people", required = true)
    private int people;

    @Option(
            names = "--wishes",
            description = "4 times the people if left out, or half of all pairs where these are fewer")
    private @Nullable Integer wishes;

    @Option(names = "--slots", defaultValue = "20")
    private int slots;

    @Option(names = "--tables", defaultValue = "0", description = "as many as leave a quarter of them free if left out")
    private int tables;

    @Option(names = "--countries", defaultValue = "7")
    private int countries;

    @Option(names = "--languages", defaultValue = "3")
    private int languages;

    @Option(names = "--seed", defaultValue = "1")
    private long seed;

    @Option(names = "--out", paramLabel = "FILE.json", description = "where the event is written as well")
    private @Nullable Path out;

    @Override
    public Integer call() throws IOException {
        BadInput.requireWritable(out, List.of());
        try {
            var size = new RandomEvent.Size(people, wishes(), slots, tables, countries, languages);
            TimetableCommand.print(EventFile.json(RandomEvent.of(size, seed)), out);
            return 0;
        } catch (IllegalArgumentException e) {
            throw new BadInput(String.valueOf(e.getMessage()));
        }
    }

    private int wishes() {
        return wishes == null ? (int) Math.min((long) WISHES_A_PERSON * people, RandomEvent.wishesMax(people)) : wishes;
    }
}
