package org.northernconnections.event;

/// A place for one meeting at a time.
///
/// @param position from 1, as the tables stand
/// @param lost it cannot be used for the rest of the day
public record Table(TableId id, int position, String name, boolean lost) {
    /// A table that can be used.
    public Table(TableId id, int position, String name) {
        this(id, position, name, false);
    }
}
