package org.northernconnections.event;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.northernconnections.connection.DatedFact;
import org.northernconnections.connection.EvidenceId;
import org.northernconnections.connection.Facts;
import org.northernconnections.connection.Promise;
import org.northernconnections.ledger.Ledger;
import org.northernconnections.ledger.NewIds;
import org.northernconnections.ledger.NotAllowed;
import org.northernconnections.ledger.Saved;
import org.northernconnections.ledger.TooLate;
import org.northernconnections.mail.Message;
import org.northernconnections.mail.Post;
import org.northernconnections.partnership.Account;
import org.northernconnections.partnership.OrganisationId;
import org.northernconnections.partnership.People;
import org.northernconnections.partnership.Role;
import org.northernconnections.partnership.Viewer;

/// Notes what each side says of a meeting, and lets both read it at the same time.
///
/// A word stays hidden until the other side has written too, or [#HIDDEN_DAYS] have passed: nobody can answer in kind.
/// Once open it moves trust: a meeting held or missed becomes a fact, and a next step with a day becomes a promise.
/// Where the two sides contradict each other, neither word becomes a fact, and whether they met is unclear, until the
/// organiser sets one word aside.
public final class NoteOutcome {
    /// How long a word waits for the other side's.
    public static final int HIDDEN_DAYS = 14;

    /// How long after the event a meeting can be noted at all.
    public static final int NOTE_DAYS = 90;

    /// How long after it was opened the other side can reply or appeal.
    public static final int ANSWER_DAYS = 60;

    private static final int REMIND_DAYS = 7;

    private final Events events;
    private final Boards boards;
    private final Participants participants;
    private final Meetings meetings;
    private final Outcomes outcomes;
    private final Facts facts;
    private final Promise promise;
    private final Opened opened;
    private final People people;
    private final Post post;
    private final Ledger ledger;
    private final NewIds ids;
    private final Clock clock;

    public NoteOutcome(
            Events events,
            Boards boards,
            Participants participants,
            Meetings meetings,
            Outcomes outcomes,
            Facts facts,
            Promise promise,
            Opened opened,
            People people,
            Post post,
            Ledger ledger,
            NewIds ids,
            Clock clock) {
        this.events = events;
        this.boards = boards;
        this.participants = participants;
        this.meetings = meetings;
        this.outcomes = outcomes;
        this.facts = facts;
        this.promise = promise;
        this.opened = opened;
        this.people = people;
        this.post = post;
        this.ledger = ledger;
        this.ids = ids;
        this.clock = clock;
    }

    /// Hears of meetings that were held, once both sides can read what was said.
    public interface Opened {
        void held(Event event, Participant one, Participant other);
    }

    /// A meeting as one of its two sides sees it.
    ///
    /// @param own the seat whose side this is
    public record Side(Event event, Meeting meeting, Participant own, Participant other) {}

    /// The side of a meeting that this viewer speaks for; for anybody else it is as if there were no such meeting.
    public Side side(Viewer viewer, EventId event, MeetingId id) {
        Meeting meeting = meeting(event, id);
        Participant first = participants.find(meeting.first()).orElseThrow(NotAllowed::toKnow);
        Participant second = participants.find(meeting.second()).orElseThrow(NotAllowed::toKnow);
        boolean ownFirst = seats(viewer, first) || (speaksFor(viewer, first) && !seats(viewer, second));
        if (!ownFirst && !speaksFor(viewer, second)) {
            throw NotAllowed.toKnow();
        }
        Event known = events.get(event);
        return ownFirst ? new Side(known, meeting, first, second) : new Side(known, meeting, second, first);
    }

    /// Does this viewer write for this seat: the person who sits there, or a colleague?
    public static boolean speaksFor(Viewer viewer, Participant seat) {
        return seats(viewer, seat) || viewer.speaksFor(seat.organisation());
    }

    private static boolean seats(Viewer viewer, Participant seat) {
        return viewer.signedIn() && seat.findAccount().equals(viewer.findAccountId());
    }

    private Meeting meeting(EventId event, MeetingId id) {
        return meetings.find(id).filter(known -> known.event().equals(event)).orElseThrow(NotAllowed::toKnow);
    }

    /// Can a word be written on this meeting now: it has begun, and its words are not open yet?
    public boolean mayNote(Board board, Meeting meeting) {
        boolean begun = switch (meeting.state()) {
            case PLACED ->
                board.findPlaced(meeting.id())
                        .filter(placed -> placed.slot().begun(clock.instant()))
                        .isPresent();
            case HELD, MISSED, OUTCOME_BY_ONE -> true;
            case WISHED, ACCEPTED, CANCELLED, BOTH_OPEN -> false;
        };
        return begun && !today(board.event()).isAfter(board.event().day().plusDays(NOTE_DAYS));
    }

