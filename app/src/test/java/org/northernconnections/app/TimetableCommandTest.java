package org.northernconnections.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.northernconnections.app.command.BadInput;
import org.northernconnections.app.timetable.BadFile;
import org.northernconnections.app.timetable.EventFile;
import org.northernconnections.app.timetable.PlanFile;
import org.northernconnections.app.timetable.RandomEvent;
import org.northernconnections.timetable.Level;
import org.northernconnections.timetable.LevelResult;
import org.northernconnections.timetable.MeetingProblem;
import org.northernconnections.timetable.Plan;
import org.northernconnections.timetable.PlanRules;
import org.northernconnections.timetable.PlanSettings;
import org.northernconnections.timetable.TimetableEngine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Timetables from files, as who checks them does.
class TimetableCommandTest {
    private static final String EVENT = """
            {
              "slots": [{"session": "morning"}, {"session": "morning", "minutes": 40}],
              "tables": [{"name": "T1", "room": "Hall", "seats": 4}, {"name": "Booth", "host": "P1"}],
              "participants": [
                {"id": "P1", "group": "DK", "languages": ["da", "en"], "least": 1, "most": 4, "inARow": 3},
                {"id": "P2", "group": "DE", "languages": ["de"], "slots": [1, 2]},
                {"id": "P3"}
              ],
              "interpreters": [{"id": "Ida", "languages": ["da", "de"], "slots": [2]}],
              "requests": [
                {"id": "R1", "participants": ["P1", "P2"], "weight": 3, "minutes": 30},
                {"id": "R2", "participants": ["P1", "P3"], "must": true}
              ]
            }
            """;

    /// Three meetings of three participants at one table, in three slots.
    private static final String CASE = """
            nBusiness = 3;
            nMeetings = 3;
            nTables = 1;
            nTotalSlots = 3;
            nMorningSlots = 3;
            requested = [|1,2,3|1,3,3|2,3,3|];
            forbidden = [{0},{0},{0}];
            fixed = [0,0,0];
            precedences = [{},{},{}];
            """;

    @TempDir
    private Path folder;

    private Path event;
    private Path plan;

    @BeforeEach
    void writeEvent() throws IOException {
        event = Files.writeString(folder.resolve("event.json"), EVENT);
        plan = folder.resolve("plan.json");
    }

    private record Answer(int code, String text) {
        JsonNode json() {
            return new JsonMapper().readTree(text);
        }
    }

    /// Runs one command, as [Northern] does.
    private static Answer run(Object... words) {
        PrintStream before = System.out;
        var out = new ByteArrayOutputStream();
        var errors = new StringWriter();
        try (var captured = new PrintStream(out, true, StandardCharsets.UTF_8)) {
            System.setOut(captured);
            int code = Northern.commandLine()
                    .setErr(new PrintWriter(errors, true))
                    .execute(Stream.concat(
                                    Stream.of("timetable"), Stream.of(words).map(String::valueOf))
                            .toArray(String[]::new));
            String error = errors.toString().strip();
            return new Answer(code, error.isEmpty() ? out.toString(StandardCharsets.UTF_8) : error);
        } finally {
            System.setOut(before);
        }
    }

    @Test
    void anEventIsSolvedAndItsPlanIsValid() {
        Answer solved = run("solve", event, "--out", plan);

        assertThat(solved.code()).isZero();
        assertThat(solved.json().path("status").stringValue()).isEqualTo("OPTIMAL");
        assertThat(solved.json().path("placements").toString())
                .isEqualTo("[{\"request\":\"R2\",\"slot\":1,\"table\":\"Booth\"},"
                        + "{\"request\":\"R1\",\"slot\":2,\"table\":\"Booth\",\"interpreter\":\"Ida\"}]");
        assertThat(solved.json().path("idle").toString())
                .isEqualTo("{\"P1\":{\"breaks\":0,\"slots\":0},\"P2\":{\"breaks\":0,\"slots\":0},"
                        + "\"P3\":{\"breaks\":0,\"slots\":0}}");
        assertThat(solved.json().path("idleByGroup").propertyNames()).containsExactly("", "DE", "DK");
        assertThat(solved.json().path("short").toString()).isEqualTo("[]");
        Answer checked = run("check", event, plan);
        assertThat(checked.code()).isZero();
        assertThat(checked.json().path("valid").booleanValue()).isTrue();
    }

    /// P1 meets P2 in the first slot and P3 in the last, and wants a third meeting; P4 is there at first only.
    private static final String WAITING = """
            {
              "slots": [{"session": "day"}, {"session": "day"}, {"session": "day"}],
              "tables": [{"name": "T1"}],
              "participants": [
                {"id": "P1", "group": "DK", "least": 3}, {"id": "P2", "group": "DE"},
                {"id": "P3", "group": "DE"}, {"id": "P4", "group": "DE", "slots": [1]}
              ],
              "requests": [
                {"id": "R1", "participants": ["P1", "P2"], "must": true},
                {"id": "R2", "participants": ["P1", "P3"], "must": true},
                {"id": "R3", "participants": ["P2", "P4"], "weight": 2}
              ]
            }
            """;

    private static final String APART = """
            {"placements": [
              {"request": "R1", "slot": 1, "table": "T1"}, {"request": "R2", "slot": 3, "table": "T1"}
            ]}
            """;

