package org.northernconnections.lab;

import org.northernconnections.ledger.Steps;

/// How far a challenge has come.
public enum ChallengeState {
    DRAFT,
    IN_REVIEW,
    CHANGES_ASKED,
    APPROVED,
    OPEN,
    CLOSED,
    IN_SELECTION,
    AT_EVENT,
    IN_FOLLOW_UP,
    ANSWERED,
    ENDED_WITHOUT_RESULT;

    /// The steps between them.
    public static final Steps<ChallengeState> STEPS = Steps.startingAt("challenge", DRAFT)
            .step(DRAFT, IN_REVIEW)
            .step(IN_REVIEW, CHANGES_ASKED, APPROVED)
            .step(CHANGES_ASKED, IN_REVIEW)
            .step(APPROVED, OPEN)
            .step(OPEN, CLOSED)
            .step(CLOSED, IN_SELECTION)
            .step(IN_SELECTION, AT_EVENT)
            .step(AT_EVENT, IN_FOLLOW_UP)
            .step(IN_FOLLOW_UP, ANSWERED, ENDED_WITHOUT_RESULT);

    /// From opening on everybody may read it.
    public boolean published() {
        return compareTo(OPEN) >= 0;
    }

    /// Has its event passed, so that nobody can be invited to it any more?
    public boolean eventOver() {
        return compareTo(AT_EVENT) > 0;
    }

    /// Is it on its way to a call that has not opened: handed in, sent back or approved?
    public boolean onItsWayToACall() {
        return this == IN_REVIEW || this == CHANGES_ASKED || this == APPROVED;
    }

    /// May its owner still reword it without a new review?
    public boolean beingWorded() {
        return this == DRAFT || this == CHANGES_ASKED;
    }
}
