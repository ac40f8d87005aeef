package org.northernconnections.timetable.b2b;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.northernconnections.timetable.B2bProblems.meeting;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.northernconnections.timetable.B2bProblems;
import org.northernconnections.timetable.b2b.B2bProblem.Meeting;
import org.northernconnections.timetable.b2b.B2bProblem.Part;
import org.northernconnections.timetable.b2b.B2bSolver.Limits;
import org.northernconnections.timetable.b2b.B2bSolver.Result;
import org.northernconnections.timetable.b2b.B2bSolver.Status;

class B2bSolverTest {
    private static final Limits LIMITS = new Limits(2, Duration.ofSeconds(30), 1, 1);
    /// On a busy machine one attempt may have to wait for a processor; three hardly all do.
    private static final int ATTEMPTS = 3;

    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private static final Path CASES = Path.of("..", "..", "..", "shared", "data", "meetings");
    /// As published for fairness 2 (Bofill et al. 2022).
    private static final Map<String, Integer> OPTIMA = Map.ofEntries(
            Map.entry("forum-13", 0),
            Map.entry("forum-13crafb", 6),
            Map.entry("forum-13crafc", 1),
            Map.entry("forum-14", 2),
            Map.entry("forumt-14", 5),
            Map.entry("forumt-14crafc", 5),
            Map.entry("forumt-14crafd", 4),
            Map.entry("forumt-14crafe", 5),
            Map.entry("tic-12", 0),
            Map.entry("tic-12crafc", 0),
            Map.entry("tic-13", 0),
            Map.entry("tic-13crafb", 0),
            Map.entry("tic-13crafc", 4),
            Map.entry("tic-14crafa", 0),
            Map.entry("tic-14crafc", 0),
            Map.entry("tic-14crafd", 0),
            Map.entry("ticf-13crafa", 0),
            Map.entry("ticf-13crafb", 3),
            Map.entry("ticf-13crafc", 1),
            Map.entry("ticf-14crafa", 0));

    private final B2bSolver solver = new B2bSolver();

    @Test
    void aBreakIsMadeOnlyWhereTwoFixedMeetingsForceIt() {
        B2bProblem problem = problem(3, 1, 4, List.of(meeting(0, 1, 0), meeting(0, 2, 3)), List.of());

        Result result = solver.solve(problem, LIMITS, (_, _) -> {});

        assertThat(result.status()).isEqualTo(Status.OPTIMAL);
        assertThat(result.slots()).containsExactly(0, 3);
        assertThat(result.breaks()).isEqualTo(1);
        assertThat(result.bound()).isEqualTo(1);
    }

    @Test
    void aMeetingComesAfterThoseBeforeIt() {
        B2bProblem problem = problem(
                4,
                2,
                3,
                List.of(
                        new Meeting(0, 1, Part.EITHER, Meeting.FREE, set(1)),
                        new Meeting(2, 3, Part.EITHER, Meeting.FREE, set())),
                List.of());

        Result result = solver.solve(problem, LIMITS, (_, _) -> {});

        assertThat(result.slots()[0]).isGreaterThan(result.slots()[1]);
    }

    @Test
    void tooManyMeetingsForAParticipantAreCounted() {
        B2bProblem problem = problem(
                4,
                2,
                2,
                List.of(meeting(0, 1, Meeting.FREE), meeting(0, 2, Meeting.FREE), meeting(0, 3, Meeting.FREE)),
                List.of());

        Result result = solver.solve(problem, LIMITS, (_, _) -> {});

        assertThat(result.status()).isEqualTo(Status.INFEASIBLE);
        assertThat(result.reason())
                .isEqualTo("Participant 1 has 3 meetings (1, 2, 3) for which there are only 2 slots (1, 2)."
                        + " Maybe drop 1 of them, or give the participants more time.");
    }

    @Test
    void tooFewTablesAreCounted() {
        B2bProblem problem = problem(
                6,
                1,
                2,
                List.of(meeting(0, 1, Meeting.FREE), meeting(2, 3, Meeting.FREE), meeting(4, 5, Meeting.FREE)),
                List.of());

        assertThat(solver.solve(problem, LIMITS, (_, _) -> {}).reason())
                .isEqualTo(
                        "3 meetings can only be in slots 1, 2, where 1 tables have room for 2. Maybe add a table or a slot.");
    }

