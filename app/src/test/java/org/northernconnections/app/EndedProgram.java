package org.northernconnections.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// The program in a process of its own that has ended, such as a command, or a start that failed.
///
/// @param said on both of its outputs
record EndedProgram(int code, String said) {
    private static final List<String> OWN = List.of("DATABASE_URL", "MAIL_URL", "NORTHERN_MODEL", "JAVA_TOOL_OPTIONS");

    /// Runs it until it ends.
    ///
    /// @param folder in which what it says is kept
    /// @param environment such as DATABASE_URL; what the tests' own says of the program does not count
    /// @param patience within which it must end
    static EndedProgram run(List<String> command, Path folder, Map<String, String> environment, Duration patience)
            throws IOException, InterruptedException {
        Path said = Files.createTempFile(folder, "said", ".log");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile());
        builder.environment().keySet().removeAll(OWN);
        builder.environment().putAll(environment);
        Process process = builder.start();
        try {
            assertThat(process.waitFor(patience.toSeconds(), TimeUnit.SECONDS))
                    .as("it ends")
                    .isTrue();
        } finally {
            process.destroyForcibly();
        }
        return new EndedProgram(process.exitValue(), Files.readString(said));
    }

    void endedWithOneLine(String line) {
        assertThat(said.strip()).isEqualTo(line);
        assertThat(code).isEqualTo(1);
    }
}
