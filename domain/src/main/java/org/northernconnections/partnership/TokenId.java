package org.northernconnections.partnership;

import org.northernconnections.ledger.NewIds;

/// The id of an API token.
public record TokenId(String value) {
    public TokenId {
        NewIds.requireId("an API token", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