    @Test
    void whoIsNeverFreeTogetherIsNamed() {
        List<SortedSet<Integer>> apart = List.of(set(0), set(1));

        assertThat(reason(problem(2, 1, 2, List.of(meeting(0, 1, Meeting.FREE)), apart)))
                .isEqualTo("Participants 1 and 2 are never free together at any time, so meeting 1 has no slot."
                        + " Maybe give one of them more time.");
        assertThat(reason(problem(2, 1, 2, List.of(new Meeting(0, 1, Part.MORNING, Meeting.FREE, set())), apart)))
                .startsWith("Participants 1 and 2 are never free together in the morning, so");
        assertThat(reason(problem(2, 1, 2, List.of(new Meeting(0, 1, Part.AFTERNOON, Meeting.FREE, set())), apart)))
                .startsWith("Participants 1 and 2 are never free together in the afternoon, so");
    }

    @Test
    void aFixedSlotInWhichSomebodyIsAwayIsNamed() {
        assertThat(reason(problem(2, 1, 2, List.of(meeting(0, 1, 1)), List.of(set(1)))))
                .isEqualTo("Meeting 1 is fixed to slot 2, but there participants 1 and 2 are not both free for it."
                        + " Maybe fix another slot.");
    }

    @Test
    void anOrderWithoutRoomIsNamed() {
        B2bProblem oneSlot = problem(
                4,
                2,
                1,
                List.of(new Meeting(0, 1, Part.EITHER, Meeting.FREE, set(1)), meeting(2, 3, Meeting.FREE)),
                List.of());

        assertThat(reason(oneSlot))
                .isEqualTo("Meeting 1 must come after meeting 2, but no slot is left for both in that order."
                        + " Maybe drop the order, or free an earlier slot.");
    }

    /// Three who all meet each other need a table in each of three slots; the first has none left.
    @Test
    void oneTableMoreIsAskedForWhereItHelps() {
        B2bProblem problem = problem(7, 2, 3, threeAnd(meeting(3, 4, 0), meeting(5, 6, 0)), List.of());

        assertThat(reason(problem)).isEqualTo("With 2 tables there is no plan; with 3 there is one. Maybe add 1.");
    }

    /// Three who all meet each other need three slots, and one comes after them all.
    @Test
    void theOrderIsNamedWhereOnlyItLeavesNoPlan() {
        B2bProblem problem =
                problem(5, 3, 3, threeAnd(new Meeting(3, 4, Part.EITHER, Meeting.FREE, set(0, 1, 2))), List.of());

        assertThat(reason(problem))
                .isEqualTo("The order in which meetings must follow each other leaves no plan; without it there is one."
                        + " Maybe drop some of it.");
    }

    /// Three who all meet each other have two slots, though each of them has a slot for each of its meetings.
    @Test
    void allRulesTogetherAreNamedWhereNoKindOfThemIsEnough() {
        assertThat(reason(problem(3, 3, 2, threeAnd(), List.of())))
                .isEqualTo("All rules together leave no plan. Neither more unequal breaks, nor up to 3 more tables,"
                        + " nor dropping the order of meetings was found to help."
                        + " Maybe free some of the forbidden or fixed slots.");
    }

    private static List<Meeting> threeAnd(Meeting... others) {
        List<Meeting> meetings = new ArrayList<>(
                List.of(meeting(0, 1, Meeting.FREE), meeting(0, 2, Meeting.FREE), meeting(1, 2, Meeting.FREE)));
        meetings.addAll(List.of(others));
        return meetings;
    }

    private String reason(B2bProblem problem) {
        Result result = solver.solve(problem, LIMITS, (_, _) -> {});

        assertThat(result.status()).isEqualTo(Status.INFEASIBLE);
        return result.reason();
    }

