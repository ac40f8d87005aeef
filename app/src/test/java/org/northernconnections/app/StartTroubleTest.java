package org.northernconnections.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A start that cannot succeed says why in one line, with something to try, and ends with a code that is not 0.
class StartTroubleTest {
    private static final String SECRET = "hush-hush";

    @TempDir
    Path folder;

    private EndedProgram run(List<String> before, Map<String, String> environment, String... words) throws Exception {
        var command = new ArrayList<>(before);
        command.addAll(ServedProgram.fromClasses());
        command.addAll(List.of(words));
        return end(command, environment);
    }

    private EndedProgram end(List<String> command, Map<String, String> environment) throws Exception {
        return EndedProgram.run(command, folder, environment, Duration.ofMinutes(2));
    }

    /// What makes root an ordinary user, who may neither listen below 1024 nor write where nobody may.
    private static List<String> ordinaryUser() throws Exception {
        if (!System.getProperty("user.name").equals("root")) {
            return List.of();
        }
        List<String> way = List.of("unshare", "--user");
        Process tried = new ProcessBuilder("unshare", "--user", "true").start();
        assumeThat(tried.waitFor()).as("root can become an ordinary user here").isZero();
        return way;
    }

    private String data() {
        return folder.resolve("data").toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"serve", "demo"})
    void thePortIsTaken(String command) throws Exception {
        try (var taken = new ServerSocket(0)) {
            int port = taken.getLocalPort();

            run(List.of(), Map.of(), command, "--port", String.valueOf(port), "--data", data())
                    .endedWithOneLine(
                            "The port %d is taken. Maybe stop the program that uses it, or choose another with --port."
                                    .formatted(port));
        }
        assertThat(folder.resolve("data")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"serve", "demo"})
    void thePortIsTheAdministratorsAlone(String command) throws Exception {
        int from = Integer.parseInt(Files.readAllLines(Path.of("/proc/sys/net/ipv4/ip_unprivileged_port_start"))
                .getFirst());
        assumeThat(from).as("the first port that is free for all").isGreaterThan(97);

        run(ordinaryUser(), Map.of(), command, "--port", "97", "--data", data())
                .endedWithOneLine(
                        "The port 97 may be used by the administrator alone. Maybe choose one from 1024 on with --port, and let a proxy listen on 97.");
    }

    @Test
    void thereIsNoSuchPort() throws Exception {
        run(List.of(), Map.of(), "serve", "--port", "70000", "--data", data())
                .endedWithOneLine(
                        "The port must be from 1 to 65535, but it is 70000. Maybe choose another with --port.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"serve", "demo"})
    void theFolderCannotBeWritten(String command) throws Exception {
        Path closed = Files.createDirectory(
                folder.resolve("closed"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("r-xr-xr-x")));
        String port = String.valueOf(ServedProgram.freePort());

        EndedProgram ended = run(ordinaryUser(), Map.of(), command, "--port", port, "--data", closed + "/data");

        assertThat(ended.said().lines().filter(line -> !line.startsWith("Starting the database in ")))
                .containsExactly(
                        "The folder %1$s/data cannot be used for the database: AccessDeniedException %1$s/data. Maybe choose one you may write to with --data."
                                .formatted(closed));
        assertThat(ended.code()).isEqualTo(1);
    }

    @Test
    void theFolderIsAFile() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "");
        String port = String.valueOf(ServedProgram.freePort());

        EndedProgram ended = run(List.of(), Map.of(), "serve", "--port", port, "--data", file.toString());

        ended.endedWithOneLine(
                "The folder %1$s cannot be used for the database: FileAlreadyExistsException %1$s. Maybe choose one you may write to with --data."
                        .formatted(file));
    }

    @Test
    void theFolderIsInUse() throws Exception {
        try (ServedProgram first = ServedProgram.start(ServedProgram.fromClasses(), folder, ServedProgram.freePort())) {
            first.waitFor("with this code: (\\S+)");

            run(List.of(), Map.of(), "serve", "--port", String.valueOf(ServedProgram.freePort()), "--data", data())
                    .endedWithOneLine(
                            "The folder %s is in use by another Northern Connections. Maybe stop that one, or choose another folder with --data."
                                    .formatted(data()));
        }
    }

    @Test
    void theDatabaseCannotBeReached() throws Exception {
        int nobody = ServedProgram.freePort();
        EndedProgram ended = run(
                List.of(),
                Map.of("DATABASE_URL", "postgresql://northern:%s@127.0.0.1:%d/northern".formatted(SECRET, nobody)),
                "serve",
                "--port",
                String.valueOf(ServedProgram.freePort()));

        ended.endedWithOneLine(
                "The database cannot be reached: Connection to 127.0.0.1:%d refused. Check that the hostname and port are correct and that the postmaster is accepting TCP/IP connections. Maybe check DATABASE_URL, and that the server runs."
                        .formatted(nobody));
    }

    @Test
    void theDatabaseRefusesThePassword() throws Exception {
        try (RunningProgram other = RunningProgram.empty()) {
            EndedProgram ended = run(
                    List.of(),
                    Map.of("DATABASE_URL", other.databaseUrl().replaceFirst(":[^:@/]+@", ":" + SECRET + "@")),
                    "serve",
                    "--port",
                    String.valueOf(ServedProgram.freePort()));

            assertThat(ended.said().lines()).hasSize(1);
            assertThat(ended.said()).contains("password authentication failed").doesNotContain(SECRET);
            assertThat(ended.code()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mysql://northern:hush-hush@localhost/northern",
                "jdbc:mysql://localhost/northern?password=hush-hush",
                "postgresql://northern:hush hush-hush@localhost/northern",
                "postgresql:///northern",
                "northern"
            })
    void databaseUrlCannotBeRead(String url) throws Exception {
        run(List.of(), Map.of("DATABASE_URL", url), "serve", "--port", String.valueOf(ServedProgram.freePort()))
                .endedWithOneLine(
                        "DATABASE_URL cannot be read. Maybe write it as postgresql://user:password@host:5432/name.");
    }

    @Test
    void thereIsNoJdk() throws Exception {
        // No machine has a JDK 99, so that the script finds none wherever it looks.
        Path script = Files.writeString(
                folder.resolve("northern"),
                Files.readString(Path.of("..", "northern")).replace("JDK_WANTED=25", "JDK_WANTED=99"));
        for (String word : List.of("serve", "jdk")) {
            EndedProgram ended = end(List.of("sh", script.toString(), word), Map.of());

            assertThat(ended.said().lines())
                    .containsExactly(
                            "A JDK 99 or newer is needed, and none was found.",
                            "Maybe install one (Temurin 99, say), or set JAVA_HOME to where it is.");
            assertThat(ended.code()).isNotZero();
        }
    }

    @Test
    void theScriptFindsAJdkThatBuildsUs() throws Exception {
        EndedProgram found = end(
                List.of("sh", Path.of("..", "northern").toString(), "jdk"),
                Map.of("JAVA_HOME", folder.resolve("nothing").toString()));

        assertThat(found.code()).isZero();
        assertThat(Path.of(found.said().strip(), "bin", "javac")).isExecutable();
    }

    @Test
    void aCommandThatDoesNotExistIsNotTaken() throws Exception {
        EndedProgram ended = run(List.of(), Map.of(), "surf");

        assertThat(ended.code()).isNotZero();
        assertThat(ended.said()).contains("surf");
    }
}
