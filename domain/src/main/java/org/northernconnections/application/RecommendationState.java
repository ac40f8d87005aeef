package org.northernconnections.application;

import org.northernconnections.ledger.Steps;

/// How far a recommendation has come.
public enum RecommendationState {
    ASKED,
    GIVEN,
    DECLINED,
    LAPSED,
    ACCEPTED_BY_THE_COMPANY,
    WITHDRAWN,
    OUTCOME_KNOWN;

    /// The steps between them: it is asked for, or given unasked.
    public static final Steps<RecommendationState> STEPS = Steps.startingAt("recommendation", ASKED, GIVEN)
            .step(ASKED, GIVEN, DECLINED, LAPSED)
            .step(GIVEN, ACCEPTED_BY_THE_COMPANY, WITHDRAWN, OUTCOME_KNOWN)
            .step(ACCEPTED_BY_THE_COMPANY, WITHDRAWN, OUTCOME_KNOWN);

    /// Does the cluster stand by its word?
    public boolean stands() {
        return this == GIVEN || this == ACCEPTED_BY_THE_COMPANY || this == OUTCOME_KNOWN;
    }
}
