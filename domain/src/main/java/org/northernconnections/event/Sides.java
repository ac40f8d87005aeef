package org.northernconnections.event;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.northernconnections.ledger.NotAllowed;
import org.northernconnections.partnership.Account;
import org.northernconnections.partnership.Membership;
import org.northernconnections.partnership.OrganisationId;
import org.northernconnections.partnership.People;
import org.northernconnections.partnership.Viewer;

/// The two sides of meetings: who speaks for which, and who hears for it.
public final class Sides {
    private final Events events;
    private final Participants participants;
    private final Meetings meetings;
    private final People people;

    public Sides(Events events, Participants participants, Meetings meetings, People people) {
        this.events = events;
        this.participants = participants;
        this.meetings = meetings;
        this.people = people;
    }

    /// A meeting as one of its two sides sees it.
    ///
    /// @param own the seat whose side this is
    public record Side(Event event, Meeting meeting, Participant own, Participant other) {}

    /// The side of a meeting that this viewer speaks for; for anybody else it is as if there were no such meeting.
    /// Whoever speaks for both speaks for the own seat.
    public Side side(Viewer viewer, EventId event, MeetingId id) {
        return side(viewer, event, id, "");
    }

    /// @param as the id of the seat for which the viewer speaks, for whoever speaks for both; empty for the one that is
    ///     meant by itself
    public Side side(Viewer viewer, EventId event, MeetingId id, String as) {
        Meeting meeting = meeting(event, id);
        Participant first = participants.find(meeting.first()).orElseThrow(NotAllowed::toKnow);
        Participant second = participants.find(meeting.second()).orElseThrow(NotAllowed::toKnow);
        boolean secondMeant = as.isEmpty()
                ? seats(viewer, second) && !seats(viewer, first)
                : second.id().value().equals(as);
        List<Participant> own = (secondMeant ? Stream.of(second, first) : Stream.of(first, second))
                .filter(seat -> speaksFor(viewer, seat))
                .toList();
        if (own.isEmpty() || !(as.isEmpty() || own.getFirst().id().value().equals(as))) {
            throw NotAllowed.toKnow();
        }
        Participant spoken = own.getFirst();
        return new Side(events.get(event), meeting, spoken, spoken.equals(first) ? second : first);
    }

    /// Does this viewer write for this seat: the person who sits there, or a colleague?
    public static boolean speaksFor(Viewer viewer, Participant seat) {
        return seats(viewer, seat) || viewer.speaksFor(seat.organisation());
    }

    private static boolean seats(Viewer viewer, Participant seat) {
        return viewer.signedIn() && seat.findAccount().equals(viewer.findAccountId());
    }

    /// The secretariat stands for all partners, and is a party only where its person sat there.
    static boolean partial(Viewer viewer, Participant seat) {
        return seats(viewer, seat) || (!viewer.secretariat() && viewer.speaksFor(seat.organisation()));
    }

    /// The meeting, if it is one of this event.
    Meeting meeting(EventId event, MeetingId id) {
        return meetings.find(id).filter(known -> known.event().equals(event)).orElseThrow(NotAllowed::toKnow);
    }

    Participant seat(ParticipantId id) {
        return participants.find(id).orElseThrow();
    }

    /// All seats of an organisation at an event.
    Set<ParticipantId> seatsOf(OrganisationId organisation, EventId event) {
        return participants.list(event).stream()
                .filter(seat -> seat.organisation().equals(organisation))
                .map(Participant::id)
                .collect(Collectors.toSet());
    }

    /// The seats at an event for which this viewer writes: the own one, and those of colleagues.
    public List<Participant> seats(Viewer viewer, EventId event) {
        if (!viewer.signedIn()) {
            return List.of();
        }
        return participants.listOf(
                event,
                viewer.getAccount().id(),
                viewer.memberships().stream().map(Membership::organisation).toList());
    }

    /// Who hears for a seat, and can read what is written to it: the person who sits there while he or she speaks for
    /// the organisation, or a colleague. Where nobody speaks for it any more, it is the person who sat there.
    Optional<Account> reader(Participant seat) {
        return People.readerAmong(people.listOf(seat.organisation()), seat.account())
                .or(() -> seat.findAccount().flatMap(people::find));
    }

    Optional<Account> reader(ParticipantId seat) {
        return participants.find(seat).flatMap(this::reader);
    }

    /// Where the words on a meeting are read.
    static String address(Event event, MeetingId meeting) {
        return "/events/%s/outcomes/%s".formatted(event.id(), meeting);
    }
}
