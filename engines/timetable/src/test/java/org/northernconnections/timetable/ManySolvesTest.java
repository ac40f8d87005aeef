package org.northernconnections.timetable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;
import org.northernconnections.timetable.b2b.B2bSolver;

/// What each solve takes of memory it gives back: the process stays within what a few solves need.
class ManySolvesTest {
    private static final int SOLVES = 1_000;
    /// Far less than the models of so many solves take together.
    private static final long NATIVE_GROWTH_BYTES_MAX = 50_000_000;

    private static final long HEAP_GROWTH_BYTES_MAX = 10_000_000;
    /// The Java heap lies below, as its pointers are compressed; what native code takes lies above.
    private static final long HEAP_END = 1L << 35;

    private static final Path MAPPINGS = Path.of("/proc/self/smaps");

    @Test
    void aThousandCasesInARowDoNotGrow() throws IOException {
        var solver = new B2bSolver();
        var limits = new B2bSolver.Limits(2, Duration.ofSeconds(10), 1, 1);

        assertNoGrowth(i -> solver.solve(B2bProblems.random(new Random(i), 1 + i % 3), limits, (_, _) -> {}));
    }

    @Test
    void aThousandEventsInARowDoNotGrow() throws IOException {
        var engine = new TimetableEngine();

        assertNoGrowth(i -> engine.plan(Problems.random(new Random(i), 4 + i % 5), PlanSettings.ofSeconds(10)));
    }

    /// Every second solve is cancelled after a few milliseconds, wherever it is by then.
    @Test
    void aThousandEventsOfWhichHalfAreCancelledDoNotGrow() throws IOException {
        var engine = new TimetableEngine();
        MeetingProblem large = Problems.event(3, 150, 40, 10, 12);
        var cancelled = new AtomicInteger();

        assertNoGrowth(i -> {
            if (i % 2 == 0) {
                engine.plan(Problems.random(new Random(i), 4 + i % 5), PlanSettings.ofSeconds(10));
                return;
            }
            var cancellation = new Cancellation();
            Thread.startVirtualThread(() -> {
                LockSupport.parkNanos(Duration.ofMillis(1 + i % 16).toNanos());
                cancellation.cancel();
            });
            Plan plan = engine.plan(large, PlanSettings.ofSeconds(10), Progress.NONE, cancellation);
            cancelled.addAndGet(plan.ending() == Plan.Ending.CANCELLED ? 1 : 0);
        });
        assertThat(cancelled).hasValueGreaterThan(SOLVES / 4);
    }

    @Test
    void aThousandCasesOfWhichHalfAreCancelledDoNotGrow() throws IOException {
        var solver = new B2bSolver();
        var limits = new B2bSolver.Limits(2, Duration.ofSeconds(10), 1, 1);

        assertNoGrowth(i -> {
            long until =
                    i % 2 == 0 ? Long.MAX_VALUE : Duration.ofMillis(1 + i % 16).toNanos();
            long begun = System.nanoTime();
            solver.solve(
                    B2bProblems.random(new Random(i), i % 2 == 0 ? 1 + i % 3 : 60),
                    limits,
                    (_, _) -> {},
                    () -> System.nanoTime() - begun >= until);
        });
    }

    private record Memory(long heapBytes, long nativeBytes) {
        /// What is resident, and what is left of the heap once garbage is gone.
        static Memory now() throws IOException {
            System.gc();
            Runtime runtime = Runtime.getRuntime();
            return new Memory(runtime.totalMemory() - runtime.freeMemory(), nativeResidentBytes());
        }

        private static long nativeResidentBytes() throws IOException {
            boolean above = false;
            long kilobytes = 0;
            for (String line : Files.readAllLines(MAPPINGS)) {
                if (line.matches("[0-9a-f]+-[0-9a-f]+ .*")) {
                    above = Long.parseUnsignedLong(line.substring(0, line.indexOf('-')), 16) >= HEAP_END;
                } else if (above && line.startsWith("Rss:")) {
                    kilobytes += Long.parseLong(line.replaceAll("[^0-9]", ""));
                }
            }
            return 1024 * kilobytes;
        }
    }

    /// Compares the end with what the first third has settled to.
    private static void assertNoGrowth(IntConsumer solve) throws IOException {
        assumeTrue(Files.exists(MAPPINGS), "Only Linux tells how much memory a process has in " + MAPPINGS);
        Memory settled = Memory.now();
        for (int i = 0; i < SOLVES; i++) {
            solve.accept(i);
            if (i == SOLVES / 3) {
                settled = Memory.now();
            }
        }

        Memory ended = Memory.now();
        assertThat(ended.heapBytes()).isLessThan(settled.heapBytes() + HEAP_GROWTH_BYTES_MAX);
        assertThat(ended.nativeBytes()).isPositive().isLessThan(settled.nativeBytes() + NATIVE_GROWTH_BYTES_MAX);
    }
}
