package org.northernconnections.event;

import org.northernconnections.mail.Message;
import org.northernconnections.mail.Post;
import org.northernconnections.partnership.Account;
import org.northernconnections.partnership.People;
import org.northernconnections.partnership.Role;

/// Tells the organisers that somebody whose meetings are in a published timetable does not come after all: those whom
/// this person was to meet hear of it by the next number only.
public final class SeatGone {
    private final Meetings meetings;
    private final Timetables timetables;
    private final People people;
    private final Post post;

    public SeatGone(Meetings meetings, Timetables timetables, People people, Post post) {
        this.meetings = meetings;
        this.timetables = timetables;
        this.people = people;
        this.post = post;
    }

    /// @param seat as it is now, of somebody who does not come
    void tell(Event event, Participant seat) {
        int placed = timetables
                .findPublished(event.id())
                .map(published -> (int) meetings.listOf(seat.id()).stream()
                        .filter(meeting -> meeting.state().wanted())
                        .filter(meeting -> published.find(meeting.id()).isPresent())
                        .count())
                .orElse(0);
        if (placed == 0) {
            return;
        }
        for (Account organiser : people.listOf(event.owner(), Role.OWNER)) {
            post.send(Message.to(
                    organiser,
                    "event_seat_gone",
                    "event-seat-gone:%s:%d:%s".formatted(seat.id(), seat.version(), organiser.id()),
                    "/events/" + event.id() + "/timetable",
                    event.name(),
                    seat.shown(),
                    placed));
        }
    }
}
