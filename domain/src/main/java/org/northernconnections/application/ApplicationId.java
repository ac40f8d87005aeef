package org.northernconnections.application;

import org.northernconnections.ledger.NewIds;

/// The id of an application.
public record ApplicationId(String value) {
    public ApplicationId {
        NewIds.requireId("an application", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
