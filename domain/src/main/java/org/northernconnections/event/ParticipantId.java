package org.northernconnections.event;

import org.northernconnections.ledger.NewIds;

/// The id of a participant.
public record ParticipantId(String value) {
    public ParticipantId {
        NewIds.requireId("a participant", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
