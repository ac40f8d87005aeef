package org.northernconnections.followup;

import org.northernconnections.ledger.NewIds;

/// The id of a follow-up.
public record FollowUpId(String value) {
    public FollowUpId {
        NewIds.requireId("a follow-up", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