    /// Keeps what the viewer's side says, unless somebody else saved it in the meantime.
    public Saved<Outcome> note(Viewer viewer, EventId event, MeetingId id, Outcome.Said said) {
        Side side = side(viewer, event, id);
        return note(
                side.event(),
                boards.published(side.event()),
                side.meeting(),
                side.own().id(),
                said,
                false);
    }

    /// Keeps what stands on the paper of one side, typed by somebody who works at the desk, which the caller has
    /// asked; a word that the side wrote itself stays.
    ///
    /// @return whether it is new
    public boolean type(Viewer viewer, Board board, MeetingId id, ParticipantId from, Outcome.Said said) {
        Meeting meeting = meeting(board.event().id(), id);
        if (!meeting.concerns(from)) {
            throw NotAllowed.toKnow();
        }
        if (!mayType(viewer, board, meeting, from)) {
            throw new TooLate("event.too_late.other_side");
        }
        if (outcomes.find(id, from).isPresent()) {
            return false;
        }
        note(board.event(), board, meeting, from, said, true);
        return true;
    }

    /// Nobody types the paper of the side that he or she met.
    public static boolean mayType(Viewer viewer, Board board, Meeting meeting, ParticipantId from) {
        return !partial(viewer, board.participant(meeting.other(from))) || speaksFor(viewer, board.participant(from));
    }

    /// Nobody decides on an appeal about a meeting of his or her own side.
    public static boolean mayDecide(Viewer viewer, Board board, Meeting meeting) {
        return EventRules.organises(viewer, board.event())
                && !partial(viewer, board.participant(meeting.first()))
                && !partial(viewer, board.participant(meeting.second()));
    }

    /// The secretariat stands for all partners, and is a party only where its person sat there.
    private static boolean partial(Viewer viewer, Participant seat) {
        return seats(viewer, seat) || (!viewer.secretariat() && viewer.speaksFor(seat.organisation()));
    }

    private Saved<Outcome> note(
            Event event, Board board, Meeting known, ParticipantId from, Outcome.Said said, boolean helped) {
        Meeting meeting = meetings.hold(known.id());
        if (!mayNote(board, meeting)) {
            throw new TooLate("event.too_late.outcome");
        }
        Optional<Outcome> before = outcomes.find(meeting.id(), from);
        if (before.isPresent()) {
            Saved<Outcome> saved = outcomes.save(said.changing(before.get()));
            if (saved instanceof Saved.Kept && outcomes.listOf(meeting.id()).size() == 1) {
                meetings.settle(meeting.id(), missedBy(meeting, from, said.came()));
            }
            return saved;
        }
        Outcome outcome = said.toNew(new OutcomeId(ids.next()), meeting.id(), from, helped, clock.instant());
        come(meeting, from, said.came());
        outcomes.add(outcome);
        if (outcomes.listOf(meeting.id()).size() == 2) {
            open(event, meeting);
        }
        return new Saved.Kept<>(outcome);
    }

    /// The meeting goes on with the first word: held or missed, then written by one.
    private void come(Meeting meeting, ParticipantId from, Outcome.Came came) {
        if (meeting.state() == MeetingState.PLACED) {
            Meeting.MissedBy by = missedBy(meeting, from, came);
            if (by == Meeting.MissedBy.NOBODY) {
                meetings.step(meeting.id(), MeetingState.HELD);
            } else {
                meetings.miss(meeting.id(), by);
            }
        }
        if (meeting.state() != MeetingState.OUTCOME_BY_ONE) {
            meetings.step(meeting.id(), MeetingState.OUTCOME_BY_ONE);
        }
    }

    private static Meeting.MissedBy missedBy(Meeting meeting, ParticipantId from, Outcome.Came came) {
        boolean first = meeting.first().equals(from);
        return switch (came) {
            case HELD -> Meeting.MissedBy.NOBODY;
            case WE_MISSED -> first ? Meeting.MissedBy.A : Meeting.MissedBy.B;
            case THEY_MISSED -> first ? Meeting.MissedBy.B : Meeting.MissedBy.A;
            case NEITHER -> Meeting.MissedBy.BOTH;
        };
    }

    /// Opens every word that has waited long enough. For a job.
    public void openDue() {
        for (MeetingId id : outcomes.listHiddenSince(clock.instant().minus(Duration.ofDays(HIDDEN_DAYS)))) {
            Meeting meeting = meetings.hold(id);
            // The other side may have written just now, which has opened both.
            if (meeting.state() != MeetingState.BOTH_OPEN) {
                open(events.get(meeting.event()), meeting);
            }
        }
    }

