package org.northernconnections.timetable;

/// Where a request stands in a plan.
///
/// @param request the id of the request
/// @param slot an index into [MeetingProblem#slots()]
/// @param table one of [MeetingProblem#tables()]
public record Placement(String request, int slot, String table) {}
