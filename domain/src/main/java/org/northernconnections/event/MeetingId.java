package org.northernconnections.event;

import org.northernconnections.ledger.NewIds;

/// The id of a meeting.
public record MeetingId(String value) {
    public MeetingId {
        NewIds.requireId("a meeting", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
