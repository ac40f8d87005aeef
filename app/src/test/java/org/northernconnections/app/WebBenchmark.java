package org.northernconnections.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.northernconnections.app.bench.Crowd;
import org.northernconnections.app.demonstration.Demonstration;
import org.northernconnections.postgres.ledger.PostgresChanges;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// How fast pages are under load: `./dev bench web`. Not among the tests of a build.
///
/// The program runs as `./northern serve` runs it, in a process of its own beside this load generator. Calls
/// are sent at a fixed rate, whether or not earlier ones were answered, and each is timed from when it was due, so
/// that a stall is seen by all who would have waited. Every answer is checked.
class WebBenchmark {
    private static final int COMPANIES = 10_000;
    private static final int CHALLENGES = 200;
    private static final int APPLICATIONS = 5_000;
    private static final int CALLS_A_SECOND = 50;
    private static final int CALLS_A_PAGE = 200;
    private static final int WARM_CALLS_A_PAGE = 40;
    private static final double MEDIAN_MS_MAX = 25;
    private static final double P99_MS_MAX = 200;
    private static final double START_SECONDS_MAX = 6;
    private static final long RESIDENT_MB_MAX = 700;
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    @TempDir
    Path folder;

    /// @param who signs in for it; empty for the public
    record Target(String path, String who) {}

    @Test
    void everyPageIsQuickUnderLoad() throws Exception {
        seed();
        warmUpTheCache();
        long before = System.nanoTime();
        int port = freePort();
        Process program = serve(port);
        try {
            waitFor("serves at");
            double startSeconds = (System.nanoTime() - before) / 1e9;
            var people = new LinkedHashMap<String, HttpClient>();
            List<Target> targets = targets();
            for (Target target : targets) {
                if (!people.containsKey(target.who())) {
                    people.put(target.who(), signedIn(port, target.who()));
                }
            }
            load(port, targets, people, WARM_CALLS_A_PAGE);
            Map<Target, double[]> times = load(port, targets, people, CALLS_A_PAGE);
            report(times, startSeconds, residentMb(program));
        } finally {
            program.descendants().forEach(ProcessHandle::destroy);
            program.destroy();
            program.waitFor();
        }
    }

    private void seed() {
        try (Database database = Database.open(folder.resolve("data"))) {
            var sql = JdbcClient.create(database.pool());
            var changes = new PostgresChanges(
                    new TransactionTemplate(new JdbcTransactionManager(database.pool())), sql, Clock.systemUTC());
            new Demonstration(sql, changes, Clock.systemUTC()).seed(_ -> {});
            var crowd = new Crowd(sql, changes);
            crowd.grow(COMPANIES, CHALLENGES, APPLICATIONS);
            assertThat(List.of(crowd.count("company"), crowd.count("challenge"), crowd.count("application")))
                    .containsExactly(COMPANIES, CHALLENGES, APPLICATIONS);
            pages = pages(sql);
        }
    }

    private List<Target> pages = List.of();

    private List<Target> targets() {
        return pages;
    }

