package org.northernconnections.match;

/// What somebody says of a company's best statement as the answer to a need.
public enum Verdict {
    FITS(1),
    PARTLY(0.5),
    NOT(0);

    private final double worth;

    Verdict(double worth) {
        this.worth = worth;
    }

    /// As the engine learns from it.
    public double worth() {
        return worth;
    }
}
