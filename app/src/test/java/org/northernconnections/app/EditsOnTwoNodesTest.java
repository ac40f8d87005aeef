package org.northernconnections.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.Scheduler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.FormElement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.northernconnections.connection.Commitment;
import org.northernconnections.connection.Promise;
import org.northernconnections.connection.Survey;
import org.northernconnections.event.Coming;
import org.northernconnections.event.Event;
import org.northernconnections.event.EventId;
import org.northernconnections.event.EventState;
import org.northernconnections.event.Events;
import org.northernconnections.event.Meeting;
import org.northernconnections.event.MeetingId;
import org.northernconnections.event.MeetingState;
import org.northernconnections.event.Meetings;
import org.northernconnections.event.Participant;
import org.northernconnections.event.ParticipantId;
import org.northernconnections.event.Participants;
import org.northernconnections.event.Placement;
import org.northernconnections.event.Session;
import org.northernconnections.event.SessionId;
import org.northernconnections.event.Slot;
import org.northernconnections.event.SlotId;
import org.northernconnections.event.Table;
import org.northernconnections.event.TableId;
import org.northernconnections.event.Timetable;
import org.northernconnections.event.TimetableId;
import org.northernconnections.event.Timetables;
import org.northernconnections.event.Wish;
import org.northernconnections.lab.Lab;
import org.northernconnections.lab.LabCriterion;
import org.northernconnections.lab.LabId;
import org.northernconnections.lab.LabState;
import org.northernconnections.lab.Labs;
import org.northernconnections.ledger.NewIds;
import org.northernconnections.ledger.Word;
import org.northernconnections.partnership.Account;
import org.northernconnections.partnership.OrganisationId;
import org.northernconnections.partnership.OrganisationKind;
import org.northernconnections.partnership.People;
import org.northernconnections.partnership.Role;
import org.northernconnections.web.api.ApiRoutes;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// Every edit of something that others edit as well, saved by two people on two nodes at the same moment: one is kept,
/// and the other is told so, with both texts wherever something was written.
///
/// Both are held up where they write until both are there, so both have read the same. A handler that can answer with a
/// conflict and has no row here fails.
class EditsOnTwoNodesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int SLOT_MINUTES = 30;
    private static final Pattern MAPPING = Pattern.compile("@PostMapping\\(\"([^\"]*)\"\\)");
    private static final Pattern CONFLICT = Pattern.compile("Saved\\.Conflict<|page\\.conflict\\(");

    private static RunningProgram program;
    private static RunningProgram.Node one;
    private static RunningProgram.Node other;
    private static Account secretariat;
    private static EventId day;
    private static final List<Account> SEATS = new ArrayList<>();
    private static final Map<Account, TestBrowser> BROWSERS = new HashMap<>();

    /// Two saves of one thing.
    ///
    /// @param address that both are sent to
    /// @param kept what the database says afterwards
    /// @param firstKept what it says if the first was kept
    /// @param texts that the two have written; empty for steps, where a sentence is enough
    private record Edit(
            Account who,
            String address,
            List<String> first,
            List<String> second,
            String kept,
            String firstKept,
            String secondKept,
            List<String> texts) {}

    /// @param tables that both write to, which nobody can before both have come that far
    private record Row(String tables, Prepare prepare) {}

    private interface Prepare {
        Edit prepare();
    }

    private static final Map<String, Row> ROWS = rows();

    private static Map<String, Row> rows() {
        var rows = new LinkedHashMap<String, Row>();
        rows.put("/account", new Row("account", EditsOnTwoNodesTest::account));
        rows.put("/partners/{id}/edit", new Row("organisation", EditsOnTwoNodesTest::partner));
        rows.put("/partners/{id}/rename", new Row("organisation", EditsOnTwoNodesTest::rename));
        rows.put("/companies/{id}/edit", new Row("organisation, company", EditsOnTwoNodesTest::company));
        rows.put("/labs/{id}/edit", new Row("lab", EditsOnTwoNodesTest::lab));
        rows.put("/labs/{id}/step", new Row("lab", EditsOnTwoNodesTest::labStep));
        rows.put("/challenges/{id}/edit", new Row("challenge", EditsOnTwoNodesTest::wording));
        rows.put("/challenges/{id}/open", new Row("challenge", EditsOnTwoNodesTest::opening));
        rows.put("/challenges/{id}/prolong", new Row("challenge", EditsOnTwoNodesTest::prolonging));
        rows.put("/challenges/{id}/review", new Row("challenge_review", EditsOnTwoNodesTest::review));
        rows.put("/challenges/{id}/recommend", new Row("recommendation", EditsOnTwoNodesTest::givenWord));
        rows.put("/questions/{id}/answer", new Row("question", EditsOnTwoNodesTest::answered));
        rows.put("/challenges/{id}/apply", new Row("application", EditsOnTwoNodesTest::draft));
        rows.put("/applications/{id}/eligibility", new Row("application", EditsOnTwoNodesTest::eligibility));
        rows.put("/applications/{id}/decision", new Row("application", EditsOnTwoNodesTest::decision));
        rows.put("/applications/{id}/feedback", new Row("application", EditsOnTwoNodesTest::feedback));
        rows.put("/challenges/{id}/release", new Row("application", EditsOnTwoNodesTest::release));
        rows.put("/events/{id}/edit", new Row("event", EditsOnTwoNodesTest::event));
        rows.put("/events/{id}/step", new Row("event", EditsOnTwoNodesTest::eventStep));
        rows.put("/events/{id}/tables", new Row("event_table", EditsOnTwoNodesTest::tables));
        rows.put("/events/{id}/me", new Row("participant", EditsOnTwoNodesTest::ownAnswer));
        rows.put(
                "/events/{id}/participants/{participant}",
                new Row("participant", EditsOnTwoNodesTest::answerOfSomebody));
        rows.put("/events/{id}/timetable/{meeting}", new Row("timetable", EditsOnTwoNodesTest::byHand));
        rows.put("/events/{id}/timetable/publish", new Row("timetable", EditsOnTwoNodesTest::publishing));
        rows.put("/events/{id}/outcomes/{meeting}", new Row("outcome", EditsOnTwoNodesTest::word));
        rows.put("/events/{id}/outcomes/{meeting}/reply", new Row("outcome", EditsOnTwoNodesTest::reply));
        rows.put("/events/{id}/hand-in", new Row("outcome", EditsOnTwoNodesTest::handedIn));
        rows.put("/followups/{id}", new Row("follow_up_answer", EditsOnTwoNodesTest::followedUp));
        rows.put("/organisations/{id}/connection/survey", new Row("survey", EditsOnTwoNodesTest::surveyed));
        rows.put("/commitments/{id}/agree", new Row("commitment", EditsOnTwoNodesTest::agreement));
        return rows;
    }

    @BeforeAll
    static void start() {
        program = RunningProgram.demonstration();
        program.change(
                () -> program.sql().sql("update account set language = 'en'").update());
        one = program.node();
        other = program.node();
        program.part(Scheduler.class).pause();
        one.part(Scheduler.class).pause();
        other.part(Scheduler.class).pause();
        secretariat = program.person(
                "two@edits.example",
                new OrganisationId(text("select organisation_id from partner where lead and left_on is null")),
                Role.SECRETARIAT);
        day = day();
    }

    @AfterAll
    static void stop() {
        other.close();
        one.close();
        program.close();
    }

    private static String text(String query) {
        return program.sql().sql(query).query(String.class).single();
    }

    private static void write(String... statements) {
        program.change(() -> Arrays.stream(statements)
                .forEach(each -> program.sql().sql(each).update()));
    }

    private static String id() {
        return program.part(NewIds.class).next();
    }

    @Test
    void everyHandlerThatCanAnswerWithAConflictHasARow() throws IOException {
        Set<String> routes = new TreeSet<>();
        var versioned = new TreeSet<>(conflicting());
        program.part("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .forEach((mapping, method) -> mapping.getPatternValues().stream()
                        .map(pattern -> pattern.replaceAll("\\{(\\w+):[^}]*}", "{$1}"))
                        .filter(pattern -> !pattern.startsWith(ApiRoutes.PREFIX))
                        .forEach(pattern -> {
                            routes.add(pattern);
                            // What has no id yet is new, and nobody else's.
                            if (pattern.contains("{") && saysWhatWasSeen(method)) {
                                versioned.add(pattern);
                            }
                        }));

        assertThat(versioned).hasSizeGreaterThan(15).contains("/account", "/events/{id}/tables", "/labs/{id}/edit");
        assertThat(ROWS.keySet()).containsAll(versioned);
        assertThat(routes).containsAll(ROWS.keySet());
    }

    /// Is a version sent along, or what the viewer saw?
    private static boolean saysWhatWasSeen(HandlerMethod method) {
        return Arrays.stream(method.getMethod().getParameters())
                .flatMap(parameter -> parameter.getType().isRecord()
                        ? Arrays.stream(parameter.getType().getRecordComponents())
                                .map(component -> component.getName())
                        : Stream.of(parameter.getName()))
                .anyMatch(name -> name.equals("version") || name.equals("seen"));
    }

    /// The addresses of the handlers in whose source a conflict is answered, there or in what follows them.
    private static Set<String> conflicting() throws IOException {
        var addresses = new TreeSet<String>();
        try (Stream<Path> files = Files.walk(Path.of("..", "web", "src", "main", "java"))) {
            files.filter(file -> file.toString().endsWith("Pages.java")).forEach(file -> {
                String source = read(file);
                Matcher conflict = CONFLICT.matcher(source);
                while (conflict.find()) {
                    Matcher before = MAPPING.matcher(source.substring(0, conflict.start()));
                    addresses.add(before.results()
                            .reduce((_, last) -> last)
                            .orElseThrow(() -> new AssertionError("Whose conflict is it in " + file + "?"))
                            .group(1));
                }
            });
        }
        return addresses;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Stream<String> addresses() {
        return ROWS.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("addresses")
    void ofTwoEditsAtTheSameMomentOneIsKeptAndTheOtherIsTold(String address) throws Exception {
        Row row = Objects.requireNonNull(ROWS.get(address));
        Edit edit = row.prepare().prepare();
        TestBrowser browser = BROWSERS.computeIfAbsent(edit.who(), program::browser);
        browser.get("/account");
        List<TestBrowser.Answer> answers = new ArrayList<>();
        try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor();
                Connection held = program.connection()) {
            held.setAutoCommit(false);
            try (var statement = held.createStatement()) {
                statement.execute("lock table " + row.tables() + " in share mode");
            }
            List<Future<TestBrowser.Answer>> calls = List.of(
                    people.submit(() -> browser.at(one.port())
                            .post(edit.address(), edit.first().toArray(String[]::new))),
                    people.submit(() -> browser.at(other.port())
                            .post(edit.address(), edit.second().toArray(String[]::new))));
            awaitBothWait(calls);
            held.rollback();
            for (Future<TestBrowser.Answer> call : calls) {
                answers.add(call.get());
            }
        }

        assertThat(answers)
                .as("Of the two one is kept.")
                .extracting(TestBrowser.Answer::status)
                .containsExactlyInAnyOrder(200, 409);
        boolean first = answers.getFirst().status() == 200;
        assertThat(text(edit.kept())).isEqualTo(first ? edit.firstKept() : edit.secondKept());
        String told = Jsoup.parse((first ? answers.getLast() : answers.getFirst()).body())
                .html();
        assertThat(edit.texts()).allSatisfy(text -> assertThat(told).contains(text));
    }

    private static void awaitBothWait(List<Future<TestBrowser.Answer>> calls) throws Exception {
        Instant end = Instant.now().plus(PATIENCE);
        while (program.sql()
                        .sql("select count(*) from pg_stat_activity where datname = current_database()"
                                + " and wait_event_type = 'Lock'")
                        .query(Integer.class)
                        .single()
                < 2) {
            for (Future<TestBrowser.Answer> call : calls) {
                assertThat(call.isDone())
                        .as(() -> "It answered before it wrote: " + call.resultNow())
                        .isFalse();
            }
            assertThat(Instant.now()).as("Both are in the middle of it.").isBefore(end);
            Thread.sleep(5);
        }
    }

    /// Two edits of one field of a form as a page shows it.
    private static Edit typed(Account who, String page, String address, String field, String kept, String... texts) {
        TestBrowser browser = BROWSERS.computeIfAbsent(who, program::browser);
        FormElement form = Jsoup.parse(browser.get(page).body()).select("form[action=" + address + "]").forms().stream()
                .filter(shown -> !shown.select("[name=" + field + "]").isEmpty())
                .findFirst()
                .orElseThrow(() -> new AssertionError("No field %s for %s on %s".formatted(field, address, page)));
        List<List<String>> both = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            var fields = new ArrayList<String>();
            form.formData().stream()
                    .filter(shown ->
                            !shown.key().equals("_csrf") && !shown.key().equals(field))
                    .forEach(shown -> fields.addAll(List.of(shown.key(), shown.value())));
            fields.addAll(List.of(field, texts[i]));
            both.add(fields);
        }
        boolean words = texts[0].length() > 2;
        return new Edit(
                who,
                address,
                both.getFirst(),
                both.getLast(),
                kept,
                texts[0],
                texts[1],
                words ? List.of(texts[0], texts[1]) : List.of());
    }

    /// The same step twice.
    private static Edit step(Account who, String address, String kept, String then, String... fields) {
        return new Edit(who, address, List.of(fields), List.of(fields), kept, then, then, List.of());
    }

    private static Edit account() {
        return typed(
                secretariat,
                "/account",
                "/account",
                "name",
                "select name from account where id = '" + secretariat.id() + "'",
                "Mona of here",
                "Mona of there");
    }

    private static String partnerId() {
        return text("select organisation_id from partner where not lead and left_on is null order by 1 limit 1");
    }

    private static Edit partner() {
        String id = partnerId();
        return typed(
                secretariat,
                "/partners/" + id + "/edit",
                "/partners/" + id + "/edit",
                "website",
                "select website from organisation where id = '" + id + "'",
                "https://here.example",
                "https://there.example");
    }

    private static Edit rename() {
        String id = partnerId();
        String path = "/partners/" + id + "/rename";
        Edit edit = typed(
                secretariat,
                path,
                path,
                "name",
                "select name from organisation where id = '" + id + "'",
                "Havn of Here",
                "Havn of There");
        return with(edit, "why", "A reform of all harbours");
    }

    /// The same edit with one more field, in the place of what the page shows there.
    private static Edit with(Edit edit, String field, String value) {
        return new Edit(
                edit.who(),
                edit.address(),
                with(edit.first(), field, value),
                with(edit.second(), field, value),
                edit.kept(),
                edit.firstKept(),
                edit.secondKept(),
                edit.texts());
    }

    private static List<String> with(List<String> fields, String field, String value) {
        var now = new ArrayList<String>();
        for (int i = 0; i < fields.size(); i += 2) {
            if (!fields.get(i).equals(field)) {
                now.addAll(fields.subList(i, i + 2));
            }
        }
        now.addAll(List.of(field, value));
        return now;
    }

    private static Edit company() {
        String id = text("select organisation_id from company order by 1 limit 1");
        return typed(
                secretariat,
                "/companies/" + id + "/edit",
                "/companies/" + id + "/edit",
                "website",
                "select website from organisation where id = '" + id + "'",
                "https://here.example",
                "https://there.example");
    }

    private static String runningLab() {
        return text("select id from lab where state = 'running' order by id limit 1");
    }

    private static Edit lab() {
        String id = runningLab();
        return typed(
                secretariat,
                "/labs/" + id + "/edit",
                "/labs/" + id + "/edit",
                "description",
                "select description from lab where id = '" + id + "'",
                "A house of timber, seen from here",
                "A house of timber, seen from there");
    }

    private static Edit labStep() {
        var lab = new LabId(id());
        OrganisationId owner =
                program.part(Labs.class).get(new LabId(runningLab())).owner();
        program.change(() -> program.part(Labs.class)
                .add(new Lab(
                        lab,
                        "A lab of two nodes",
                        owner,
                        "",
                        "Göteborg",
                        "SE",
                        null,
                        "",
                        LabState.NAMED,
                        criteria(),
                        1)));
        program.change(() -> program.part(Labs.class).step(lab, LabState.SPECIFIED));
        return step(
                secretariat,
                "/labs/" + lab + "/step",
                "select state from lab where id = '" + lab + "'",
                "kept for later",
                "to",
                "kept_for_later");
    }

    private static List<LabCriterion> criteria() {
        return Arrays.stream(LabCriterion.Kind.values())
                .map(kind -> new LabCriterion(kind, true, "Seen on the spot"))
                .toList();
    }

    private static String worded() {
        return text("select id from challenge where state in ('in review', 'approved') order by id limit 1");
    }

    private static Edit wording() {
        String id = openCall();
        Edit edit = typed(
                secretariat,
                "/challenges/" + id + "/edit",
                "/challenges/" + id + "/edit",
                "title",
                """
                select title from challenge_version v join challenge c on c.id = v.challenge_id
                 where v.number = c.current_version and c.id = '%s'
                """.formatted(id),
                "A yard that drinks here",
                "A yard that drinks there");
        return with(edit, "why", "A clearer title");
    }

    private static Edit opening() {
        String id = worded();
        write("update challenge set state = 'approved' where state = 'in review' and id = '" + id + "'");
        LocalDate closes = program.part(MoveClock.class).today().plusDays(60);
        return days("/challenges/" + id + "/open", "closes", id, closes);
    }

    private static String openCall() {
        return text("select id from challenge where state = 'open' order by id limit 1");
    }

    private static Edit prolonging() {
        String id = openCall();
        return days(
                "/challenges/" + id + "/prolong",
                "prolonged",
                id,
                program.part(MoveClock.class).today().plusDays(300));
    }

    /// One closes the call at noon of a day, the other a week later.
    private static Edit days(String address, String field, String challenge, LocalDate closes) {
        String first = closes + "T12:00";
        String second = closes.plusDays(7) + "T12:00";
        return new Edit(
                secretariat,
                address,
                List.of(field, first),
                List.of(field, second),
                "select closes_at::date::text from challenge where id = '" + challenge + "'",
                closes.toString(),
                closes.plusDays(7).toString(),
                List.of());
    }

    /// Two ask for changes of a challenge, each with other words.
    private static Edit review() {
        String id = text("""
                select id from challenge
                 where state = 'draft' and owner_id <> (select organisation_id from partner where lead and left_on is null)
                 order by id limit 1
                """);
        write("""
                update challenge set state = 'in review', contact_id = coalesce(contact_id, '%s') where id = '%s'
                """.formatted(secretariat.id(), id));
        String here = "Say what the yard needs here";
        String there = "Say what the yard needs there";
        return new Edit(
                secretariat,
                "/challenges/" + id + "/review",
                List.of("verdict", "changes_asked", "comment", here),
                List.of("verdict", "changes_asked", "comment", there),
                "select string_agg(comment, ', ') from challenge_review where challenge_id = '" + id + "'",
                here,
                there,
                List.of(here, there));
    }

    /// Two of a cluster give the word that it was asked for.
    private static Edit givenWord() {
        String call = openCall();
        String pair = text("""
                select m.cluster_id || ' ' || m.company_id
                  from cluster_member m
                  join partner p on p.organisation_id = m.cluster_id and p.left_on is null
                 where m.until is null
                   and not exists (select from recommendation r
                                    where r.challenge_id = '%s' and r.cluster_id = m.cluster_id)
                 order by 1 limit 1
                """.formatted(call));
        String cluster = pair.substring(0, pair.indexOf(' '));
        String asked = id();
        write("""
                insert into recommendation (id, challenge_id, cluster_id, state, asked_by, asked_at, asked_words)
                values ('%s', '%s', '%s', 'asked', '%s', now(), 'Have you anybody?')
                """.formatted(asked, call, cluster, secretariat.id()));
        Account manager = program.person("manager@edits.example", new OrganisationId(cluster), Role.CLUSTER);
        String page = "/challenges/" + call + "/recommend";
        Edit edit = typed(
                manager,
                page + "?asked=" + asked,
                page,
                "reason",
                "select reason from recommendation where id = '" + asked + "'",
                "It has built three such yards here",
                "It has built three such yards there");
        return with(with(edit, "company", pair.substring(pair.indexOf(' ') + 1)), "knownSince", "2020");
    }

    /// Two of the owner answer one question.
    private static Edit answered() {
        String call = openCall();
        String question = id();
        write("""
                insert into question (id, challenge_id, asked_by, question, asked_at)
                values ('%s', '%s', '%s', 'May the yard be of clay?', now())
                """.formatted(question, call, secretariat.id()));
        return typed(
                program.person(
                        "answers@edits.example",
                        new OrganisationId(text("select owner_id from challenge where id = '" + call + "'")),
                        Role.OWNER),
                "/challenges/" + call,
                "/questions/" + question + "/answer",
                "answer",
                "select answer from question where id = '" + question + "'",
                "Of clay or straw, says one here",
                "Of clay or straw, says one there");
    }

    private static Edit draft() {
        String call = openCall();
        String draft = id();
        String company = text("""
                select c.organisation_id from company c
                 where not exists (select from application a
                                    where a.company_id = c.organisation_id and a.challenge_id = '%s')
                 order by 1 limit 1
                """.formatted(call));
        Account who = program.person("draft@edits.example", new OrganisationId(company), Role.COMPANY);
        write(
                "insert into application (id, challenge_id, company_id, state, created_at) values ('%s', '%s', '%s', 'draft', now())"
                        .formatted(draft, call, company));
        return typed(
                who,
                "/challenges/" + call + "/apply",
                "/challenges/" + call + "/apply",
                "pitch",
                "select pitch from application where id = '" + draft + "'",
                "We build yards of clay here",
                "We build yards of clay there");
    }

    /// The challenge with the most applications that wait for a verdict.
    private static String screened() {
        return text("""
                select a.challenge_id from application a join challenge c on c.id = a.challenge_id
                 where a.state = 'submitted' and a.pending_decision is null and c.state in ('closed', 'in selection')
                 group by 1 order by count(*) desc, 1 limit 1
                """);
    }

    private static Edit eligibility() {
        String application = text("select id from application where state = 'submitted' and pending_decision is null"
                + " and challenge_id = '" + screened() + "' order by id limit 1");
        String here = "The offer is strong, but it leaves out what the constraints ask for here.";
        String there = "The offer is strong, but it leaves out what the constraints ask for there.";
        return new Edit(
                secretariat,
                "/applications/" + application + "/eligibility",
                List.of("verdict", "not", "feedback", here, "seen", ""),
                List.of("verdict", "not", "feedback", there, "seen", ""),
                "select feedback from application where id = '" + application + "'",
                here,
                there,
                List.of(here, there));
    }

    /// An application that is decided upon in the selection.
    private static String inSelection(String pending) {
        String challenge = screened();
        write("update challenge set state = 'in selection' where state = 'closed' and id = '" + challenge + "'");
        String application = text("select id from application where state = 'submitted' and pending_decision is null"
                + " and challenge_id = '" + challenge + "' order by id limit 1");
        write(
                "update application set state = 'eligible' where id = '" + application + "'",
                "update application set pending_decision = " + pending + " where id = '" + application + "'");
        return application;
    }

    private static Edit decision() {
        String application = inSelection("null");
        return new Edit(
                secretariat,
                "/applications/" + application + "/decision",
                List.of("decision", "shortlisted", "why", "It fits the yard here", "seen", ""),
                List.of("decision", "not_selected", "why", "It fits no yard there", "seen", ""),
                "select pending_decision from application where id = '" + application + "'",
                "shortlisted",
                "not selected",
                List.of());
    }

    private static Edit feedback() {
        String application = inSelection("'not selected'");
        String here = "Strong, but the pilot would come a year too late for us here.";
        String there = "Strong, but the pilot would come a year too late for us there.";
        return new Edit(
                secretariat,
                "/applications/" + application + "/feedback",
                List.of("feedback", here, "seen", ""),
                List.of("feedback", there, "seen", ""),
                "select feedback from application where id = '" + application + "'",
                here,
                there,
                List.of(here, there));
    }

    /// Everything that is left of a challenge is decided, and one preview was looked at by both.
    private static Edit release() {
        String application = inSelection("'shortlisted'");
        String challenge = text("select challenge_id from application where id = '" + application + "'");
        String here = " and challenge_id = '" + challenge + "'";
        write(
                "update application set state = 'eligible' where state = 'submitted' and pending_decision is null"
                        + here,
                "update application set pending_decision = 'shortlisted' where state = 'eligible' and pending_decision is null"
                        + here,
                "update application set feedback = 'Strong, but a year too late for us.'"
                        + " where pending_decision in ('not selected', 'not eligible')" + here);
        String address = "/challenges/" + challenge + "/release";
        TestBrowser browser = BROWSERS.computeIfAbsent(secretariat, program::browser);
        String seen = Jsoup.parse(browser.get(address).body())
                .select("form[action=" + address + "] input[name=seen]")
                .val();
        String batches = "select count(*)::text from release_batch where challenge_id = '" + challenge + "'";
        String then = String.valueOf(Integer.parseInt(text(batches)) + 1);
        return step(secretariat, address, batches, then, "seen", seen);
    }

    /// An event that collects wishes.
    private static EventId planned() {
        var event = new EventId(id());
        program.change(() -> program.part(Events.class)
                .add(event(event, LocalDate.now(ZoneOffset.UTC).plusDays(60), ZoneOffset.UTC)));
        return event;
    }

    private static Event event(EventId id, LocalDate day, ZoneOffset zone) {
        Lab lab = program.part(Labs.class).get(new LabId(runningLab()));
        return new Event(
                id,
                lab.id(),
                lab.name(),
                lab.owner(),
                lab.ownerName(),
                "A day of two nodes",
                "Göteborg",
                "Lindholmen",
                day,
                zone,
                null,
                8,
                EventState.COLLECTING_WISHES,
                1);
    }

    private static Edit event() {
        EventId event = planned();
        return typed(
                secretariat,
                "/events/" + event + "/edit",
                "/events/" + event + "/edit",
                "place",
                "select place from event where id = '" + event + "'",
                "Lindholmen, hall here",
                "Lindholmen, hall there");
    }

    private static Edit eventStep() {
        EventId event = planned();
        return step(
                secretariat,
                "/events/" + event + "/step",
                "select state from event where id = '" + event + "'",
                "wishes closed",
                "to",
                "wishes_closed");
    }

    private static Edit tables() {
        EventId event = planned();
        program.change(() ->
                program.part(Events.class).saveTables(event, List.of(new Table(new TableId(id()), 1, "Harbour"))));
        return typed(
                secretariat,
                "/events/" + event + "/tables",
                "/events/" + event + "/tables",
                "names",
                "select name from event_table where event_id = '" + event + "'",
                "Harbour by the ferry here",
                "Harbour by the ferry there");
    }

    /// An event of today: its host met the first three guests already and will meet the fourth in two hours.
    private static EventId day() {
        Instant start = Instant.now().truncatedTo(ChronoUnit.MINUTES).minus(Duration.ofHours(2));
        // Where it is morning now, so that all of it is today.
        int hours = 9 - start.atOffset(ZoneOffset.UTC).getHour();
        ZoneOffset zone = ZoneOffset.ofHours(hours < -11 ? hours + 24 : hours);
        var event = new EventId(id());
        var session = new SessionId(id());
        var table = new TableId(id());
        var slots = new ArrayList<Slot>();
        for (int i = 0; i < 10; i++) {
            Instant from = start.plus(Duration.ofMinutes((long) i * SLOT_MINUTES));
            slots.add(new Slot(new SlotId(id()), session, i + 1, from, from.plus(Duration.ofMinutes(SLOT_MINUTES))));
        }
        program.change(() -> {
            Events events = program.part(Events.class);
            events.add(event(event, LocalDate.ofInstant(start, zone), zone));
            events.addSession(
                    event,
                    new Session(session, "All day", start, slots.getLast().endsAt(), SLOT_MINUTES, 0),
                    slots);
            events.saveTables(event, List.of(new Table(table, 1, "Harbour")));
        });
        List<ParticipantId> seats = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            seats.add(seat(event, i));
        }
        var placements = new ArrayList<Placement>();
        for (int i = 1; i < 5; i++) {
            MeetingId meeting = agreed(event, seats.getFirst(), seats.get(i));
            placements.add(new Placement(meeting, slots.get(i < 4 ? i - 1 : 8).id(), table, false));
        }
        program.change(() -> {
            Timetables timetables = program.part(Timetables.class);
            timetables.publish(timetable(event, Timetable.Kind.FINAL, Instant.now(), placements), Instant.now());
            timetables.replaceWorking(timetable(event, Timetable.Kind.WORKING, null, placements));
            placements.forEach(place -> program.part(Meetings.class).step(place.meeting(), MeetingState.PLACED));
            List.of(EventState.WISHES_CLOSED, EventState.PROVISIONAL, EventState.FINAL)
                    .forEach(state -> program.part(Events.class).step(event, state));
        });
        return event;
    }

    private static Timetable timetable(
            EventId event,
            Timetable.Kind kind,
            @org.jspecify.annotations.Nullable Instant publishedAt,
            List<Placement> placements) {
        return new Timetable(
                new TimetableId(id()), event, kind, 1, Instant.now(), "system:test", publishedAt, null, placements, 1);
    }

    private static ParticipantId seat(EventId event, int number) {
        var company = new OrganisationId(id());
        String name = "Company of seat " + number;
        program.change(() -> program.addOrganisation(company, name, OrganisationKind.COMPANY));
        Account account = program.person("seat%d@edits.example".formatted(number), company, Role.COMPANY);
        SEATS.add(account);
        var seat = new ParticipantId(id());
        program.change(() -> program.part(Participants.class)
                .add(new Participant(
                        seat,
                        event,
                        company,
                        name,
                        "SE",
                        account.id(),
                        account.name(),
                        Coming.COMING,
                        0,
                        null,
                        Set.of(),
                        1)));
        return seat;
    }

    private static MeetingId agreed(EventId event, ParticipantId one, ParticipantId other) {
        var meeting = new MeetingId(id());
        program.change(() -> {
            Meetings meetings = program.part(Meetings.class);
            meetings.add(Meeting.wished(meeting, event, one, other));
            meetings.wish(meeting, new Wish(one, Wish.Strength.LIKE, "", Instant.EPOCH));
            meetings.wish(meeting, new Wish(other, Wish.Strength.LIKE, "", Instant.EPOCH));
            meetings.step(meeting, MeetingState.ACCEPTED);
        });
        return meeting;
    }

    private static String seatOf(int number) {
        return text("select id from participant where event_id = '%s' and account_id = '%s'"
                .formatted(day, SEATS.get(number).id()));
    }

    private static String meetingWith(int number) {
        String seat = seatOf(number);
        return text("select id from meeting where event_id = '%s' and '%s' in (a_id, b_id)".formatted(day, seat));
    }

    private static Edit ownAnswer() {
        return typed(
                SEATS.getFirst(),
                "/events/" + day + "/me",
                "/events/" + day + "/me",
                "least",
                "select meetings_min::text from participant where id = '" + seatOf(0) + "'",
                "1",
                "2");
    }

    private static Edit answerOfSomebody() {
        String seat = seatOf(1);
        String path = "/events/" + day + "/participants/" + seat;
        return typed(
                secretariat,
                path,
                path,
                "least",
                "select meetings_min::text from participant where id = '" + seat + "'",
                "1",
                "2");
    }

    private static String workingVersion() {
        return text("select version::text from timetable where kind = 'working' and event_id = '" + day + "'");
    }

    /// One pins a meeting, the other takes it out.
    private static Edit byHand() {
        String meeting = meetingWith(4);
        String version = workingVersion();
        return new Edit(
                secretariat,
                "/events/" + day + "/timetable/" + meeting,
                List.of("deed", "pin", "version", version),
                List.of("deed", "out", "version", version),
                """
                select coalesce((select pinned::text from placement where meeting_id = '%s' and timetable_id = t.id), 'out')
                  from timetable t where kind = 'working' and event_id = '%s'
                """.formatted(meeting, day),
                "true",
                "out",
                List.of());
    }

    private static Edit publishing() {
        return step(
                secretariat,
                "/events/" + day + "/timetable/publish",
                "select max(number)::text from timetable where kind = 'final' and event_id = '" + day + "'",
                "2",
                "kind",
                "final",
                "version",
                workingVersion());
    }

    private static Edit word() {
        String meeting = meetingWith(1);
        return new Edit(
                SEATS.getFirst(),
                "/events/" + day + "/outcomes/" + meeting,
                List.of("came", "held", "next", "Send the drawings here", "version", "0"),
                List.of("came", "held", "next", "Send the drawings there", "version", "0"),
                "select next_step from outcome where meeting_id = '" + meeting + "'",
                "Send the drawings here",
                "Send the drawings there",
                List.of("Send the drawings here", "Send the drawings there"));
    }

    /// Two of one side reply to what the other side said.
    private static Edit reply() {
        String meeting = meetingWith(3);
        String word = id();
        write(
                """
                insert into outcome (id, meeting_id, from_id, came, words, written_at, state)
                values ('%s', '%s', '%s', 'held', 'A good talk', now(), 'hidden')
                """.formatted(word, meeting, seatOf(3)),
                "update outcome set state = 'open', opened_at = now() where id = '" + word + "'");
        String page = "/events/" + day + "/outcomes/" + meeting;
        return typed(
                SEATS.getFirst(),
                page,
                page + "/reply",
                "reply",
                "select reply from outcome where id = '" + word + "'",
                "We agree, says one here",
                "We agree, says one there");
    }

    /// Two of one partner answer the survey about another one.
    private static Edit surveyed() {
        write("delete from survey");
        String page = "/organisations/" + partnerId() + "/connection";
        Edit edit = typed(
                secretariat,
                page,
                page + "/survey",
                "words",
                "select words from survey",
                "They answer soon, says one here",
                "They answer soon, says one there");
        for (Survey.Question question : Survey.Question.values()) {
            edit = with(edit, Word.key(question), "4");
        }
        return edit;
    }

    private static Edit followedUp() {
        String id = text("select follow_up_id from follow_up_answer where state <> 'stopped' order by at limit 1");
        String own = text(
                "select organisation_id from follow_up_answer where follow_up_id = '%s' and state <> 'stopped' order by at limit 1"
                        .formatted(id));
        return typed(
                program.person("followed@edits.example", new OrganisationId(own), Role.COMPANY),
                "/followups/" + id,
                "/followups/" + id,
                "words",
                "select words from follow_up_answer where follow_up_id = '" + id + "' order by at desc limit 1",
                "The drawings came, says one here",
                "The drawings came, says one there");
    }

    private static Edit handedIn() {
        String meeting = meetingWith(2);
        List<String> same = List.of("number", "1", "kind", "outcome", "meeting", meeting, "came", "held");
        return new Edit(
                SEATS.getFirst(),
                "/events/" + day + "/hand-in",
                with(with(same, "phone", "phone-here"), "next", "Send a price here"),
                with(with(same, "phone", "phone-there"), "next", "Send a price there"),
                "select next_step from outcome where meeting_id = '" + meeting + "'",
                "Send a price here",
                "Send a price there",
                List.of("Send a price here", "Send a price there"));
    }

    /// Of two of the side that was promised something, both take it up.
    private static Edit agreement() {
        LocalDate today = program.part(MoveClock.class).today();
        OrganisationId from = new OrganisationId(partnerId());
        Account promiser = program.person("promiser@edits.example", from, Role.OWNER);
        OrganisationId to = program.part(People.class)
                .viewer(secretariat, today)
                .memberships()
                .getFirst()
                .organisation();
        List<Commitment> made = new ArrayList<>();
        program.change(() -> made.add(program.part(Promise.class)
                .propose(program.part(People.class).viewer(promiser, today), from, to, "An offer", today.plusDays(3))));
        String id = made.getFirst().id().value();
        return step(
                secretariat,
                "/commitments/" + id + "/agree",
                "select state from commitment where id = '" + id + "'",
                "agreed");
    }
}
