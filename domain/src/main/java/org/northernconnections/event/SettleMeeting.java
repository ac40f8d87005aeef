package org.northernconnections.event;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.northernconnections.connection.DatedFact;
import org.northernconnections.connection.EvidenceId;
import org.northernconnections.connection.Facts;
import org.northernconnections.connection.Promise;
import org.northernconnections.ledger.Ledger;
import org.northernconnections.ledger.NewIds;

/// What the open words on a meeting make of it: whether it was held, who missed it, the facts that move trust, and
/// what was promised.
///
/// Where the two sides contradict each other, neither word becomes a fact, and whether they met is unclear, until one
/// word is set aside.
public final class SettleMeeting {
    private final Sides sides;
    private final Meetings meetings;
    private final Outcomes outcomes;
    private final Facts facts;
    private final Promise promise;
    private final Opened opened;
    private final Ledger ledger;
    private final NewIds ids;

    public SettleMeeting(
            Sides sides,
            Meetings meetings,
            Outcomes outcomes,
            Facts facts,
            Promise promise,
            Opened opened,
            Ledger ledger,
            NewIds ids) {
        this.sides = sides;
        this.meetings = meetings;
        this.outcomes = outcomes;
        this.facts = facts;
        this.promise = promise;
        this.opened = opened;
        this.ledger = ledger;
        this.ids = ids;
    }

    /// Hears of meetings that were held or not, once both sides can read what was said.
    public interface Opened {
        void held(Event event, Participant one, Participant other);

        /// The two organisations did not meet at the event, or nobody can tell whether they did.
        void notHeld(Event event, Participant one, Participant other);
    }

    /// Who missed a meeting by the word of this side.
    static Meeting.MissedBy missedBy(Meeting meeting, ParticipantId from, Outcome.Came came) {
        boolean first = meeting.first().equals(from);
        return switch (came) {
            case HELD -> Meeting.MissedBy.NOBODY;
            case WE_MISSED -> first ? Meeting.MissedBy.A : Meeting.MissedBy.B;
            case THEY_MISSED -> first ? Meeting.MissedBy.B : Meeting.MissedBy.A;
            case NEITHER -> Meeting.MissedBy.BOTH;
        };
    }

    /// Keeps what the words that count say of who came: all the same, or it is unclear. The follow-up is told whether
    /// the two have met.
    void meeting(Event event, Meeting meeting, List<Outcome> words) {
        Set<Meeting.MissedBy> said = words.stream()
                .filter(Outcome::counts)
                .map(word -> missedBy(meeting, word.from(), word.came()))
                .collect(Collectors.toSet());
        Meeting.MissedBy by = said.size() == 1 ? said.iterator().next() : Meeting.MissedBy.UNCLEAR;
        meetings.settle(meeting.id(), by);
        Participant one = sides.seat(meeting.first());
        Participant other = sides.seat(meeting.second());
        if (by == Meeting.MissedBy.NOBODY) {
            opened.held(event, one, other);
        } else if (!metElsewhere(meeting, one, other)) {
            opened.notHeld(event, one, other);
        }
    }

    /// Have colleagues of the two met at the same event, as both sides can read?
    private boolean metElsewhere(Meeting meeting, Participant one, Participant other) {
        Set<ParticipantId> ones = sides.seatsOf(one.organisation(), meeting.event());
        Set<ParticipantId> others = sides.seatsOf(other.organisation(), meeting.event());
        return meetings.list(meeting.event()).stream()
                .filter(known -> !known.id().equals(meeting.id()))
                .filter(known -> known.state() == MeetingState.BOTH_OPEN)
                .filter(known -> known.missedBy() == Meeting.MissedBy.NOBODY)
                .anyMatch(known -> (ones.contains(known.first()) && others.contains(known.second()))
                        || (others.contains(known.first()) && ones.contains(known.second())));
    }

    /// Makes a fact of a word that is believed: the only one, or one with which the other agrees.
    ///
    /// @param theirs the other side's word, if there is one
    void report(Event event, Outcome word, Optional<Outcome> theirs, Participant own, Participant other) {
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
        var fact = new DatedFact(
                new EvidenceId(ids.next()),
                kind,
                own.organisation(),
                other.organisation(),
                other.organisationName(),
                event.labName(),
                event.day(),
                word.words(),
                cause(word));
        if (facts.add(fact) || facts.restore(fact.cause())) {
            ledger.note("organisation", other.organisation().value(), "fact added", "");
        }
    }

    private static String cause(Outcome word) {
        String cause = "meeting:%s:%s".formatted(word.meeting(), word.from());
        return word.corrects() == null ? cause : cause + ":" + word.id();
    }

    /// What a side said it would do by a day is a promise; it counts at once where the other side wrote the same.
    ///
    /// @param theirs the other side's word, if there is one
    void promise(Outcome word, Optional<Outcome> theirs, Participant own, Participant other) {
        if (word.promised().isPresent() && !own.organisation().equals(other.organisation())) {
            promise.said(
                    own.organisation(),
                    other.organisation(),
                    word.promised().get(),
                    Objects.requireNonNull(word.nextDue()),
                    theirs.filter(Outcome::expects).isPresent(),
                    word.id().value());
        }
    }

    /// What the paper of a side says takes the place of what was typed for it and set aside: both read it at once, and
    /// it counts as if it had been typed so.
    void correct(Event event, Meeting meeting, Outcome wrong, Outcome.Said paper, Instant now) {
        takeBack(wrong);
        outcomes.add(paper.correcting(wrong, new OutcomeId(ids.next()), now));
        outcomes.open(meeting.id(), now);
        List<Outcome> words = outcomes.listOf(meeting.id());
        Outcome word = outcomes.find(meeting.id(), wrong.from()).orElseThrow();
        Optional<Outcome> theirs = words.stream()
                .filter(known -> known.counts() && !known.from().equals(word.from()))
                .findFirst();
        Participant own = sides.seat(word.from());
        Participant other = sides.seat(meeting.other(word.from()));
        report(event, word, theirs, own, other);
        promise(word, theirs, own, other);
        theirs.ifPresent(left -> {
            if (left.came().agrees(word.came())) {
                report(event, left, Optional.of(word), other, own);
            } else {
                facts.withdraw(cause(left));
            }
        });
        meeting(event, meeting, words);
    }

    /// An appeal against a word was made, or decided: while it is open, what it reports counts half against the other.
    void dispute(Outcome word, boolean open) {
        facts.dispute(cause(word), open);
    }

    /// What was set aside is no fact and no promise any more.
    private void takeBack(Outcome word) {
        facts.withdraw(cause(word));
        promise.setAside(word.id().value());
    }

    /// What was set aside counts nothing; a word that it contradicted is a fact now, as if it had come alone.
    void without(Event event, Meeting meeting, Outcome word) {
        takeBack(word);
        List<Outcome> words = outcomes.listOf(meeting.id());
        for (Outcome left : words) {
            if (left.counts() && !left.came().agrees(word.came())) {
                report(event, left, Optional.empty(), sides.seat(left.from()), sides.seat(word.from()));
            }
        }
        meeting(event, meeting, words);
    }
}
