package org.northernconnections.timetable.solver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.northernconnections.timetable.solver.ClauseSolver.Answer;

class ClauseSolverTest {
    private static final int PIGEONS = 8;

    @Test
    void randomClausesAreAnsweredAsByTryingEverything() {
        var random = new Random(7);
        int yes = 0;
        for (int round = 0; round < 600; round++) {
            int[][] clauses = randomClauses(random, 10, 20 + random.nextInt(25));
            boolean expected = byTrying(clauses);
            var solver = new ClauseSolver(formula(clauses), round % 2 == 0);
            if (round % 3 == 0) {
                solver.probe(IntStream.rangeClosed(1, 10).toArray(), Long.MAX_VALUE, () -> false);
            }

            Answer answer = solver.solve(Long.MAX_VALUE, () -> false);

            assertThat(answer).isEqualTo(expected ? Answer.YES : Answer.NO);
            if (expected) {
                yes++;
                assertThat(Arrays.stream(clauses))
                        .allMatch(clause -> Arrays.stream(shifted(clause)).anyMatch(solver::holds));
            }
        }
        assertThat(yes).isBetween(100, 500);
    }

    @Test
    void moreWithEachQuestionIsTheSameAsAllAtOnce() {
        var random = new Random(5);
        for (int round = 0; round < 200; round++) {
            int[][] clauses = randomClauses(random, 10, 50);
            Clauses growing = formula(Arrays.copyOf(clauses, 20));
            var solver = new ClauseSolver(growing, false);
            solver.probe(IntStream.rangeClosed(1, 10).toArray(), Long.MAX_VALUE, () -> false);
            for (int count = 20; count < clauses.length; count++) {
                solver.add(shifted(clauses[count]));

                Answer answer = solver.solve(Long.MAX_VALUE, () -> false);

                boolean expected = byTrying(Arrays.copyOf(clauses, count + 1));
                assertThat(answer).isEqualTo(expected ? Answer.YES : Answer.NO);
            }
        }
    }

    @Test
    void whatIsAssumedIsForgottenAndBlamedWhereItCannotHold() {
        var random = new Random(9);
        int blamed = 0;
        for (int round = 0; round < 300; round++) {
            int[][] clauses = randomClauses(random, 10, 25);
            var solver = new ClauseSolver(formula(clauses), round % 2 == 0);
            for (int question = 0; question < 6; question++) {
                int[] assumed = random.ints(0, 10)
                        .distinct()
                        .limit(5)
                        .map(v -> 2 * v + random.nextInt(2))
                        .toArray();

                Answer answer = solver.solve(shifted(assumed), Long.MAX_VALUE, () -> false);

                assertThat(answer).isEqualTo(byTrying(with(clauses, assumed)) ? Answer.YES : Answer.NO);
                if (answer == Answer.NO) {
                    int[] failed = Arrays.stream(solver.failed())
                            .map(literal -> literal - 2)
                            .toArray();
                    assertThat(Arrays.stream(failed).boxed().toList())
                            .isSubsetOf(Arrays.stream(assumed).boxed().toList());
                    assertThat(byTrying(with(clauses, failed))).isFalse();
                    blamed += failed.length > 0 ? 1 : 0;
                }
            }
        }
        assertThat(blamed).isGreaterThan(100);
    }

