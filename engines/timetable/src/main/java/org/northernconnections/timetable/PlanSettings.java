package org.northernconnections.timetable;

import java.time.Duration;

/// How hard to search.
///
/// @param seed drives every random choice
/// @param limit the longest that planning may take; what is best by then is the plan
/// @param threads how many processors to use; with 1, the same problem, seed and limit give the same plan,
///     unless [Plan#ending()] is [Plan.Ending#TIME_UP] or [Plan.Ending#CANCELLED]
public record PlanSettings(long seed, Duration limit, int threads) {
    public PlanSettings {
        if (limit.isNegative() || limit.isZero() || threads < 1) {
            throw new IllegalArgumentException("""
                    Planning needs a limit above 0 and at least 1 thread, but they are %s and %d.
                    Maybe start from PlanSettings.ofSeconds(20).""".formatted(limit, threads));
        }
    }

    /// Seed 1 and one thread.
    public static PlanSettings ofSeconds(int seconds) {
        return new PlanSettings(1, Duration.ofSeconds(seconds), 1);
    }
}
