package org.northernconnections.event;

import java.time.Instant;
import java.util.Optional;

/// Puts boards together.
public final class Boards {
    private final Events events;
    private final Participants participants;
    private final Meetings meetings;
    private final Timetables timetables;

    public Boards(Events events, Participants participants, Meetings meetings, Timetables timetables) {
        this.events = events;
        this.participants = participants;
        this.meetings = meetings;
        this.timetables = timetables;
    }

    /// The timetable that is worked on, if there is one.
    public Board working(Event event) {
        return board(event, timetables.findWorking(event.id()));
    }

    /// The newest that was published, if there is one.
    public Board published(Event event) {
        return board(event, timetables.findPublished(event.id()));
    }

    /// Has this meeting begun by any timetable that people could hold in their hands on the event's day, though a newer
    /// one may have moved it or left it out since? Whoever had no network kept to the one on paper.
    boolean begunOnPaper(Event event, MeetingId meeting, Instant now) {
        Instant day = event.day().atStartOfDay(event.zone()).toInstant();
        return !now.isBefore(day) && timetables.begunSince(meeting, day, now);
    }

    public Board of(Event event, Timetable timetable) {
        return board(event, Optional.of(timetable));
    }

    private Board board(Event event, Optional<Timetable> timetable) {
        return new Board(
                event, events.layout(event.id()), participants.list(event.id()), meetings.list(event.id()), timetable);
    }
}
