package org.northernconnections.matching;

import java.util.Random;

/// Repeats a check on random inputs of growing size, and says how to repeat the one that failed.
public final class Trials {
    private static final long SEED = Long.getLong("trials.seed", 20260101L);

    private Trials() {}

    @FunctionalInterface
    public interface Check {
        void run(Random random, int size);
    }

    /// Sizes grow from 1 to `sizeMax` over the trials.
    public static void check(int trials, int sizeMax, Check check) {
        for (int trial = 0; trial < trials; trial++) {
            int size = 1 + trial * sizeMax / trials;
            try {
                check.run(new Random(SEED + trial), size);
            } catch (AssertionError | RuntimeException failure) {
                throw new AssertionError(
                        "Fails at size %d, trial %d; repeat with -Dtrials.seed=%d".formatted(size, trial, SEED),
                        failure);
            }
        }
    }
}
