package org.northernconnections.connection;

import org.northernconnections.ledger.Steps;

/// How far a promise has come.
public enum CommitmentState {
    PROPOSED,
    AGREED,
    KEPT,
    BROKEN,
    RELEASED;

    /// The steps between them. What was kept or broken goes back where whoever said so erred.
    public static final Steps<CommitmentState> STEPS = Steps.startingAt("commitment", PROPOSED, AGREED)
            .step(PROPOSED, AGREED, RELEASED)
            .step(AGREED, KEPT, BROKEN, RELEASED)
            .step(KEPT, AGREED)
            .step(BROKEN, AGREED);

    /// Does it still wait for somebody?
    public boolean open() {
        return this == PROPOSED || this == AGREED;
    }
}