    private void open(Event event, Meeting meeting) {
        meetings.step(meeting.id(), MeetingState.BOTH_OPEN);
        outcomes.open(meeting.id(), clock.instant());
        List<Outcome> words = outcomes.listOf(meeting.id());
        for (Outcome word : words) {
            Optional<Outcome> theirs = words.stream()
                    .filter(other -> !other.from().equals(word.from()))
                    .findFirst();
            Participant own = seat(word.from());
            Participant other = seat(meeting.other(word.from()));
            report(event, word, theirs, own, other);
            promise(word, theirs, own, other);
        }
        settle(event, meeting, words);
        tell(event, meeting, meeting.first(), meeting.second());
        tell(event, meeting, meeting.second(), meeting.first());
    }

    /// Keeps what the words that count say of who came: all the same, or it is unclear. Of a meeting that was held, the
    /// follow-up is told.
    private void settle(Event event, Meeting meeting, List<Outcome> words) {
        Set<Meeting.MissedBy> said = words.stream()
                .filter(Outcome::counts)
                .map(word -> missedBy(meeting, word.from(), word.came()))
                .collect(Collectors.toSet());
        Meeting.MissedBy by = said.size() == 1 ? said.iterator().next() : Meeting.MissedBy.UNCLEAR;
        meetings.settle(meeting.id(), by);
        if (by == Meeting.MissedBy.NOBODY) {
            opened.held(event, seat(meeting.first()), seat(meeting.second()));
        }
    }

    private Participant seat(ParticipantId id) {
        return participants.find(id).orElseThrow();
    }

    private void report(Event event, Outcome word, Optional<Outcome> theirs, Participant own, Participant other) {
        boolean believed =
                theirs.map(known -> known.came().agrees(word.came())).orElse(word.came() != Outcome.Came.NEITHER);
        if (!believed || own.organisation().equals(other.organisation())) {
            return;
        }
        switch (word.came()) {
            case HELD -> addFact(event, word, own, other, DatedFact.Kind.MEETING_HELD);
            case THEY_MISSED, NEITHER -> addFact(event, word, own, other, DatedFact.Kind.MEETING_MISSED);
            case WE_MISSED -> {}
        }
    }

    private void addFact(Event event, Outcome word, Participant own, Participant other, DatedFact.Kind kind) {
        facts.add(new DatedFact(
                new EvidenceId(ids.next()),
                kind,
                own.organisation(),
                other.organisation(),
                other.organisationName(),
                event.labName(),
                event.day(),
                word.words(),
                cause(word)));
        ledger.note("organisation", other.organisation().value(), "fact added", "");
    }

    private static String cause(Outcome word) {
        return "meeting:%s:%s".formatted(word.meeting(), word.from());
    }

    /// What a side said it would do by a day is a promise; it counts at once where the other side wrote the same.
    private void promise(Outcome word, Optional<Outcome> theirs, Participant own, Participant other) {
        if (word.promised().isPresent() && !own.organisation().equals(other.organisation())) {
            promise.said(
                    own.organisation(),
                    other.organisation(),
                    word.promised().get(),
                    java.util.Objects.requireNonNull(word.nextDue()),
                    theirs.filter(Outcome::expects).isPresent());
        }
    }

    private void tell(Event event, Meeting meeting, ParticipantId whom, ParticipantId other) {
        String name = participants.find(other).map(Participant::shown).orElse("");
        reader(whom)
                .ifPresent(account -> post.send(Message.to(
                        account,
                        "outcome_open",
                        "outcome_open:%s:%s".formatted(meeting.id(), account.id()),
                        address(event, meeting.id()),
                        event.name(),
                        name)));
    }

    private Optional<Account> reader(ParticipantId seat) {
        return participants.find(seat).flatMap(Participant::findAccount).flatMap(people::find);
    }

    private static String address(Event event, MeetingId meeting) {
        return "/events/%s/outcomes/%s".formatted(event.id(), meeting);
    }

    /// The other side's word that the viewer may answer now.
    private Outcome theirs(Viewer viewer, Side side) {
        Outcome word = outcomes.find(side.meeting().id(), side.other().id())
                .filter(known -> !known.hidden())
                .orElseThrow(NotAllowed::toKnow);
        if (!mayAnswer(word)) {
            throw new TooLate("event.too_late.answer_outcome");
        }
        return word;
    }

    /// Can the side that this word is about reply or appeal now?
    public boolean mayAnswer(Outcome word) {
        Instant opened = word.openedAt();
        return opened != null && clock.instant().isBefore(opened.plus(Duration.ofDays(ANSWER_DAYS)));
    }

    /// Keeps the viewer's reply to what the other side said. Both sides read it.
    public void reply(Viewer viewer, EventId event, MeetingId id, String words) {
        Side side = side(viewer, event, id);
        Outcome word = theirs(viewer, side);
        outcomes.reply(word.id(), words);
        ledger.note("outcome", word.id().value(), "replied", "");
        reader(side.other().id())
                .ifPresent(account -> post.send(Message.to(
                        account,
                        "outcome_reply",
                        "outcome_reply:%s:%d".formatted(word.id(), words.hashCode()),
                        address(side.event(), id),
                        side.event().name(),
                        side.own().shown(),
                        words)));
    }

