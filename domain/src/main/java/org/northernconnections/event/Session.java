package org.northernconnections.event;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;

/// A part of an event in which meetings take place, cut into slots of the same length.
///
/// @param slotMinutes length of a slot
/// @param pauseMinutes between one slot and the next, to change tables
public record Session(SessionId id, String name, Instant startsAt, Instant endsAt, int slotMinutes, int pauseMinutes) {
    public static final int SLOT_MINUTES_MIN = 5;
    public static final int SLOT_MINUTES_MAX = 240;
    public static final int PAUSE_MINUTES_MAX = 120;
    public static final int SLOTS_MAX = 60;

    /// Until when a session of the night may go on into the next day.
    public static final LocalTime NIGHT_ENDS = LocalTime.NOON;

    public Session {
        if (!endsAt.isAfter(startsAt)) {
            throw new IllegalArgumentException("The session %s must end after it starts.".formatted(name));
        }
    }

    /// A stretch of time.
    public record Span(Instant startsAt, Instant endsAt) {}

    /// The spans of its slots, one after the other; what is left at the end and too short for a slot is left out.
    public List<Span> spans() {
        var spans = new ArrayList<Span>();
        Instant start = startsAt;
        Instant end = start.plus(Duration.ofMinutes(slotMinutes));
        while (!end.isAfter(endsAt) && spans.size() < SLOTS_MAX) {
            spans.add(new Span(start, end));
            start = end.plus(Duration.ofMinutes(pauseMinutes));
            end = start.plus(Duration.ofMinutes(slotMinutes));
        }
        return spans;
    }

    /// Does it begin on the day of this event, and end by [#NIGHT_ENDS] of the next?
    public boolean onDayOf(Event event) {
        LocalDateTime from = LocalDateTime.ofInstant(startsAt, event.zone());
        LocalDateTime until = LocalDateTime.ofInstant(endsAt, event.zone());
        return from.toLocalDate().equals(event.day())
                && !until.isAfter(event.day().plusDays(1).atTime(NIGHT_ENDS));
    }

    /// Do the two share any time?
    public boolean overlaps(Session other) {
        return startsAt.isBefore(other.endsAt) && other.startsAt.isBefore(endsAt);
    }
}
