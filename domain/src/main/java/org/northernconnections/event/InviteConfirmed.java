package org.northernconnections.event;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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

/// Invites companies that confirmed that they present: one seat each, until they decline. Again changes nothing.
public final class InviteConfirmed implements Presenters {
    private final Events events;
    private final Participants participants;
    private final Organisations organisations;
    private final People people;
    private final SeatGone seatGone;
    private final Post post;
    private final Ledger ledger;
    private final NewIds ids;

    public InviteConfirmed(
            Events events,
            Participants participants,
            Organisations organisations,
            People people,
            SeatGone seatGone,
            Post post,
            Ledger ledger,
            NewIds ids) {
        this.events = events;
        this.participants = participants;
        this.organisations = organisations;
        this.people = people;
        this.seatGone = seatGone;
        this.post = post;
        this.ledger = ledger;
        this.ids = ids;
    }

    /// Invites this company to the events of the challenge's lab that have not begun. Once wishes have closed, the
    /// organisers hear of it: a timetable that is made already does not know this company.
    @Override
    public void confirmed(Challenge challenge, OrganisationId company, AccountId by) {
        for (Event event : events.listOf(challenge.lab())) {
            if (EventRules.mayAnswer(event)) {
                to(event, List.of(new Presenter(company, Optional.of(by))));
                if (event.state() != EventState.COLLECTING_WISHES) {
                    tellOrganisers(event, organisations.get(company));
                }
            }
        }
    }

    private void tellOrganisers(Event event, Organisation company) {
        for (Account organiser : people.listOf(event.owner(), Role.OWNER)) {
            post.send(Message.to(
                    organiser,
                    "event_late_seat",
                    "event-late-seat:%s:%s:%s".formatted(event.id(), company.id(), organiser.id()),
                    "/events/" + event.id() + "/participants",
                    event.name(),
                    company.name()));
        }
    }

    /// Invites these companies to an event.
    public void to(Event event, Collection<Presenter> confirmed) {
        Set<OrganisationId> there = new HashSet<>();
        participants.list(event.id()).forEach(participant -> there.add(participant.organisation()));
        for (Presenter presenter : confirmed) {
            if (there.add(presenter.company())) {
                seat(event, organisations.get(presenter.company()), presenter.by());
            }
        }
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
    private void seat(Event event, Organisation organisation, Optional<AccountId> by) {
        List<Account> accounts = people.listOf(organisation.id(), Role.COMPANY).stream()
                .filter(account -> participants.find(event.id(), account.id()).isEmpty())
                .sorted(Comparator.comparing(
                        account -> !by.filter(account.id()::equals).isPresent()))
                .toList();
        Account account = accounts.isEmpty() ? null : accounts.getFirst();
        participants.add(Participant.invited(
                new ParticipantId(ids.next()),
                event.id(),
                organisation.id(),
                organisation.name(),
                organisation.country(),
                account == null ? null : account.id(),
                account == null ? organisation.name() : account.shownName()));
        if (account != null) {
            post.send(invitation(event, account));
        }
    }

    static Message invitation(Event event, Account account) {
        return Message.to(
                account,
                "event_invited",
                "event-invited:%s:%s".formatted(event.id(), account.id()),
                "/events/" + event.id() + "/me",
                event.name(),
                event.city(),
                event.day().toString());
    }
}
