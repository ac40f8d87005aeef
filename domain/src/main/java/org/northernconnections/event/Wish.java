package org.northernconnections.event;

import java.time.Instant;

/// Somebody's wish to meet somebody.
///
/// @param words to the other; may be empty
public record Wish(ParticipantId from, Strength strength, String words, Instant wishedAt) {
    /// How much.
    public enum Strength {
        MUST,
        LIKE
    }
}
