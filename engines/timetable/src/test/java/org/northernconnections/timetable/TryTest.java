package org.northernconnections.timetable;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TryTest {
    @Test
    void tries() {
        for (int threads = 1; threads <= 1; threads++) {
            for (int seed = 1; seed <= 3; seed++) {
                long start = System.nanoTime();
                var plan = new TimetableEngine()
                        .plan(
                                Problems.event(seed, 120, 30, 20, 8),
                                new PlanSettings(1, Duration.ofSeconds(20), threads),
                                (level, best, bound, elapsed, phase) -> {
                                    if (phase == Progress.Phase.STARTED || level.equals(Level.BREAKS))
                                        System.out.println(level + " " + best + " " + bound + " " + elapsed.toMillis()
                                                + " " + phase);
                                },
                                new Cancellation());
                System.out.printf(
                        "threads %d seed %d %.1f s %s %s%n",
                        threads, seed, (System.nanoTime() - start) / 1e9, plan.ending(), plan.levels());
            }
        }
    }
}