    /// Says to the organiser that what the other side said is not true.
    public void appeal(Viewer viewer, EventId event, MeetingId id, String why) {
        Side side = side(viewer, event, id);
        Outcome word = theirs(viewer, side);
        if (word.state() != OutcomeState.OPEN || !outcomes.step(word, OutcomeState.APPEALED, why)) {
            throw new TooLate("event.too_late.appealed");
        }
        for (Account organiser : judges(side)) {
            post.send(Message.to(
                    organiser,
                    "outcome_appeal",
                    "outcome_appeal:%s:%s".formatted(word.id(), organiser.id()),
                    address(side.event(), id),
                    side.event().name(),
                    side.own().shown(),
                    why));
        }
    }

    /// Who is asked to decide: the organisers, or the secretariat where the organisers are one of the two sides.
    private List<Account> judges(Side side) {
        OrganisationId organiser = side.event().owner();
        boolean party = organiser.equals(side.own().organisation())
                || organiser.equals(side.other().organisation());
        return party ? people.listWith(Role.SECRETARIAT) : people.listOf(organiser, Role.OWNER);
    }

    /// The organiser decides on an appeal: the word stands, or is set aside and counts nothing.
    public void decide(Viewer viewer, EventId event, OutcomeId id, boolean stands, String why) {
        Event known = events.get(event);
        requireOrganiser(viewer, known);
        Outcome word = outcomes.list(event).stream()
                .filter(outcome -> outcome.id().equals(id))
                .findFirst()
                .orElseThrow(NotAllowed::toKnow);
        Meeting meeting = meetings.hold(word.meeting());
        if (!mayDecide(viewer, boards.published(known), meeting)) {
            throw new TooLate("event.too_late.own_meeting");
        }
        OutcomeState to = stands ? OutcomeState.STANDS : OutcomeState.SET_ASIDE;
        if (!OutcomeState.STEPS.allow(word.state(), to) || !outcomes.step(word, to, why)) {
            throw new TooLate("event.too_late.decided");
        }
        if (!stands) {
            setAside(known, meeting, word);
        }
        for (ParticipantId seat : List.of(meeting.first(), meeting.second())) {
            reader(seat)
                    .ifPresent(account -> post.send(Message.to(
                            account,
                            stands ? "outcome_stands" : "outcome_set_aside",
                            "outcome_decided:%s:%s".formatted(word.id(), account.id()),
                            address(known, meeting.id()),
                            known.name(),
                            why)));
        }
    }

    /// What was set aside is no fact any more; a word that it contradicted is one now, as if it had come alone.
    private void setAside(Event event, Meeting meeting, Outcome word) {
        facts.withdraw(cause(word));
        List<Outcome> words = outcomes.listOf(meeting.id());
        for (Outcome left : words) {
            if (left.counts() && !left.came().agrees(word.came())) {
                report(event, left, Optional.empty(), seat(left.from()), seat(word.from()));
            }
        }
        settle(event, meeting, words);
    }

    /// Asks everybody who has a meeting to note, on the evening of the day, and once more a week later. For a job.
    public void ask() {
        for (Event event : events.list()) {
            LocalDate today = today(event);
            boolean over = event.state().published()
                    && today.isAfter(event.day())
                    && !today.isAfter(event.day().plusDays(HIDDEN_DAYS));
            if (over) {
                ask(event, today.isAfter(event.day().plusDays(REMIND_DAYS)) ? "outcome_remind" : "outcome_ask");
            }
        }
    }

    private void ask(Event event, String kind) {
        Board board = boards.published(event);
        List<Outcome> known = outcomes.list(event.id());
        participants.accounts(event.id()).forEach((seat, account) -> {
            long open = board.planOf(seat).stream()
                    .map(Board.Placed::meeting)
                    .filter(meeting -> mayNote(board, meeting))
                    .filter(meeting -> known.stream()
                            .noneMatch(word -> word.meeting().equals(meeting.id())
                                    && word.from().equals(seat)))
                    .count();
            if (open > 0) {
                post.send(Message.to(
                        account,
                        kind,
                        "%s:%s:%s".formatted(kind, event.id(), account.id()),
                        "/events/%s/outcomes".formatted(event.id()),
                        event.name(),
                        open));
            }
        });
    }

    private static void requireOrganiser(Viewer viewer, Event event) {
        if (!EventRules.organises(viewer, event)) {
            throw NotAllowed.toKnow();
        }
    }

    private LocalDate today(Event event) {
        return LocalDate.ofInstant(clock.instant(), event.zone());
    }
}
