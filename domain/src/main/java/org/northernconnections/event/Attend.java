package org.northernconnections.event;

import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.northernconnections.ledger.Ledger;
import org.northernconnections.ledger.NewIds;
import org.northernconnections.ledger.NotAllowed;
import org.northernconnections.ledger.Saved;
import org.northernconnections.ledger.TooLate;
import org.northernconnections.ledger.Word;
import org.northernconnections.mail.Post;
import org.northernconnections.partnership.Account;
import org.northernconnections.partnership.Companies;
import org.northernconnections.partnership.Membership;
import org.northernconnections.partnership.Organisation;
import org.northernconnections.partnership.Organisations;
import org.northernconnections.partnership.People;
import org.northernconnections.partnership.Role;
import org.northernconnections.partnership.Viewer;

/// Invites people to events, and keeps what they answer: coming, when away, how many meetings.
public final class Attend {
    private final Events events;
    private final Participants participants;
    private final Organisations organisations;
    private final Companies companies;
    private final People people;
    private final SeatGone seatGone;
    private final Post post;
    private final Ledger ledger;
    private final NewIds ids;
    private final Clock clock;

    public Attend(
            Events events,
            Participants participants,
            Organisations organisations,
            Companies companies,
            People people,
            SeatGone seatGone,
            Post post,
            Ledger ledger,
            NewIds ids,
            Clock clock) {
        this.events = events;
        this.participants = participants;
        this.organisations = organisations;
        this.companies = companies;
        this.people = people;
        this.seatGone = seatGone;
        this.post = post;
        this.ledger = ledger;
        this.ids = ids;
        this.clock = clock;
    }

    /// What became of an invitation.
    public enum Invited {
        INVITED,
        ALREADY_THERE,
        /// Nobody with this address can sign in, or the person speaks for no organisation that the viewer may see.
        UNKNOWN
    }

    /// Invites the person with this address, for the first organisation that the person speaks for.
    public Invited invite(Viewer viewer, EventId id, String email) {
        Event event = requireOrganiser(viewer, id);
        Optional<Account> account = people.findByEmail(email);
        if (account.isEmpty()) {
            return Invited.UNKNOWN;
        }
        return people.viewer(account.get(), event.day()).memberships().stream()
                .map(Membership::organisation)
                .filter(organisation -> companies
                        .find(organisation)
                        .map(company -> company.visibleTo(viewer))
                        .orElse(true))
                .findFirst()
                .map(organisations::get)
                .map(organisation -> seat(event, account.get(), organisation) ? Invited.INVITED : Invited.ALREADY_THERE)
                .orElse(Invited.UNKNOWN);
    }

    /// Invites everybody who answers for challenges of the event's owner.
    ///
    /// @return how many are new
    public int inviteOwners(Viewer viewer, EventId id) {
        Event event = requireOrganiser(viewer, id);
        Organisation owner = organisations.get(event.owner());
        return (int) people.listOf(owner.id(), Role.OWNER).stream()
                .filter(account -> seat(event, account, owner))
                .count();
    }

    /// Invites everybody who recommends for a cluster.
    ///
    /// @return how many are new
    public int inviteClusters(Viewer viewer, EventId id) {
        Event event = requireOrganiser(viewer, id);
        int invited = 0;
        for (Organisation cluster : organisations.listClusters()) {
            for (Account account : people.listOf(cluster.id(), Role.CLUSTER)) {
                invited += seat(event, account, cluster) ? 1 : 0;
            }
        }
        return invited;
    }

    private boolean seat(Event event, Account account, Organisation organisation) {
        if (event.state().compareTo(EventState.FINAL) > 0) {
            throw new TooLate("event.too_late.running");
        }
        if (participants.find(event.id(), account.id()).isPresent()) {
            return false;
        }
        participants.add(Participant.invited(
                        new ParticipantId(ids.next()),
                        event.id(),
                        organisation.id(),
                        organisation.name(),
                        organisation.country(),
                        account.id(),
                        account.shownName())
                .invitedAt(!event.takesWishes(clock.instant())));
        post.send(InviteConfirmed.invitation(event, account));
        return true;
    }

