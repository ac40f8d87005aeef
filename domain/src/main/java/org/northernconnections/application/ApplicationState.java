package org.northernconnections.application;

import org.northernconnections.ledger.Steps;

/// How far an application has come.
public enum ApplicationState {
    DRAFT,
    SUBMITTED,
    ELIGIBLE,
    NOT_ELIGIBLE,
    SHORTLISTED,
    WAITING,
    NOT_SELECTED,
    CONFIRMED,
    DECLINED,
    PRESENTED,
    WITHDRAWN;

    /// The steps between them.
    public static final Steps<ApplicationState> STEPS = Steps.startingAt("application", DRAFT)
            .step(DRAFT, SUBMITTED, WITHDRAWN)
            .step(SUBMITTED, ELIGIBLE, NOT_ELIGIBLE, WITHDRAWN)
            .step(ELIGIBLE, SHORTLISTED, WAITING, NOT_SELECTED, WITHDRAWN)
            .step(WAITING, SHORTLISTED, NOT_SELECTED, WITHDRAWN)
            .step(SHORTLISTED, CONFIRMED, DECLINED, WITHDRAWN)
            .step(CONFIRMED, DECLINED, PRESENTED, WITHDRAWN);

    /// Has it been given a place, and kept it so far?
    public boolean hasPlace() {
        return this == SHORTLISTED || this == CONFIRMED;
    }

    /// Is it still on its way?
    public boolean alive() {
        return !STEPS.after(this).isEmpty();
    }
}
