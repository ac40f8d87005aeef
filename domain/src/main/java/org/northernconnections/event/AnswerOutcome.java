package org.northernconnections.event;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.northernconnections.ledger.Ledger;
import org.northernconnections.ledger.NotAllowed;
import org.northernconnections.ledger.TooLate;
import org.northernconnections.mail.Message;
import org.northernconnections.mail.Post;
import org.northernconnections.partnership.Account;
import org.northernconnections.partnership.OrganisationId;
import org.northernconnections.partnership.People;
import org.northernconnections.partnership.Role;
import org.northernconnections.partnership.Viewer;

/// Answers what was said of a meeting, once it is open: a reply that both read, or an appeal on which the organiser
/// decides. Each of the two sides appeals once against a word: the other one because it is not true, its own because
/// a helper typed it wrongly.
public final class AnswerOutcome {
    /// How long after it was opened the other side can reply or appeal.
    public static final int ANSWER_DAYS = 60;

    private final Sides sides;
    private final SettleMeeting settle;
    private final Events events;
    private final Boards boards;
    private final Meetings meetings;
    private final Outcomes outcomes;
    private final People people;
    private final Post post;
    private final Ledger ledger;
    private final Clock clock;

    public AnswerOutcome(
            Sides sides,
            SettleMeeting settle,
            Events events,
            Boards boards,
            Meetings meetings,
            Outcomes outcomes,
            People people,
            Post post,
            Ledger ledger,
            Clock clock) {
        this.sides = sides;
        this.settle = settle;
        this.events = events;
        this.boards = boards;
        this.meetings = meetings;
        this.outcomes = outcomes;
        this.people = people;
        this.post = post;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// Can this word be replied to or appealed against now?
    public boolean mayAnswer(Outcome word) {
        Instant opened = word.openedAt();
        return opened != null && clock.instant().isBefore(opened.plus(Duration.ofDays(ANSWER_DAYS)));
    }

    /// The word of this seat, if it can be answered now.
    private Outcome answerable(Sides.Side side, Participant from) {
        Outcome word = outcomes.find(side.meeting().id(), from.id())
                .filter(known -> !known.hidden())
                .orElseThrow(NotAllowed::toKnow);
        if (!mayAnswer(word)) {
            throw new TooLate("event.too_late.answer_outcome");
        }
        return word;
    }

    /// Keeps one side's reply to what the other said. Both sides read it.
    ///
    /// @param side that the caller has got from [Sides]
    /// @param seen the version of the other's word to which it replies; null to reply to whatever stands
    /// @return false if a colleague replied, or the word took a step, since that version
    public boolean reply(Sides.Side side, String words, @Nullable Integer seen) {
        Outcome word = answerable(side, side.other());
        if (!outcomes.reply(word.id(), words, seen)) {
            return false;
        }
        ledger.note("outcome", word.id().value(), "replied", "");
        sides.reader(side.other().id())
                .ifPresent(account -> post.send(Message.to(
                        account,
                        "outcome_reply",
                        "outcome_reply:%s:%d".formatted(word.id(), words.hashCode()),
                        Sides.address(side.event(), side.meeting().id()),
                        side.event().name(),
                        side.own().shown(),
                        words)));
        return true;
    }

    /// Says to the organiser that what the other side said is not true.
    ///
    /// @param side that the caller has got from [Sides]
    public void appeal(Sides.Side side, String why) {
        Outcome word = answerable(side, side.other());
        appeal(side, word, word.takesAppeal(), false, why);
    }

    /// Says to the organiser that the own paper says something else than a helper typed.
    ///
    /// @param side that the caller has got from [Sides]
    public void misquoted(Sides.Side side, String why) {
        Outcome word = answerable(side, side.own());
        if (!word.helped()) {
            throw new TooLate("event.too_late.own_word");
        }
        appeal(side, word, word.takesMisquote(), true, why);
    }

    private void appeal(Sides.Side side, Outcome word, boolean taken, boolean misquoted, String why) {
        if (!taken || !outcomes.appeal(word, misquoted, why)) {
            throw new TooLate("event.too_late.appealed");
        }
        settle.dispute(word, true);
        for (Account organiser : judges(side)) {
            post.send(Message.to(
                    organiser,
                    misquoted ? "outcome_misquoted" : "outcome_appeal",
                    "outcome_appeal:%s:%d:%s".formatted(word.id(), word.version(), organiser.id()),
                    "/events/%s/slips".formatted(side.event().id()),
                    side.event().name(),
                    side.own().shown(),
                    why));
        }
    }

    /// Who is asked to decide: the organisers, or the secretariat where the organisers are one of the two sides.
    private List<Account> judges(Sides.Side side) {
        OrganisationId organiser = side.event().owner();
        boolean party = organiser.equals(side.own().organisation())
                || organiser.equals(side.other().organisation());
        return party ? people.listWith(Role.SECRETARIAT) : people.listOf(organiser, Role.OWNER);
    }

    /// Nobody decides on an appeal about a meeting of his or her own side.
    public static boolean mayDecide(Viewer viewer, Board board, Meeting meeting) {
        return EventRules.organises(viewer, board.event())
                && !Sides.partial(viewer, board.participant(meeting.first()))
                && !Sides.partial(viewer, board.participant(meeting.second()));
    }

    /// The organiser decides on an appeal: the word stands, or is set aside and counts nothing.
    ///
    /// @param paper what the paper of the side says whose word a helper typed, in the place of what is set aside;
    /// null if nothing takes its place
    public void decide(
            Viewer viewer, EventId event, OutcomeId id, boolean stands, String why, Outcome.@Nullable Said paper) {
        Event known = events.get(event);
        if (!EventRules.organises(viewer, known)) {
            throw NotAllowed.toKnow();
        }
        Outcome word = outcomes.list(event).stream()
                .filter(outcome -> outcome.id().equals(id))
                .findFirst()
                .orElseThrow(NotAllowed::toKnow);
        Meeting meeting = meetings.hold(word.meeting());
        if (!mayDecide(viewer, boards.published(known), meeting)) {
            throw new TooLate("event.too_late.own_meeting");
        }
        if (!stands && paper != null && !word.helped()) {
            throw new TooLate("event.too_late.not_typed");
        }
        OutcomeState to = stands ? OutcomeState.STANDS : OutcomeState.SET_ASIDE;
        if (!OutcomeState.STEPS.allow(word.state(), to) || !outcomes.decide(word, to, why)) {
            throw new TooLate("event.too_late.decided");
        }
        settle.dispute(word, false);
        if (!stands) {
            setAside(known, meeting, word, paper);
        }
        String kind = stands ? "outcome_stands" : paper == null ? "outcome_set_aside" : "outcome_corrected";
        for (ParticipantId seat : List.of(meeting.first(), meeting.second())) {
            sides.reader(seat)
                    .ifPresent(account -> post.send(Message.to(
                            account,
                            kind,
                            "outcome_decided:%s:%d:%s".formatted(word.id(), word.version(), account.id()),
                            Sides.address(known, meeting.id()),
                            known.name(),
                            why)));
        }
    }

    private void setAside(Event event, Meeting meeting, Outcome word, Outcome.@Nullable Said paper) {
        if (paper == null) {
            settle.without(event, meeting, word);
        } else {
            Outcome wrong = outcomes.find(word.meeting(), word.from()).orElseThrow();
            settle.correct(event, meeting, wrong, paper, clock.instant());
        }
    }
}
