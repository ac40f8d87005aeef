package org.northernconnections.app;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The program in a process of its own, as `serve` runs it. What it says on the console is kept in a file.
final class ServedProgram implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Process process;
    private final Path console;
    private final int port;

    private ServedProgram(Process process, Path console, int port) {
        this.process = process;
        this.console = console;
        this.port = port;
    }

    /// Starts it; [#waitFor] says when it has come how far.
    ///
    /// @param program the words before `serve` on the command line
    /// @param folder in which its database and its console are kept
    static ServedProgram start(List<String> program, Path folder, int port) throws IOException {
        return start(program, folder, port, Map.of());
    }

    /// @param environment such as DATABASE_URL and MAIL_URL
    static ServedProgram start(List<String> program, Path folder, int port, Map<String, String> environment)
            throws IOException {
        return command(program, "serve", folder, port, environment);
    }

    /// @param command such as `serve` or `demo`
    /// @param more words of the command
    static ServedProgram command(
            List<String> program,
            String command,
            Path folder,
            int port,
            Map<String, String> environment,
            String... more)
            throws IOException {
        Path console = Files.createTempFile(folder, "console", ".log");
        List<String> words = List.of(
                command,
                "--port",
                String.valueOf(port),
                "--data",
                folder.resolve("data").toString());
        ProcessBuilder builder = new ProcessBuilder(Stream.of(program.stream(), words.stream(), Stream.of(more))
                        .flatMap(some -> some)
                        .toList())
                .redirectErrorStream(true)
                .redirectOutput(console.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        return new ServedProgram(process, console, port);
    }

    /// The words that start the program from the classes of this build.
    static List<String> fromClasses() {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Northern.class.getName());
    }

    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    int port() {
        return port;
    }

    Process process() {
        return process;
    }

    /// A browser in which nobody is signed in.
    TestBrowser browser() {
        return TestBrowser.at("http://localhost:" + port);
    }

    /// The first group of a pattern, or all of it, once the program has said it.
    String waitFor(String pattern) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            Matcher said = Pattern.compile(pattern).matcher(Files.readString(console));
            if (said.find()) {
                return said.group(said.groupCount());
            }
            Thread.sleep(20);
        }
        throw new AssertionError("Expected %s in: %s".formatted(pattern, Files.readString(console)));
    }

    /// All that it has said so far.
    String said() throws IOException {
        return Files.readString(console);
    }

    /// Stops it as Ctrl-C does, and returns when it has ended.
    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
