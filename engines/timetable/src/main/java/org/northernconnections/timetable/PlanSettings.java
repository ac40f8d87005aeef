package org.northernconnections.timetable;

import java.time.Duration;
import java.util.Map;

/// How hard to search.
///
/// @param seed drives every random choice
/// @param limit the longest that planning may take; what is best by then is the plan
/// @param threads how many processors to use; with 1, the same problem, seed and limit give the same plan,
///     unless [Plan#ending()] is [Plan.Ending#TIME_UP] or [Plan.Ending#CANCELLED]
/// @param weights what each level counts in one sum that is made small as a whole; empty to make one level after the
///     other small, in their order. Tables are chosen last either way.
public record PlanSettings(long seed, Duration limit, int threads, Map<Level, Integer> weights) {
    /// Keeps the sum far inside the whole numbers that the solver can hold.
    public static final int LEVEL_WEIGHT_MAX = 1_000_000;

    public PlanSettings {
        weights = Map.copyOf(weights);
        if (weights.containsKey(Level.TABLE_CHANGES)
                || weights.values().stream().anyMatch(weight -> weight < 1 || weight > LEVEL_WEIGHT_MAX)) {
            throw new IllegalArgumentException("""
                    The weights must be from 1 to %d, and none for table changes, but they are %s.
                    Maybe leave out what should not count.""".formatted(LEVEL_WEIGHT_MAX, weights));
        }
        if (limit.isNegative() || limit.isZero() || threads < 1) {
            throw new IllegalArgumentException("""
                    Planning needs a limit above 0 and at least 1 thread, but they are %s and %d.
                    Maybe start from PlanSettings.ofSeconds(20).""".formatted(limit, threads));
        }
    }

    /// One level after the other.
    public PlanSettings(long seed, Duration limit, int threads) {
        this(seed, limit, threads, Map.of());
    }

    /// Seed 1 and one thread.
    public static PlanSettings ofSeconds(int seconds) {
        return new PlanSettings(1, Duration.ofSeconds(seconds), 1);
    }

    public PlanSettings withLimit(Duration longest) {
        return new PlanSettings(seed, longest, threads, weights);
    }

    public PlanSettings withWeights(Map<Level, Integer> counted) {
        return new PlanSettings(seed, limit, threads, counted);
    }
}
