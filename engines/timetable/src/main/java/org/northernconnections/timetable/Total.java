package org.northernconnections.timetable;

/// The weighted sum of the levels that a plan reached, where [PlanSettings#weights()] ask for one.
///
/// @param best the value that the plan has
/// @param bound no plan has less
public record Total(long best, long bound) {
    public Total {
        if (bound > best) {
            throw new IllegalArgumentException(
                    "The bound of a total must not be above its best (%d), but it is %d.".formatted(best, bound));
        }
    }

    public boolean proven() {
        return best == bound;
    }
}
