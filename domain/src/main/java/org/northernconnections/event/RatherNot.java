package org.northernconnections.event;

/// Somebody would rather not meet somebody. Seen by its author and read by the timetable; by nobody else.
public record RatherNot(ParticipantId from, ParticipantId about) {}
