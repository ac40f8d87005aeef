package org.northernconnections.connection;

import org.northernconnections.ledger.NewIds;

/// The id of a commitment.
public record CommitmentId(String value) {
    public CommitmentId {
        NewIds.requireId("a commitment", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
