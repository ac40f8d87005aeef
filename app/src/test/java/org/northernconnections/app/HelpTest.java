package org.northernconnections.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class HelpTest {
    @Test
    void everyCommandTellsWhatItTakes() {
        List<List<String>> commands = new ArrayList<>();
        collect(Northern.commandLine(), List.of(), commands);

        assertThat(commands).contains(List.of("serve"), List.of("timetable", "solve"));
        for (List<String> command : commands) {
            var out = new StringWriter();
            List<String> words = new ArrayList<>(command);
            words.add("--help");

            int code = Northern.commandLine().setOut(new PrintWriter(out)).execute(words.toArray(String[]::new));

            assertThat(code).as(words.toString()).isZero();
            assertThat(out.toString()).as(words.toString()).contains(String.join(" ", command), "--help");
        }
    }

    private static void collect(CommandLine line, List<String> path, List<List<String>> commands) {
        line.getSubcommands().forEach((name, command) -> {
            List<String> longer = new ArrayList<>(path);
            longer.add(name);
            commands.add(longer);
            collect(command, longer, commands);
        });
    }
}
