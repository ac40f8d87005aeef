package org.northernconnections.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.northernconnections.app.command.BadInput;
import picocli.CommandLine;

/// Whatever is wrong with the words of a command ends with 64, and never with the 2 of a timetable that cannot be.
class ExitCodesTest {
    private record Ended(int code, String err) {}

    private static Ended run(List<String> words) {
        var err = new StringWriter();
        int code = Northern.commandLine()
                .setErr(new PrintWriter(err))
                .setOut(new PrintWriter(new StringWriter()))
                .execute(words.toArray(String[]::new));
        return new Ended(code, err.toString());
    }

    @Test
    void anOptionThatNoCommandKnowsEndsWithSixtyFour() {
        List<List<String>> commands = new ArrayList<>();
        collect(Northern.commandLine(), List.of(), commands);

        assertThat(commands).contains(List.of("serve"), List.of("timetable", "solve"), List.of("match", "team"));
        for (List<String> command : commands) {
            List<String> words = new ArrayList<>(command);
            words.add("--no-such-option");

            Ended ended = run(words);

            assertThat(ended.err()).as(words.toString()).isNotBlank();
            assertThat(ended.code()).as(words.toString()).isEqualTo(BadInput.CODE);
        }
    }

    private static void collect(CommandLine line, List<String> path, List<List<String>> commands) {
        line.getSubcommands().forEach((name, command) -> {
            List<String> longer = new ArrayList<>(path);
            longer.add(name);
            if (!name.equals("help")) { // takes the names of commands alone
                commands.add(longer);
            }
            collect(command, longer, commands);
        });
    }

    @Test
    void wordsThatCannotBeReadEndWithSixtyFour() {
        for (String words : List.of(
                "timetable solve case.dzn --fairness two",
                "timetable solve",
                "timetable check event.json",
                "timetable replan event.json plan.json",
                "timetable generate",
                "timetable nonsense",
                "timetable",
                "trust ask ratings.csv --viewer a --about b --since 2020-13-01",
                "trust evaluate",
                "match team --challenge c.json",
                "nonsense")) {
            Ended ended = run(List.of(words.split(" ")));

            assertThat(ended.code()).as(words + ": " + ended.err()).isEqualTo(BadInput.CODE);
        }
    }

    @Test
    void theReferenceNamesEveryCode() throws IOException {
        List<String> codes = Files.readAllLines(Path.of("..", "docs", "reference", "exit-codes.md")).stream()
                .filter(line -> line.matches("\\| [0-9].*"))
                .map(line -> line.split("\\|", -1)[1].strip())
                .toList();

        assertThat(codes)
                .containsExactly(
                        "0",
                        "1",
                        String.valueOf(TimetableCommand.INFEASIBLE),
                        String.valueOf(TimetableCommand.UNKNOWN),
                        String.valueOf(BadInput.CODE));
    }

    @Test
    void aCaseThatNeedsMoreMemoryThanThereIsEndsWithOneAndAWayOut(@TempDir Path folder) throws Exception {
        Path large = folder.resolve("large.dzn");
        Files.writeString(large, """
                nBusiness = 2;
                nMeetings = 990;
                nTables = 1;
                nTotalSlots = 1008;
                nMorningSlots = 504;
                requested = [|%s|];
                forbidden = [{},{}];
                """.formatted(String.join("\n|", Collections.nCopies(990, "1, 2, 3"))));
        List<String> words = new ArrayList<>(ServedProgram.fromClasses());
        words.add(1, "-Xmx160m");
        words.addAll(List.of("timetable", "solve", large.toString(), "--seconds", "30"));

        EndedProgram ended = EndedProgram.run(words, folder, Map.of(), Duration.ofMinutes(2));

        assertThat(ended.said())
                .contains("More memory is needed than the 1", "Maybe allow more")
                .doesNotContain("\tat ");
        assertThat(ended.code()).isEqualTo(1);
    }

    @Test
    void filesThatAreNotThereEndWithSixtyFour() {
        for (String words : List.of(
                "timetable solve none.dzn",
                "timetable solve none.json",
                "timetable check none.dzn none.json",
                "timetable replan none.json none.json --from-slot 1",
                "trust ask none.csv --viewer a --about b",
                "match explain --challenge none.json --company none.json",
                "match team --challenge none.json --companies none.jsonl",
                "match team --challenge none.json --companies none.jsonl --top -1")) {
            Ended ended = run(List.of(words.split(" ")));

            assertThat(ended.code()).as(words + ": " + ended.err()).isEqualTo(BadInput.CODE);
        }
    }
}
