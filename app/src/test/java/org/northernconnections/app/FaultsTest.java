package org.northernconnections.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.northernconnections.event.Event;
import org.northernconnections.event.EventId;
import org.northernconnections.event.Events;
import org.northernconnections.mail.Letter;
import org.northernconnections.mail.Outbox;
import org.northernconnections.mail.SendMail;
import org.northernconnections.partnership.Language;
import org.northernconnections.partnership.People;

/// What may go wrong on the day of an event: a program that is killed in the middle of its work, two programs on
/// one database, a full disk. Nothing that was acknowledged is lost, and nothing happens twice. Many phones at once
/// are [HundredPhonesTest]'s, and the jobs on two nodes [JobsOnTwoNodesTest]'s.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FaultsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int MAILS = 150;
    private static final Pattern IMPORT = Pattern.compile("action=\"(/companies/import/[0-9a-z]{12})\"");

    private static final GreenMail POST = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    private static RunningProgram program;
    private static EventId event;
    private static TestBrowser organiser;

    @TempDir
    static Path folder;

    @BeforeAll
    static void start() {
        POST.start();
        program = RunningProgram.demonstration();
        program.change(
                () -> program.sql().sql("update account set language = 'en'").update());
        program.goToTheMorning();
        // This one has no mail server, so its jobs are left to those that have.
        program.part(Scheduler.class).pause();
        event = new EventId(text("select id from event where state = 'running' order by on_day desc limit 1"));
        organiser = program.browser(program.part(People.class)
                .findByEmail("mette.dahlgaard@aalborg-kommune.example")
                .orElseThrow());
    }

    @AfterAll
    static void stop() {
        program.close();
        POST.stop();
    }

    private static String text(String query) {
        return program.sql().sql(query).query(String.class).single();
    }

    private static int count(String query) {
        return program.sql().sql(query).query(Integer.class).single();
    }

    private static List<String> list(String query) {
        return program.sql().sql(query).query(String.class).list();
    }

    private interface Condition {
        boolean met();
    }

    private static void await(String what, Condition condition) throws InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        while (!condition.met()) {
            assertThat(Instant.now()).as(what).isBefore(end);
            Thread.sleep(5);
        }
    }

    private static <T> List<T> atOnce(List<Callable<T>> deeds) throws Exception {
        try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
            var done = new ArrayList<T>();
            for (Future<T> one : people.invokeAll(deeds)) {
                done.add(one.get());
            }
            return done;
        }
    }

    @Test
    @Order(1)
    void whatAKillInterruptsHappensWhollyOrNotAtAll() throws Exception {
        String challenge = decisionsToRelease();
        String refused = planAgain();
        writeMails("fault");
        int published = count("select count(*) from timetable where kind <> 'working'");
        try (ServedProgram first = serve()) {
            first.waitFor("serves at");
            TestBrowser browser = organiser.at(first.port());
            String sheet = upload(browser);
            assertThat(browser.post("/account/tokens", "name", "Acknowledged").status())
                    .isEqualTo(200);
            // Closed in the other order, so that nobody waits for rows that are held.
            try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor();
                    Connection held = program.connection()) {
                held.setAutoCommit(false);
                hold(
                        held,
                        "select id from application where challenge_id = '" + challenge + "' and pending_decision is "
                                + "not null order by id desc limit 1");
                hold(held, "select id from meeting where id = '" + refused + "'");
                hold(held, "select id from company_import where '" + sheet + "' like '%' || id");
                List<Future<?>> calls = List.of(
                        people.submit(() -> browser.post("/challenges/" + challenge + "/release")),
                        people.submit(() -> publish(browser)),
                        people.submit(() -> browser.post(sheet)));
                await("All three are in the middle of their work.", () -> locksWaitedFor() >= 3);
                program.change(() -> program.sql()
                        .sql("update mail set try_at = '2000-01-01' where cause like 'fault:%'")
                        .update());
                await("Mails are being sent.", () -> POST.getReceivedMessages().length >= 10);

                first.process().destroyForcibly().waitFor();

                held.rollback();
                for (Future<?> call : calls) {
                    assertThat(call).failsWithin(PATIENCE);
                }
            }
        }
        await("The database has let go of the killed program.", () -> locksWaitedFor() == 0);
        assertThat(POST.getReceivedMessages().length)
                .as("It was in the middle.")
                .isLessThan(MAILS);
        assertThat(count("select count(*) from mail where cause like 'release:%' and written_at > now()"
                        + " and cause like any (select 'release:' || id || ':%' from application where challenge_id = '"
                        + challenge + "')"))
                .isZero();
        assertThat(count("select count(*) from application where challenge_id = '" + challenge
                        + "' and pending_decision is not null"))
                .isPositive();
        assertThat(count("select count(*) from timetable where kind <> 'working'"))
                .isEqualTo(published);
        assertThat(count("select count(*) from organisation where name like 'Faultless %'"))
                .isZero();
        assertThat(list("select name from api_token")).contains("Acknowledged");
    }

    @Test
    @Order(2)
    void twoNodesGoOnAndShareTheWork() throws Exception {
        String challenge = text("select challenge_id from application where pending_decision is not null limit 1");
        String mail = "--MAIL_URL=smtp://127.0.0.1:%d?from=northern@partnership.example"
                .formatted(POST.getSmtp().getPort());
        try (RunningProgram.Node one = program.node(mail);
                RunningProgram.Node other = program.node(mail)) {
            TestBrowser here = organiser.at(one.port());
            TestBrowser there = organiser.at(other.port());

            // What was interrupted is done again by whoever is asked, and of two at the same time by one.
            assertThat(atOnce(List.of(
                            () -> here.post("/challenges/" + challenge + "/release")
                                    .status(),
                            () -> there.post("/challenges/" + challenge + "/release")
                                    .status())))
                    .containsExactlyInAnyOrder(200, 409);
            assertThat(atOnce(List.<Callable<Integer>>of(
                            () -> publish(here).status(), () -> publish(there).status())))
                    .as("At the same time one of them, one after the other both.")
                    .contains(200)
                    .containsAnyOf(200, 409);
            String sheet = upload(here);
            assertThat(atOnce(List.<Callable<Boolean>>of(
                            () -> there.post(sheet).status() == 200,
                            () -> here.post(sheet).status() == 200)))
                    .containsExactlyInAnyOrder(true, false);
            assertThat(count("select count(*) from organisation where name like 'Faultless %'"))
                    .isEqualTo(40);

            anotherNodesChangeIsFound(here, there);
            editsConflict(here, there);
            mailsGoOutOnce(one, other);
            assertThat(
                            list(
                                    "select task_name from scheduled_tasks where picked and last_heartbeat < now() - interval '1 day'"))
                    .isEmpty();
        }
    }

    private static void anotherNodesChangeIsFound(TestBrowser here, TestBrowser there) throws Exception {
        assertThat(there.get("/companies?q=moonlight").body()).doesNotContain("Faultless 01");
        Instant changed = Instant.now();
        String company = text("select id from organisation where name = 'Faultless 01'");
        program.change(() -> {
            program.sql()
                    .sql("update capability set statement = 'Benches lit by moonlight' where company_id = '" + company
                            + "'")
                    .update();
            program.sql()
                    .sql("update company set version = version + 1 where organisation_id = '" + company + "'")
                    .update();
        });

        // Searches are limited, so somebody looks once a second.
        while (!there.get("/companies?q=moonlight").body().contains("Faultless 01")) {
            assertThat(Duration.between(changed, Instant.now())).isLessThan(Duration.ofSeconds(12));
            Thread.sleep(1_000);
        }

        assertThat(here.get("/companies?q=moonlight").body()).contains("Faultless 01");
    }

    private static void editsConflict(TestBrowser here, TestBrowser there) throws Exception {
        Event before = program.part(Events.class).get(event);
        assertThat(atOnce(List.<Callable<Integer>>of(
                        () -> edit(here, before, "Lindholmen, hall A").status(),
                        () -> edit(there, before, "Lindholmen, hall B").status())))
                .containsExactlyInAnyOrder(200, 409);
        assertThat(program.part(Events.class).get(event).version()).isEqualTo(before.version() + 1);
    }

    private static TestBrowser.Answer edit(TestBrowser browser, Event event, String place) {
        return browser.post(
                "/events/" + event.id() + "/edit",
                "lab",
                event.lab().value(),
                "name",
                event.name(),
                "city",
                event.city(),
                "place",
                place,
                "day",
                event.day().toString(),
                "zone",
                event.zone().getId(),
                "wishesClose",
                closing(event),
                "meetingsMax",
                String.valueOf(event.meetingsMax()),
                "version",
                String.valueOf(event.version()));
    }

    /// As the form shows it: once wishes have closed, another time is refused.
    private static String closing(Event event) {
        Instant close = event.wishesCloseAt();
        return close == null
                ? ""
                : close.atZone(event.zone())
                        .toLocalDateTime()
                        .truncatedTo(ChronoUnit.MINUTES)
                        .toString();
    }

    private static void mailsGoOutOnce(RunningProgram.Node one, RunningProgram.Node other) throws Exception {
        program.change(() -> program.sql()
                .sql("update mail set try_at = '2000-01-01' where sent_at is null")
                .update());
        // The job was the killed program's; others take it over after a while.
        await("Everything has been sent.", () -> count("select count(*) from mail where sent_at is null") == 0);
        writeMails("both");
        program.change(() -> program.sql()
                .sql("update mail set try_at = '2000-01-01' where sent_at is null")
                .update());
        atOnce(List.<Callable<Integer>>of(
                () -> one.part(SendMail.class).send(),
                () -> other.part(SendMail.class).send()));
        await("These as well.", () -> count("select count(*) from mail where sent_at is null") == 0);

        Map<String, Long> copies = Arrays.stream(POST.getReceivedMessages())
                .collect(Collectors.groupingBy(FaultsTest::number, Collectors.counting()));
        Set<String> sent = new HashSet<>(list("select id from mail"));
        assertThat(copies.keySet()).isEqualTo(sent);
        // The one that was on its way when the program was killed: both copies have one Message-ID.
        assertThat(copies.values().stream().filter(times -> times > 1).toList()).hasSizeLessThanOrEqualTo(1);
        assertThat(copies.values()).allMatch(times -> times <= 2);
        assertThat(list("select cause from mail")).doesNotHaveDuplicates();
    }

    private static String number(MimeMessage message) {
        try {
            return message.getMessageID().replaceAll("[<>]|@.*", "");
        } catch (jakarta.mail.MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    @Order(3)
    void aNewPlanThatAKillInterruptsLeavesTheOldOne() throws Exception {
        assertThat(organiser.post("/events/" + event + "/day/replan").body()).contains("Planned again:");
        // A program of its own does not know the clock that was moved: today is the day.
        program.change(() -> program.sql()
                .sql("update event set on_day = (now() at time zone zone)::date where id = '" + event + "'")
                .update());
        String working = "from timetable where kind = 'working' and event_id = '" + event + "'";
        String before = text("select id " + working);
        int seats = count("select count(*) from seat where timetable_id = '" + before + "'");
        try (ServedProgram first = serve()) {
            first.waitFor("serves at");
            TestBrowser browser = organiser.at(first.port());
            try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor();
                    Connection held = program.connection()) {
                held.setAutoCommit(false);
                hold(held, "select id " + working);
                Future<?> call = people.submit(() -> browser.post("/events/" + event + "/day/replan"));
                await("The new plan is made, and is being kept.", () -> locksWaitedFor() >= 1);

                first.process().destroyForcibly().waitFor();

                held.rollback();
                assertThat(call).failsWithin(PATIENCE);
            }
        }
        await("The database has let go of the killed program.", () -> locksWaitedFor() == 0);
        assertThat(text("select id " + working)).isEqualTo(before);
        assertThat(seats).isPositive();
        assertThat(count("select count(*) from seat where timetable_id = '" + before + "'"))
                .isEqualTo(seats);
    }

    @Test
    @Order(4)
    void aFullDiskSpoilsNoBackup() throws Exception {
        Path disk = Files.createDirectory(folder.resolve("small-disk"));
        Path before = folder.resolve("before.zip");
        Files.writeString(before, "the backup of yesterday");
        String inside = "cp %2$s %1$s/backup.zip && ( \"$@\" ; code=$? ; ls %1$s".formatted(disk, before)
                + " ; cat %s/backup.zip ; exit $code )".formatted(disk);
        var backup = new ArrayList<>(ServedProgram.fromClasses());
        backup.addAll(List.of("backup", disk.resolve("backup.zip").toString()));
        List<String> command = SmallDisk.with(disk, "64k", inside, backup);
        assumeTrue(SmallDisk.allowed(disk), "A small disk cannot be mounted here.");
        EndedProgram ended = EndedProgram.run(
                command, folder, Map.of("DATABASE_URL", program.databaseUrl()), Duration.ofSeconds(60));

        assertThat(ended.code()).as(ended.said()).isNotZero();
        assertThat(ended.said())
                .contains("could not be written: No space left on device", "Maybe make room")
                .contains("backup.zip\nthe backup of yesterday")
                .doesNotContain(".part", "\tat ");
    }

    /// A batch that is ready: all of a challenge's applications decided upon.
    private static String decisionsToRelease() {
        String challenge = text(
                "select challenge_id from application where state = 'submitted' group by 1 order by count(*) desc limit 1");
        program.change(() -> {
            program.sql()
                    .sql("update application set state = 'eligible' where state = 'submitted' and challenge_id = '"
                            + challenge + "'")
                    .update();
            program.sql().sql("""
                            update application
                               set pending_decision = 'not selected',
                                   feedback = 'Strong, but the pilot would come a year too late for us.'
                             where state = 'eligible' and challenge_id = '%s'
                            """.formatted(challenge)).update();
        });
        return challenge;
    }

    /// Plans the rest of the day again without somebody.
    ///
    /// @return a meeting that falls out of the plan
    private static String planAgain() {
        String missing = text("""
                select s.participant_id
                  from seat s join timetable t on t.id = s.timetable_id
                  join participant p on p.id = s.participant_id join organisation o on o.id = p.organisation_id
                 where t.event_id = '%s' and t.kind = 'final' and o.kind = 'company'
                 group by s.participant_id having count(*) >= 2 order by s.participant_id limit 1
                """.formatted(event));
        organiser.post("/events/" + event + "/day/" + missing, "state", "absent");
        assertThat(organiser.post("/events/" + event + "/day/replan").body()).contains("Planned again:");
        return text("""
                select m.id from meeting m
                 where m.event_id = '%1$s' and m.state = 'placed' and '%2$s' in (m.a_id, m.b_id)
                   and not exists (select from seat s join timetable t on t.id = s.timetable_id
                                    where t.kind = 'working' and t.event_id = '%1$s' and s.meeting_id = m.id)
                 order by m.id limit 1
                """.formatted(event, missing));
    }

    private static TestBrowser.Answer publish(TestBrowser browser) {
        String version = text("select version from timetable where kind = 'working' and event_id = '" + event + "'");
        return browser.post("/events/" + event + "/timetable/publish", "kind", "final", "version", version);
    }

    private static void writeMails(String cause) {
        program.change(() -> {
            for (int i = 0; i < MAILS; i++) {
                program.part(Outbox.class)
                        .write(Letter.of(
                                cause + ":" + i, "reader" + i + "@city.example", null, Language.EN, "Hello", "Hi"));
            }
            program.sql()
                    .sql("update mail set try_at = '2100-01-01' where sent_at is null")
                    .update();
        });
    }

    private static String upload(TestBrowser browser) {
        var sheet = new StringBuilder("name,country,readiness,consent,statement 1\n");
        for (int i = 1; i <= 40; i++) {
            sheet.append("Faultless %02d,SE,8,yes,en: Benches of recycled wood number %d\n".formatted(i, i));
        }
        browser.get("/companies/import");
        TestBrowser.Answer shown = browser.upload(
                "/companies/import", "file", "many.csv", sheet.toString().getBytes(StandardCharsets.UTF_8));
        Matcher found = IMPORT.matcher(shown.body());
        assertThat(found.find()).as(shown.body()).isTrue();
        return found.group(1);
    }

    private static int locksWaitedFor() {
        return count(
                "select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'");
    }

    private static void hold(Connection connection, String rows) throws Exception {
        try (var statement = connection.createStatement();
                var found = statement.executeQuery(rows + " for no key update")) {
            assertThat(found.next()).as(rows).isTrue();
        }
    }

    private static ServedProgram serve() throws Exception {
        return ServedProgram.start(
                ServedProgram.fromClasses(),
                folder,
                ServedProgram.freePort(),
                Map.of(
                        "DATABASE_URL",
                        program.databaseUrl(),
                        "MAIL_URL",
                        "smtp://127.0.0.1:%d?from=northern@partnership.example"
                                .formatted(POST.getSmtp().getPort())));
    }
}
