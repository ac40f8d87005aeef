package org.northernconnections.event;

import org.northernconnections.ledger.NewIds;

/// The id of a timetable.
public record TimetableId(String value) {
    public TimetableId {
        NewIds.requireId("a timetable", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
