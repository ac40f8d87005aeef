package org.northernconnections.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The program in a process of its own, killed in the middle of its work.
class KilledTest {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int ACKNOWLEDGED_MIN = 20;

    @TempDir
    Path folder;

    /// @param databaseToo whether its PostgreSQL is killed at the same time, or goes on alone
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatWasAcknowledgedIsThereAfterAKill(boolean databaseToo) throws Exception {
        int port = freePort();
        TestBrowser browser = TestBrowser.at("http://localhost:" + port);
        Process first = serve(port, "first.log");
        setUp(browser, waitFor("first.log", "with this code: (\\S+)"));
        List<String> acknowledged = new CopyOnWriteArrayList<>();
        Thread writer = Thread.ofVirtual().start(() -> makeKeysUntilNobodyAnswers(browser, acknowledged));
        while (acknowledged.size() < ACKNOWLEDGED_MIN) {
            assertThat(writer.isAlive()).as("The writer goes on.").isTrue();
            Thread.sleep(5);
        }

        kill(first, databaseToo);
        writer.join();
        Process second = serve(port, "second.log");
        try {
            waitFor("second.log", "serves at (\\S+)");

            // The session was acknowledged as well: the same browser is still signed in.
            assertThat(browser.get("/home").path()).isEqualTo("/home");
            assertThat(browser.get("/account").body()).contains(acknowledged);
        } finally {
            second.destroy();
            second.waitFor();
        }
    }

    private static void makeKeysUntilNobodyAnswers(TestBrowser browser, List<String> acknowledged) {
        try {
            for (int i = 1;
                    browser.post("/account/tokens", "name", "Key %04d".formatted(i))
                                    .status()
                            == 200;
                    i++) {
                acknowledged.add("Key %04d".formatted(i));
            }
        } catch (IllegalStateException nobodyAnswers) {
            // The program was killed; the call under way was not acknowledged.
        }
    }

    private static void setUp(TestBrowser browser, String code) {
        TestBrowser.Answer answer = browser.post(
                "/set-up",
                "code",
                code,
                "partnership",
                "Test partnership",
                "organisation",
                "Bergen kommune",
                "country",
                "NO",
                "name",
                "Test Person",
                "email",
                "test@city.example");
        assertThat(answer.path()).isEqualTo("/home");
    }

    private void kill(Process program, boolean databaseToo) throws Exception {
        if (databaseToo) {
            postgres().destroyForcibly();
        }
        program.destroyForcibly().waitFor();
    }

    /// The server of the program's database, which has a process of its own.
    private ProcessHandle postgres() throws IOException {
        String id = Files.readAllLines(folder.resolve("data/database/postmaster.pid"))
                .getFirst();
        return ProcessHandle.of(Long.parseLong(id.strip())).orElseThrow();
    }

    private Process serve(int port, String log) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "org.northernconnections.app.Northern",
                        "serve",
                        "--port",
                        String.valueOf(port),
                        "--data",
                        folder.resolve("data").toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(log).toFile())
                .start();
    }

    /// The first group of a pattern, once the program has said it.
    private String waitFor(String log, String pattern) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            Matcher said = Pattern.compile(pattern).matcher(Files.readString(folder.resolve(log)));
            if (said.find()) {
                return said.group(1);
            }
            Thread.sleep(100);
        }
        throw new AssertionError("Expected %s in: %s".formatted(pattern, Files.readString(folder.resolve(log))));
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