    /// Some counts ask for all of a list, some for more than there are.
    @Test
    void countsAreAnsweredAsByTryingEverything() {
        var random = new Random(13);
        int yes = 0;
        int blamed = 0;
        for (int round = 0; round < 600; round++) {
            int[][] clauses = randomClauses(random, 10, 8 + random.nextInt(12));
            int[][] lists = randomLists(random, 3 + random.nextInt(4));
            int[] least = Arrays.stream(lists)
                    .mapToInt(list -> random.nextInt(list.length + (random.nextInt(40) == 0 ? 2 : 0)))
                    .toArray();
            Clauses formula = formula(clauses);
            for (int i = 0; i < lists.length; i++) {
                List<Integer> list = Arrays.stream(shifted(lists[i])).boxed().toList();
                if (i % 2 == 0) {
                    formula.atLeast(least[i], list);
                } else {
                    formula.atMost(
                            list.size() - least[i],
                            list.stream().map(Clauses::not).toList());
                }
            }
            var solver = new ClauseSolver(formula, round % 2 == 0);
            if (round % 3 == 0) {
                solver.probe(IntStream.rangeClosed(1, 10).toArray(), Long.MAX_VALUE, () -> false);
            }
            for (int question = 0; question < 4; question++) {
                int[] assumed = random.ints(0, 10)
                        .distinct()
                        .limit(question)
                        .map(v -> 2 * v + random.nextInt(2))
                        .toArray();

                Answer answer = solver.solve(shifted(assumed), Long.MAX_VALUE, () -> false);

                boolean expected = byTrying(with(clauses, assumed), lists, least);
                assertThat(answer).isEqualTo(expected ? Answer.YES : Answer.NO);
                if (expected) {
                    yes++;
                    assertThat(IntStream.range(0, lists.length))
                            .allMatch(i -> Arrays.stream(shifted(lists[i]))
                                            .filter(solver::holds)
                                            .count()
                                    >= least[i]);
                } else {
                    int[] failed = Arrays.stream(solver.failed())
                            .map(literal -> literal - 2)
                            .toArray();
                    assertThat(byTrying(with(clauses, failed), lists, least)).isFalse();
                    blamed += failed.length > 0 ? 1 : 0;
                }
            }
        }
        assertThat(yes).isBetween(400, 2_000);
        assertThat(blamed).isGreaterThan(100);
    }

    @Test
    void oneTooManyIsSeenWithoutSearchAndAllAreBlamed() {
        var clauses = new Clauses();
        List<Integer> those =
                IntStream.range(0, 40).mapToObj(_ -> clauses.literal()).toList();
        clauses.atMost(39, those);
        var solver = new ClauseSolver(clauses, true);

        assertThat(solver.solve(those.stream().mapToInt(one -> one).toArray(), Long.MAX_VALUE, () -> false))
                .isEqualTo(Answer.NO);
        assertThat(solver.conflicts()).isZero();
        assertThat(solver.failed()).hasSize(40);
    }

    private static int[][] with(int[][] clauses, int[] assumed) {
        return Stream.concat(Arrays.stream(clauses), Arrays.stream(assumed).mapToObj(literal -> new int[] {literal}))
                .toArray(int[][]::new);
    }

    @Test
    void onePigeonTooManyHasNoHole() {
        var solver = new ClauseSolver(pigeons(PIGEONS), false);

        assertThat(solver.solve(Long.MAX_VALUE, () -> false)).isEqualTo(Answer.NO);
        assertThat(solver.conflicts()).isGreaterThan(100);
    }

    @Test
    void whoHearsWhatAnotherHasLearnedNeedsFewerConflicts() {
        var lessons = new Lessons();
        long alone = conflictsOfPigeons(new Lessons(), 0);

        conflictsOfPigeons(lessons, 0);
        long told = conflictsOfPigeons(lessons, 0);
        long underLargerLimit = conflictsOfPigeons(lessons, 1);
        long underSmallerLimit = conflictsOfPigeons(lessons, -1);

        assertThat(told).isLessThan(alone);
        assertThat(underSmallerLimit).isLessThan(alone);
        assertThat(underLargerLimit)
                .as("what holds under a limit need not hold under a larger one")
                .isEqualTo(alone);
    }

    private static long conflictsOfPigeons(Lessons lessons, int limit) {
        var solver = new ClauseSolver(pigeons(PIGEONS), false);
        solver.share(lessons, true);
        solver.lowerLimit(limit);
        assertThat(solver.solve(Long.MAX_VALUE, () -> false)).isEqualTo(Answer.NO);
        return solver.conflicts();
    }

