package org.northernconnections.event;

import org.northernconnections.ledger.Steps;

/// How far a meeting has come.
public enum MeetingState {
    WISHED,
    ACCEPTED,
    PLACED,
    HELD,
    MISSED,
    CANCELLED,
    OUTCOME_BY_ONE,
    BOTH_OPEN;

    /// The steps between them. A cancelled meeting may be wished again.
    public static final Steps<MeetingState> STEPS = Steps.startingAt("meeting", WISHED)
            .step(WISHED, ACCEPTED, CANCELLED)
            .step(ACCEPTED, PLACED, CANCELLED)
            .step(PLACED, ACCEPTED, CANCELLED, HELD, MISSED)
            .step(CANCELLED, WISHED)
            .step(HELD, OUTCOME_BY_ONE)
            .step(MISSED, OUTCOME_BY_ONE)
            .step(OUTCOME_BY_ONE, BOTH_OPEN);

    /// Has it taken place, or was it missed?
    public boolean over() {
        return this == HELD || this == MISSED || this == OUTCOME_BY_ONE || this == BOTH_OPEN;
    }

    /// Do both sides want it, so that it belongs into a timetable?
    public boolean wanted() {
        return this == ACCEPTED || this == PLACED;
    }
}
