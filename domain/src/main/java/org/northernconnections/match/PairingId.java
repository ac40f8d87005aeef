package org.northernconnections.match;

import org.northernconnections.ledger.NewIds;

/// The id of a pairing.
public record PairingId(String value) {
    public PairingId {
        NewIds.requireId("a pairing", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
