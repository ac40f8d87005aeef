package org.northernconnections.event;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.northernconnections.ledger.NewIds;
import org.northernconnections.ledger.NotAllowed;
import org.northernconnections.ledger.TooLate;
import org.northernconnections.mail.Message;
import org.northernconnections.mail.Post;
import org.northernconnections.partnership.Account;
import org.northernconnections.partnership.AccountId;
import org.northernconnections.partnership.People;
import org.northernconnections.partnership.Viewer;

/// Says whom one wishes to meet, and answers others' wishes: until they close, and with whoever was seated after that
/// until the day.
///
/// Whoever would rather not meet somebody says so to the timetable alone: a wish of the other stays open, an
/// agreed meeting stays agreed, no mail is written, and nothing that anybody else can see changes.
public final class Wishing {
    private final Events events;
    private final Participants participants;
    private final Meetings meetings;
    private final Timetables timetables;
    private final People people;
    private final Post post;
    private final NewIds ids;
    private final Clock clock;

    public Wishing(
            Events events,
            Participants participants,
            Meetings meetings,
            Timetables timetables,
            People people,
            Post post,
            NewIds ids,
            Clock clock) {
        this.events = events;
        this.participants = participants;
        this.meetings = meetings;
        this.timetables = timetables;
        this.people = people;
        this.post = post;
        this.ids = ids;
        this.clock = clock;
    }

    /// What a person chooses about another.
    public enum Choice {
        NONE,
        LIKE,
        MUST,
        RATHER_NOT
    }

    /// Chooses about another participant.
    ///
    /// @param words to the other, with a wish
    public void choose(Viewer viewer, EventId id, ParticipantId about, Choice choice, String words) {
        Event event = events.get(id);
        Participant own = own(viewer, id);
        Participant other = participants
                .find(about)
                .filter(known -> known.event().equals(id) && !known.id().equals(own.id()))
                .orElseThrow(NotAllowed::toKnow);
        requireOpen(event, own, other);
        Optional<Meeting> meeting = meetings.find(own.id(), about);
        switch (choice) {
            case LIKE -> wish(event, own, other, meeting, Wish.Strength.LIKE, words);
            case MUST -> wish(event, own, other, meeting, Wish.Strength.MUST, words);
            case RATHER_NOT -> ratherNot(event, own, other, meeting);
            case NONE -> {
                meetings.removeRatherNot(new RatherNot(own.id(), about));
                meeting.filter(known -> known.state() == MeetingState.WISHED)
                        .filter(known -> known.wishOf(own.id()).isPresent())
                        .ifPresent(known -> cancel(known, own, Meeting.Because.WITHDRAWN));
            }
        }
    }

    private void wish(
            Event event,
            Participant own,
            Participant other,
            Optional<Meeting> known,
            Wish.Strength strength,
            String words) {
        meetings.removeRatherNot(new RatherNot(own.id(), other.id()));
        Meeting meeting = known.orElseGet(() -> {
            var fresh = Meeting.wished(new MeetingId(ids.next()), event.id(), own.id(), other.id());
            meetings.add(fresh);
            return fresh;
        });
        boolean declined = meeting.cancelledBecause() == Meeting.Because.DECLINED
                && meeting.wishOf(own.id()).isPresent();
        if (declined || meeting.cancelledBecause() == Meeting.Because.BY_THE_ORGANISER) {
            throw new TooLate("event.too_late.declined");
        }
        if (meeting.state() == MeetingState.CANCELLED) {
            meetings.step(meeting.id(), MeetingState.WISHED);
        }
        boolean open = meeting.state() == MeetingState.WISHED || meeting.state() == MeetingState.CANCELLED;
        boolean first = meeting.wishOf(own.id()).isEmpty();
        meetings.wish(meeting.id(), new Wish(own.id(), strength, words, clock.instant()));
        if (open && meeting.wishOf(other.id()).isPresent()) {
            accepted(event, meeting, own, other);
        } else if (open && first) {
            tellWish(event, meeting, own, other, words);
        }
    }

    private void ratherNot(Event event, Participant own, Participant other, Optional<Meeting> meeting) {
        meeting.filter(known -> known.state() == MeetingState.WISHED)
                .filter(known -> known.wishOf(own.id()).isPresent())
                .ifPresent(known -> cancel(known, own, Meeting.Because.WITHDRAWN));
        meetings.addRatherNot(event.id(), new RatherNot(own.id(), other.id()));
    }