    @Test
    void aPlanIsExplainedByItsWishesItsBreaksAndWhoWaits() throws IOException {
        Files.writeString(event, WAITING);
        Files.writeString(plan, APART);

        Answer explained = run("explain", event, plan);

        assertThat(explained.code()).as(explained.text()).isZero();
        assertThat(explained.text().strip())
                .isEqualTo("{\"unplaced\":[{\"request\":\"R3\",\"reasons\":"
                        + "[\"Others that are worth at least as much fill the room: R1.\"]}],"
                        + "\"idle\":{\"P1\":{\"breaks\":1,\"slots\":1},\"P2\":{\"breaks\":0,\"slots\":0},"
                        + "\"P3\":{\"breaks\":0,\"slots\":0},\"P4\":{\"breaks\":0,\"slots\":0}},"
                        + "\"idleByGroup\":{\"DE\":{\"breaks\":0,\"slots\":0},\"DK\":{\"breaks\":1,\"slots\":1}},"
                        + "\"short\":[{\"participant\":\"P1\",\"least\":3,\"meetings\":2}],"
                        + "\"waiting\":[{\"participant\":\"P1\",\"slots\":[2],\"closings\":["
                        + "{\"move\":{\"R1\":2},\"moreBreaks\":-1},"
                        + "{\"leaveOut\":[\"R1\"],\"musts\":1,\"weight\":0,\"moreBreaks\":-1}]}]}");
    }

    @Test
    void whyNotInASlotIsAnsweredForAnyRequest() throws IOException {
        Files.writeString(event, WAITING);
        Files.writeString(plan, APART);

        assertThat(run("explain", event, plan, "--request", "R3", "--slot", "1")
                        .text()
                        .strip())
                .isEqualTo("{\"request\":\"R3\",\"slot\":1,\"fits\":false,\"reasons\":[\"P2 is in R1 in slot 1.\"]}");
        assertThat(run("explain", event, plan, "--request", "R1", "--slot", "2")
                        .text()
                        .strip())
                .isEqualTo("{\"request\":\"R1\",\"slot\":2,\"fits\":true,\"reasons\":[]}");
        Files.writeString(plan, APART.replace("\"slot\": 3", "\"slot\": 2"));
        assertThat(run("explain", event, plan, "--request", "R2", "--slot", "3")
                        .text()
                        .strip())
                .isEqualTo("{\"request\":\"R2\",\"slot\":3,\"fits\":true,"
                        + "\"reasons\":[\"P1 would have 1 more break.\"]}");
    }

    /// R3 would fit in the last slot alone, and P2 would wait for it.
    @Test
    void inAWeightedSumItIsSaidWhatAWishIsWorth() throws IOException {
        Files.writeString(
                event,
                WAITING.replace("\"slots\": [1]", "\"slots\": [3]")
                        .replace("\"requests\"", "\"weights\": {\"unplaced_likes\": 1, \"breaks\": 10}, \"requests\""));
        Files.writeString(plan, "{\"placements\": [{\"request\": \"R1\", \"slot\": 1, \"table\": \"T1\"}]}");

        assertThat(run("explain", event, plan).json().path("unplaced").get(1).toString())
                .isEqualTo("{\"request\":\"R3\",\"reasons\":[\"It would fit, but even in slot 3 it is worth 2"
                        + " in the weighted sum and its waiting costs 10.\"]}");
    }

    @Test
    void whatCannotBeExplainedIsRefused() throws IOException {
        Files.writeString(event, WAITING);
        Files.writeString(plan, APART);
        Path published = Files.writeString(folder.resolve("case.dzn"), CASE);

        assertRefused(run("explain", published, plan), "An event (.json) is explained, but");
        assertRefused(run("explain", event, plan, "--request", "R1"), "--request and --slot belong together");
        assertRefused(run("explain", event, plan, "--slot", "1"), "--request and --slot belong together");
        assertRefused(
                run("explain", event, plan, "--request", "R9", "--slot", "1"),
                "--request must name what the file has, but it is R9.");
        assertRefused(
                run("explain", event, plan, "--request", "R1", "--slot", "4"), "--slot must be from 1 to 3, but is 4.");
        Files.writeString(plan, APART.replace("\"slot\": 3", "\"slot\": 1"));
        assertRefused(
                run("explain", event, plan),
                "it is none. A participant has at most one meeting in a slot: R1 in slot 1 at T1, R2 in slot 1 at T1.");
        Files.writeString(plan, APART.replace("R2", "R9"));
        assertRefused(run("explain", event, plan, "--request", "R1", "--slot", "2"), "R9 in slot 3 at T1.");
    }

    /// P3 leaves, and P1 waits for its last meeting; what was held before is not moved to close that.
    @Test
    void aReplanSaysWhoWaitsAndWhoHasTooFewMeetings() throws IOException {
        Files.writeString(
                event,
                WAITING.replace("\"slots\": [1]", "\"slots\": [2, 3]").replace("[\"P2\", \"P4\"]", "[\"P1\", \"P4\"]"));
        Files.writeString(
                plan,
                APART.replace("\"slot\": 3", "\"slot\": 2")
                        .replace("\n]}", ", {\"request\": \"R3\", \"slot\": 3, \"table\": \"T1\"}\n]}"));

        Answer replanned = run("replan", event, plan, "--absent", "P3", "--from-slot", "2");

        assertThat(replanned.json().path("waiting").toString())
                .as(replanned.text())
                .isEqualTo("[{\"participant\":\"P1\",\"slots\":[2],\"closings\":["
                        + "{\"move\":{\"R3\":2},\"moreBreaks\":-1},"
                        + "{\"leaveOut\":[\"R3\"],\"musts\":0,\"weight\":2,\"moreBreaks\":-1}]}]");
        assertThat(replanned.json().path("short").toString())
                .isEqualTo("[{\"participant\":\"P1\",\"least\":3,\"meetings\":2}]");
        assertThat(replanned.json().path("idle").path("P1").toString()).isEqualTo("{\"breaks\":1,\"slots\":1}");
    }

