package org.northernconnections.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.northernconnections.ledger.Actor;
import org.northernconnections.ledger.Changes;
import org.northernconnections.ledger.NewIds;
import org.northernconnections.partnership.AccountId;
import org.northernconnections.partnership.SigningIn;
import org.northernconnections.partnership.TokenId;
import org.northernconnections.partnership.Tokens;
import org.northernconnections.postgres.server.EmbeddedPostgres;
import org.northernconnections.postgres.server.Migrations;
import org.northernconnections.web.security.SetUp;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The disk of the database is full: a save fails whole and says so, and the next one works once there is room.
class FullDiskTest {
    private static final String SIZE = "400m";

    /// Far more than the free room in pages that are there already.
    private static final int SAVES_MAX = 400;

    private static final int BLOCK = 4096;
    private static final String SAVE = "/status/editions";

    @TempDir
    Path folder;

    @Test
    void aSaveOnAFullDiskFailsWholeAndTheNextWorksOnceThereIsRoom() throws Exception {
        Path disk = Files.createDirectory(folder.resolve("disk"));
        assumeTrue(SmallDisk.allowed(disk), "A small disk cannot be mounted here.");
        // The disk is there for this process and its children alone: so the server and what follows run in one of it.
        List<String> program = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                OnTheDisk.class.getName(),
                disk.toString());

        EndedProgram ended = EndedProgram.run(
                SmallDisk.with(disk, SIZE, "\"$@\"", program), folder, Map.of(), Duration.ofMinutes(4));

        assertThat(ended.code()).as(ended.said()).isZero();
        assertThat(ended.said()).contains(OnTheDisk.DONE);
    }

    /// What runs beside the small disk: its exit code is 0 only if every assertion held.
    static final class OnTheDisk {
        static final String DONE = "Saved, refused, and saved again.";

        private OnTheDisk() {}

        public static void main(String[] arguments) throws Exception {
            Path disk = Path.of(arguments[0]);
            try (var server = EmbeddedPostgres.start(disk, false)) {
                server.createIfMissing("northern");
                var url = new DatabaseUrl(server.url("northern"), server.user(), server.password());
                try (var pool = new HikariDataSource(url.config(12))) {
                    Migrations.migrate(pool);
                    ConfigurableApplicationContext program = Serve.start(() -> pool, 0, "http://localhost");
                    try {
                        work(program, disk.resolve("filler"), JdbcClient.create(pool));
                    } finally {
                        program.close();
                    }
                }
            }
            System.out.println(DONE);
        }
    }

    private static void work(ConfigurableApplicationContext program, Path filler, JdbcClient sql) throws Exception {
        String address =
                "http://localhost:" + program.getBean(Environment.class).getRequiredProperty("local.server.port");
        TestBrowser browser = TestBrowser.at(address);
        browser.setUp(program.getBean(SetUp.class).code());
        ApiClient calls = ApiClient.at(address, key(program, sql));
        assertThat(browser.post(SAVE).body()).contains("Edition 1");
        int kept = 1;

        fill(filler);
        TestBrowser.Answer refused = browser.post(SAVE);
        while (!(refused.status() == 503 && refused.path().equals(SAVE)) && kept < SAVES_MAX) {
            kept++; // What was shown afterwards may have failed; this was saved.
            refused = browser.post(SAVE);
        }

        assertThat(refused.status())
                .as("saves before the disk was full: %d", kept)
                .isEqualTo(503);
        assertThat(refused.body()).contains("The database does not answer").doesNotContain("\tat ", "SQL");
        assertThat(refused.response().headers().firstValue("Retry-After")).contains("5");
        ApiClient.Answer problem = calls.post("/api/v1/status/editions", "{}");
        assertThat(problem.status()).isEqualTo(503);
        assertThat(problem.response().headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(problem.text("/title")).isEqualTo("The database does not answer");

        Files.delete(filler);
        assertThat(whole(sql)).as("Nothing half written, nothing lost.").isEqualTo(kept);
        Instant end = Instant.now().plus(Duration.ofSeconds(20));
        TestBrowser.Answer next = browser.post(SAVE);
        while (next.status() != 200 && Instant.now().isBefore(end)) {
            Thread.sleep(200);
            next = browser.post(SAVE);
        }
        assertThat(next.body()).contains("Edition " + (kept + 1));
        assertThat(calls.post("/api/v1/status/editions", "{}").status()).isLessThan(300);
        assertThat(whole(sql)).isEqualTo(kept + 2);
    }

    private static String key(ConfigurableApplicationContext program, JdbcClient sql) {
        String key = program.getBean(SigningIn.class).newSecret();
        var person = new AccountId(
                sql.sql("select id from account").query(String.class).single());
        program.getBean(Changes.class)
                .run(
                        Actor.system("test"),
                        "",
                        () -> program.getBean(Tokens.class)
                                .add(
                                        new TokenId(
                                                program.getBean(NewIds.class).next()),
                                        person,
                                        "test",
                                        SigningIn.hash(key),
                                        Instant.now(),
                                        Instant.now().plus(Duration.ofHours(1))));
        return key;
    }

    /// How many editions there are, if each has all its counts and its line in the ledger.
    private static int whole(JdbcClient sql) {
        return sql.sql("""
                        select count(*) from status_edition e
                         where (select count(*) from status_count c where c.number = e.number)
                               >= (select count(*) from status_count where number = 1)
                           and exists (select from ledger_line
                                        where kind = 'status' and object_id = e.number::text and deed = 'kept')
                           and (select count(*) from ledger_line where kind = 'status')
                               = (select count(*) from status_edition)
                        """).query(Integer.class).single();
    }

    /// Writes zeros until there is no room for one more block.
    private static void fill(Path filler) throws IOException {
        try (OutputStream zeros = Files.newOutputStream(filler)) {
            while (true) {
                zeros.write(new byte[BLOCK]);
            }
        } catch (IOException e) {
            assertThat(e).hasMessageContaining("No space left");
        }
    }
}
