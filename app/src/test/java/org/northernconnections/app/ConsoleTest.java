package org.northernconnections.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What is done from the console: the demonstration, looking whether all is well, and stopping.
class ConsoleTest {
    /// Where the program keeps what passes by itself: sessions, tries, jobs.
    private static final String PASSING = "spring_session|spring_session_attributes|rate_limit|scheduled_tasks";

    @TempDir
    Path folder;

    @Test
    void theDemonstrationGoesOnAsItWasLeftUntilItIsReset() throws Exception {
        Map<String, String> untouched;
        Map<String, String> left;
        try (ServedProgram first = demo()) {
            first.waitFor("Made ");
            first.waitFor("The demonstration is ready");
            untouched = rows();
            assertThat(untouched.get("organisation")).as("organisations").matches("1\\d\\d .*");

            TestBrowser karin = first.browser();
            assertThat(karin.post("/demonstration/as/karin-lindqvist").path()).isEqualTo("/home");
            assertThat(karin.post("/account", "name", "Karin the Second", "language", "sv")
                            .body())
                    .contains("Karin the Second");
            left = rows();
            assertThat(left.get("account")).isNotEqualTo(untouched.get("account"));
        }

        try (ServedProgram second = demo()) {
            second.waitFor("Found the demonstration as it was left");
            second.waitFor("The demonstration is ready");
            assertThat(second.said()).doesNotContain("Made ");
            assertThat(rows()).isEqualTo(left);
        }

        try (ServedProgram third = demo("--reset")) {
            third.waitFor("Forgetting what was done");
            third.waitFor("Made ");
            third.waitFor("The demonstration is ready");
            Map<String, String> anew = rows();
            assertThat(anew.get("account")).isNotEqualTo(left.get("account"));
            assertThat(counts(anew)).isEqualTo(counts(untouched));
            assertThat(third.browser().get("/demonstration").body())
                    .contains("Karin Lindqvist")
                    .doesNotContain("Karin the Second");
        }
    }

    private ServedProgram demo(String... more) throws Exception {
        return ServedProgram.command(
                ServedProgram.fromClasses(), "demo", folder, ServedProgram.freePort(), Map.of(), more);
    }

    /// Each table of the database that is served, with how many rows it has and a sum of what is in them.
    private Map<String, String> rows() {
        var rows = new TreeMap<String, String>();
        try (Database database = Database.toRead(folder.resolve("data"))) {
            JdbcClient sql = JdbcClient.create(database.pool());
            for (String table : sql.sql(
                            "select table_name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'")
                    .query(String.class)
                    .list()) {
                if (!table.matches(PASSING)) {
                    rows.put(
                            table,
                            sql.sql("""
                                    select count(*) || ' ' || coalesce(md5(string_agg(cast(t as text), '|' order by cast(t as text))), '')
                                      from "%s" t
                                    """.formatted(table)).query(String.class).single());
                }
            }
        }
        assertThat(rows).hasSizeGreaterThan(40);
        return rows;
    }

    private static Map<String, String> counts(Map<String, String> rows) {
        var counts = new TreeMap<String, String>();
        rows.forEach((table, row) -> counts.put(table, row.replaceAll(" .*", "")));
        // When something was seeded depends on the day, and so do mails that were due since.
        counts.keySet().removeAll(List.of("mail", "ledger_line", "status_change"));
        return counts;
    }

    @Test
    void stoppingLeavesADatabaseThatNeedsNoRecovery() throws Exception {
        Path log = folder.resolve("data/database.log");
        try (ServedProgram first = ServedProgram.start(ServedProgram.fromClasses(), folder, ServedProgram.freePort())) {
            TestBrowser browser = first.browser();
            assertThat(browser.setUp(first.waitFor("with this code: (\\S+)")).path())
                    .isEqualTo("/home");

            first.process().destroy(); // SIGTERM, as systemd and Docker send it
            assertThat(first.process().waitFor(30, TimeUnit.SECONDS))
                    .as("it ends")
                    .isTrue();

            assertThat(first.process().exitValue())
                    .as("ended by SIGTERM, in order")
                    .isEqualTo(128 + 15);
            assertThat(first.said()).contains("Stopping.").doesNotContain("Exception", "\tat ");
        }
        assertThat(Files.readString(log)).contains("database system is shut down");
        assertThat(folder.resolve("data/database/postmaster.pid")).doesNotExist();

        try (ServedProgram second =
                ServedProgram.start(ServedProgram.fromClasses(), folder, ServedProgram.freePort())) {
            second.waitFor("serves at");
            assertThat(second.said()).doesNotContain("Set it up there");
        }
        assertThat(Files.readString(log))
                .contains("database system is ready to accept connections")
                .doesNotContain("not properly shut down", "recovery in progress", "redo starts");
    }