    @Test
    void aPlanThatBreaksARuleIsNamedWithTheRule() throws IOException {
        Files.writeString(plan, "{\"placements\": [{\"request\": \"R1\", \"slot\": 1, \"table\": \"T1\"}]}");

        Answer checked = run("check", event, plan);

        assertThat(checked.code()).isEqualTo(1);
        assertThat(checked.json().path("broken").findValuesAsString("rule"))
                .containsExactly("timetable.rule.own-table", "timetable.rule.language", "timetable.rule.length");
        assertThat(checked.json().path("broken").get(0).toString())
                .isEqualTo("{\"rule\":\"timetable.rule.own-table\",\"sentence\":"
                        + "\"A host's meetings are at the host's own table, and nobody else's are: R1 in slot 1 at T1.\","
                        + "\"requests\":[\"R1\"],\"placements\":[{\"request\":\"R1\",\"slot\":1,\"table\":\"T1\"}],"
                        + "\"participants\":[\"P1\",\"P2\"]}");
    }

    @Test
    void mustsThatCannotAllBeHeldEndWithTwoWhereAllAreAskedFor() throws IOException {
        Files.writeString(event, EVENT.replace("\"weight\": 3, \"minutes\": 30", "\"must\": true, \"minutes\": 60"));

        assertThat(run("solve", event).code()).isZero();
        Answer refused = run("solve", event, "--every-must");
        assertThat(refused.code()).isEqualTo(TimetableCommand.INFEASIBLE);
        assertThat(refused.json().path("status").stringValue()).isEqualTo("INFEASIBLE");
        assertThat(refused.json().path("unplaced").toString())
                .contains("The slot has 40 minutes, and the meeting needs 60.");
        assertThat(refused.json().path("reason").stringValue())
                .isEqualTo("No plan holds R1. Maybe leave out this must."
                        + " R1: The slot has 40 minutes, and the meeting needs 60.");
    }

    /// Three who all meet each other need three slots, and there are two; no search has time to prove it.
    private static final String ODD = """
            {
              "slots": [{"session": "day"}, {"session": "day"}],
              "tables": [{"name": "T1"}, {"name": "T2"}],
              "participants": [{"id": "P1"}, {"id": "P2"}, {"id": "P3"}],
              "requests": [
                {"id": "R1", "participants": ["P1", "P2"], "must": true},
                {"id": "R2", "participants": ["P1", "P3"], "must": true},
                {"id": "R3", "participants": ["P2", "P3"], "must": true}
              ]
            }
            """;

    @Test
    void withoutAPlanAndWithoutAProofTheEndIsThreeAndNoFileIsWritten() throws IOException {
        Files.writeString(event, ODD);

        Answer open = run("solve", event, "--every-must", "--seconds", "0.000001", "--out", plan);

        assertThat(open.code()).isEqualTo(TimetableCommand.UNKNOWN);
        assertThat(open.json().path("status").stringValue()).isEqualTo("UNKNOWN");
        assertThat(open.json().has("conflict")).isFalse();
        assertThat(plan).doesNotExist();
        Answer proven = run("solve", event, "--every-must", "--out", plan);
        assertThat(proven.code()).isEqualTo(TimetableCommand.INFEASIBLE);
        assertThat(proven.json().path("reason").stringValue())
                .startsWith("No plan holds R1, R2, R3. Maybe leave out one");
        assertThat(plan).exists();
    }

    /// A sum has no bound of musts of its own; musts that cannot all be held are the proof.
    @Test
    void mustsThatAreInEachOthersWayAreProvenInOneSumToo() throws IOException {
        Files.writeString(
                event,
                ODD.replace("\"requests\"", "\"weights\": {\"unplaced_musts\": 20, \"breaks\": 1}, \"requests\""));

        Answer proven = run("solve", event, "--every-must");

        assertThat(proven.json().path("status").stringValue()).isEqualTo("INFEASIBLE");
        assertThat(proven.code()).isEqualTo(TimetableCommand.INFEASIBLE);
        assertThat(proven.json().path("conflict").path("musts").toString()).isEqualTo("[\"R1\",\"R2\",\"R3\"]");
        assertThat(proven.json().path("reason").stringValue())
                .startsWith("No plan holds R1, R2, R3. Maybe leave out one");
    }

    @Test
    void aCaseWithoutAPlanOrAProofEndsWithThreeAndNoFileIsWritten() throws IOException {
        Path published = Files.writeString(folder.resolve("case.dzn"), crowded());

        Answer open = run("solve", published, "--seconds", "0.000001", "--out", plan);

        assertThat(open.code()).isEqualTo(TimetableCommand.UNKNOWN);
        assertThat(open.json().path("status").stringValue()).isEqualTo("UNKNOWN");
        assertThat(plan).doesNotExist();
    }

