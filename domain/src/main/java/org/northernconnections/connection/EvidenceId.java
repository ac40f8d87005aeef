package org.northernconnections.connection;

import org.northernconnections.ledger.NewIds;

/// The id of a fact.
public record EvidenceId(String value) {
    public EvidenceId {
        NewIds.requireId("a fact", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
