package org.northernconnections.event;

import org.northernconnections.ledger.Steps;

/// How far the word of one side on a meeting has come.
public enum OutcomeState {
    /// Only the side that wrote it reads it, and may change it.
    HIDDEN,
    /// Both sides read it, and nobody changes it.
    OPEN,
    /// The other side says that it is not true, or its own that a helper typed it wrongly, and the organiser has not
    /// decided.
    APPEALED,
    /// The organiser found that it is true; the side that did not appeal still can.
    STANDS,
    /// The organiser found that it is not true: it counts nothing.
    SET_ASIDE;

    /// The steps between them.
    public static final Steps<OutcomeState> STEPS = Steps.startingAt("outcome", HIDDEN)
            .step(HIDDEN, OPEN)
            .step(OPEN, APPEALED)
            .step(APPEALED, STANDS, SET_ASIDE)
            .step(STANDS, APPEALED);
}
