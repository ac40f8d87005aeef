package org.northernconnections.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.northernconnections.postgres.server.EmbeddedPostgres;
import org.northernconnections.postgres.server.Migrations;
import org.northernconnections.web.security.SetUp;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/// PostgreSQL is restarted while people work: calls fail cleanly meanwhile, and nothing needs a restart afterwards.
class RestartedDatabaseTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int READERS = 6;

    @TempDir
    Path folder;

    /// @param retryAfter what the answer says, "" if nothing
    private record Seen(String path, int status, String kind, String retryAfter, String body) {
        static Seen of(TestBrowser.Answer answer) {
            var headers = answer.response().headers();
            return new Seen(
                    answer.path(),
                    answer.status(),
                    headers.firstValue("Content-Type").orElse(""),
                    headers.firstValue("Retry-After").orElse(""),
                    answer.body());
        }
    }

    @Test
    void callsFailCleanlyAndRecoverByThemselves() throws Exception {
        try (var server = EmbeddedPostgres.start(folder, false)) {
            server.createIfMissing("northern");
            var url = new DatabaseUrl(server.url("northern"), server.user(), server.password());
            try (var pool = new HikariDataSource(url.config(12))) {
                Migrations.migrate(pool);
                var program = Serve.start(() -> pool, 0, "http://localhost");
                try {
                    String port = program.getBean(Environment.class).getRequiredProperty("local.server.port");
                    TestBrowser browser = TestBrowser.at("http://localhost:" + port);
                    browser.setUp(program.getBean(SetUp.class).code());
                    assertThat(browser.get("/home").path()).isEqualTo("/home");
                    work(server, browser, JdbcClient.create(pool));
                } finally {
                    program.close();
                }
            }
        }
    }

    private static void work(EmbeddedPostgres server, TestBrowser browser, JdbcClient sql) throws Exception {
        var seen = new ConcurrentLinkedQueue<Seen>();
        var acknowledged = new CopyOnWriteArrayList<String>();
        var open = new AtomicBoolean(true);
        List<Thread> people = new ArrayList<>();
        List<String> paths = List.of("/home", "/api/v1/challenges", "/status", "/companies", "/account", "/");
        for (int i = 0; i < READERS; i++) {
            String path = paths.get(i);
            people.add(Thread.ofVirtual().start(() -> {
                while (open.get()) {
                    seen.add(Seen.of(browser.get(path)));
                }
            }));
        }
        people.add(Thread.ofVirtual().start(() -> makeKeys(browser, seen, acknowledged, open)));
        await(() -> acknowledged.size() >= 10);

        server.restart();
        Instant up = Instant.now();
        int before = acknowledged.size();
        await(() -> acknowledged.size() >= before + 10);

        assertThat(Duration.between(up, Instant.now())).isLessThan(Duration.ofSeconds(12));
        open.set(false);
        for (Thread person : people) {
            person.join();
        }
        assertThat(seen).allSatisfy(RestartedDatabaseTest::clean);
        assertThat(seen).as("Somebody noticed.").anyMatch(one -> one.status() == 503);
        assertThat(browser.get("/api/v1/challenges").status()).isEqualTo(200);
        assertThat(sql.sql("select name from api_token order by name")
                        .query(String.class)
                        .list())
                .as("Nothing acknowledged is lost, nothing happened twice.")
                .doesNotHaveDuplicates()
                .containsAll(acknowledged);
        await(() -> sql.sql("select count(*) from scheduled_tasks where task_name = 'mail' and last_success > :up")
                        .param("up", up.atOffset(java.time.ZoneOffset.UTC))
                        .query(Integer.class)
                        .single()
                == 1);
    }

    private static void clean(Seen one) {
        assertThat(one.status()).as(one.toString()).isIn(200, 503);
        if (one.status() == 503) {
            assertThat(one.retryAfter()).isEqualTo("5");
            assertThat(one.body()).contains("The database does not answer");
            assertThat(one.kind())
                    .startsWith(one.path().startsWith("/api/") ? "application/problem+json" : "text/html");
        }
    }

    /// A key that was refused is asked for again under the same name, as a person would.
    private static void makeKeys(
            TestBrowser browser, ConcurrentLinkedQueue<Seen> seen, List<String> acknowledged, AtomicBoolean open) {
        for (int i = 1; open.get(); i++) {
            String name = "Key %04d".formatted(i);
            TestBrowser.Answer answer = browser.post("/account/tokens", "name", name);
            seen.add(Seen.of(answer));
            if (answer.status() == 200) {
                acknowledged.add(name);
            }
        }
    }

    private interface Condition {
        boolean met();
    }

    private static void await(Condition condition) throws InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        while (!condition.met()) {
            assertThat(Instant.now()).as("It comes in time.").isBefore(end);
            Thread.sleep(20);
        }
    }
}