    /// The pages that people open, each as somebody who may, on large objects.
    private static List<Target> pages(JdbcClient sql) {
        String karin = email(sql, "Karin Lindqvist");
        String mette = email(sql, "Mette Dahlgaard");
        String imke = email(sql, "Imke Brandes");
        String elin = email(sql, "Elin Hampusson");
        String maren = email(sql, "Maren Holt");
        String own = id(
                sql,
                "select organisation_id from membership m join account a on a.id = m.account_id where a.name = 'Elin Hampusson'");
        String hoppet = id(
                sql,
                "select c.id from challenge c join application a on a.challenge_id = c.id where c.state = 'in selection' and c.id !~ '^h0' group by c.id order by count(*) desc limit 1");
        String open = id(sql, "select id from challenge where state = 'open' and id ~ '^h0' order by id limit 1");
        String event = id(sql, "select id from event where state = 'collecting wishes' limit 1");
        String application = id(
                sql, "select id from application where challenge_id = '" + hoppet + "' and state = 'eligible' limit 1");
        String company = id(
                sql,
                "select organisation_id from company where organisation_id ~ '^k0' and visibility = 'public' limit 1");
        String partner = id(sql, "select organisation_id from partner where left_on is null order by 1 limit 1");
        String lab = id(sql, "select lab_id from challenge where id = '" + hoppet + "'");
        return List.of(
                new Target("/", ""),
                new Target("/labs", ""),
                new Target("/labs/" + lab, ""),
                new Target("/challenges", ""),
                new Target("/challenges?q=clay&state=open", ""),
                new Target("/challenges/" + open, ""),
                new Target("/challenges/" + hoppet + "/versions", ""),
                new Target("/partners", ""),
                new Target("/partners/" + partner, ""),
                new Target("/companies/" + company, ""),
                new Target("/events", ""),
                new Target("/events/" + event, ""),
                new Target("/sign-in", ""),
                new Target("/home", karin),
                new Target("/challenges/" + hoppet, karin),
                new Target("/challenges/" + open + "/edit", mette),
                new Target("/challenges/" + hoppet + "/screening", karin),
                new Target("/challenges/" + hoppet + "/selection", karin),
                new Target("/challenges/" + open + "/companies-that-may-fit", imke),
                new Target("/applications/" + application, karin),
                new Target("/events/" + event + "/participants", mette),
                new Target("/events/" + event + "/timetable", mette),
                new Target("/companies", mette),
                new Target("/home", mette),
                new Target("/outbox", mette),
                new Target("/search?q=timber", imke),
                new Target("/recommendations", imke),
                new Target("/home", elin),
                new Target("/applications", elin),
                new Target("/companies/" + own + "/challenges-for-you", elin),
                new Target("/challenges/" + hoppet + "/release", karin),
                new Target("/reviews", maren),
                new Target("/connections", imke),
                new Target("/commitments", imke),
                new Target("/partners/merge", mette),
                new Target("/events/new", mette),
                new Target("/account", elin));
    }

    private static String email(JdbcClient sql, String name) {
        return sql.sql("select email from account where name = :name")
                .param("name", name)
                .query(String.class)
                .single();
    }

    private static String id(JdbcClient sql, String query) {
        return sql.sql(query).query(String.class).single();
    }

