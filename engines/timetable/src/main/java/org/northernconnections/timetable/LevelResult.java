package org.northernconnections.timetable;

/// How a plan does on one level.
///
/// @param best the value that the plan has
/// @param bound no plan that is as good on all earlier levels has less than this
public record LevelResult(Level level, long best, long bound) {
    public LevelResult {
        if (bound > best) {
            throw new IllegalArgumentException(
                    "The bound of %s must not be above its best (%d), but it is %d.".formatted(level, best, bound));
        }
    }

    public boolean proven() {
        return best == bound;
    }

    /// How far the best may be from the true optimum, in the unit of the level.
    public long gap() {
        return best - bound;
    }
}
