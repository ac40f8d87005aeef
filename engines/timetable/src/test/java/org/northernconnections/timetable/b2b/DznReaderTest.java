package org.northernconnections.timetable.b2b;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DznReaderTest {
    private static final Path CASES = Path.of("..", "..", "..", "shared", "data", "meetings");
    private static final B2bSolver.Limits BRIEFLY = new B2bSolver.Limits(2, Duration.ofMillis(200), 1, 1);

    private static final String CASE = """
            % Two meetings of three people.
            nBusiness = 3; nMeetings = 2; nTables = 1; nTotalSlots = 4; nMorningSlots = 2;
            requested = [|1, 2, 1,
            |2, 3, 3,
            |];
            forbidden = [{0}, {1, 4}, {}];
            fixed = [0, 3];
            precedences = [{}, {1}];
            """;

    @Test
    void aCaseReadsAsItStands() throws Exception {
        B2bProblem problem = DznReader.read(CASE);

        assertThat(problem.tables()).isEqualTo(1);
        assertThat(problem.meetings())
                .extracting(B2bProblem.Meeting::part)
                .containsExactly(B2bProblem.Part.MORNING, B2bProblem.Part.EITHER);
        assertThat(problem.meetings().getFirst().fixed()).isEqualTo(B2bProblem.Meeting.FREE);
        assertThat(problem.meetings().getLast().fixed()).isEqualTo(2);
        assertThat(problem.meetings().getLast().after()).containsExactly(0);
        assertThat(problem.forbidden().get(1)).isEqualTo(Set.of(0, 3));
        assertThat(problem.allowed(0)).containsExactly(1);
    }

    @Test
    void whatIsWrongIsSaidWithItsLine() {
        assertBad(CASE.replace("nTables = 1;", ""), "must say nTables");
        assertBad(CASE.replace("|2, 3, 3,", "|2, 3,"), "Line 4: requested must have 3 numbers a meeting");
        assertBad(CASE.replace("{1, 4}", "{1, x}"), "Line 6: A whole number was expected, but this is \"x}, {}];\"");
        assertBad(CASE.replace("fixed = [0, 3]", "fixed = [0]"), "Line 7: fixed must be a list of 2 numbers");
        assertBad(CASE.replace("2, 3, 3", "2, 2, 3"), "Line 4: Meeting 2 must have two participants, but both are 2.");
        assertBad(
                CASE.replace("2, 3, 3", "2, 4, 3"),
                "Line 4: Meeting 2 must name participants from 1 to 3, but it names 4.");
        assertBad(
                CASE.replace("{1, 4}", "{1, 5}"),
                "Line 6: Participant 2 must be forbidden slots from 1 to 4, but one is 5.");
        assertBad(CASE.replace("|2, 3, 3,", "|2, 3, 4,"), "Line 4: The session of meeting 2 must be");
        assertBad(CASE.replace("fixed = [0, 3]", "fixed = [0,\n9]"), "Line 8: Meeting 2 must be fixed to a slot");
        assertBad(CASE.replace("[{}, {1}]", "[{},\n\n{7}]"), "Line 10: Meeting 2 must come after other meetings");
        assertBad(CASE.replace("nMorningSlots = 2", "nMorningSlots = 5"), "Line 2: The morning must have from 0 to 4");
        assertBad(CASE + "nTables = 2;", "stands here for the second time");
        assertBad("", "must say nBusiness");
    }

    /// Both may be left out, so a misspelt one would drop a rule without a word.
    @Test
    void aNameThatNoCaseHasIsRefusedWithTheNearestOne() {
        assertBad(
                CASE.replace("precedences", "precedence"),
                "Line 8: The name of a value must be one of nBusiness, nMeetings, nTables, nTotalSlots, nMorningSlots, "
                        + "requested, forbidden, fixed, precedences, meetingsxBusiness, nMeetingsBusiness, "
                        + "but it is precedence. Did you mean precedences?");
        assertBad(CASE.replace("fixed", "Fixd"), "but it is Fixd. Did you mean fixed?");
        assertBad(CASE.replace("nTables", "ntables"), "Line 2: The name of a value must be");
        assertBad(CASE + "x".repeat(100) + " = 1;", "but it is " + "x".repeat(30) + "…. Did you mean");
    }

    @Test
    void whatFollowsFromTheMeetingsIsPassedOver() throws Exception {
        assertThat(DznReader.read(CASE + "nMeetingsBusiness = [1, 2, 1]; meetingsxBusiness = [{1}, {1, 2}, {2}];"))
                .isEqualTo(DznReader.read(CASE));
    }

    @Test
    void everyPublishedCaseIsRead() throws Exception {
        assumeTrue(Files.isDirectory(CASES), "The published cases are missing: " + CASES);
        List<Path> files;
        try (Stream<Path> all = Files.list(CASES)) {
            files = all.filter(file -> file.toString().endsWith(".dzn")).toList();
        }

        assertThat(files).hasSizeGreaterThanOrEqualTo(60);
        for (Path file : files) {
            assertThat(DznReader.read(Files.readString(file)).meetings())
                    .as(file.toString())
                    .isNotEmpty();
        }
    }

    @Test
    void whatNoEventNeedsIsRefused() {
        assertBad(
                CASE.replace("nTotalSlots = 4", "nTotalSlots = 2000000000"),
                "Line 2: nTotalSlots must be from 0 to 1008, but it is 2000000000.");
        assertBad(CASE.replace("nTables = 1", "nTables = 10001"), "Line 2: nTables must be from 0 to 10000");
        assertBad(CASE.replace("nBusiness = 3", "nBusiness = 10001"), "Line 2: nBusiness must be from 0 to 10000");
        assertBad(CASE.replace("nMeetings = 2", "nMeetings = 50001"), "Line 2: nMeetings must be from 0 to 50000");
        assertBad(
                CASE.replace("nMeetings = 2", "nMeetings = 50000").replace("nTotalSlots = 4", "nTotalSlots = 20"),
                "Line 2: Participants and meetings together, times the slots, must be at most 1000000");
    }

    /// What can be read after all is solved as well, if only for a moment.
    @Test
    void noFileMakesItHangOrFallOver() {
        var solver = new B2bSolver();
        int solved = 0;
        Random random = new Random(5);
        for (int i = 0; i < 3_000; i++) {
            var broken = new StringBuilder(CASE);
            for (int k = random.nextInt(4); k >= 0 && !broken.isEmpty(); k--) {
                int at = random.nextInt(broken.length());
                switch (random.nextInt(4)) {
                    case 0 -> broken.deleteCharAt(at);
                    case 1 -> broken.setCharAt(at, (char) (32 + random.nextInt(95)));
                    case 2 ->
                        broken.insert(at, String.valueOf(random.nextInt(10)).repeat(1 + random.nextInt(8)));
                    default -> broken.setLength(Math.max(1, at));
                }
            }
            try {
                B2bProblem problem = DznReader.read(broken.toString());
                long begun = System.nanoTime();
                B2bSolver.Result result = solver.solve(problem, BRIEFLY, (_, _) -> {});
                assertThat(Duration.ofNanos(System.nanoTime() - begun))
                        .as(broken.toString())
                        .isLessThan(Duration.ofSeconds(10));
                if (result.slots().length > 0) {
                    assertThat(B2bCheck.check(problem, result.slots(), 2).broken())
                            .as(broken.toString())
                            .isEmpty();
                    solved++;
                }
            } catch (DznReader.BadFile e) {
                assertThat(e).message().isNotBlank();
            }
        }
        assertThat(solved).isGreaterThan(100);
    }

    /// Two people with about as many meetings as there are slots; what such a file may have at most.
    @Test
    void aThousandMeetingsOfTwoPeopleEndInTheTimeGiven() throws Exception {
        var solver = new B2bSolver();
        for (String file : List.of(twoPeople(990, 1_008), twoPeople(995, 994))) {
            B2bProblem problem = DznReader.read(file);
            for (Duration limit : List.of(Duration.ofMillis(200), Duration.ofSeconds(2))) {
                long begun = System.nanoTime();

                solver.solve(problem, new B2bSolver.Limits(2, limit, 2, 1), (_, _) -> {});

                assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(10));
            }
        }
    }

    private static String twoPeople(int meetings, int slots) {
        return "nBusiness = 2; nMeetings = %d; nTables = 1; nTotalSlots = %d; nMorningSlots = 9; requested = [%s|]; forbidden = [{}, {}];"
                .formatted(meetings, slots, "|1, 2, 3".repeat(meetings));
    }

    @Test
    void aTableWithoutRowsIsRead() throws Exception {
        B2bProblem none = DznReader.read("""
                nBusiness = 2; nMeetings = 0; nTables = 1; nTotalSlots = 4; nMorningSlots = 2;
                requested = [| |]; forbidden = [{}, {}]; fixed = []; precedences = [];
                """);

        assertThat(none.meetings()).isEmpty();
        assertBad("requested = [||1|];", "Line 1: \"]\" was expected");
    }

    private static void assertBad(String text, String message) {
        assertThatThrownBy(() -> DznReader.read(text))
                .isInstanceOf(DznReader.BadFile.class)
                .hasMessageContaining(message);
    }
}