    /// Everybody meets everybody, in as many slots as that needs.
    private static String crowded() {
        int people = 16;
        var rows = new StringBuilder();
        int meetings = 0;
        for (int one = 1; one <= people; one++) {
            for (int other = one + 1; other <= people; other++) {
                rows.append("|%d,%d,3".formatted(one, other));
                meetings++;
            }
        }
        return "nBusiness = %d; nMeetings = %d; nTables = 8; nTotalSlots = 15; nMorningSlots = 8; requested = [%s|]; forbidden = [%s];"
                .formatted(people, meetings, rows, "{},".repeat(people));
    }

    @Test
    void numbersByWhichNoSearchCanRunAreRefusedBeforeIt() throws IOException {
        Path published = Files.writeString(folder.resolve("case.dzn"), CASE);
        run("solve", event, "--out", plan);
        for (Path file : List.of(event, published)) {
            assertRefused(run("solve", file, "--threads", "0"), "--threads must be from 1 to 256, but is 0.");
            assertRefused(run("solve", file, "--seconds", "0"), "--seconds must be above 0");
            assertRefused(run("solve", file, "--seconds", "NaN"), "--seconds must be above 0");
            assertRefused(run("solve", file, "--fairness", "-1"), "--fairness must be from 0 to 1008, but is -1.");
            assertRefused(run("check", file, plan, "--fairness", "-1"), "--fairness must be from 0");
            assertRefused(
                    run("solve", file, "--out", folder.resolve("none/plan.json")),
                    "plan.json cannot be written: its folder is not there.");
            assertRefused(run("solve", file, "--out", file), "is to be read");
            assertRefused(
                    run("replan", file, plan, "--from-slot", "1", "--threads", "0"), "--threads must be from 1 to 256");
            assertRefused(
                    run("replan", file, plan, "--from-slot", "1", "--out", folder.resolve("none/plan.json")),
                    "its folder is not there.");
        }
        assertRefused(
                run("generate", "--people", "9", "--out", folder.resolve("none/event.json")),
                "its folder is not there.");
        assertRefused(run("generate", "--people", "20000"), "The people must be at most 10000");
    }

    private static void assertRefused(Answer answer, String says) {
        assertThat(answer.text()).contains(says);
        assertThat(answer.code()).as(says).isEqualTo(BadInput.CODE);
    }

    @Test
    void whatAReplanCannotKnowIsRefused() {
        run("solve", event, "--out", plan);

        assertRefused(
                run("replan", event, plan, "--from-slot", "1", "--late", "P2=3"),
                "--late P2 must be from 1 to 2, but is 3.");
        assertRefused(
                run("replan", event, plan, "--from-slot", "1", "--late", "P2=0"), "--late P2 must be from 1 to 2");
        assertRefused(
                run("replan", event, plan, "--from-slot", "1", "--wish", "P2,P3:2", "--wish", "P2,P3:2"),
                "--wish P2,P3:2 must be new, but there is a request P2,P3 already.");
        assertRefused(
                run("replan", event, plan, "--from-slot", "1", "--wish", "P3,P1"),
                "--wish P3,P1 must be new, but there is a request R2 already.");
        assertRefused(
                run("replan", event, plan, "--from-slot", "1", "--wish", "P2,P3", "--wish", "P3,P2:1"),
                "--wish P3,P2:1 must be new, but there is a request P2,P3 already.");
        assertRefused(
                run("replan", event, plan, "--from-slot", "1", "--wish", "P2,P3:x"),
                "--wish must name people of the file with a comma between them, and behind a colon a weight in digits if any, but it is P2,P3:x.");
        assertRefused(
                run("replan", event, plan, "--from-slot", "1", "--wish", "P2,P3:99999999999"),
                "--wish P2,P3:99999999999: The weight of a like must be from 1 to 1000000");
        assertRefused(
                run("replan", event, plan, "--from-slot", "1", "--wish", "P2,P2:2"), "--wish P2,P2:2: Request P2,P2");
    }

    /// Both are busy when the other is free, so the wish has no place: what it weighs shows on its level.
    @Test
    void whoHasACommaOrAColonInItsIdCanBeWishedFor() throws IOException {
        Files.writeString(event, EVENT.replace("\"P3\"", "\"P,3:1\""));
        run("solve", event, "--out", plan);

        Answer must = run("replan", event, plan, "--from-slot", "1", "--wish", "P2,P,3:1");
        Answer like = run("replan", event, plan, "--from-slot", "1", "--wish", "P2,P,3:1:4");

        for (Answer answer : List.of(must, like)) {
            assertThat(answer.json().path("unplaced").findValuesAsString("request"))
                    .as(answer.text())
                    .containsExactly("P2,P,3:1");
        }
        assertThat(must.json().path("levels").toString())
                .contains("{\"level\":\"unplaced_musts\",\"value\":1,", "{\"level\":\"unplaced_likes\",\"value\":0,");
        assertThat(like.json().path("levels").toString())
                .contains("{\"level\":\"unplaced_musts\",\"value\":0,", "{\"level\":\"unplaced_likes\",\"value\":4,");
    }

    @Test
    void moreThanAnEventNeedsIsRefused() throws IOException {
        String slots = "{\"session\": \"day\"},".repeat(1_008) + "{\"session\": \"day\"}";
        Files.writeString(event, ODD.replace("{\"session\": \"day\"}, {\"session\": \"day\"}", slots));

        assertRefused(run("solve", event), "Line 2, /slots must have at most 1008 items, but it has 1009.");
    }

