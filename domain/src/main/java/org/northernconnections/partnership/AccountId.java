package org.northernconnections.partnership;

import org.northernconnections.ledger.NewIds;

/// The id of an account.
public record AccountId(String value) {
    public AccountId {
        NewIds.requireId("an account", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
