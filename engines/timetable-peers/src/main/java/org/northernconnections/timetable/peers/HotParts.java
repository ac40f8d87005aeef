package org.northernconnections.timetable.peers;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.northernconnections.timetable.b2b.B2bCheck;
import org.northernconnections.timetable.b2b.B2bProblem;
import org.northernconnections.timetable.b2b.B2bSolver;
import org.northernconnections.timetable.solver.ClauseSolver;
import org.northernconnections.timetable.solver.Clauses;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// The hot parts of the timetable engine under JMH; `./dev bench timetable --jmh` runs them.
///
/// All data are made by seeds.
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class HotParts {
    private static final long FOR_EVER = Long.MAX_VALUE;

    /// 60 people in 12 slots, each round of meetings drawn anew; nobody is free to wait long.
    @State(Scope.Thread)
    public static class Day {
        private static final int PEOPLE = 60;
        private static final int SLOTS = 12;
        private static final int ROUNDS = 8;

        private final B2bSolver solver = new B2bSolver();
        private final int[] plan = IntStream.range(0, ROUNDS * PEOPLE / 2)
                .map(m -> m / (PEOPLE / 2))
                .toArray();
        private final B2bProblem problem = drawn(new Random(1));

        private static B2bProblem drawn(Random random) {
            var meetings = new ArrayList<B2bProblem.Meeting>();
            for (int round = 0; round < ROUNDS; round++) {
                List<Integer> people =
                        new ArrayList<>(IntStream.range(0, PEOPLE).boxed().toList());
                Collections.shuffle(people, random);
                for (int i = 0; i < PEOPLE; i += 2) {
                    meetings.add(new B2bProblem.Meeting(
                            people.get(i),
                            people.get(i + 1),
                            B2bProblem.Part.EITHER,
                            B2bProblem.Meeting.FREE,
                            new TreeSet<>()));
                }
            }
            List<SortedSet<Integer>> free = IntStream.range(0, PEOPLE)
                    .<SortedSet<Integer>>mapToObj(_ -> new TreeSet<>())
                    .toList();
            return new B2bProblem(PEOPLE, PEOPLE / 2, SLOTS, SLOTS / 2, meetings, free);
        }
    }

    /// 150 variables in 645 clauses of three, drawn by a seed: as many as leave it open whether all can hold.
    @State(Scope.Thread)
    public static class Drawn {
        private static final int VARIABLES = 150;
        private static final double CLAUSES_A_VARIABLE = 4.3;

        private final Clauses clauses = drawn(new Random(2));

        private static Clauses drawn(Random random) {
            var clauses = new Clauses();
            int[] literals =
                    IntStream.range(0, VARIABLES).map(_ -> clauses.literal()).toArray();
            for (int i = 0; i < CLAUSES_A_VARIABLE * VARIABLES; i++) {
                clauses.add(random.ints(0, VARIABLES)
                        .distinct()
                        .limit(3)
                        .map(variable -> literals[variable] ^ random.nextInt(2))
                        .toArray());
            }
            return clauses;
        }
    }

    /// More pigeons than holes: nothing but conflicts.
    @State(Scope.Thread)
    public static class Pigeons {
        private static final int HOLES = 7;

        private final Clauses clauses = new Clauses();

        public Pigeons() {
            int[][] in = new int[HOLES + 1][HOLES];
            for (int[] pigeon : in) {
                for (int hole = 0; hole < HOLES; hole++) {
                    pigeon[hole] = clauses.literal();
                }
                clauses.add(pigeon);
            }
            for (int hole = 0; hole < HOLES; hole++) {
                int here = hole;
                clauses.atMostOne(IntStream.rangeClosed(0, HOLES)
                        .mapToObj(pigeon -> in[pigeon][here])
                        .toList());
            }
        }
    }

    /// From the problem to a plan proven best, with one thread.
    @Benchmark
    public B2bSolver.Result aDayProvenBest(Day day) {
        return day.solver.solve(
                day.problem, new B2bSolver.Limits(2, Duration.ofSeconds(20), 1, 1), (breaks, bound) -> {});
    }

    @Benchmark
    public B2bCheck.Report aPlanChecked(Day day) {
        return B2bCheck.check(day.problem, day.plan, 2);
    }

    @Benchmark
    public ClauseSolver.Answer drawnClauses(Drawn drawn) {
        return new ClauseSolver(drawn.clauses, false).solve(FOR_EVER, () -> false);
    }

    @Benchmark
    public ClauseSolver.Answer pigeonsInHoles(Pigeons pigeons) {
        return new ClauseSolver(pigeons.clauses, false).solve(FOR_EVER, () -> false);
    }
}
