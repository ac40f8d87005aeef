package org.northernconnections.event;

import java.util.Set;
import java.util.function.Predicate;
import org.northernconnections.mail.Message;
import org.northernconnections.mail.Post;
import org.northernconnections.partnership.Account;
import org.northernconnections.partnership.People;
import org.northernconnections.partnership.Role;

/// Tells the organisers that somebody whose meetings are in a published timetable does not come after all, or is away
/// at their time: those whom this person was to meet hear of it by the next number only.
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
        tell(event, seat, "event_seat_gone", _ -> true);
    }

    /// @param seat as it is now, of somebody who comes
    /// @param slots in which this person is away since now
    void tellAway(Event event, Participant seat, Set<SlotId> slots) {
        tell(event, seat, "event_seat_away", placement -> slots.contains(placement.slot()));
    }

    private void tell(Event event, Participant seat, String kind, Predicate<Placement> missed) {
        int placed = timetables
                .findPublished(event.id())
                .map(published -> (int) meetings.listOf(seat.id()).stream()
                        .filter(meeting -> meeting.state().wanted())
                        .filter(meeting ->
                                published.find(meeting.id()).filter(missed).isPresent())
                        .count())
                .orElse(0);
        if (placed == 0) {
            return;
        }
        for (Account organiser : people.listOf(event.owner(), Role.OWNER)) {
            post.send(Message.to(
                    organiser,
                    kind,
                    "%s:%s:%d:%s".formatted(kind.replace('_', '-'), seat.id(), seat.version(), organiser.id()),
                    "/events/" + event.id() + "/timetable",
                    event.name(),
                    seat.shown(),
                    placed));
        }
    }
}
