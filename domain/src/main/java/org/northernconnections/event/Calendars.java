package org.northernconnections.event;

import java.time.Instant;
import java.util.List;

/// Writes calendar files.
public interface Calendars {
    /// What a file says to the program that reads it.
    enum Method {
        REQUEST,
        CANCEL,
        PUBLISH
    }

    /// One meeting in a person's calendar.
    ///
    /// @param with whom, as shown
    /// @param table its name
    record Item(
            MeetingId meeting,
            ParticipantId participant,
            int sequence,
            String with,
            String table,
            Instant startsAt,
            Instant endsAt) {
        /// The same for ever, whatever becomes of the meeting.
        public String uid() {
            return meeting + "-" + participant + "@northern-connections";
        }
    }

    /// The file. Requests and cancellations are one calendar a meeting, one after the other, as all that one of them
    /// names must have one UID (RFC 5546, 3.2.2); a published plan is one calendar.
    ///
    /// @param attendee the reader's address; empty if nobody is invited by name
    /// @param at when it is written
    String write(Method method, Event event, String attendee, List<Item> items, Instant at);
}
