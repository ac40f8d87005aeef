package org.northernconnections.event;

/// What one participant's calendar was told about one meeting.
///
/// @param sequence grows by one whenever the entry changes
/// @param fingerprint of what was told: when and where
public record CalendarEntry(
        MeetingId meeting, ParticipantId participant, int sequence, String fingerprint, boolean cancelled) {}