    /// Accepts the other's wish.
    public void accept(Viewer viewer, MeetingId id) {
        Meeting meeting = meetings.find(id).orElseThrow(NotAllowed::toKnow);
        Event event = events.get(meeting.event());
        Participant own = party(viewer, meeting);
        Participant other = participants.find(meeting.other(own.id())).orElseThrow();
        requireOpen(event, own, other);
        requireIncoming(meeting, own);
        meetings.removeRatherNot(new RatherNot(own.id(), other.id()));
        accepted(event, meeting, own, other);
    }

    /// Declines the other's wish.
    public void decline(Viewer viewer, MeetingId id) {
        Meeting meeting = meetings.find(id).orElseThrow(NotAllowed::toKnow);
        Participant own = party(viewer, meeting);
        requireIncoming(meeting, own);
        requireBeforeDay(events.get(meeting.event()));
        meetings.cancel(id, Meeting.Because.DECLINED);
    }

    private static void requireIncoming(Meeting meeting, Participant own) {
        boolean incoming = meeting.state() == MeetingState.WISHED
                && meeting.wishOf(meeting.other(own.id())).isPresent();
        if (!incoming) {
            throw new TooLate("event.too_late.wish_gone");
        }
    }

    /// Takes back an own wish, or gives up an agreed meeting; the other is told of the latter.
    public void withdraw(Viewer viewer, MeetingId id) {
        Meeting meeting = meetings.find(id).orElseThrow(NotAllowed::toKnow);
        Event event = events.get(meeting.event());
        Participant own = party(viewer, meeting);
        requireBeforeDay(event);
        boolean mine = meeting.state() == MeetingState.WISHED
                && meeting.wishOf(own.id()).isPresent();
        if (!mine && !meeting.state().wanted()) {
            throw new TooLate("event.too_late.wish_gone");
        }
        cancel(meeting, own, Meeting.Because.WITHDRAWN);
        if (meeting.state().wanted()) {
            Participant other = participants.find(meeting.other(own.id())).orElseThrow();
            tell(other, "meeting_withdrawn", "withdrawn:%s:%d".formatted(id, meeting.version()), event, own.shown());
        }
    }

    private void cancel(Meeting meeting, Participant own, Meeting.Because because) {
        timetables
                .findWorking(meeting.event())
                .filter(working -> working.find(meeting.id()).isPresent())
                .ifPresent(working ->
                        timetables.saveWorking(working.id(), working.version(), List.of(), List.of(meeting.id())));
        meetings.forgetWish(meeting.id(), own.id());
        meetings.cancel(meeting.id(), because);
    }

    private void accepted(Event event, Meeting meeting, Participant own, Participant other) {
        meetings.step(meeting.id(), MeetingState.ACCEPTED);
        tell(other, "wish_accepted", "accepted:%s:%d".formatted(meeting.id(), meeting.version()), event, own.shown());
    }

    /// Also where the reader would rather not meet: a mail that is missing from the outbox would give it away.
    private void tellWish(Event event, Meeting meeting, Participant own, Participant other, String words) {
        tell(
                other,
                "wish_received",
                "wish:%s:%d".formatted(meeting.id(), meeting.version()),
                event,
                own.shown(),
                words);
    }

    private void tell(Participant reader, String kind, String cause, Event event, Object... more) {
        Optional<AccountId> account = reader.findAccount();
        Optional<Account> known = account.flatMap(people::find);
        known.ifPresent(to -> {
            Object[] facts = new Object[more.length + 1];
            facts[0] = event.name();
            System.arraycopy(more, 0, facts, 1, more.length);
            post.send(Message.to(to, kind, cause + ":" + to.id(), "/events/" + event.id() + "/wishes", facts));
        });
    }

    private Participant own(Viewer viewer, EventId id) {
        return viewer.findAccountId()
                .flatMap(account -> participants.find(id, account))
                .orElseThrow(NotAllowed::toKnow);
    }

    private Participant party(Viewer viewer, Meeting meeting) {
        Participant own = own(viewer, meeting.event());
        if (!meeting.concerns(own.id())) {
            throw NotAllowed.toKnow();
        }
        return own;
    }

    private void requireOpen(Event event, Participant own, Participant other) {
        if (!EventRules.mayWish(event, own, other, clock.instant())) {
            throw new TooLate(
                    own.coming() == Coming.NOT_COMING ? "event.too_late.not_coming" : "event.too_late.wishes");
        }
    }

    private static void requireBeforeDay(Event event) {
        if (event.state().compareTo(EventState.FINAL) > 0) {
            throw new TooLate("event.too_late.running");
        }
    }
}