    /// The limit `k` is that no variable but the first `k` of some holds.
    @Test
    void whatIsHeardChangesNoAnswer() {
        var random = new Random(11);
        int yes = 0;
        for (int round = 0; round < 200; round++) {
            int[][] clauses = randomClauses(random, 10, 24 + random.nextInt(10));
            var lessons = new Lessons();
            for (int question = 0; question < 8; question++) {
                int limit = random.nextInt(11);
                var solver = new ClauseSolver(formula(clauses), question % 2 == 0);
                // One that has a clause more of its own may hear, but not tell.
                boolean tells = question % 3 != 0;
                solver.share(lessons, tells);
                solver.solve(random.nextInt(4), () -> false);
                solver.lowerLimit(limit);
                Stream<int[]> own = tells ? Stream.of() : Stream.of(new int[] {0, 2});
                Stream<int[]> under = IntStream.range(limit, 10).mapToObj(variable -> new int[] {2 * variable + 1});
                List<int[]> more = Stream.concat(own, under).toList();
                more.forEach(clause -> solver.add(shifted(clause)));

                Answer answer = solver.solve(Long.MAX_VALUE, () -> false);

                boolean expected = byTrying(
                        Stream.concat(Arrays.stream(clauses), more.stream()).toArray(int[][]::new));
                yes += expected ? 1 : 0;
                assertThat(answer).isEqualTo(expected ? Answer.YES : Answer.NO);
            }
        }
        assertThat(yes).isBetween(200, 1_400);
    }

    @Test
    void tryingAllAgainInALongSearchChangesNoAnswer() {
        var random = new Random(3);
        int yes = 0;
        long longest = 0;
        for (int round = 0; round < 8; round++) {
            Clauses formula = threes(random, 200, 850);
            var once = new ClauseSolver(formula, true);
            var again = new ClauseSolver(formula, true);
            again.probe(new int[] {1}, Long.MAX_VALUE, () -> false);

            Answer expected = once.solve(Long.MAX_VALUE, () -> false);
            Answer answer = again.solve(Long.MAX_VALUE, () -> false);

            assertThat(answer).isEqualTo(expected);
            if (answer == Answer.YES) {
                yes++;
                assertThat(hold(formula, again)).isTrue();
            }
            longest = Math.max(longest, again.conflicts());
        }
        assertThat(yes).isBetween(1, 7);
        assertThat(longest)
                .as("conflicts after which all are tried a second time")
                .isGreaterThan(9_000);
    }

    @Test
    void aLongQuestionEndsWhenItIsToStop() {
        var solver = new ClauseSolver(pigeons(12), true);
        long end = System.nanoTime() + 300_000_000;

        Answer answer = solver.solve(Long.MAX_VALUE, () -> System.nanoTime() > end);

        assertThat(answer).isEqualTo(Answer.UNKNOWN);
        assertThat(System.nanoTime() - end).isLessThan(1_000_000_000);
    }

    @Test
    void aQuestionEndsAfterItsConflicts() {
        var solver = new ClauseSolver(pigeons(12), true);

        assertThat(solver.solve(500, () -> false)).isEqualTo(Answer.UNKNOWN);
        assertThat(solver.conflicts()).isBetween(500L, 600L);
    }

    /// Many are counted in groups.
    @Test
    void atMostOneOfManyHolds() {
        var clauses = new Clauses();
        List<Integer> many =
                IntStream.range(0, 200).mapToObj(_ -> clauses.literal()).toList();
        clauses.atMostOne(many);
        var solver = new ClauseSolver(clauses, true);
        var random = new Random(8);

        for (int trial = 0; trial < 500; trial++) {
            int one = many.get(random.nextInt(200));
            int other = many.get(random.nextInt(200));
            assertThat(solver.solve(new int[] {one, other}, Long.MAX_VALUE, () -> false))
                    .isEqualTo(one == other ? Answer.YES : Answer.NO);
            assertThat(solver.solve(new int[] {one}, Long.MAX_VALUE, () -> false))
                    .isEqualTo(Answer.YES);
        }
    }

