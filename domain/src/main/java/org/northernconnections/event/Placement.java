package org.northernconnections.event;

/// Where a meeting stands in a timetable.
///
/// @param pinned it keeps its place when the timetable is made again
public record Placement(MeetingId meeting, SlotId slot, TableId table, boolean pinned) {
    public Placement withPinned(boolean now) {
        return new Placement(meeting, slot, table, now);
    }
}
