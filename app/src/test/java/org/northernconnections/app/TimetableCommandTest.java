package org.northernconnections.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

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
import org.northernconnections.app.timetable.RandomEvent;
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
        Answer checked = run("check", event, plan);
        assertThat(checked.code()).isZero();
        assertThat(checked.json().path("valid").booleanValue()).isTrue();
    }

    @Test
    void aPlanThatBreaksARuleIsNamedWithTheRule() throws IOException {
        Files.writeString(plan, "{\"placements\": [{\"request\": \"R1\", \"slot\": 1, \"table\": \"T1\"}]}");

        Answer checked = run("check", event, plan);

        assertThat(checked.code()).isEqualTo(1);
        assertThat(checked.json().path("broken").findValuesAsString("rule"))
                .containsExactly("timetable.rule.own-table", "timetable.rule.language", "timetable.rule.length");
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
    }

    @Test
    void aBadFileEndsWithSixtyFourAndThePlace() throws IOException {
        Files.writeString(event, EVENT.replace("[1, 2]", "[1, 3]"));

        assertThat(run("solve", event))
                .isEqualTo(new Answer(
                        BadInput.CODE,
                        event + ": /participants/1/slots/1 must be a whole number from 1 to 2, but it is 3."));
    }

    @Test
    void whatNamesNothingKnownIsNamed() throws IOException {
        Files.writeString(event, EVENT.replace("\"host\": \"P1\"", "\"host\": \"P9\""));

        assertThat(run("solve", event).text())
                .isEqualTo(event + ": /tables/1/host must be the id of a known participant, but it is \"P9\".");
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

    /// Cuts, repeats and exchanges pieces of a good file; whatever comes of it is read or refused.
    @Test
    void badFilesAreRefusedAndNeverCrash() {
        var random = new Random(20260101);
        int refused = 0;
        for (int trial = 0; trial < 3_000; trial++) {
            String text = spoilt(random, EVENT);
            refused += Assertions.catchThrowable(() -> EventFile.read(text)) instanceof BadFile ? 1 : 0;
            Throwable thrown = Assertions.catchThrowable(() -> EventFile.read(text));
            assertThat(thrown == null || thrown instanceof BadFile)
                    .as("trial %d threw %s for: %s", trial, thrown, text)
                    .isTrue();
        }
        assertThat(refused).isBetween(1_000, 3_000);
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
