package org.northernconnections.event;

import org.northernconnections.ledger.NewIds;

/// The id of a table.
public record TableId(String value) {
    public TableId {
        NewIds.requireId("a table", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
