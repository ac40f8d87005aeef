package org.northernconnections.timetable;

/// How much a meeting is wanted. Any must comes before all likes.
public sealed interface Strength {
    /// The meeting should be left out only if nothing else is possible.
    record Must() implements Strength {}

    /// The meeting is wanted; of likes that cannot all be held, the greatest sum of weights is.
    ///
    /// @param weight at least 1 and at most [#WEIGHT_MAX]; only ratios count
    record Like(int weight) implements Strength {
        public Like {
            if (weight < 1 || weight > WEIGHT_MAX) {
                throw new IllegalArgumentException("""
                        The weight of a like must be from 1 to %d, but it is %d.
                        Maybe leave the request out, or scale the weights.""".formatted(WEIGHT_MAX, weight));
            }
        }
    }

    /// Keeps the sum over all requests far inside the whole numbers that the solver can hold.
    int WEIGHT_MAX = 1_000_000;

    Strength MUST = new Must();

    static Strength like(int weight) {
        return new Like(weight);
    }
}