    @Test
    void aBadFileEndsWithSixtyFourAndThePlace() throws IOException {
        Files.writeString(event, EVENT.replace("[1, 2]", "[1, 3]"));

        assertThat(run("solve", event))
                .isEqualTo(new Answer(
                        BadInput.CODE,
                        event + ": Line 6, /participants/1/slots/1 must be a whole number from 1 to 2, but it is 3."));
    }

    @Test
    void whatNamesNothingKnownIsNamed() throws IOException {
        Files.writeString(event, EVENT.replace("\"host\": \"P1\"", "\"host\": \"P9\""));

        assertThat(run("solve", event).text())
                .isEqualTo(event + ": Line 3, /tables/1/host must be the id of a known participant, but it is \"P9\".");
    }

    @Test
    void slotsOutOfOrderAndASecondTableOfAHostAreNamedByTheirLine() throws IOException {
        Files.writeString(
                event,
                EVENT.replace("{\"session\": \"morning\"},", "{\"session\": \"morning\", \"position\": 3},\n")
                        .replace("\"minutes\": 40", "\"position\": 2"));
        assertThat(run("solve", event).text())
                .startsWith(event + ": Line 3, /slots/1 must be later than the slots before it, session by session");
        Files.writeString(
                event,
                EVENT.replace(
                        "\"minutes\": 40}", "\"minutes\": 40},\n{\"session\": \"noon\"}, {\"session\": \"morning\"}"));
        assertThat(run("solve", event).text()).startsWith(event + ": Line 3, /slots/3 must be later than");
        Files.writeString(event, EVENT.replace("\"seats\": 4}", "\"host\": \"P1\"}"));
        assertThat(run("solve", event).text())
                .isEqualTo(
                        event
                                + ": Line 3, /tables/1/host must be different from the hosts of the tables before it, but it is \"P1\".");
    }

    @Test
    void anEventIsReplannedWithoutWhoIsGone() {
        run("solve", event, "--out", plan);

        Answer replanned = run("replan", event, plan, "--absent", "P2", "--from-slot", "2");

        assertThat(replanned.code()).isZero();
        assertThat(replanned.json().path("moved").intValue()).isZero();
        assertThat(replanned.json().path("dropped").toString()).isEqualTo("[\"R1\"]");
        assertThat(replanned.json().path("placements").findValuesAsString("request"))
                .containsExactly("R2");
    }

    /// P1 and P2 come for the last slot only, and all three meetings need one of them.
    @Test
    void aReplanIsOptimalOnlyWhereWhatItDroppedHadToGo() throws IOException {
        Files.writeString(
                event,
                ODD.replace("\"slots\": [", "\"slots\": [{\"session\": \"day\"}, {\"session\": \"day\"}, ")
                        .replace("\"must\": true", "\"weight\": 1"));
        Files.writeString(plan, """
                {"placements": [
                  {"request": "R1", "slot": 1, "table": "T1"},
                  {"request": "R2", "slot": 2, "table": "T1"},
                  {"request": "R3", "slot": 3, "table": "T1"}]}
                """);

        Answer hasty = replanLate("0.000001");
        Answer calm = replanLate("5");

        assertThat(hasty.json().path("status").stringValue()).isEqualTo("FEASIBLE");
        assertThat(hasty.json().path("levels").toString())
                .contains("{\"level\":\"unplaced_likes\",\"value\":2,\"bound\":0}");
        assertThat(calm.json().path("status").stringValue()).isEqualTo("OPTIMAL");
        assertThat(calm.json().path("dropped").size()).isEqualTo(2);
        assertThat(calm.json().path("moved").intValue()).isEqualTo(1);
        assertThat(calm.json().path("movedBound").intValue()).isEqualTo(1);
        assertThat(calm.json().path("levels").toString()).contains("{\"level\":\"moves\",\"value\":3,\"bound\":3}");
    }

    private Answer replanLate(String seconds) {
        return run("replan", event, plan, "--from-slot", "1", "--late", "P1=4", "--late", "P2=4", "--seconds", seconds);
    }

    /// P1 would wait for P3, who comes for the last slot: by the weights of the event that is not worth it.
    @Test
    void aReplanAsksTheWeightsOfTheEvent() throws IOException {
        String text = """
                {
                  "slots": [{"session": "day"}, {"session": "day"}, {"session": "day"}],
                  "tables": [{"name": "T1"}],
                  "participants": [{"id": "P1"}, {"id": "P2"}, {"id": "P3", "slots": [3]}],
                  "requests": [
                    {"id": "R1", "participants": ["P1", "P2"], "must": true},
                    {"id": "R2", "participants": ["P1", "P3"], "weight": 1}
                  ]
                }
                """;
        Files.writeString(plan, "{\"placements\": [{\"request\": \"R1\", \"slot\": 1, \"table\": \"T1\"}]}");
        Files.writeString(event, text);
        Answer byLevel = run("replan", event, plan, "--from-slot", "2");
        Files.writeString(
                event,
                text.replace("\"requests\"", "\"weights\": {\"unplaced_likes\": 1, \"breaks\": 10}, \"requests\""));

        Answer bySum = run("replan", event, plan, "--from-slot", "2");

        assertThat(byLevel.json().path("placements").findValuesAsString("request"))
                .containsExactly("R1", "R2");
        assertThat(bySum.json().path("placements").findValuesAsString("request"))
                .containsExactly("R1");
        assertThat(bySum.json().path("total").path("value").intValue()).isEqualTo(1);
    }