    /// The viewer's own seat; without one it is as if there were no such page.
    public Participant own(Viewer viewer, EventId id) {
        return viewer.findAccountId()
                .flatMap(account -> participants.find(id, account))
                .orElseThrow(NotAllowed::toKnow);
    }

    public Optional<Participant> findOwn(Viewer viewer, EventId id) {
        return viewer.findAccountId().flatMap(account -> participants.find(id, account));
    }

    /// A seat that this viewer may answer for: the own one, or any as an organiser.
    public Participant answerable(Viewer viewer, Event event, ParticipantId id) {
        Participant participant = participants
                .find(id)
                .filter(known -> known.event().equals(event.id()))
                .orElseThrow(NotAllowed::toKnow);
        boolean own = participant.findAccount().equals(viewer.findAccountId()) && viewer.signedIn();
        if (!own && !EventRules.organises(viewer, event)) {
            throw NotAllowed.toKnow();
        }
        return participant;
    }

    /// Keeps an answer, unless somebody else saved it in the meantime.
    ///
    /// @param away slots of the event; others are passed over
    public Saved<Participant> answer(
            Viewer viewer, Participant seat, Coming coming, int least, @Nullable Integer most, Set<SlotId> away) {
        Event event = events.get(seat.event());
        answerable(viewer, event, seat.id());
        if (!EventRules.mayAnswer(event)) {
            throw new TooLate("event.too_late.running");
        }
        Set<SlotId> known = events.layout(event.id()).slots().stream()
                .map(Slot::id)
                .filter(away::contains)
                .collect(Collectors.toSet());
        Saved<Participant> saved = keep(participants, ledger, seat.with(coming, least, most, known));
        if (!EventRules.organises(viewer, event) && saved instanceof Saved.Kept<Participant>(var now)) {
            tellOrganisers(event, seat, now);
        }
        return saved;
    }

    private void tellOrganisers(Event event, Participant before, Participant now) {
        if (before.coming() == Coming.NOT_COMING) {
            return;
        }
        if (now.coming() == Coming.NOT_COMING) {
            seatGone.tell(event, now);
        } else {
            seatGone.tellAway(
                    event,
                    now,
                    now.away().stream()
                            .filter(slot -> !before.away().contains(slot))
                            .collect(Collectors.toSet()));
        }
    }

    /// Keeps a seat as it was answered for, with its line in the ledger.
    static Saved<Participant> keep(Participants participants, Ledger ledger, Participant answered) {
        Saved<Participant> saved = participants.save(answered);
        if (saved instanceof Saved.Kept<Participant>) {
            ledger.note("participant", answered.id().value(), "answered", Word.of(answered.coming()));
        }
        return saved;
    }

    /// Gives a table to one participant, who then sits there all day, or to anybody.
    ///
    /// @param table the id of one of the event's
    /// @param host the id of one of its participants, or empty for anybody
    public Table giveTable(Viewer viewer, EventId id, String table, String host) {
        Event event = requireOrganiser(viewer, id);
        if (!EventRules.mayAnswer(event)) {
            throw new TooLate("event.too_late.running");
        }
        Table known = events.layout(id).tables().stream()
                .filter(one -> one.id().value().equals(table))
                .findFirst()
                .orElseThrow(() -> new TooLate("event.too_late.table_gone"));
        ParticipantId given = host.isEmpty()
                ? null
                : participants.list(id).stream()
                        .map(Participant::id)
                        .filter(one -> one.value().equals(host))
                        .findFirst()
                        .orElseThrow(() -> new TooLate("event.too_late.host_gone"));
        events.setHost(known.id(), given);
        ledger.note("timetable", id.value(), given == null ? "table for anybody" : "table given", known.name());
        return known;
    }

    private Event requireOrganiser(Viewer viewer, EventId id) {
        Event event = events.get(id);
        if (!EventRules.organises(viewer, event)) {
            throw NotAllowed.toDo("invite to this event");
        }
        return event;
    }
}
