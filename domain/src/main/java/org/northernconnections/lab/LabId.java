package org.northernconnections.lab;

import org.northernconnections.ledger.NewIds;

/// The id of a lab.
public record LabId(String value) {
    public LabId {
        NewIds.requireId("a lab", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
