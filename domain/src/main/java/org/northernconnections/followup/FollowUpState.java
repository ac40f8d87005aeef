package org.northernconnections.followup;

import org.northernconnections.ledger.Steps;

/// The rung that two organisations have reached after they met.
///
/// Rungs may be skipped on the way up: a year lies between two answers. A step down is a correction and says why.
public enum FollowUpState {
    TALKING,
    TEST,
    PILOT,
    OFFER,
    CONTRACT,
    CONSORTIUM,
    IN_USE,
    STOPPED;

    /// The steps between them: up by any number of rungs, down as a correction, stopped from anywhere and taken up
    /// again.
    public static final Steps<FollowUpState> STEPS = steps();

    private static Steps<FollowUpState> steps() {
        Steps<FollowUpState> steps = Steps.startingAt("follow up", TALKING);
        for (FollowUpState from : values()) {
            for (FollowUpState to : values()) {
                if (from != to) {
                    steps = steps.step(from, to);
                }
            }
        }
        return steps;
    }

    /// Is it at least as far as another rung? A stopped one is as far as none; contract and consortium are one rung.
    public boolean reaches(FollowUpState rung) {
        return height() >= rung.height();
    }

    /// Is it something that two made together? An offer alone is not.
    public boolean jointResult() {
        return this == PILOT || reaches(CONTRACT);
    }

    private int height() {
        return switch (this) {
            case STOPPED -> -1;
            case TALKING -> 0;
            case TEST -> 1;
            case PILOT -> 2;
            case OFFER -> 3;
            case CONTRACT, CONSORTIUM -> 4;
            case IN_USE -> 5;
        };
    }

    /// Is a step to this rung a step down, which says why?
    public boolean correctedTo(FollowUpState to) {
        return this != STOPPED && to != STOPPED && to.height() < height();
    }
}
