package org.northernconnections.trust;

/// An amount of evidence, apart for the good and for the bad; 1 is one promise kept today, seen by oneself.
///
/// @param good how much speaks for the subject, at least 0
/// @param bad how much speaks against it, at least 0
public record Mass(double good, double bad) {
    static final Mass NONE = new Mass(0, 0);

    private static final double APPEALED = 0.5;

    public Mass {
        if (!(good >= 0 && good < Double.POSITIVE_INFINITY && bad >= 0 && bad < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "Good and bad mass must be finite and at least 0, but are %s and %s.".formatted(good, bad));
        }
    }

    public double total() {
        return good + bad;
    }

    Mass plus(Mass other) {
        return new Mass(good + other.good, bad + other.bad);
    }

    /// What counts while an appeal is open: the bad part half.
    Mass appealed() {
        return new Mass(good, bad * APPEALED);
    }

    Mass times(double share) {
        return new Mass(good * share, bad * share);
    }
}