    /// Sends calls at the fixed rate, page by page in turn; the milliseconds that each took, sorted.
    private Map<Target, double[]> load(int port, List<Target> targets, Map<String, HttpClient> people, int callsAPage)
            throws Exception {
        var times = new LinkedHashMap<Target, ConcurrentLinkedQueue<Double>>();
        targets.forEach(target -> times.put(target, new ConcurrentLinkedQueue<>()));
        var failures = new ConcurrentLinkedQueue<String>();
        long begin = System.nanoTime();
        try (var calls = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < callsAPage * targets.size(); i++) {
                Target target = targets.get(i % targets.size());
                long due = begin + i * 1_000_000_000L / CALLS_A_SECOND;
                long rest = due - System.nanoTime();
                if (rest > 0) {
                    Thread.sleep(Duration.ofNanos(rest));
                }
                calls.submit(() -> {
                    String wrong = call(port, target, people.get(target.who()));
                    times.get(target).add((System.nanoTime() - due) / 1e6);
                    if (!wrong.isEmpty()) {
                        failures.add(wrong);
                    }
                });
            }
        }
        assertThat(failures.stream().distinct().toList()).isEmpty();
        var sorted = new LinkedHashMap<Target, double[]>();
        times.forEach((target, all) -> sorted.put(
                target, all.stream().mapToDouble(Double::doubleValue).sorted().toArray()));
        return sorted;
    }

    /// What is wrong with the answer; empty if it is the page that was asked for.
    private static String call(int port, Target target, HttpClient client) {
        try {
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(URI.create("http://localhost:" + port + target.path()))
                            .header("Accept-Language", "en")
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            boolean right = answer.statusCode() == 200
                    && answer.body().contains("<main id=\"main\"")
                    && answer.body().contains("/sign-out") != target.who().isEmpty();
            return right ? "" : "%d at %s for %s".formatted(answer.statusCode(), target.path(), target.who());
        } catch (IOException e) {
            return target.path() + ": " + e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return target.path() + ": interrupted";
        }
    }

    private void report(Map<Target, double[]> times, double startSeconds, long residentMb) throws IOException {
        var text = new StringBuilder(
                "%d companies, %d challenges, %d applications; %d calls a second, %d a page; %s, %d processors%n"
                        .formatted(
                                COMPANIES,
                                CHALLENGES,
                                APPLICATIONS,
                                CALLS_A_SECOND,
                                CALLS_A_PAGE,
                                LocalDate.now(),
                                Runtime.getRuntime().availableProcessors()));
        text.append("warm start %.1f s; resident %d MB%n%n".formatted(startSeconds, residentMb));
        text.append("| Page | median ms | 99th percentile ms | slowest ms |%n|---|---:|---:|---:|%n".formatted());
        var slow = new ArrayList<String>();
        times.forEach((target, all) -> {
            double median = all[all.length / 2];
            double p99 = all[(int) Math.ceil(all.length * 0.99) - 1];
            String line = "| %s | %.1f | %.1f | %.1f |"
                    .formatted(
                            target.path().replaceAll("(?<=/)(?=[a-z]*[0-9])[0-9a-z]{12}", "{id}")
                                    + (target.who().isEmpty()
                                            ? ""
                                            : " (" + target.who().replaceAll("@.*", "") + ")"),
                            median,
                            p99,
                            all[all.length - 1]);
            text.append(line).append('\n');
            if (median > MEDIAN_MS_MAX || p99 > P99_MS_MAX) {
                slow.add(line);
            }
        });
        double[] all =
                times.values().stream().flatMapToDouble(Arrays::stream).sorted().toArray();
        text.append("| all | %.1f | %.1f | %.1f |%n"
                .formatted(all[all.length / 2], all[(int) (all.length * 0.99)], all[all.length - 1]));
        Files.writeString(Path.of("target", "bench-web.md"), text);
        System.out.println(text);
        assertThat(slow).as("slow pages").isEmpty();
        assertThat(startSeconds).as("warm start, seconds").isLessThan(START_SECONDS_MAX);
        assertThat(residentMb).as("resident, MB").isLessThan(RESIDENT_MB_MAX);
    }

    private HttpClient signedIn(int port, String email) throws Exception {
        HttpClient client = HttpClient.newBuilder()
                .cookieHandler(new CookieManager())
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
        if (email.isEmpty()) {
            return client;
        }
        String address = "http://localhost:" + port;
        post(client, address + "/sign-in", "email=" + URLEncoder.encode(email, StandardCharsets.UTF_8));
        String link = waitFor("sign-in/([A-Za-z0-9_-]+)(?![\\s\\S]*sign-in/)");
        post(client, address + "/sign-in/" + link, "");
        return client;
    }

    private static void post(HttpClient client, String address, String form) throws Exception {
        String page = client.send(
                        HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofString())
                .body();
        Matcher token =
                Pattern.compile("name=\"csrf-token\" content=\"([^\"]*)\"").matcher(page);
        assertThat(token.find()).isTrue();
        client.send(
                HttpRequest.newBuilder(URI.create(address))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(
                                "_csrf=" + URLEncoder.encode(token.group(1), StandardCharsets.UTF_8) + "&" + form))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /// A start and a stop after which the cache of the next start is made, as for everybody who starts twice.
    private void warmUpTheCache() throws Exception {
        Process program = serve(freePort());
        waitFor("serves at");
        program.destroy();
        program.waitFor();
        Path cache = ROOT.resolve("app/target/program/northern.aot");
        for (int i = 0; i < 120 && !Files.exists(cache); i++) {
            Thread.sleep(1000);
        }
        assertThat(cache).exists();
    }

    private Process serve(int port) throws IOException {
        Files.deleteIfExists(folder.resolve("log"));
        return new ProcessBuilder(
                        ROOT.resolve("northern").toString(),
                        "serve",
                        "--port",
                        String.valueOf(port),
                        "--data",
                        folder.resolve("data").toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
    }

    /// The first group of a pattern, or all of it, once the program has said it.
    private String waitFor(String pattern) throws Exception {
        long deadline = System.nanoTime() + Duration.ofMinutes(2).toNanos();
        while (System.nanoTime() < deadline) {
            Matcher said = Pattern.compile(pattern).matcher(Files.readString(folder.resolve("log")));
            if (said.find()) {
                return said.group(said.groupCount());
            }
            Thread.sleep(20);
        }
        throw new AssertionError("Expected %s in: %s".formatted(pattern, Files.readString(folder.resolve("log"))));
    }

    /// Resident memory of the program without its database, MB.
    private static long residentMb(Process program) throws IOException {
        String status = Files.readString(Path.of("/proc", String.valueOf(program.pid()), "status"));
        Matcher resident = Pattern.compile("VmRSS:\\s+(\\d+) kB").matcher(status);
        assertThat(resident.find()).isTrue();
        return Long.parseLong(resident.group(1)) / 1024;
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
