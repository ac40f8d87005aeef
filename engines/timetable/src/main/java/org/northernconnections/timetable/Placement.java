package org.northernconnections.timetable;

import org.jspecify.annotations.Nullable;

/// Where a request stands in a plan.
///
/// @param request the id of the request
/// @param slot an index into [MeetingProblem#slots()]
/// @param table the name of one of [MeetingProblem#tables()]
/// @param interpreter who helps, by id; null if nobody does
public record Placement(
        String request, int slot, String table, @Nullable String interpreter) {
    /// A placement without an interpreter.
    public Placement(String request, int slot, String table) {
        this(request, slot, table, null);
    }
}
