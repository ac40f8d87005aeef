package org.northernconnections.timetable;

import java.time.Duration;

/// Hears how planning goes on. Called from the thread that plans and from those of the solver, one call at a time;
/// should return quickly.
@FunctionalInterface
public interface Progress {
    Progress NONE = (_, _, _, _, _) -> {};

    /// What has just happened on a level.
    enum Phase {
        STARTED,
        IMPROVED,
        PROVEN,
        STOPPED
    }

    /// Something happened on a level.
    ///
    /// @param best the value of the best plan so far
    /// @param bound no plan has less, as in [LevelResult]
    /// @param elapsed since planning began
    void report(Level level, long best, long bound, Duration elapsed, Phase phase);

    /// Something happened to the weighted sum of the levels, where one is made small ([PlanSettings#weights()]).
    ///
    /// @param best the sum of the best plan so far
    /// @param bound no plan has less, as in [Total]
    /// @param elapsed since planning began
    default void reportTotal(long best, long bound, Duration elapsed, Phase phase) {}
}