    @Test
    void theDoctorFindsAllWell() throws Exception {
        EndedProgram looked = doctor(Map.of(), ServedProgram.freePort());

        assertThat(looked.code()).as(looked.said()).isZero();
        assertThat(looked.said()
                        .lines()
                        .map(line ->
                                line.substring(0, Math.min(15, line.length())).strip()))
                .containsExactly(
                        "ok    Java",
                        "ok    Solver",
                        "ok    Folder",
                        "ok    Database",
                        "ok    Port",
                        "ok    Mail",
                        "ok    Encoder",
                        "All is well.");
    }

    @Test
    void theDoctorReadsTheDatabaseThatIsServed() throws Exception {
        try (ServedProgram served =
                ServedProgram.start(ServedProgram.fromClasses(), folder, ServedProgram.freePort())) {
            served.waitFor("with this code: (\\S+)");

            EndedProgram looked = doctor(Map.of(), served.port());

            assertThat(looked.code()).as(looked.said()).isZero();
            assertThat(looked.said())
                    .containsPattern("ok    Database  PostgreSQL 1[5-9]\\S*.*, newest migration \\d\\d")
                    .contains("%d is taken, maybe by Northern Connections itself".formatted(served.port()));
        }
    }

    @Test
    void theDoctorNamesWhatMustBeMended() throws Exception {
        Path file = Files.writeString(folder.resolve("data"), "not a folder");
        int nobody;
        try (var socket = new ServerSocket(0)) {
            nobody = socket.getLocalPort();
        }

        EndedProgram looked = doctor(
                Map.of(
                        "DATABASE_URL", "postgresql://northern:hush-hush@127.0.0.1:" + nobody + "/northern",
                        "MAIL_URL", "smtp://127.0.0.1:" + nobody,
                        "NORTHERN_MODEL", folder.resolve("no-model").toString()),
                70_000);

        assertThat(looked.code()).isEqualTo(1);
        assertThat(looked.said())
                .contains(
                        "ok    Java",
                        "WRONG Folder    " + file + " is not a folder.",
                        "WRONG Database",
                        "WRONG Port      The port must be from 1 to 65535, but it is 70000.",
                        "WRONG Mail",
                        "WRONG Encoder",
                        "5 of these must be mended.")
                .doesNotContain("hush-hush", "\tat ");
        assertThat(Files.readString(file)).isEqualTo("not a folder");
    }

    @Test
    void theDoctorOpensAModelThatIsLargerThanTheMemoryOfJava() throws Exception {
        Path large = Files.createDirectories(folder.resolve("large"));
        LargeModel.write(large, 320 << 20);

        EndedProgram looked = doctor(
                Map.of("NORTHERN_MODEL", large.toString(), "JAVA_TOOL_OPTIONS", "-Xmx256m"), ServedProgram.freePort());

        assertThat(looked.said()).containsPattern("ok    Java .* 2\\d\\d MB at most");
        assertThat(looked.said())
                .containsPattern("ok    Encoder   large-[0-9a-f]{12} from NORTHERN_MODEL, 8 numbers a text");
    }

    @Test
    void theDoctorSaysOfALargeModelWhatMustBeMended() throws Exception {
        Path zeros = Files.createDirectories(folder.resolve("zeros"));
        file(zeros.resolve("model.onnx"), 3L << 30);
        Files.writeString(
                zeros.resolve("tokenizer.json"), "{\"vocab\": [[\"<s>\", 0], [\"</s>\", 0], [\"<unk>\", 0]]}");
        Path tokens = Files.createDirectories(folder.resolve("tokens"));
        file(tokens.resolve("model.onnx"), 0);
        file(tokens.resolve("tokenizer.json"), 3L << 30);

        assertThat(doctor(Map.of("NORTHERN_MODEL", zeros.toString()), ServedProgram.freePort())
                        .said())
                .contains("WRONG Encoder   ONNX Runtime does not take the model zeros: ")
                .endsWith("1 of these must be mended.\n");
        assertThat(doctor(Map.of("NORTHERN_MODEL", tokens.toString()), ServedProgram.freePort())
                        .said())
                .containsPattern(
                        "WRONG Encoder   More memory is needed than the \\d+ MB that Java may take here. Maybe ")
                .endsWith("1 of these must be mended.\n");
    }

    /// A file of zeros, which take no place on the disk.
    private static void file(Path path, long bytes) throws IOException {
        try (var file = new RandomAccessFile(path.toFile(), "rw")) {
            file.setLength(bytes);
        }
    }

    private EndedProgram doctor(Map<String, String> environment, int port) throws Exception {
        var words = new ArrayList<>(ServedProgram.fromClasses());
        // ONNX Runtime 1.29 breaks down on a command line of several thousand letters, which ./northern never has.
        var around = new HashMap<>(environment);
        int classPath = words.indexOf("-cp");
        around.put("CLASSPATH", words.get(classPath + 1));
        words.subList(classPath, classPath + 2).clear();
        words.addAll(List.of("doctor", "--data", folder.resolve("data").toString(), "--port", String.valueOf(port)));
        return EndedProgram.run(words, folder, around, Duration.ofMinutes(2));
    }
}
