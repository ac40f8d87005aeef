package org.northernconnections.event;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.northernconnections.application.Presenter;
import org.northernconnections.application.Presenters;
import org.northernconnections.lab.Challenge;
import org.northernconnections.ledger.Ledger;
import org.northernconnections.ledger.NewIds;
import org.northernconnections.ledger.Saved;
import org.northernconnections.mail.Message;
import org.northernconnections.mail.Post;
import org.northernconnections.partnership.Account;
import org.northernconnections.partnership.AccountId;
import org.northernconnections.partnership.Organisation;
import org.northernconnections.partnership.OrganisationId;
import org.northernconnections.partnership.Organisations;
import org.northernconnections.partnership.People;
import org.northernconnections.partnership.Role;

/// Invites companies that confirmed that they present: one seat each. Again changes nothing, but for a
/// company that had said meanwhile that it does not come: it is invited again.
public final class InviteConfirmed implements Presenters {
    private final Events events;
    private final Participants participants;
    private final Organisations organisations;
    private final People people;
    private final SeatGone seatGone;
    private final Post post;
    private final Ledger ledger;
    private final NewIds ids;
    private final Clock clock;

    public InviteConfirmed(
            Events events,
            Participants participants,
            Organisations organisations,
            People people,
            SeatGone seatGone,
            Post post,
            Ledger ledger,
            NewIds ids,
            Clock clock) {
        this.events = events;
        this.participants = participants;
        this.organisations = organisations;
        this.people = people;
        this.seatGone = seatGone;
        this.post = post;
        this.ledger = ledger;
        this.ids = ids;
        this.clock = clock;
    }

    /// Invites this company to the events of the challenge's lab that have not begun. Once wishes have closed, the
    /// organisers hear of it: a timetable that is made already does not know this company.
    @Override
    public void confirmed(Challenge challenge, OrganisationId company, AccountId by) {
        for (Event event : events.listOf(challenge.lab())) {
            if (EventRules.mayAnswer(event)) {
                to(event, List.of(new Presenter(company, Optional.of(by))));
                if (event.state() != EventState.COLLECTING_WISHES) {
                    tellOrganisers(event, organisations.get(company), "event_late_seat");
                }
            }
        }
    }

    private void tellOrganisers(Event event, Organisation company, String kind) {
        for (Account organiser : people.listOf(event.owner(), Role.OWNER)) {
            post.send(Message.to(
                    organiser,
                    kind,
                    "%s:%s:%s:%s".formatted(kind.replace('_', '-'), event.id(), company.id(), organiser.id()),
                    "/events/" + event.id() + "/participants",
                    event.name(),
                    company.name()));
        }
    }

    @Override
    public Optional<Instant> nextEvent(Challenge challenge) {
        return events.listOf(challenge.lab()).stream()
                .filter(event -> EventRules.mayAnswer(event) && !event.over(clock.instant()))
                .map(event -> event.day().atStartOfDay(event.zone()).toInstant())
                .min(Comparator.naturalOrder());
    }

    /// Invites these companies to an event. Who had said that it does not come is asked again.
    public void to(Event event, Collection<Presenter> confirmed) {
        Map<OrganisationId, List<Participant>> seats = new HashMap<>();
        participants
                .list(event.id())
                .forEach(participant -> seats.computeIfAbsent(participant.organisation(), _ -> new ArrayList<>())
                        .add(participant));
        for (Presenter presenter : confirmed) {
            List<Participant> there = seats.computeIfAbsent(presenter.company(), _ -> new ArrayList<>());
            if (there.isEmpty()) {
                there.add(seat(event, organisations.get(presenter.company()), presenter.by()));
            } else if (there.stream().allMatch(seat -> seat.coming() == Coming.NOT_COMING)) {
                again(event, there, presenter.by());
            }
        }
    }

    /// The seat of whoever said that the company comes, otherwise the first one with an account, is open again.
    private void again(Event event, List<Participant> seats, Optional<AccountId> by) {
        Participant seat = seats.stream()
                .filter(one -> by.isPresent() && one.findAccount().equals(by))
                .findFirst()
                .or(() -> seats.stream()
                        .filter(one -> one.findAccount().isPresent())
                        .findFirst())
                .orElseGet(seats::getFirst);
        Optional<Account> person =
                seat.findAccount().flatMap(people::find).or(() -> firstWithoutSeat(event, seat.organisation(), by));
        if (seat.findAccount().isEmpty()) {
            person.ifPresent(account -> participants.handOver(seat.id(), account.id()));
        }
        Participant known = participants.find(seat.id()).orElseThrow();
        if (Attend.keep(participants, ledger, known.invitedAt(late(event)))
                instanceof Saved.Kept<Participant>(var now)) {
            person.ifPresent(account -> post.send(invitation(
                    event, account, "event-invited-again:%s:%d:%s".formatted(now.id(), now.version(), account.id()))));
        }
    }

    private boolean late(Event event) {
        return !event.takesWishes(clock.instant());
    }

    /// Notes that this company, which no longer presents, does not come to the events of the challenge's lab.
    @Override
    public void gone(Challenge challenge, OrganisationId company) {
        for (Event event : events.listOf(challenge.lab())) {
            if (EventRules.mayAnswer(event)) {
                participants.list(event.id()).stream()
                        .filter(participant ->
                                participant.organisation().equals(company) && participant.coming() != Coming.NOT_COMING)
                        .forEach(seat -> release(event, seat));
            }
        }
    }

    /// Whatever else somebody answers for the seat at this moment: nobody comes.
    private void release(Event event, Participant seat) {
        Saved<Participant> saved = Attend.keep(participants, ledger, notComing(seat));
        if (saved instanceof Saved.Conflict<Participant>(var theirs)) {
            saved = Attend.keep(participants, ledger, notComing(theirs));
        }
        if (saved instanceof Saved.Kept<Participant>(var now)) {
            seatGone.tell(event, now);
        }
    }

    private static Participant notComing(Participant seat) {
        return seat.with(Coming.NOT_COMING, seat.meetingsMin(), seat.meetingsMax(), seat.away());
    }

    /// Whoever said that the company comes has its seat; otherwise the first of its people by name.
    private Participant seat(Event event, Organisation organisation, Optional<AccountId> by) {
        Optional<Account> account = firstWithoutSeat(event, organisation.id(), by);
        Participant seat = Participant.invited(
                        new ParticipantId(ids.next()),
                        event.id(),
                        organisation.id(),
                        organisation.name(),
                        organisation.country(),
                        account.map(Account::id).orElse(null),
                        account.map(Account::shownName).orElse(organisation.name()))
                .invitedAt(late(event));
        participants.add(seat);
        account.ifPresentOrElse(
                person -> post.send(invitation(event, person)),
                () -> tellOrganisers(event, organisation, "event_seat_empty"));
        return seat;
    }

    private Optional<Account> firstWithoutSeat(Event event, OrganisationId company, Optional<AccountId> by) {
        return People.readerAmong(
                people.listOf(company, Role.COMPANY).stream()
                        .filter(account ->
                                participants.find(event.id(), account.id()).isEmpty())
                        .toList(),
                by.orElse(null));
    }

    static Message invitation(Event event, Account account) {
        return invitation(event, account, "event-invited:%s:%s".formatted(event.id(), account.id()));
    }

    private static Message invitation(Event event, Account account, String cause) {
        return Message.to(
                account,
                "event_invited",
                cause,
                "/events/" + event.id() + "/me",
                event.name(),
                event.city(),
                event.day().toString());
    }
}
