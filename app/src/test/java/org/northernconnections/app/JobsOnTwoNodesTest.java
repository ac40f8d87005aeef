package org.northernconnections.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.northernconnections.connection.Commitment;
import org.northernconnections.connection.Promise;
import org.northernconnections.event.EventId;
import org.northernconnections.event.EventState;
import org.northernconnections.event.Events;
import org.northernconnections.ledger.NewIds;
import org.northernconnections.mail.Letter;
import org.northernconnections.mail.Outbox;
import org.northernconnections.match.Matches;
import org.northernconnections.partnership.Account;
import org.northernconnections.partnership.Language;
import org.northernconnections.partnership.OrganisationId;
import org.northernconnections.partnership.People;
import org.northernconnections.partnership.Role;

/// Every job of the program, run on two nodes of one database at the same moment: what it does happens once.
///
/// The scheduler's book would let one node run each job. Here both run it all the same, as a node does that was
/// believed dead, and both are held up where the job writes until both are there. A job without a row fails.
class JobsOnTwoNodesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int MAILS = 60;
    private static final GreenMail POST = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    private static RunningProgram program;
    private static RunningProgram.Node one;
    private static RunningProgram.Node other;
    private static OrganisationId partner;
    private static OrganisationId secondPartner;
    private static Account reader;
    private static Account secondReader;

    /// What a job has to do, and that it was done once.
    ///
    /// @param table that the job writes to, which nobody can before both nodes have come that far
    /// @param prepare returns what [#once] looks for
    private record Row(String table, Prepare prepare, Once once) {}

    private interface Prepare {
        String prepare();
    }

    private interface Once {
        void check(String prepared);
    }

    private static final Map<String, Row> ROWS = rows();

    private static Map<String, Row> rows() {
        var rows = new LinkedHashMap<String, Row>();
        rows.put("mail", new Row("mail", JobsOnTwoNodesTest::mails, JobsOnTwoNodesTest::eachWasSentOnce));
        rows.put("remind followers", new Row("mail", JobsOnTwoNodesTest::follower, cause -> mailed(cause, 1)));
        rows.put("connections", new Row("mail", JobsOnTwoNodesTest::promise, cause -> mailed(cause, 1)));
        rows.put(
                "reminders", new Row("mail", JobsOnTwoNodesTest::draftAndAsked, JobsOnTwoNodesTest::remindedAndLapsed));
        rows.put(
                "event days",
                new Row("event", JobsOnTwoNodesTest::eventOfToday, id -> stepped("timetable", id, "running")));
        rows.put(
                "close wishes",
                new Row("event", JobsOnTwoNodesTest::wishesOver, id -> stepped("timetable", id, "wishes closed")));
        rows.put("outcomes", new Row("meeting", JobsOnTwoNodesTest::hiddenWord, JobsOnTwoNodesTest::openedOnce));
        rows.put(
                "learn weights",
                new Row("match_weights", JobsOnTwoNodesTest::judgements, JobsOnTwoNodesTest::fittedOnce));
        rows.put(
                "partners",
                new Row("pairing", JobsOnTwoNodesTest::askedLongAgo, id -> stepped("pairing", id, "lapsed")));
        rows.put(
                "follow ups",
                new Row("follow_up_link", JobsOnTwoNodesTest::dueFollowUp, JobsOnTwoNodesTest::askedOnce));
        rows.put("tidy", new Row("sign_in_link", JobsOnTwoNodesTest::links, JobsOnTwoNodesTest::theOldLinkIsGone));
        rows.put(
                "close calls",
                new Row("challenge", JobsOnTwoNodesTest::callOver, JobsOnTwoNodesTest::closedAndToldOnce));
        return rows;
    }

    @BeforeAll
    static void start() throws Exception {
        POST.start();
        program = RunningProgram.demonstration();
        String mail = "--MAIL_URL=smtp://127.0.0.1:%d?from=northern@partnership.example"
                .formatted(POST.getSmtp().getPort());
        one = program.node(mail);
        other = program.node(mail);
        program.part(Scheduler.class).pause();
        one.part(Scheduler.class).pause();
        other.part(Scheduler.class).pause();
        await("Jobs that run have ended.", () -> count("select count(*) from scheduled_tasks where picked") == 0);
        List<OrganisationId> partners =
                list("select organisation_id from partner where left_on is null order by 1 limit 2").stream()
                        .map(OrganisationId::new)
                        .toList();
        partner = partners.get(0);
        secondPartner = partners.get(1);
        reader = program.person("one@nodes.example", partner, Role.OWNER);
        secondReader = program.person("other@nodes.example", secondPartner, Role.OWNER);
    }

    @AfterAll
    static void stop() {
        other.close();
        one.close();
        program.close();
        POST.stop();
    }

    private static List<String> list(String query) {
        return program.sql().sql(query).query(String.class).list();
    }

    private static String text(String query) {
        return program.sql().sql(query).query(String.class).single();
    }

    private static int count(String query) {
        return program.sql().sql(query).query(Integer.class).single();
    }

    private static void write(String... statements) {
        program.change(() -> Arrays.stream(statements)
                .forEach(each -> program.sql().sql(each).update()));
    }

    private static String id() {
        return program.part(NewIds.class).next();
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

    @Test
    void everyJobHasARow() {
        assertThat(ROWS.keySet())
                .containsExactlyInAnyOrderElementsOf(program.parts(Task.class).values().stream()
                        .map(task -> task.getName())
                        .toList());
    }

    static Stream<String> jobs() {
        return ROWS.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("jobs")
    void aJobThatTwoNodesRunAtTheSameMomentHappensOnce(String name) throws Exception {
        Row row = ROWS.get(name);
        String prepared = row.prepare().prepare();
        try (ExecutorService nodes = Executors.newVirtualThreadPerTaskExecutor();
                Connection held = program.connection()) {
            held.setAutoCommit(false);
            try (var statement = held.createStatement()) {
                statement.execute("lock table " + row.table() + " in share mode");
            }
            List<Future<?>> runs = new ArrayList<>();
            for (RunningProgram.Node node : List.of(one, other)) {
                runs.add(nodes.submit(() -> run(node, name)));
            }
            await(
                    "Both nodes are in the middle of it.",
                    () -> count("select count(*) from pg_stat_activity where datname = current_database()"
                                    + " and wait_event_type = 'Lock'")
                            >= 2);

            held.rollback();
            for (Future<?> each : runs) {
                each.get();
            }
        }
        row.once().check(prepared);
    }

    private static void run(RunningProgram.Node node, String name) {
        RecurringTask<?> job = (RecurringTask<?>) node.program().getBeansOfType(RecurringTask.class).values().stream()
                .filter(each -> each.getName().equals(name))
                .findFirst()
                .orElseThrow();
        execute(job);
    }

    /// As the scheduler does it; no job of ours asks when or by whom it was called.
    private static <T> void execute(RecurringTask<T> job) {
        job.execute(job.instance(RecurringTask.INSTANCE), null);
    }

    /// The state was reached by one step.
    private static void stepped(String kind, String id, String to) {
        assertThat(list("select from_state from ledger_line where kind = '%s' and object_id = '%s' and to_state = '%s'"
                        .formatted(kind, id, to)))
                .hasSize(1);
    }

    /// So many mails with causes that begin so.
    private static void mailed(String cause, int times) {
        assertThat(list("select cause from mail where cause like '" + cause + "%'"))
                .hasSize(times);
    }

    private static String mails() {
        write("update mail set try_at = '2100-01-01' where sent_at is null");
        program.change(() -> {
            for (int i = 0; i < MAILS; i++) {
                program.part(Outbox.class)
                        .write(Letter.of("nodes:" + i, "r" + i + "@nodes.example", null, Language.EN, "Hello", "Hi"));
            }
        });
        return "nodes:";
    }

    private static void eachWasSentOnce(String cause) {
        assertThat(count("select count(*) from mail where sent_at is not null and cause like '" + cause + "%'"))
                .isEqualTo(MAILS);
        assertThat(Arrays.stream(POST.getReceivedMessages())
                        .map(JobsOnTwoNodesTest::to)
                        .filter(to -> to.matches("r\\d+@nodes.example")))
                .hasSize(MAILS)
                .doesNotHaveDuplicates();
    }

    private static String to(jakarta.mail.internet.MimeMessage message) {
        try {
            return message.getAllRecipients()[0].toString();
        } catch (jakarta.mail.MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String openCall() {
        return text("select id from challenge where state = 'open' order by id limit 1");
    }

    /// A call that closes tomorrow, and somebody who follows it.
    private static String follower() {
        String call = openCall();
        write(
                "update challenge set closes_at = now() + interval '20 hours' where id = '" + call + "'",
                "insert into challenge_follow (challenge_id, account_id, since) values ('%s', '%s', now())"
                        .formatted(call, reader.id()));
        return "closing:" + call + ":1:%:" + reader.id();
    }

    private static String promise() {
        LocalDate today = program.part(MoveClock.class).today();
        List<Commitment> made = new ArrayList<>();
        program.change(() -> {
            People people = program.part(People.class);
            Promise promise = program.part(Promise.class);
            made.add(promise.propose(
                    people.viewer(reader, today), partner, secondPartner, "An offer", today.plusDays(3)));
            promise.agree(people.viewer(secondReader, today), made.getFirst().id());
        });
        return "commitment_soon:" + made.getFirst().id() + ":" + reader.id();
    }

    /// A draft for a call that closes tomorrow, and a recommendation that was asked for a call that has closed.
    private static String draftAndAsked() {
        String call = openCall();
        String asked = id();
        String draft = id();
        String company = text("""
                select c.organisation_id from company c
                 where not exists (select from application a
                                    where a.company_id = c.organisation_id and a.challenge_id = '%s')
                 order by 1 limit 1
                """.formatted(call));
        program.person("draft@nodes.example", new OrganisationId(company), Role.COMPANY);
        write(
                "update challenge set closes_at = now() + interval '20 hours' where id = '" + call + "'",
                "insert into application (id, challenge_id, company_id, state, created_at) values ('%s', '%s', '%s', 'draft', now())"
                        .formatted(draft, call, company),
                """
                insert into recommendation (id, challenge_id, cluster_id, state, asked_at)
                select '%s', (select id from challenge where state not in ('draft', 'in review', 'changes asked', 'approved',
                                'open') order by id limit 1),
                       (select id from organisation where kind = 'cluster' order by id limit 1), 'asked', now()
                """.formatted(asked));
        return draft + " " + asked;
    }

    private static void remindedAndLapsed(String ids) {
        String[] draftAndAsked = ids.split(" ", -1);
        assertThat(list("select to_address from mail where cause like 'draft:" + draftAndAsked[0] + ":%'"))
                .filteredOn(to -> to.equals("draft@nodes.example"))
                .hasSize(1);
        stepped("recommendation", draftAndAsked[1], "lapsed");
    }

    private static String event(String day, String wishesClose) {
        String event = id();
        write("""
                insert into event (id, lab_id, name, on_day, zone, wishes_close_at, state)
                select '%s', id, 'A day of two nodes', %s, 'Europe/Stockholm', %s, 'collecting wishes'
                  from lab order by id limit 1
                """.formatted(event, day, wishesClose));
        return event;
    }

    private static String eventOfToday() {
        String event = event("(now() at time zone 'Europe/Stockholm')::date", "null");
        program.change(() -> List.of(EventState.WISHES_CLOSED, EventState.PROVISIONAL, EventState.FINAL)
                .forEach(state -> program.part(Events.class).step(new EventId(event), state)));
        return event;
    }

    private static String wishesOver() {
        return event("current_date + 5", "now() - interval '1 minute'");
    }

    /// A meeting of which one side wrote 15 days ago, and how many facts about the other were added before.
    private static String hiddenWord() {
        String meeting = id();
        String event = event("current_date - 15", "null");
        String first = "aaaa" + id().substring(4);
        String second = "bbbb" + id().substring(4);
        write(
                "insert into participant (id, event_id, organisation_id, account_id, name, coming) values ('%s', '%s', '%s', '%s', 'One', 'coming')"
                        .formatted(first, event, partner, reader.id()),
                "insert into participant (id, event_id, organisation_id, account_id, name, coming) values ('%s', '%s', '%s', '%s', 'Other', 'coming')"
                        .formatted(second, event, secondPartner, secondReader.id()),
                "insert into meeting (id, event_id, a_id, b_id, state) values ('%s', '%s', '%s', '%s', 'wished')"
                        .formatted(meeting, event, first, second));
        for (String state : List.of("accepted", "placed", "held", "outcome by one")) {
            write("update meeting set state = '%s' where id = '%s'".formatted(state, meeting));
        }
        write("""
                insert into outcome (id, meeting_id, from_id, came, next_step, next_by, next_due, written_at, state)
                values ('%s', '%s', '%s', 'held', 'Send an offer', 'us', current_date + 90, now() - interval '15 days', 'hidden')
                """.formatted(id(), meeting, first));
        return meeting + " " + factsAdded();
    }

    private static long factsAdded() {
        return count(
                "select count(*) from ledger_line where kind = 'organisation' and deed = 'fact added' and object_id = '%s'"
                        .formatted(secondPartner));
    }

    private static void openedOnce(String meetingAndFacts) {
        String[] before = meetingAndFacts.split(" ");
        String meeting = before[0];
        stepped("meeting", meeting, "both open");
        assertThat(text("select state || ' ' || version from outcome where meeting_id = '" + meeting + "'"))
                .isEqualTo("open 2");
        assertThat(list("select kind from evidence where cause like 'meeting:" + meeting + ":%'"))
                .containsExactly("meeting held");
        assertThat(list("select promise from commitment where promise = 'Send an offer'"))
                .hasSize(1);
        mailed("outcome_open:" + meeting, 2);
        assertThat(factsAdded()).isEqualTo(Long.parseLong(before[1]) + 1);
    }

    private static String judgements() {
        String encoder = program.part(Matches.class).encoder();
        write("""
                insert into match_judgement (challenge_id, need, company_id, account_id, wording, verdict, statement,
                                             like_words, like_meaning, encoder, at)
                select c.id, 1, o.organisation_id, '%s', c.current_version,
                       case when row_number() over (order by c.id, o.organisation_id) %% 2 = 0 then 'fits' else 'not' end, '',
                       (row_number() over (order by c.id, o.organisation_id) %% 7) / 10.0,
                       (row_number() over (order by c.id, o.organisation_id) %% 5) / 10.0, '%s', now()
                  from challenge c cross join company o
                 order by c.id, o.organisation_id limit 200
                """.formatted(reader.id(), encoder));
        return encoder + " " + count("select count(*) from match_weights");
    }

    private static void fittedOnce(String before) {
        int fitted = Integer.parseInt(before.substring(before.lastIndexOf(' ') + 1));
        assertThat(count("select count(*) from match_weights")).isEqualTo(fitted + 1);
    }

    private static String askedLongAgo() {
        String pairing = id();
        write("""
                insert into pairing (id, challenge_id, asker_id, asked_id, need, asked_at, state)
                select '%s', c.id, a.organisation_id, b.organisation_id, 1, now() - interval '15 days', 'asked'
                  from challenge c, company a, company b
                 where a.organisation_id < b.organisation_id
                   and not exists (select from pairing p where p.challenge_id = c.id and p.asker_id = a.organisation_id)
                 order by 2, 3, 4 limit 1
                """.formatted(pairing));
        return pairing;
    }

    /// A follow-up of two readers who have not been asked.
    private static String dueFollowUp() {
        String followUp = id();
        boolean ordered = partner.value().compareTo(secondPartner.value()) < 0;
        write("""
                insert into follow_up (id, event_id, one_id, other_id, one_reader, other_reader, since, state)
                values ('%s', '%s', '%s', '%s', '%s', '%s', current_date - 40, 'talking')
                """.formatted(
                        followUp,
                        event("current_date - 40", "null"),
                        ordered ? partner : secondPartner,
                        ordered ? secondPartner : partner,
                        ordered ? reader.id() : secondReader.id(),
                        ordered ? secondReader.id() : reader.id()));
        return followUp;
    }

    private static void askedOnce(String followUp) {
        assertThat(
                        list(
                                "select to_address from mail where cause like 'followup%' and to_address like '%@nodes.example'"))
                .containsExactlyInAnyOrder(reader.email(), secondReader.email());
        assertThat(list("select coalesce(reminded_at::text, 'asked') from follow_up_ask where follow_up_id = '"
                        + followUp + "'"))
                .containsExactly("asked", "asked");
        assertThat(count("select count(*) from follow_up_link where account_id in ('%s', '%s')"
                        .formatted(reader.id(), secondReader.id())))
                .isEqualTo(2);
    }

    private static String links() {
        write("""
                insert into sign_in_link (token_hash, email, browser_hash, created_at, expires_at)
                values ('old', 'old@nodes.example', 'b', now() - interval '3 days', now() - interval '2 days'),
                       ('new', 'new@nodes.example', 'b', now(), now() + interval '1 hour')
                """);
        return "new@nodes.example";
    }

    private static void theOldLinkIsGone(String email) {
        assertThat(list("select email from sign_in_link where email like '%@nodes.example'"))
                .containsExactly(email);
    }

    private static String callOver() {
        String call = openCall();
        write("update challenge set closes_at = now() - interval '1 minute' where id = '" + call + "'");
        return call;
    }

    private static void closedAndToldOnce(String call) {
        stepped("challenge", call, "closed");
        OrganisationId owner = new OrganisationId(text("select owner_id from challenge where id = '" + call + "'"));
        mailed(
                "closed:" + call,
                program.part(People.class).listOf(owner, Role.OWNER).size());
    }
}
