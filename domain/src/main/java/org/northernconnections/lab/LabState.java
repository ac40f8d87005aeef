package org.northernconnections.lab;

import org.northernconnections.ledger.Steps;

/// How far a lab has come.
public enum LabState {
    NAMED,
    SPECIFIED,
    CHOSEN,
    KEPT_FOR_LATER,
    RUNNING,
    ENDED;

    /// The steps between them.
    public static final Steps<LabState> STEPS = Steps.startingAt("lab", NAMED)
            .step(NAMED, SPECIFIED)
            .step(SPECIFIED, CHOSEN, KEPT_FOR_LATER)
            .step(KEPT_FOR_LATER, CHOSEN)
            .step(CHOSEN, RUNNING)
            .step(RUNNING, ENDED);

    /// Do calls open in a lab that has come this far? The database asks the same.
    public boolean opensCalls() {
        return this == CHOSEN || this == RUNNING;
    }
}
