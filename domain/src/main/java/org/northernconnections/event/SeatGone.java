package org.northernconnections.event;

import java.util.Set;
import java.util.function.Predicate;
import org.northernconnections.mail.Message;
import org.northernconnections.mail.Post;
import org.northernconnections.partnership.Account;
import org.northernconnections.partnership.OrganisationId;
import org.northernconnections.partnership.People;
import org.northernconnections.partnership.Role;

/// Tells the organisers that somebody whose meetings are in a published timetable does not come after all, or is away
/// at their time: those whom this person was to meet hear of it by the next number only. Also that nobody comes of a
/// company that has confirmed that it presents: its place in the selection stays taken until it withdraws.
public final class SeatGone {
    private final Participants participants;
    private final Meetings meetings;
    private final Timetables timetables;
    private final PlanEvent.Confirmed confirmed;
    private final People people;
    private final Post post;

    public SeatGone(
            Participants participants,
            Meetings meetings,
            Timetables timetables,
            PlanEvent.Confirmed confirmed,
            People people,
            Post post) {
        this.participants = participants;
        this.meetings = meetings;
        this.timetables = timetables;
        this.confirmed = confirmed;
        this.people = people;
        this.post = post;
    }

    /// @param seat as it is now, of somebody who does not come
    void tell(Event event, Participant seat) {
        int placed = placed(event, seat, _ -> true);
        if (placed > 0) {
            write(event, seat, "event_seat_gone", "/timetable", placed);
        } else if (presents(event, seat.organisation()) && nobodyElse(seat)) {
            write(event, seat, "event_presenter_gone", "/participants", seat.organisationName());
        }
    }

    /// @param seat as it is now, of somebody who comes
    /// @param slots in which this person is away since now
    void tellAway(Event event, Participant seat, Set<SlotId> slots) {
        int placed = placed(event, seat, placement -> slots.contains(placement.slot()));
        if (placed > 0) {
            write(event, seat, "event_seat_away", "/timetable", placed);
        }
    }

    private boolean presents(Event event, OrganisationId company) {
        return confirmed.of(event.lab()).stream()
                .anyMatch(presenter -> presenter.company().equals(company));
    }

    private boolean nobodyElse(Participant seat) {
        return participants.list(seat.event()).stream()
                .filter(other -> other.organisation().equals(seat.organisation()))
                .allMatch(other -> other.coming() == Coming.NOT_COMING);
    }

    private int placed(Event event, Participant seat, Predicate<Placement> missed) {
        return timetables
                .findPublished(event.id())
                .map(published -> (int) meetings.listOf(seat.id()).stream()
                        .filter(meeting -> meeting.state().wanted())
                        .filter(meeting ->
                                published.find(meeting.id()).filter(missed).isPresent())
                        .count())
                .orElse(0);
    }

    private void write(Event event, Participant seat, String kind, String page, Object more) {
        for (Account organiser : people.listOf(event.owner(), Role.OWNER)) {
            post.send(Message.to(
                    organiser,
                    kind,
                    "%s:%s:%d:%s".formatted(kind.replace('_', '-'), seat.id(), seat.version(), organiser.id()),
                    "/events/" + event.id() + page,
                    event.name(),
                    seat.shown(),
                    more));
        }
    }
}
