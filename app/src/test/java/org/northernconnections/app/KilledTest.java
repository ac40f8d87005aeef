package org.northernconnections.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The program in a process of its own, killed in the middle of its work.
class KilledTest {
    private static final int ACKNOWLEDGED_MIN = 20;

    @TempDir
    Path folder;

    /// @param databaseToo whether its PostgreSQL is killed at the same time, or goes on alone
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatWasAcknowledgedIsThereAfterAKill(boolean databaseToo) throws Exception {
        int port = ServedProgram.freePort();
        TestBrowser browser;
        List<String> acknowledged = new CopyOnWriteArrayList<>();
        try (ServedProgram first = serve(port)) {
            browser = first.browser();
            assertThat(browser.setUp(first.waitFor("with this code: (\\S+)")).path())
                    .isEqualTo("/home");
            Thread writer = Thread.ofVirtual().start(() -> makeKeysUntilNobodyAnswers(browser, acknowledged));
            while (acknowledged.size() < ACKNOWLEDGED_MIN) {
                assertThat(writer.isAlive()).as("The writer goes on.").isTrue();
                Thread.sleep(5);
            }

            kill(first.process(), databaseToo);
            writer.join();
        }
        try (ServedProgram second = serve(port)) {
            second.waitFor("serves at");

            // The session was acknowledged as well: the same browser is still signed in.
            assertThat(browser.get("/home").path()).isEqualTo("/home");
            assertThat(browser.get("/account").body()).contains(acknowledged);
            second.waitFor("(?m)^(?=\\{.*\"request\":\"[0-9a-f-]{36}\")(?=.*\"route\":\"/account\").*}$");
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

    private ServedProgram serve(int port) throws IOException {
        return ServedProgram.start(ServedProgram.fromClasses(), folder, port);
    }
}
