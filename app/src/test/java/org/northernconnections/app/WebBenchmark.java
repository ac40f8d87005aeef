package org.northernconnections.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
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
import org.northernconnections.ledger.Actor;
import org.northernconnections.postgres.ledger.PostgresChanges;
import org.northernconnections.postgres.report.PostgresEditions;
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
        List<Target> targets = seed();
        warmUpTheCache();
        long before = System.nanoTime();
        try (ServedProgram program = serve()) {
            program.waitFor("serves at");
            double startSeconds = (System.nanoTime() - before) / 1e9;
            var people = new LinkedHashMap<String, TestBrowser>();
            for (Target target : targets) {
                if (!people.containsKey(target.who())) {
                    people.put(target.who(), signedIn(program, target.who()));
                }
            }
            warmUp(targets, people);
            Map<Target, double[]> times = load(targets, people, CALLS_A_PAGE);
            report(times, startSeconds, residentMb(program.process()));
        }
    }

    /// Fills the database; the pages to ask for.
    private List<Target> seed() {
        try (Database database = Database.open(folder.resolve("data"))) {
            var sql = JdbcClient.create(database.pool());
            var changes = new PostgresChanges(
                    new TransactionTemplate(new JdbcTransactionManager(database.pool())), sql, Clock.systemUTC());
            new Demonstration(sql, changes, Clock.systemUTC()).seed(_ -> {});
            var crowd = new Crowd(sql, changes);
            crowd.grow(COMPANIES, CHALLENGES, APPLICATIONS);
            assertThat(List.of(crowd.count("company"), crowd.count("challenge"), crowd.count("application")))
                    .containsExactly(COMPANIES, CHALLENGES, APPLICATIONS);
            changes.run(
                    Actor.system("benchmark"),
                    "",
                    () -> new PostgresEditions(sql).keep(Instant.now(), LocalDate.now(ZoneOffset.UTC)));
            return pages(sql);
        }
    }

    /// The pages that people open, each as somebody who may, on large objects.
    private static List<Target> pages(JdbcClient sql) {
        String karin = email(sql, "Karin Lindqvist");
        String mette = email(sql, "Mette Dahlgaard");
        String imke = email(sql, "Imke Brandes");
        String elin = email(sql, "Elin Hampusson");
        String maren = email(sql, "Maren Holt");
        String jens = email(sql, "Jens Ravn");
        String own = id(
                sql,
                "select organisation_id from membership m join account a on a.id = m.account_id where a.name = 'Elin Hampusson'");
        String hoppet = id(
                sql,
                "select c.id from challenge c join application a on a.challenge_id = c.id where c.state = 'in selection' and c.id !~ '^h0' group by c.id order by count(*) desc limit 1");
        String open = id(sql, "select id from challenge where state = 'open' and id ~ '^h0' order by id limit 1");
        String event = id(sql, "select id from event where state = 'collecting wishes' limit 1");
        String past = id(sql, "select id from event where state = 'closed' limit 1");
        String application = id(
                sql, "select id from application where challenge_id = '" + hoppet + "' and state = 'eligible' limit 1");
        String company = id(
                sql,
                "select organisation_id from company where organisation_id ~ '^k0' and visibility = 'public' limit 1");
        String partner = id(sql, "select organisation_id from partner where left_on is null order by 1 limit 1");
        String followUp = id(sql, "select id from follow_up order by id limit 1");
        String edition = "/status/editions/" + id(sql, "select max(number) from status_edition");
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
                new Target("/challenges/" + open + "/companies-that-may-fit?order=fit", mette),
                new Target("/challenges/" + open + "/fit?company=" + company, imke),
                new Target("/shy-search", imke),
                new Target("/exposure", ""),
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
                new Target("/account", elin),
                new Target("/status", ""),
                new Target("/status", mette),
                new Target("/status/records/met", mette),
                new Target("/status/records/companies", mette),
                new Target("/status/records/followed_up/" + followUp, mette),
                new Target(edition, mette),
                new Target(edition + "/records/companies", mette),
                new Target("/status/not-met", mette),
                new Target("/events/" + past + "/day", mette),
                new Target("/events/" + past + "/screen", mette),
                new Target("/events/" + past + "/badges", mette),
                new Target("/events/" + past + "/outcomes", jens),
                new Target("/followups", jens),
                new Target("/followups/lessons", imke),
                new Target("/recommendations/record", imke),
                new Target("/organisations/" + partner + "/trust", imke),
                new Target("/organisations/" + partner + "/connection", imke));
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

    /// Calls every page again and again, each call once the one before is answered: a program that has just
    /// begun is not asked for more than it can do.
    private static void warmUp(List<Target> targets, Map<String, TestBrowser> people) {
        for (int round = 0; round < WARM_CALLS_A_PAGE; round++) {
            for (Target target : targets) {
                assertThat(call(target, people.get(target.who()))).isEmpty();
            }
        }
    }

    /// Sends calls at the fixed rate, page by page in turn; the milliseconds that each took, sorted.
    private static Map<Target, double[]> load(List<Target> targets, Map<String, TestBrowser> people, int callsAPage)
            throws InterruptedException {
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
                    String wrong = call(target, people.get(target.who()));
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
    private static String call(Target target, TestBrowser browser) {
        try {
            TestBrowser.Answer answer = browser.get(target.path());
            boolean right = answer.status() == 200
                    && answer.body().contains("<main id=\"main\"")
                    && answer.body().contains("/sign-out") != target.who().isEmpty();
            return right ? "" : "%d at %s for %s".formatted(answer.status(), target.path(), target.who());
        } catch (IllegalStateException noAnswer) {
            return target.path() + ": " + noAnswer.getMessage();
        }
    }

    /// The smallest of the sorted values that so large a share of them does not exceed.
    private static double quantile(double[] sorted, double share) {
        return sorted[Math.max(0, (int) Math.ceil(sorted.length * share) - 1)];
    }

    private static void report(Map<Target, double[]> times, double startSeconds, long residentMb) throws IOException {
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
            double median = quantile(all, 0.5);
            double p99 = quantile(all, 0.99);
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
                .formatted(quantile(all, 0.5), quantile(all, 0.99), all[all.length - 1]));
        Files.writeString(Path.of("target", "bench-web.md"), text);
        System.out.println(text);
        assertThat(slow).as("slow pages").isEmpty();
        assertThat(startSeconds).as("warm start, seconds").isLessThan(START_SECONDS_MAX);
        assertThat(residentMb).as("resident, MB").isLessThan(RESIDENT_MB_MAX);
    }

    private static TestBrowser signedIn(ServedProgram program, String email) throws Exception {
        TestBrowser browser = program.browser();
        if (!email.isEmpty()) {
            browser.post("/sign-in", "email", email);
            browser.useLink(program.waitFor("/sign-in/[A-Za-z0-9_-]+(?![\\s\\S]*/sign-in/)"));
        }
        return browser;
    }

    /// A start and a stop after which the cache of the next start is made, as for everybody who starts twice.
    private void warmUpTheCache() throws Exception {
        try (ServedProgram program = serve()) {
            program.waitFor("serves at");
        }
        Path cache = ROOT.resolve("app/target/program/northern.aot");
        for (int i = 0; i < 120 && !Files.exists(cache); i++) {
            Thread.sleep(1000);
        }
        assertThat(cache).exists();
    }

    private ServedProgram serve() throws IOException {
        return ServedProgram.start(List.of(ROOT.resolve("northern").toString()), folder, ServedProgram.freePort());
    }

    /// Resident memory of the program without its database, MB.
    private static long residentMb(Process program) throws IOException {
        String status = Files.readString(Path.of("/proc", String.valueOf(program.pid()), "status"));
        Matcher resident = Pattern.compile("VmRSS:\\s+(\\d+) kB").matcher(status);
        assertThat(resident.find()).isTrue();
        return Long.parseLong(resident.group(1)) / 1024;
    }
}
