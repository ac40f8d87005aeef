package org.northernconnections.matching;

/// How far a company's best statement answers a need, in one word.
///
/// The thresholds are shares of the need's own score, that is of how well the need answers itself. They
/// mean the same for a short need and a long one, and stay put when companies come and go. They were
/// set by judgement on small examples and are to be fitted to people's verdicts.
public enum Coverage {
    /// Below [#PARTLY_MIN]: nothing that a reader would call an answer.
    NOT,
    /// At least [#PARTLY_MIN]: it speaks of the same thing.
    PARTLY,
    /// At least [#STRONG_MIN]: it says much of what the need says.
    STRONG;

    public static final double PARTLY_MIN = 0.15;
    public static final double STRONG_MIN = 0.4;

    static Coverage of(double strength) {
        if (strength >= STRONG_MIN) {
            return STRONG;
        }
        return strength >= PARTLY_MIN ? PARTLY : NOT;
    }
}