    @Test
    void unequalBreaksAreNamedWhereTheyLeaveNoPlan() {
        B2bProblem problem = problem(4, 1, 4, List.of(meeting(0, 1, 0), meeting(0, 2, 3)), List.of());

        Result result = solver.solve(problem, new Limits(0, Duration.ofSeconds(10), 1, 1), (_, _) -> {});

        assertThat(result.status()).isEqualTo(Status.INFEASIBLE);
        assertThat(result.reason()).contains("within 0 of each other; within 1 there is one");
    }

    @Test
    void theOptimumIsWhatTryingEverythingFinds() {
        Random random = new Random(11);
        for (int i = 0; i < 60; i++) {
            B2bProblem problem = small(random);
            int fairness = random.nextInt(3);
            int best = byTrying(problem, new int[problem.meetings().size()], 0, fairness);

            Result result = solver.solve(problem, new Limits(fairness, Duration.ofSeconds(20), 1, i), (_, _) -> {});

            if (best == Integer.MAX_VALUE) {
                assertThat(result.status()).as("case " + i).isEqualTo(Status.INFEASIBLE);
                assertThat(result.reason()).isNotBlank();
            } else {
                assertThat(result.status()).as("case " + i).isEqualTo(Status.OPTIMAL);
                assertThat(result.breaks()).as("case " + i).isEqualTo(best);
                assertThat(B2bCheck.check(problem, result.slots(), fairness))
                        .isEqualTo(new B2bCheck.Report(
                                List.of(),
                                true,
                                best,
                                B2bCheck.check(problem, result.slots(), fairness)
                                        .spread()));
            }
        }
    }

    /// In a ring everybody meets two others, so one break of each is the most there can be.
    @Test
    void breaksOfAllAreBestWhereNobodyMayHaveMoreThanAnother() {
        var random = new Random(13);
        var found = new ArrayList<Integer>();
        for (int i = 0; i < 40; i++) {
            B2bProblem ring = ring(random, 4);
            int best = byTrying(ring, new int[ring.meetings().size()], 0, 0);

            Result result = solver.solve(ring, new Limits(0, Duration.ofSeconds(20), 1, i), (_, _) -> {});

            assertThat(result.status() == Status.OPTIMAL ? result.breaks() : Integer.MAX_VALUE)
                    .as("case " + i)
                    .isEqualTo(best);
            found.add(best);
        }
        assertThat(found).contains(0, 4, Integer.MAX_VALUE);
    }

    /// Each with the next, half of the meetings in a fixed slot of six.
    private static B2bProblem ring(Random random, int people) {
        List<Meeting> meetings = IntStream.range(0, people)
                .mapToObj(one ->
                        meeting(one, (one + 1) % people, random.nextBoolean() ? random.nextInt(6) : Meeting.FREE))
                .toList();
        return B2bProblems.ofMeetings(people, 2, 6, meetings);
    }

    @Test
    void theOptimumIsTheSameWithoutAnyPartOfTheSearch() {
        var random = new Random(12);
        for (Ingredient left : Ingredient.values()) {
            var without = new B2bSolver(EnumSet.of(left));
            for (int i = 0; i < 8; i++) {
                B2bProblem problem = small(random);
                int best = byTrying(problem, new int[problem.meetings().size()], 0, 2);

                Result result = without.solve(problem, LIMITS, (_, _) -> {});

                assertThat(result.status())
                        .as("without %s, case %d", left, i)
                        .isEqualTo(best == Integer.MAX_VALUE ? Status.INFEASIBLE : Status.OPTIMAL);
                assertThat(result.breaks())
                        .as("without %s, case %d", left, i)
                        .isEqualTo(best == Integer.MAX_VALUE ? 0 : best);
            }
        }
    }

    @Test
    void publishedCasesHaveTheirPublishedOptima() throws Exception {
        assumeTrue(Files.isDirectory(CASES), "The published cases are missing: " + CASES);
        for (Map.Entry<String, Integer> known : new java.util.TreeMap<>(OPTIMA).entrySet()) {
            B2bProblem problem = read(known.getKey() + ".original.dzn");

            Result result = solver.solve(problem, new Limits(2, Duration.ofMinutes(4), 2, 1), (_, _) -> {});

            assertThat(result.status()).as(known.getKey()).isEqualTo(Status.OPTIMAL);
            assertThat(result.breaks()).as(known.getKey()).isEqualTo(known.getValue());
            assertThat(B2bCheck.check(problem, result.slots(), 2).broken()).isEmpty();
        }
    }

