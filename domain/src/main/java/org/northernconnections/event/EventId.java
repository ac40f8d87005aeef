package org.northernconnections.event;

import org.northernconnections.ledger.NewIds;

/// The id of an event.
public record EventId(String value) {
    public EventId {
        NewIds.requireId("an event", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
