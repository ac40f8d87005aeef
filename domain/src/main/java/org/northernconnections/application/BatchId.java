package org.northernconnections.application;

import org.northernconnections.ledger.NewIds;

/// The id of a batch of decisions.
public record BatchId(String value) {
    public BatchId {
        NewIds.requireId("a batch of decisions", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
