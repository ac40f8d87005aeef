package org.northernconnections.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What the desk knows of a participant on the day.
///
/// @param until when a late participant is expected; null for anybody else
/// @param at when that was noted
public record Presence(
        ParticipantId participant,
        PresenceState state,
        @Nullable Instant until,
        Instant at) {
    public Presence {
        if ((state == PresenceState.LATE) != (until != null)) {
            throw new IllegalArgumentException("Who is late is expected at a time, and nobody else: " + participant);
        }
    }
}