    @Test
    void theFirstPlanIsToldBeforeAnyProof() throws IOException {
        Files.writeString(event, ODD);
        PrintStream before = System.err;
        var errors = new ByteArrayOutputStream();
        try (var captured = new PrintStream(errors, true, StandardCharsets.UTF_8)) {
            System.setErr(captured);
            run("solve", event);
        } finally {
            System.setErr(before);
        }

        assertThat(errors.toString(StandardCharsets.UTF_8).lines())
                .filteredOn(line -> line.contains("unplaced_musts"))
                .first()
                .asString()
                .endsWith(": unplaced_musts 1, bound 0");
    }

    /// P1 comes later, so its meeting moves: that is a move of the level, too.
    @Test
    void theLevelOfMovesIsWhatMoved() throws IOException {
        Files.writeString(
                event, ODD.replace("[{\"session\": \"day\"}, ", "[{\"session\": \"day\"}, {\"session\": \"day\"}, "));
        Files.writeString(plan, "{\"placements\": [{\"request\": \"R1\", \"slot\": 2, \"table\": \"T1\"}]}");

        Answer replanned = run("replan", event, plan, "--from-slot", "2", "--late", "P1=3");

        assertThat(replanned.json().path("moved").intValue()).isEqualTo(1);
        assertThat(replanned.json().path("levels").toString())
                .contains("{\"level\":\"moves\",\"value\":1,\"bound\":1}");
        assertThat(replanned.json().path("status").stringValue()).isEqualTo("OPTIMAL");
    }

    @Test
    void aPlanIsOptimalOnlyWhereItsMovesAreProven() {
        Plan proven = new TimetableEngine().plan(EventFile.read(EVENT).problem(), PlanSettings.ofSeconds(5));
        var open = new Plan(
                proven.placements(),
                proven.unplaced(),
                proven.idle(),
                proven.idleByGroup(),
                proven.levels().stream()
                        .map(level -> level.level() == Level.MOVES ? new LevelResult(Level.MOVES, 7, 3) : level)
                        .toList(),
                null,
                Plan.Ending.WORK_DONE);

        assertThat(PlanFile.json(proven, 0)).containsEntry("status", "OPTIMAL");
        assertThat(PlanFile.json(open, 0)).containsEntry("status", "FEASIBLE");
    }

    /// R1 needs an interpreter and the booth. Before the slot it was held; from it on it is planned anew.
    @Test
    void whatWasNeverPossibleIsNotReplanned() throws IOException {
        String bad = "{\"request\": \"R1\", \"slot\": 1, \"table\": \"T1\"}";
        Files.writeString(plan, "{\"placements\": [" + bad + "]}");

        assertRefused(
                run("replan", event, plan, "--from-slot", "2"),
                "before slot 2, but breaks timetable.rule.own-table with R1 in slot 1.");
        assertThat(run("replan", event, plan, "--from-slot", "1").code()).isZero();
        Files.writeString(plan, "{\"placements\": [%s, %s]}".formatted(bad, bad.replace("\"slot\": 1", "\"slot\": 2")));
        assertRefused(
                run("replan", event, plan, "--from-slot", "1"),
                "plan.json must hold each meeting once, but it places \"R1\" in slots 1, 2.");
    }

    @Test
    void oneFileByTwoNamesIsRefused() {
        run("solve", event, "--out", plan);

        for (String other : List.of("./both.json", "../" + folder.getFileName() + "/both.json")) {
            assertRefused(
                    run(
                            "replan",
                            event,
                            plan,
                            "--from-slot",
                            "1",
                            "--out",
                            folder.resolve("both.json"),
                            "--event-out",
                            folder.resolve(other)),
                    "--out and --event-out must be two files");
        }
    }

    @Test
    void aFileWithoutAnEndIsRefused() {
        Path zeros = Path.of("/dev/zero");
        assumeTrue(Files.exists(zeros), "No device without an end: " + zeros);

        assertRefused(run("solve", zeros), "/dev/zero must have at most");
        assertRefused(run("check", event, zeros), "/dev/zero must have at most");
    }

    @Test
    void aCaseWithoutMeetingsHasAPlanWithoutBreaks() throws IOException {
        Path none = Files.writeString(
                folder.resolve("none.dzn"),
                CASE.replace("nMeetings = 3", "nMeetings = 0")
                        .replace("[|1,2,3|1,3,3|2,3,3|]", "[||]")
                        .replace("[0,0,0]", "[]")
                        .replace("[{},{},{}]", "[]"));

        Answer solved = run("solve", none, "--out", plan);

        assertThat(solved.code()).as(solved.text()).isZero();
        assertThat(solved.json().path("status").stringValue()).isEqualTo("OPTIMAL");
        assertThat(solved.json().path("breaks").toString()).isEqualTo("0");
        assertThat(run("check", none, plan).code()).isZero();
    }

    @Test
    void aCaseIsReplannedWithoutWhoIsGone() throws IOException {
        Path published = Files.writeString(folder.resolve("case.dzn"), CASE);
        Files.writeString(plan, "{\"slots\": [1, 2, 3]}");

        Answer replanned = run("replan", published, plan, "--absent", "1", "--from-slot", "2");

        assertThat(replanned.code()).isZero();
        assertThat(replanned.json().path("slots").toString()).isEqualTo("[1,0,3]");
        assertThat(replanned.json().path("moved").intValue()).isZero();
        assertThat(replanned.json().path("breaks").intValue()).isEqualTo(1);
    }

