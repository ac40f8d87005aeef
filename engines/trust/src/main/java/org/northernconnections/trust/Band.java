package org.northernconnections.trust;

/// An estimate in one word, for people who want no figures.
public enum Band {
    /// Too little is known to say anything: the evidence counts less than [#KNOWN_MASS_MIN].
    UNKNOWN,
    /// Less likely than not.
    WEAK,
    /// More likely than not, but not enough is known, or too much spoke against it, to call it strong.
    MODERATE,
    /// At least [#STRONG_PROBABILITY_MIN], and even the low end of the interval is more likely than not.
    STRONG;

    public static final double KNOWN_MASS_MIN = 1;
    public static final double STRONG_PROBABILITY_MIN = 0.75;
    private static final double EVEN = 0.5;

    /// The word for a probability that rests on this mass of evidence.
    ///
    /// @param low the low end of its interval
    public static Band of(double mass, double probability, double low) {
        if (mass < KNOWN_MASS_MIN) {
            return UNKNOWN;
        }
        if (probability < EVEN) {
            return WEAK;
        }
        return probability >= STRONG_PROBABILITY_MIN && low >= EVEN ? STRONG : MODERATE;
    }
}
