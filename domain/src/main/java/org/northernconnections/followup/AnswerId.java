package org.northernconnections.followup;

import org.northernconnections.ledger.NewIds;

/// The id of an answer.
public record AnswerId(String value) {
    public AnswerId {
        NewIds.requireId("an answer", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