    /// The first replan drops a meeting; the second takes its plan, and drops another.
    @Test
    void aReplannedCaseIsCheckedAndReplannedAgain() throws IOException {
        Path published = Files.writeString(folder.resolve("case.dzn"), CASE);
        Files.writeString(plan, "{\"slots\": [1, 2, 3]}");
        Path second = folder.resolve("second.json");

        run("replan", published, plan, "--absent", "1", "--from-slot", "2", "--out", second);
        Answer checked = run("check", published, second);
        Answer again =
                run("replan", published, second, "--absent", "2", "--absent", "3", "--from-slot", "3", "--out", second);

        assertThat(checked.code()).isZero();
        assertThat(checked.json().path("dropped").toString()).isEqualTo("[2]");
        assertThat(again.code()).as(again.text()).isZero();
        assertThat(again.json().path("slots").toString()).isEqualTo("[1,0,0]");
        assertThat(again.json().path("dropped").toString()).isEqualTo("[2,3]");
        assertThat(run("check", published, second).code()).isZero();
    }

    @Test
    void aSlotOfNoneThatNobodyDroppedIsNoPlan() throws IOException {
        Path published = Files.writeString(folder.resolve("case.dzn"), CASE);
        Files.writeString(plan, "{\"slots\": [1, 0, 3]}");

        Answer checked = run("check", published, plan);

        assertThat(checked.code()).isEqualTo(1);
        assertThat(checked.json().path("broken").toString())
                .isEqualTo("[\"Meeting 2 must be in a slot from 1 to 3, but it is in 0.\"]");
        assertThat(checked.json().has("breaks")).isFalse();
        assertThat(checked.json().has("spread")).isFalse();
        assertRefused(
                run("replan", published, plan, "--absent", "1", "--from-slot", "2"),
                "it is none: Meeting 2 must be in a slot from 1 to 3, but it is in 0.");
    }

    /// P2 waits in the second slot, and nobody else does.
    @Test
    void breaksAreCountedWhereOnlyFairnessIsBroken() throws IOException {
        Path published = Files.writeString(folder.resolve("case.dzn"), CASE);
        Files.writeString(plan, "{\"slots\": [1, 2, 3]}");

        Answer checked = run("check", published, plan, "--fairness", "0");

        assertThat(checked.code()).isEqualTo(1);
        assertThat(checked.text().strip())
                .isEqualTo("{\"valid\":false,\"breaks\":1,\"spread\":1,\"broken\":"
                        + "[\"The breaks of two participants must differ by at most 0, but they are 0 and 1.\"]}");
    }

    /// P1 leaves; P2 waits for a meeting that is fixed, and nobody else does.
    @Test
    void aCaseThatCannotBeReplannedSaysWhatToRelax() throws IOException {
        Path published =
                Files.writeString(folder.resolve("case.dzn"), CASE.replace("fixed = [0,0,0]", "fixed = [0,0,3]"));
        Files.writeString(plan, "{\"slots\": [1, 2, 3]}");
        List<Object> words = List.of("replan", published, plan, "--absent", "1", "--from-slot", "2", "--fairness");

        Answer impossible = run(Stream.concat(words.stream(), Stream.of("0")).toArray());

        assertThat(impossible.code()).isEqualTo(TimetableCommand.INFEASIBLE);
        assertThat(impossible.json().path("status").stringValue()).isEqualTo("INFEASIBLE");
        assertThat(impossible.json().path("reason").stringValue())
                .isEqualTo(
                        "Without the meetings of participant 1 from slot 2 on, no plan keeps the breaks of all within 0"
                                + " of each other. Maybe allow 1 with --fairness: then all others can stay where they are.");
        assertThat(run(Stream.concat(words.stream(), Stream.of("1")).toArray()).code())
                .isZero();
    }

    /// A wish comes in and somebody leaves; the next replan has to know both.
    @Test
    void aReplannedEventIsCheckedAndReplannedAgain() {
        Path now = folder.resolve("now.json");
        Path second = folder.resolve("second.json");
        run("solve", event, "--out", plan);

        Answer first = run(
                "replan",
                event,
                plan,
                "--absent",
                "P1",
                "--from-slot",
                "2",
                "--wish",
                "P2,P3:2",
                "--out",
                second,
                "--event-out",
                now);

        assertThat(first.json().path("placements").findValuesAsString("request"))
                .as(first.text())
                .containsExactly("R2", "P2,P3");
        assertThat(run("check", event, second).json().path("broken").findValuesAsString("rule"))
                .containsExactly("timetable.rule.place-exists");
        assertThat(run("check", now, second).code()).isZero();
        assertRefused(
                run("replan", event, second, "--from-slot", "2"),
                "it places \"P2,P3\" in slot 2 at table \"T1\", and one of these is unknown.");
        Answer again = run("replan", now, second, "--from-slot", "2", "--lost-table", "Booth");
        assertThat(again.json().path("moved").intValue()).isZero();
        assertThat(again.json().path("dropped").toString()).isEqualTo("[]");
        assertThat(again.json().path("placements")).isEqualTo(first.json().path("placements"));
    }