    /// Pairs would be half a million, of three numbers each.
    @Test
    void atMostOneOfAThousandTakesFewClauses() {
        var clauses = new Clauses();
        List<Integer> many =
                IntStream.range(0, 1_000).mapToObj(_ -> clauses.literal()).toList();

        clauses.atMostOne(many);

        assertThat(clauses.end()).isLessThan(20_000);
    }

    /// One more pigeon than holes.
    private static Clauses pigeons(int holes) {
        var clauses = new Clauses();
        int[][] in = new int[holes + 1][holes];
        for (int[] pigeon : in) {
            Arrays.setAll(pigeon, _ -> clauses.literal());
            clauses.add(pigeon);
        }
        for (int hole = 0; hole < holes; hole++) {
            int here = hole;
            clauses.atMostOne(Arrays.stream(in).map(pigeon -> pigeon[here]).toList());
        }
        return clauses;
    }

    /// Clauses of three literals each.
    private static Clauses threes(Random random, int variables, int count) {
        var formula = new Clauses();
        int[] literals =
                IntStream.range(0, variables).map(_ -> formula.literal()).toArray();
        for (int i = 0; i < count; i++) {
            formula.add(random.ints(0, variables)
                    .distinct()
                    .limit(3)
                    .map(v -> literals[v] ^ random.nextInt(2))
                    .toArray());
        }
        return formula;
    }

    /// Whether each clause has a literal that holds.
    private static boolean hold(Clauses formula, ClauseSolver solver) {
        for (int at = 0; at < formula.end(); at += formula.at(at) + 1) {
            int from = at + 1;
            if (IntStream.range(from, from + formula.at(at)).noneMatch(i -> solver.holds(formula.at(i)))) {
                return false;
            }
        }
        return true;
    }

    /// Clauses of one to four literals over variables from 0.
    private static int[][] randomClauses(Random random, int variables, int count) {
        int[][] clauses = new int[count][];
        for (int i = 0; i < count; i++) {
            int length = random.nextInt(30) == 0 ? 1 : 2 + random.nextInt(3);
            clauses[i] = random.ints(0, variables)
                    .distinct()
                    .limit(length)
                    .map(v -> 2 * v + random.nextInt(2))
                    .toArray();
        }
        return clauses;
    }

    /// Of two to nine literals, some of them twice.
    private static int[][] randomLists(Random random, int count) {
        return IntStream.range(0, count)
                .mapToObj(_ -> random.ints(2 + random.nextInt(8), 0, 20).toArray())
                .toArray(int[][]::new);
    }

    /// The first variable of a formula is taken.
    private static int[] shifted(int... literals) {
        return Arrays.stream(literals).map(literal -> literal + 2).toArray();
    }

    private static Clauses formula(int[][] clauses) {
        var formula = new Clauses();
        for (int v = 0; v < 10; v++) {
            formula.literal();
        }
        for (int[] clause : clauses) {
            formula.add(shifted(clause));
        }
        return formula;
    }

    private static boolean byTrying(int[][] clauses) {
        return byTrying(clauses, new int[0][], new int[0]);
    }

    /// @param least how many of each list hold at least
    private static boolean byTrying(int[][] clauses, int[][] lists, int[] least) {
        return IntStream.range(0, 1 << 10)
                .filter(bits -> Arrays.stream(clauses)
                        .allMatch(clause -> Arrays.stream(clause).anyMatch(literal -> holds(bits, literal))))
                .anyMatch(bits -> IntStream.range(0, lists.length)
                        .allMatch(i -> Arrays.stream(lists[i])
                                        .filter(literal -> holds(bits, literal))
                                        .count()
                                >= least[i]));
    }

    private static boolean holds(int bits, int literal) {
        return (bits >> (literal >> 1) & 1) != (literal & 1);
    }
}