    @Test
    void whenTimeRunsOutTheBreaksAreThoseOfThePlan() {
        B2bProblem problem = B2bProblems.full(new Random(1));

        Result result = solver.solve(problem, new Limits(2, Duration.ofSeconds(2), 1, 1), (_, _) -> {});

        assertThat(result.status()).isEqualTo(Status.FEASIBLE);
        assertThat(B2bCheck.check(problem, result.slots(), 2).breaks()).isEqualTo(result.breaks());
        assertThat(result.bound()).isBetween(0, result.breaks() - 1);
    }

    @Test
    void whoeverStopsTheSearchHasTheBestSoFarWithinASecond() {
        B2bProblem problem = B2bProblems.full(new Random(1));
        long soonest = Long.MAX_VALUE;
        for (int attempt = 0; attempt < ATTEMPTS && soonest >= SECOND; attempt++) {
            long stop = System.nanoTime() + SECOND;

            Result result = solver.solve(
                    problem,
                    new Limits(2, Duration.ofSeconds(60), 2, 1),
                    (_, _) -> {},
                    () -> System.nanoTime() - stop >= 0);

            long after = System.nanoTime() - stop;
            assertThat(after).as("ended by itself").isPositive();
            assertThat(B2bCheck.check(problem, result.slots(), 2).broken()).isEmpty();
            soonest = Math.min(soonest, after);
        }

        assertThat(Duration.ofNanos(soonest)).isLessThan(Duration.ofNanos(SECOND));
    }

    private static B2bProblem read(String name) throws IOException, DznReader.BadFile {
        return DznReader.read(Files.readString(CASES.resolve(name)));
    }

    /// The fewest breaks of all plans from this meeting on.
    private static int byTrying(B2bProblem problem, int[] slots, int meeting, int fairness) {
        if (meeting == slots.length) {
            B2bCheck.Report report = B2bCheck.check(problem, slots, fairness);
            return report.broken().isEmpty() ? report.breaks() : Integer.MAX_VALUE;
        }
        int best = Integer.MAX_VALUE;
        for (int slot : problem.allowed(meeting)) {
            slots[meeting] = slot;
            best = Math.min(best, byTrying(problem, slots, meeting + 1, fairness));
        }
        return best;
    }

    private static B2bProblem small(Random random) {
        int people = 3 + random.nextInt(2);
        int slots = 3 + random.nextInt(2);
        var meetings = new ArrayList<Meeting>();
        for (int a = 0; a < people; a++) {
            for (int b = a + 1; b < people; b++) {
                if (random.nextInt(3) > 0) {
                    meetings.add(new Meeting(
                            a,
                            b,
                            Part.values()[random.nextInt(8) < 6 ? 2 : random.nextInt(2)],
                            random.nextInt(6) == 0 ? random.nextInt(slots) : Meeting.FREE,
                            !meetings.isEmpty() && random.nextInt(5) == 0
                                    ? set(random.nextInt(meetings.size()))
                                    : set()));
                }
            }
        }
        var forbidden = new ArrayList<SortedSet<Integer>>();
        for (int p = 0; p < people; p++) {
            forbidden.add(random.nextInt(4) == 0 ? set(random.nextInt(slots)) : set());
        }
        return new B2bProblem(people, 1 + random.nextInt(2), slots, slots / 2, meetings, forbidden);
    }

    private static B2bProblem problem(
            int people, int tables, int slots, List<Meeting> meetings, List<SortedSet<Integer>> forbidden) {
        var all = new ArrayList<>(forbidden);
        while (all.size() < people) {
            all.add(set());
        }
        return new B2bProblem(people, tables, slots, slots, meetings, all);
    }

    private static SortedSet<Integer> set(Integer... slots) {
        return new TreeSet<>(List.of(slots));
    }
}
