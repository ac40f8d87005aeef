package org.northernconnections.event;

/// A place for one meeting at a time.
///
/// @param position from 1, as the tables stand
public record Table(TableId id, int position, String name) {}
