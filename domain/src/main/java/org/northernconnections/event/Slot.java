package org.northernconnections.event;

import java.time.Instant;

/// A stretch of time in which each table holds one meeting.
///
/// @param position through the whole event, from 1
public record Slot(SlotId id, SessionId session, int position, Instant startsAt, Instant endsAt) {
    public boolean begun(Instant now) {
        return !startsAt.isAfter(now);
    }
}
