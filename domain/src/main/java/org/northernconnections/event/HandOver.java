package org.northernconnections.event;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.northernconnections.ledger.Ledger;
import org.northernconnections.ledger.NotAllowed;
import org.northernconnections.ledger.Saved;
import org.northernconnections.ledger.TooLate;
import org.northernconnections.mail.Message;
import org.northernconnections.mail.Post;
import org.northernconnections.partnership.Account;
import org.northernconnections.partnership.AccountId;
import org.northernconnections.partnership.Departures;
import org.northernconnections.partnership.OrganisationId;
import org.northernconnections.partnership.People;
import org.northernconnections.partnership.Viewer;

/// Gives seats to colleagues. A seat is its organisation's: whoever no longer speaks for it leaves the seats of events
/// that are not over to a colleague without one; where there is none, nobody comes, and the organisers hear of it.
///
/// Wishes and meetings stay with the seat. Whom somebody would rather not meet is forgotten: only the person who said
/// it may ever read it.
public final class HandOver implements Departures {
    private final Events events;
    private final Participants participants;
    private final Meetings meetings;
    private final People people;
    private final SeatGone seatGone;
    private final Post post;
    private final Ledger ledger;
    private final Clock clock;

    public HandOver(
            Events events,
            Participants participants,
            Meetings meetings,
            People people,
            SeatGone seatGone,
            Post post,
            Ledger ledger,
            Clock clock) {
        this.events = events;
        this.participants = participants;
        this.meetings = meetings;
        this.people = people;
        this.seatGone = seatGone;
        this.post = post;
        this.ledger = ledger;
        this.clock = clock;
    }

    @Override
    public void left(AccountId account, OrganisationId organisation) {
        boolean stays = people.listOf(organisation).stream()
                .anyMatch(person -> person.id().equals(account));
        if (!stays) {
            participants.listOf(account).stream()
                    .filter(seat -> seat.organisation().equals(organisation))
                    .forEach(this::leave);
        }
    }

    @Override
    public void erased(AccountId account) {
        participants.listOf(account).forEach(this::leave);
    }

    private void leave(Participant seat) {
        Event event = events.get(seat.event());
        if (event.over(clock.instant())) {
            return;
        }
        Optional<Account> colleague = seat.coming() == Coming.NOT_COMING
                ? Optional.empty()
                : People.readerAmong(withoutSeat(event, seat.organisation()), null);
        Participant now = give(event, seat, colleague);
        if (colleague.isEmpty() && now.coming() != Coming.NOT_COMING && EventRules.mayAnswer(event)) {
            Participant gone = now.with(Coming.NOT_COMING, now.meetingsMin(), now.meetingsMax(), now.away());
            if (Attend.keep(participants, ledger, gone) instanceof Saved.Kept<Participant>(var kept)) {
                seatGone.tell(event, kept);
            }
        }
    }

    /// Who could sit on a seat in place of its person: colleagues without a seat at this event, by name.
    public List<Account> listColleagues(Viewer viewer, Event event, Participant seat) {
        return EventRules.organises(viewer, event) && !event.over(clock.instant())
                ? withoutSeat(event, seat.organisation())
                : List.of();
    }

    private List<Account> withoutSeat(Event event, OrganisationId organisation) {
        return people.listOf(organisation).stream()
                .filter(account -> participants.find(event.id(), account.id()).isEmpty())
                .toList();
    }

    /// An organiser says which of its organisation's people sits on a seat.
    ///
    /// @param account the id of one of [#listColleagues]
    public Participant seat(Viewer viewer, Event event, ParticipantId id, String account) {
        Participant seat = participants
                .find(id)
                .filter(known -> known.event().equals(event.id()))
                .orElseThrow(NotAllowed::toKnow);
        if (!EventRules.organises(viewer, event)) {
            throw NotAllowed.toKnow();
        }
        Account chosen = listColleagues(viewer, event, seat).stream()
                .filter(person -> person.id().value().equals(account))
                .findFirst()
                .orElseThrow(() -> new TooLate("event.too_late.colleague_gone"));
        return give(event, seat, Optional.of(chosen));
    }

    private Participant give(Event event, Participant seat, Optional<Account> to) {
        for (ParticipantId about : meetings.listRatherNotOf(seat.id())) {
            meetings.removeRatherNot(new RatherNot(seat.id(), about));
        }
        participants.handOver(seat.id(), to.map(Account::id).orElse(null));
        Participant now = participants.find(seat.id()).orElseThrow();
        ledger.note(
                "participant",
                seat.id().value(),
                "handed over",
                to.map(account -> account.id().value()).orElse(""));
        to.ifPresent(person -> post.send(Message.to(
                person,
                "event_seat_yours",
                "event-seat-yours:%s:%d:%s".formatted(seat.id(), now.version(), person.id()),
                "/events/" + event.id() + "/me",
                event.name(),
                seat.organisationName())));
        return now;
    }
}
