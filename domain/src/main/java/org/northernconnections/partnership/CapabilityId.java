package org.northernconnections.partnership;

import org.northernconnections.ledger.NewIds;

/// The id of a capability.
public record CapabilityId(String value) {
    public CapabilityId {
        NewIds.requireId("a capability", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
