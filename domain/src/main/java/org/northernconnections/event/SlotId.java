package org.northernconnections.event;

import org.northernconnections.ledger.NewIds;

/// The id of a slot.
public record SlotId(String value) {
    public SlotId {
        NewIds.requireId("a slot", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
