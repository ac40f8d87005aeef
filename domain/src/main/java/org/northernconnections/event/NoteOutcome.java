package org.northernconnections.event;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.northernconnections.ledger.NewIds;
import org.northernconnections.ledger.NotAllowed;
import org.northernconnections.ledger.Saved;
import org.northernconnections.ledger.TooLate;
import org.northernconnections.mail.Message;
import org.northernconnections.mail.Post;
import org.northernconnections.partnership.Account;
import org.northernconnections.partnership.Viewer;

/// Notes what each side says of a meeting, and lets both read it at the same time.
///
/// A word stays hidden until the other side has written too, or [#HIDDEN_DAYS] have passed: nobody can answer in kind.
/// Once open it moves trust: a meeting held or missed becomes a fact, and a next step with a day becomes a promise.
/// What the words make of the meeting, [SettleMeeting] says; how they are answered, [AnswerOutcome].
public final class NoteOutcome {
    /// How long a word waits for the other side's.
    public static final int HIDDEN_DAYS = 14;

    /// How long after the event a meeting can be noted at all.
    public static final int NOTE_DAYS = 90;

    private static final int REMIND_DAYS = 7;

    private final Sides sides;
    private final SettleMeeting settle;
    private final Events events;
    private final Boards boards;
    private final Participants participants;
    private final Meetings meetings;
    private final Outcomes outcomes;
    private final Post post;
    private final NewIds ids;
    private final Clock clock;

    public NoteOutcome(
            Sides sides,
            SettleMeeting settle,
            Events events,
            Boards boards,
            Participants participants,
            Meetings meetings,
            Outcomes outcomes,
            Post post,
            NewIds ids,
            Clock clock) {
        this.sides = sides;
        this.settle = settle;
        this.events = events;
        this.boards = boards;
        this.participants = participants;
        this.meetings = meetings;
        this.outcomes = outcomes;
        this.post = post;
        this.ids = ids;
        this.clock = clock;
    }

    /// Can a word be written on this meeting now: it has begun, and its words are not open yet?
    ///
    /// @param board of the newest published timetable
    public boolean mayNote(Board board, Meeting meeting) {
        return asked(board, meeting) || moved(board, meeting);
    }

    /// Is a word on this meeting expected by now?
    private boolean asked(Board board, Meeting meeting) {
        boolean begun = switch (meeting.state()) {
            case PLACED ->
                board.findPlaced(meeting.id())
                        .filter(placed -> placed.slot().begun(clock.instant()))
                        .isPresent();
            case HELD, MISSED, OUTCOME_BY_ONE -> true;
            case WISHED, ACCEPTED, CANCELLED, BOTH_OPEN -> false;
        };
        return begun && inTime(board.event());
    }

    private boolean inTime(Event event) {
        return !today(event).isAfter(event.day().plusDays(NOTE_DAYS));
    }

    /// Was this meeting moved or left out on the day, while two without a network may have met where it stood before?
    /// Nobody is asked for a word on it, but that it was held can be said.
    ///
    /// @param board of the newest published timetable
    public boolean moved(Board board, Meeting meeting) {
        boolean planned = meeting.state() == MeetingState.PLACED || meeting.state() == MeetingState.ACCEPTED;
        return planned
                && !asked(board, meeting)
                && inTime(board.event())
                && boards.begunOnPaper(board.event(), meeting.id(), clock.instant());
    }

    /// Nobody has missed what is still to come by the newest timetable, whatever an older one said.
    private boolean toCome(Board board, Meeting meeting) {
        return meeting.state() == MeetingState.ACCEPTED
                || board.findPlaced(meeting.id())
                        .filter(placed -> !placed.slot().begun(clock.instant()))
                        .isPresent();
    }

    /// Keeps what the viewer's side says, unless somebody else saved it in the meantime.
    public Saved<Outcome> note(Viewer viewer, EventId event, MeetingId id, Outcome.Said said) {
        return note(sides.side(viewer, event, id), said);
    }

    /// Keeps what one of the two sides says, which the caller has got from [Sides].
    public Saved<Outcome> note(Sides.Side side, Outcome.Said said) {
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
        Meeting meeting = sides.meeting(board.event().id(), id);
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
        return !Sides.partial(viewer, board.participant(meeting.other(from)))
                || Sides.speaksFor(viewer, board.participant(from));
    }

    private Saved<Outcome> note(
            Event event, Board board, Meeting known, ParticipantId from, Outcome.Said said, boolean helped) {
        Meeting meeting = meetings.hold(known.id());
        if (!mayNote(board, meeting)) {
            throw new TooLate("event.too_late.outcome");
        }
        if (said.came() != Outcome.Came.HELD && toCome(board, meeting)) {
            throw new TooLate("event.too_late.moved");
        }
        Optional<Outcome> before = outcomes.find(meeting.id(), from);
        if (before.isPresent()) {
            Saved<Outcome> saved = outcomes.save(said.changing(before.get()));
            if (saved instanceof Saved.Kept && outcomes.listOf(meeting.id()).size() == 1) {
                meetings.settle(meeting.id(), SettleMeeting.missedBy(meeting, from, said.came()));
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

    /// The meeting goes on with the first word: held or missed, then written by one. One that was left out of the
    /// timetable, and held all the same, has the place again that it had.
    private void come(Meeting meeting, ParticipantId from, Outcome.Came came) {
        if (meeting.state() == MeetingState.ACCEPTED) {
            meetings.step(meeting.id(), MeetingState.PLACED);
        }
        if (!meeting.state().over()) {
            Meeting.MissedBy by = SettleMeeting.missedBy(meeting, from, came);
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
            Participant own = sides.seat(word.from());
            Participant other = sides.seat(meeting.other(word.from()));
            settle.report(event, word, theirs, own, other);
            settle.promise(word, theirs, own, other);
        }
        settle.meeting(event, meeting, words);
        tell(event, meeting, meeting.first(), meeting.second());
        tell(event, meeting, meeting.second(), meeting.first());
    }

    private void tell(Event event, Meeting meeting, ParticipantId whom, ParticipantId other) {
        String name = participants.find(other).map(Participant::shown).orElse("");
        sides.reader(whom)
                .ifPresent(account -> post.send(Message.to(
                        account,
                        "outcome_open",
                        "outcome_open:%s:%s".formatted(meeting.id(), account.id()),
                        Sides.address(event, meeting.id()),
                        event.name(),
                        name)));
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
        var open = new LinkedHashMap<Account, Integer>();
        for (Participant seat : participants.list(event.id())) {
            int count = countOpen(board, known, seat.id());
            if (count > 0) {
                sides.reader(seat).ifPresent(account -> open.merge(account, count, Integer::sum));
            }
        }
        open.forEach((account, count) -> post.send(Message.to(
                account,
                kind,
                "%s:%s:%s".formatted(kind, event.id(), account.id()),
                "/events/%s/outcomes".formatted(event.id()),
                event.name(),
                count)));
    }

    /// On how many meetings of this seat a word can be written, and is not.
    int countOpen(Board board, List<Outcome> known, ParticipantId seat) {
        return (int) board.meetingsOf(seat).stream()
                .filter(meeting -> asked(board, meeting))
                .filter(meeting -> known.stream()
                        .noneMatch(word -> word.meeting().equals(meeting.id())
                                && word.from().equals(seat)))
                .count();
    }

    private LocalDate today(Event event) {
        return LocalDate.ofInstant(clock.instant(), event.zone());
    }
}
