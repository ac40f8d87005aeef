package org.northernconnections.event;

/// What one participant's calendar was told about one meeting.
///
/// @param sequence grows by one whenever the entry changes
/// @param fingerprint of what was told: begin, end and table, and a hash of the rest, in which people are named
public record CalendarEntry(
        MeetingId meeting, ParticipantId participant, int sequence, String fingerprint, boolean cancelled) {}
