package org.northernconnections.event;

import org.northernconnections.ledger.NewIds;

/// The id of a session.
public record SessionId(String value) {
    public SessionId {
        NewIds.requireId("a session", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
