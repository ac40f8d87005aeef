package org.northernconnections.event;

import org.northernconnections.ledger.NewIds;

/// The id of an outcome.
public record OutcomeId(String value) {
    public OutcomeId {
        NewIds.requireId("an outcome", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
