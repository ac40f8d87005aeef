package org.northernconnections.event;

import org.jspecify.annotations.Nullable;

/// A place for one meeting at a time.
///
/// @param position from 1, as the tables stand
/// @param lost it cannot be used for the rest of the day
/// @param host who sits there all day, and without whom nobody does; null if anybody may
public record Table(
        TableId id,
        int position,
        String name,
        boolean lost,
        @Nullable ParticipantId host) {
    /// A table that can be used by anybody.
    public Table(TableId id, int position, String name) {
        this(id, position, name, false, null);
    }
}