    @Test
    void theSameSeedInventsTheSameEvent() {
        Answer one = run("generate", "--people", "30");

        assertThat(one.code()).isZero();
        assertThat(run("generate", "--people", "30")).isEqualTo(one);
        assertThat(run("generate", "--people", "30", "--seed", "2")).isNotEqualTo(one);
        assertThat(one.json().path("requests").size()).isEqualTo(120);
        assertThat(EventFile.read(one.text()).problem())
                .isEqualTo(RandomEvent.of(new RandomEvent.Size(30, 120, 20, 0, 7, 3), 1));
    }

    /// Four wishes for each are more than half of all pairs where there are few people.
    @Test
    void fewPeopleHaveAsManyWishesAsThereCanBe() {
        assertThat(run("generate", "--people", "2").json().path("requests").size())
                .isZero();
        assertThat(run("generate", "--people", "5").json().path("requests").size())
                .isEqualTo(5);
        assertThat(run("generate", "--people", "16").json().path("requests").size())
                .isEqualTo(60);
        assertThat(run("generate", "--people", "17").json().path("requests").size())
                .isEqualTo(68);
        assertRefused(
                run("generate", "--people", "30", "--wishes", "-5"), "wishes for half of its pairs (217) at most");
        assertRefused(run("generate", "--people", "-5"), "An event must have at least 2 people");
    }

    @Test
    void noEventIsInventedThatCouldNotBeSolved() {
        assertRefused(
                run("generate", "--people", "2000", "--slots", "1"),
                "The tables must be at most 10000, but they are 10667.");
        assertRefused(run("generate", "--people", "9", "--tables", "10001"), "The tables must be at most 10000");
        assertRefused(
                run("generate", "--people", "7700", "--languages", "12"),
                "The interpreters must be at most 10000, but they are 10164.");
    }

    /// Cuts, repeats and exchanges pieces of a good file; whatever comes of it is refused, or read and solved.
    @Test
    void badFilesAreRefusedAndNeverCrash() {
        var random = new Random(20260101);
        var engine = new TimetableEngine();
        int refused = 0;
        for (int trial = 0; trial < 3_000; trial++) {
            String text = spoilt(random, EVENT);
            Throwable thrown = Assertions.catchThrowable(() -> {
                MeetingProblem problem = EventFile.read(text).problem();
                Plan planned = engine.plan(problem, new PlanSettings(1, Duration.ofMillis(100), 1));
                assertThat(PlanRules.check(problem, planned.placements())).isEmpty();
            });
            refused += thrown instanceof BadFile ? 1 : 0;
            assertThat(thrown == null || thrown instanceof BadFile)
                    .as("trial %d threw %s for: %s", trial, thrown, text)
                    .isTrue();
        }
        assertThat(refused).isBetween(1_000, 3_000);
    }

    /// Cuts, repeats and exchanges pieces of good plans; whatever comes of it is refused, or checked and replanned.
    @Test
    void badPlansAreRefusedAndNeverCrash() throws IOException {
        Path published = Files.writeString(folder.resolve("case.dzn"), CASE);
        assertNeverCrashes(event, """
                {"placements": [{"request": "R2", "slot": 1, "table": "Booth"},
                  {"request": "R1", "slot": 2, "table": "Booth", "interpreter": "Ida"}]}
                """, "P2");
        assertNeverCrashes(published, "{\"slots\": [1, 0, 3], \"dropped\": [2]}", "3");
    }

    private void assertNeverCrashes(Path file, String good, String absent) throws IOException {
        var random = new Random(20260101);
        int refused = 0;
        for (int trial = 0; trial < 250; trial++) {
            String text = spoilt(random, good);
            Files.writeString(plan, text);

            Answer checked = run("check", file, plan);
            Answer replanned = run("replan", file, plan, "--absent", absent, "--from-slot", "2", "--seconds", "0.1");

            assertAnswers(checked, "valid", text);
            assertAnswers(replanned, "status", text);
            refused += checked.code() == BadInput.CODE ? 1 : 0;
        }
        assertThat(refused).isBetween(25, 249);
    }

    /// A crash is told on the error stream, and is no JSON.
    private static void assertAnswers(Answer answer, String member, String text) {
        if (answer.code() == BadInput.CODE) {
            assertThat(answer.text()).as(text).isNotBlank();
        } else {
            assertThat(answer.text()).as(text).startsWith("{\"" + member + "\":");
        }
    }

    @Test
    void aFileNestedTooDeepIsRefusedAtOnce() {
        String deep = "[".repeat(500_000);

        assertTimeoutPreemptively(
                Duration.ofSeconds(10),
                () -> Assertions.assertThatExceptionOfType(BadFile.class).isThrownBy(() -> EventFile.read(deep)));
    }

    private static String spoilt(Random random, String text) {
        var spoilt = new StringBuilder(text);
        for (int change = random.nextInt(3); change >= 0; change--) {
            int from = random.nextInt(spoilt.length());
            int to = Math.min(spoilt.length(), from + 1 + random.nextInt(12));
            switch (random.nextInt(4)) {
                case 0 -> spoilt.delete(from, to);
                case 1 -> spoilt.insert(from, spoilt.substring(from, to));
                case 2 ->
                    spoilt.replace(
                            from,
                            to,
                            List.of("null", "-1", "[]", "{}", "1e99", "\"\"").get(random.nextInt(6)));
                default -> spoilt.setCharAt(from, (char) random.nextInt(0x3000));
            }
        }
        return spoilt.toString();
    }
}
