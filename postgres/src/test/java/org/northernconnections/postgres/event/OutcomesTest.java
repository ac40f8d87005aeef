package org.northernconnections.postgres.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.northernconnections.postgres.event.EventScene.EVENT;
import static org.northernconnections.postgres.event.EventScene.as;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.northernconnections.connection.Commitment;
import org.northernconnections.connection.CommitmentState;
import org.northernconnections.connection.DatedFact;
import org.northernconnections.connection.Facts;
import org.northernconnections.event.EventState;
import org.northernconnections.event.Meeting;
import org.northernconnections.event.MeetingId;
import org.northernconnections.event.MeetingState;
import org.northernconnections.event.Outcome;
import org.northernconnections.event.Outcome.Came;
import org.northernconnections.event.Outcome.NextBy;
import org.northernconnections.event.OutcomeId;
import org.northernconnections.event.OutcomeState;
import org.northernconnections.event.Participant;
import org.northernconnections.event.Sides;
import org.northernconnections.event.Timetable;
import org.northernconnections.event.Wish;
import org.northernconnections.ledger.Duty;
import org.northernconnections.ledger.NotAllowed;
import org.northernconnections.ledger.RuleBroken;
import org.northernconnections.ledger.Saved;
import org.northernconnections.ledger.TooLate;
import org.northernconnections.mail.Message;
import org.northernconnections.partnership.Level;
import org.northernconnections.partnership.Membership;
import org.northernconnections.partnership.Role;
import org.northernconnections.partnership.Viewer;
import org.northernconnections.postgres.ledger.PostgresLedger;
import org.northernconnections.postgres.partnership.PostgresOrganisations;
import org.northernconnections.postgres.report.PostgresEditions;
import org.northernconnections.report.Editions;
import org.northernconnections.report.Figure;

/// What both sides say of a meeting, from the first word to the decision on an appeal.
class OutcomesTest {
    private static final Instant AFTERWARDS = Instant.parse("2026-05-08T16:00:00Z");
    private static final LocalDate MAY_END = LocalDate.of(2026, 5, 31);

    private EventScene scene;
    private Participant one;
    private Participant two;
    private Participant three;
    private MeetingId meeting;

    /// Of one and three.
    private MeetingId other;

    @BeforeEach
    void open() {
        scene = new EventScene();
        scene.room(2, 2);
        one = scene.person(1);
        two = scene.person(2);
        three = scene.person(3);
        meeting = scene.agreed(one, two, Wish.Strength.LIKE);
        other = scene.agreed(one, three, Wish.Strength.LIKE);
        scene.closeWishes();
        scene.makeTimetable(5);
        scene.database.change(() -> scene.publish.publish(scene.owner(), EVENT, Timetable.Kind.PROVISIONAL, 1));
        scene.mails.clear();
    }

    @AfterEach
    void close() {
        scene.close();
    }

    private static Outcome.Said said(Came came, String next, NextBy by) {
        return new Outcome.Said(came, next, by, next.isEmpty() ? null : MAY_END, 4, "Good talk.", 0);
    }

    private Sides.Side side(Participant who, MeetingId meeting) {
        return scene.sides.side(as(who), EVENT, meeting);
    }

    private Saved<Outcome> note(Participant who, Outcome.Said said) {
        return note(who, meeting, said);
    }

    private Saved<Outcome> note(Participant who, MeetingId of, Outcome.Said said) {
        return scene.inChange(() -> scene.note.note(as(who), EVENT, of, said));
    }

    private MeetingState state() {
        return scene.meetings.find(meeting).orElseThrow().state();
    }

    private List<DatedFact> factsAbout(Participant who) {
        return scene.facts.listAbout(who.organisation());
    }

    @Test
    void nothingIsNotedBeforeTheMeetingBegins() {
        assertThatThrownBy(() -> note(one, said(Came.HELD, "", NextBy.BOTH))).isInstanceOf(TooLate.class);
    }

    @Test
    void aWordIsHiddenUntilBothWrote() {
        scene.clock.set(AFTERWARDS);

        note(one, said(Came.HELD, "", NextBy.BOTH));

        assertThat(state()).isEqualTo(MeetingState.OUTCOME_BY_ONE);
        assertThat(scene.outcomes.find(meeting, one.id()).orElseThrow().hidden())
                .isTrue();
        assertThat(factsAbout(two)).isEmpty();

        note(two, said(Came.HELD, "", NextBy.BOTH));

        assertThat(state()).isEqualTo(MeetingState.BOTH_OPEN);
        assertThat(scene.outcomes.listOf(meeting)).extracting(Outcome::state).containsOnly(OutcomeState.OPEN);
        assertThat(factsAbout(one)).extracting(DatedFact::kind).containsExactly(DatedFact.Kind.MEETING_HELD);
        assertThat(factsAbout(two)).extracting(DatedFact::kind).containsExactly(DatedFact.Kind.MEETING_HELD);
        assertThat(scene.mails).extracting(Message::kind).containsExactly("outcome_open", "outcome_open");
        assertThatThrownBy(() -> note(one, said(Came.THEY_MISSED, "", NextBy.BOTH)))
                .isInstanceOf(TooLate.class);
    }

    @Test
    void aWordIsLateFromTwoWeeksOnAndNoLongerOnceNobodyCanWrite() {
        LocalDate day = EventScene.event().day();
        assertThat(lateWords(day.plusDays(15))).as("of an event that never ran").isZero();
        scene.database.change(() -> List.of(EventState.FINAL, EventState.RUNNING, EventState.CLOSED)
                .forEach(state -> scene.events.step(EVENT, state)));

        assertThat(lateWords(day.plusDays(14))).isZero();
        assertThat(lateWords(day.plusDays(15))).isEqualTo(2);
        assertThat(lateWords(day.plusDays(90))).isEqualTo(2);
        assertThat(lateWords(day.plusDays(91))).isZero();
    }

    private int lateWords(LocalDate today) {
        return new PostgresEditions(scene.database.sql())
                .listProof(Figure.LATE_WORDS, Editions.Only.ALL, today, 0, 10)
                .total();
    }

    @Test
    void aCorrectedWordSaysAnewWhoMissed() {
        scene.clock.set(AFTERWARDS);
        note(one, said(Came.THEY_MISSED, "", NextBy.BOTH));
        assertThat(scene.meetings.find(meeting).orElseThrow().missedBy()).isNotEqualTo(Meeting.MissedBy.NOBODY);

        int version = scene.outcomes.find(meeting, one.id()).orElseThrow().version();
        note(one, new Outcome.Said(Came.HELD, "", NextBy.BOTH, null, 4, "They came late.", version));

        assertThat(scene.meetings.find(meeting).orElseThrow())
                .returns(Meeting.MissedBy.NOBODY, Meeting::missedBy)
                .returns(MeetingState.OUTCOME_BY_ONE, Meeting::state);
    }

    @Test
    void aWordOpensByItselfAfterFourteenDays() {
        scene.clock.set(AFTERWARDS);
        note(one, said(Came.THEY_MISSED, "", NextBy.BOTH));

        scene.clock.set(AFTERWARDS.plus(Duration.ofDays(13)));
        scene.database.change(scene.note::openDue);
        assertThat(state()).isEqualTo(MeetingState.OUTCOME_BY_ONE);

        scene.clock.set(AFTERWARDS.plus(Duration.ofDays(14)).plusSeconds(1));
        scene.database.change(scene.note::openDue);
        scene.database.change(scene.note::openDue);

        assertThat(state()).isEqualTo(MeetingState.BOTH_OPEN);
        assertThat(scene.meetings.find(meeting).orElseThrow().missedBy())
                .isEqualTo(first(two) ? Meeting.MissedBy.A : Meeting.MissedBy.B);
        assertThat(factsAbout(two)).extracting(DatedFact::kind).containsExactly(DatedFact.Kind.MEETING_MISSED);
    }

    private boolean first(Participant who) {
        return scene.meetings.find(meeting).orElseThrow().first().equals(who.id());
    }

    @Test
    void wordsThatContradictEachOtherCountNothing() {
        scene.clock.set(AFTERWARDS);

        note(one, said(Came.HELD, "", NextBy.BOTH));
        note(two, said(Came.THEY_MISSED, "", NextBy.BOTH));

        assertThat(state()).isEqualTo(MeetingState.BOTH_OPEN);
        assertThat(factsAbout(one)).isEmpty();
        assertThat(factsAbout(two)).isEmpty();
    }

    @Test
    void whetherAContestedMeetingWasHeldIsUnclearWhoeverWroteFirst() {
        scene.clock.set(AFTERWARDS);

        note(one, said(Came.HELD, "", NextBy.BOTH));
        note(two, said(Came.THEY_MISSED, "", NextBy.BOTH));
        assertThat(missedBy(meeting)).isEqualTo(Meeting.MissedBy.UNCLEAR);
        assertThat(scene.opened).isEmpty();

        note(three, other, said(Came.THEY_MISSED, "", NextBy.BOTH));
        note(one, other, said(Came.HELD, "", NextBy.BOTH));
        assertThat(missedBy(other)).isEqualTo(Meeting.MissedBy.UNCLEAR);
        assertThat(scene.opened).isEmpty();
    }

    private Meeting.MissedBy missedBy(MeetingId id) {
        return scene.meetings.find(id).orElseThrow().missedBy();
    }

    @Test
    void theWordThatIsLeftAfterAnAppealSettlesAContestedMeeting() {
        scene.clock.set(AFTERWARDS);
        note(one, said(Came.HELD, "", NextBy.BOTH));
        note(two, said(Came.THEY_MISSED, "", NextBy.BOTH));
        scene.database.change(() -> scene.answer.appeal(side(one, meeting), "We sat there for an hour."));
        Outcome accusation = scene.outcomes.find(meeting, two.id()).orElseThrow();

        scene.database.change(
                () -> scene.answer.decide(scene.owner(), EVENT, accusation.id(), false, "The helpers saw them.", null));

        assertThat(missedBy(meeting)).isEqualTo(Meeting.MissedBy.NOBODY);
        assertThat(factsAbout(one)).isEmpty();
        assertThat(factsAbout(two)).extracting(DatedFact::kind).containsExactly(DatedFact.Kind.MEETING_HELD);
        assertThat(scene.opened).containsExactly(Set.of(one.id(), two.id()));
    }

    @Test
    void aMeetingThatAVerdictUndoesIsNotFollowedUpAnyMore() {
        scene.clock.set(AFTERWARDS);
        note(one, said(Came.HELD, "", NextBy.BOTH));
        scene.clock.set(AFTERWARDS.plus(Duration.ofDays(15)));
        scene.database.change(scene.note::openDue);
        assertThat(scene.opened).containsExactly(Set.of(one.id(), two.id()));
        assertThat(scene.notHeld).isEmpty();

        scene.database.change(() -> scene.answer.appeal(side(two, meeting), "We never met."));
        decide(false, null);

        assertThat(missedBy(meeting)).isEqualTo(Meeting.MissedBy.UNCLEAR);
        assertThat(scene.notHeld).containsExactly(Set.of(one.id(), two.id()));
    }

    @Test
    void twoWhoseColleaguesHaveMetAtTheSameEventAreFollowedUpAllTheSame() {
        scene.clock.set(AFTERWARDS);
        note(one, other, said(Came.HELD, "", NextBy.BOTH));
        note(three, other, said(Came.HELD, "", NextBy.BOTH));
        scene.database.change(() -> scene.database
                .sql()
                .sql("update participant set organisation_id = :of where id = :id")
                .param("of", two.organisation().value())
                .param("id", three.id().value())
                .update());

        note(one, said(Came.THEY_MISSED, "", NextBy.BOTH));
        note(two, said(Came.WE_MISSED, "", NextBy.BOTH));
        assertThat(scene.notHeld).as("three of the same organisation was there").isEmpty();

        scene.database.change(() -> scene.answer.appeal(side(one, other), "They left before."));
        OutcomeId word = scene.outcomes.find(other, three.id()).orElseThrow().id();
        scene.database.change(() -> scene.answer.decide(scene.owner(), EVENT, word, false, "They did.", null));
        assertThat(scene.notHeld).as("one still says that it was held").isEmpty();
    }

    @Test
    void withBothWordsSetAsideNobodyKnowsWhetherTheyMet() {
        scene.clock.set(AFTERWARDS);
        note(one, said(Came.WE_MISSED, "", NextBy.BOTH));
        note(two, said(Came.THEY_MISSED, "", NextBy.BOTH));
        assertThat(missedBy(meeting)).isEqualTo(first(one) ? Meeting.MissedBy.A : Meeting.MissedBy.B);
        for (Participant who : List.of(one, two)) {
            Outcome theirs =
                    scene.outcomes.find(meeting, (who == one ? two : one).id()).orElseThrow();
            scene.database.change(() -> scene.answer.appeal(side(who, meeting), "It was another table."));
            scene.database.change(() ->
                    scene.answer.decide(scene.owner(), EVENT, theirs.id(), false, "Nobody can tell any more.", null));
        }

        assertThat(missedBy(meeting)).isEqualTo(Meeting.MissedBy.UNCLEAR);
        assertThat(factsAbout(one)).isEmpty();
    }

    @Test
    void aNextStepWithADayBecomesAPromise() {
        scene.clock.set(AFTERWARDS);

        note(one, said(Came.HELD, "Send the price list", NextBy.US));
        note(two, said(Came.HELD, "They send prices", NextBy.THEM));

        assertThat(scene.commitments.listOf(List.of(one.organisation())))
                .singleElement()
                .satisfies(promise -> {
                    assertThat(promise.by()).isEqualTo(one.organisation());
                    assertThat(promise.to()).isEqualTo(two.organisation());
                    assertThat(promise.promise()).isEqualTo("Send the price list");
                    assertThat(promise.due()).isEqualTo(MAY_END);
                    assertThat(promise.state()).isEqualTo(CommitmentState.AGREED);
                });
    }

    @Test
    void aPromiseThatTheOtherDidNotNameIsOnlyProposed() {
        scene.clock.set(AFTERWARDS);

        note(one, said(Came.HELD, "Send the price list", NextBy.US));
        note(two, said(Came.HELD, "", NextBy.BOTH));

        assertThat(scene.commitments.listOf(List.of(one.organisation())))
                .singleElement()
                .satisfies(promise -> assertThat(promise.state()).isEqualTo(CommitmentState.PROPOSED));
    }

    @Test
    void whatWasSetAsideOnAppealCountsNothing() {
        scene.clock.set(AFTERWARDS);
        note(one, said(Came.THEY_MISSED, "Send the price list", NextBy.US));
        note(two, said(Came.WE_MISSED, "", NextBy.BOTH));
        assertThat(factsAbout(two)).hasSize(1);
        assertThat(promises()).containsExactly(CommitmentState.PROPOSED);

        scene.database.change(() -> scene.answer.appeal(side(two, meeting), "The ferry was cancelled for all."));
        Outcome appealed = scene.outcomes.find(meeting, one.id()).orElseThrow();
        assertThat(appealed.state()).isEqualTo(OutcomeState.APPEALED);
        assertThat(disputed(two)).containsExactly(true);
        assertThatThrownBy(() -> scene.database.change(
                        () -> scene.answer.decide(as(one), EVENT, appealed.id(), true, "I say so.", null)))
                .isInstanceOf(NotAllowed.class);
        var party = new Viewer(
                EventScene.account("owner0000000"),
                List.of(
                        new Membership(scene.events.get(EVENT).owner(), "", Role.OWNER),
                        new Membership(two.organisation(), "", Role.COMPANY)));
        assertThatThrownBy(() -> scene.database.change(
                        () -> scene.answer.decide(party, EVENT, appealed.id(), false, "We were ill.", null)))
                .isInstanceOf(TooLate.class)
                .hasMessageContaining("own_meeting");
        scene.database.change(
                () -> scene.answer.decide(scene.owner(), EVENT, appealed.id(), false, "No ferry ran that day.", null));

        assertThat(factsAbout(two)).isEmpty();
        assertThat(scene.outcomes.find(meeting, one.id()).orElseThrow().counts())
                .isFalse();
        assertThat(promises()).containsExactly(CommitmentState.RELEASED);
    }

    @Test
    void whatStandsAfterAnAppealIsDisputedNoMore() {
        scene.clock.set(AFTERWARDS);
        note(one, said(Came.THEY_MISSED, "", NextBy.BOTH));
        note(two, said(Came.WE_MISSED, "", NextBy.BOTH));
        assertThat(disputed(two)).containsExactly(false);
        scene.database.change(() -> scene.answer.appeal(side(two, meeting), "The ferry was cancelled for all."));
        assertThat(disputed(two)).containsExactly(true);
        Outcome appealed = scene.outcomes.find(meeting, one.id()).orElseThrow();

        scene.database.change(
                () -> scene.answer.decide(scene.owner(), EVENT, appealed.id(), true, "The ferry ran.", null));

        assertThat(disputed(two)).containsExactly(false);
    }

    private List<Boolean> disputed(Participant who) {
        return scene.facts.listNoted(who.organisation()).stream()
                .map(Facts.Noted::disputed)
                .toList();
    }

    private List<CommitmentState> promises() {
        return scene.commitments.listOf(List.of(one.organisation())).stream()
                .map(Commitment::state)
                .toList();
    }

    @Test
    void aPromiseThatWasKeptCountsNothingOnceItsWordIsSetAsideAndBothSidesAreTold() {
        for (Participant who : List.of(one, two)) {
            scene.database.change(
                    () -> scene.people.join(who.account(), who.organisation(), Role.COMPANY, LocalDate.of(2026, 1, 1)));
        }
        scene.clock.set(AFTERWARDS);
        note(one, said(Came.HELD, "Send the price list", NextBy.US));
        note(two, said(Came.HELD, "They send prices", NextBy.THEM));
        Commitment promised =
                scene.commitments.listOf(List.of(one.organisation())).getFirst();
        scene.database.change(() -> scene.promise.keep(as(two), promised.id(), false));
        assertThat(factsAbout(one)).extracting(DatedFact::kind).contains(DatedFact.Kind.COMMITMENT_KEPT);
        scene.mails.clear();

        scene.database.change(() -> scene.answer.appeal(side(two, meeting), "That was another company."));
        Outcome word = scene.outcomes.find(meeting, one.id()).orElseThrow();
        scene.database.change(() -> scene.answer.decide(scene.owner(), EVENT, word.id(), false, "It was.", null));

        assertThat(factsAbout(one)).extracting(DatedFact::kind).doesNotContain(DatedFact.Kind.COMMITMENT_KEPT);
        assertThat(scene.mails)
                .filteredOn(mail -> mail.kind().equals("commitment_set_aside"))
                .extracting(Message::account)
                .containsExactlyInAnyOrder(one.account(), two.account());
    }

    @Test
    void nobodyElseLearnsOfTheMeetingOrWritesForIt() {
        scene.clock.set(AFTERWARDS);
        Participant fourth = scene.person(4);

        assertThatThrownBy(() -> scene.sides.side(as(fourth), EVENT, meeting)).isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> scene.database.change(
                        () -> scene.note.note(as(fourth), EVENT, meeting, said(Came.HELD, "", NextBy.BOTH))))
                .isInstanceOf(NotAllowed.class);
    }

    @Test
    void aColleagueOfBothWritesForTheSeatThatHeNames() {
        scene.clock.set(AFTERWARDS);
        scene.database.change(() -> {
            for (Participant of : List.of(one, two)) {
                scene.people.join(three.account(), of.organisation(), Role.COMPANY, LocalDate.of(2026, 1, 1));
            }
        });

        Viewer both = scene.people.viewer(scene.people.find(three.account()).orElseThrow(), LocalDate.of(2026, 5, 8));

        for (Participant seat : List.of(two, one)) {
            Sides.Side side = scene.sides.side(both, EVENT, meeting, seat.id().value());
            scene.inChange(() -> scene.note.note(side, said(Came.HELD, "", NextBy.BOTH)));
        }

        assertThat(scene.outcomes.listOf(meeting)).extracting(Outcome::from).containsExactly(two.id(), one.id());
        assertThatThrownBy(
                        () -> scene.sides.side(both, EVENT, meeting, three.id().value()))
                .isInstanceOf(NotAllowed.class);
        assertThatThrownBy(
                        () -> scene.sides.side(as(one), EVENT, meeting, two.id().value()))
                .isInstanceOf(NotAllowed.class);
    }

    @Test
    void aHelperTypesPapersAndLeavesWhatASideWroteItself() {
        scene.clock.set(AFTERWARDS);
        note(one, said(Came.HELD, "", NextBy.BOTH));
        var board = scene.boards.published(scene.events.get(EVENT));

        assertThatThrownBy(() -> scene.database.change(() ->
                        scene.note.type(as(one), board, meeting, two.id(), said(Came.WE_MISSED, "", NextBy.BOTH))))
                .isInstanceOf(TooLate.class)
                .hasMessageContaining("other_side");

        boolean own = scene.inChange(
                () -> scene.note.type(scene.owner(), board, meeting, one.id(), said(Came.NEITHER, "", NextBy.BOTH)));
        boolean other = scene.inChange(
                () -> scene.note.type(scene.owner(), board, meeting, two.id(), said(Came.HELD, "", NextBy.BOTH)));

        assertThat(own).isFalse();
        assertThat(other).isTrue();
        assertThat(scene.outcomes.find(meeting, one.id()).orElseThrow().came()).isEqualTo(Came.HELD);
        assertThat(scene.outcomes.find(meeting, two.id()).orElseThrow().helped())
                .isTrue();
    }

    @Test
    void whosePaperWasTypedWronglyMaySaySo() {
        scene.clock.set(AFTERWARDS);
        var board = scene.boards.published(scene.events.get(EVENT));
        scene.database.change(() ->
                scene.note.type(scene.owner(), board, meeting, one.id(), said(Came.THEY_MISSED, "Call us", NextBy.US)));
        note(two, said(Came.HELD, "", NextBy.BOTH));
        assertThat(missedBy(meeting)).isEqualTo(Meeting.MissedBy.UNCLEAR);
        assertThat(promises()).containsExactly(CommitmentState.PROPOSED);

        assertThatThrownBy(() -> scene.database.change(
                        () -> scene.answer.misquoted(side(two, meeting), "We wrote something else.")))
                .isInstanceOf(TooLate.class)
                .hasMessageContaining("own_word");
        scene.database.change(() -> scene.answer.misquoted(side(one, meeting), "Our cross is in the first box."));
        Outcome typed = scene.outcomes.find(meeting, one.id()).orElseThrow();
        assertThat(typed).returns(OutcomeState.APPEALED, Outcome::state).returns(true, Outcome::misquoteWaits);
        scene.database.change(
                () -> scene.answer.decide(scene.owner(), EVENT, typed.id(), false, "So it is on the paper.", null));

        assertThat(missedBy(meeting)).isEqualTo(Meeting.MissedBy.NOBODY);
        assertThat(factsAbout(one)).extracting(DatedFact::kind).containsExactly(DatedFact.Kind.MEETING_HELD);
        assertThat(scene.opened).containsExactly(Set.of(one.id(), two.id()));
        assertThat(promises()).containsExactly(CommitmentState.RELEASED);
    }

    /// Types a paper of one side, after which the other writes, so that both are open.
    private void typed(Outcome.Said paper, Outcome.Said theirs) {
        var board = scene.boards.published(scene.events.get(EVENT));
        scene.database.change(() -> scene.note.type(scene.owner(), board, meeting, one.id(), paper));
        note(two, theirs);
    }

    private Outcome ofOne() {
        return scene.outcomes.find(meeting, one.id()).orElseThrow();
    }

    private void decide(boolean stands, Outcome.Said paper) {
        OutcomeId word = ofOne().id();
        scene.database.change(() -> scene.answer.decide(scene.owner(), EVENT, word, stands, "I compared.", paper));
    }

    @Test
    void whatOneSideSaysOfAWordTakesTheAppealFromNobodyAndEachSaysSoOnce() {
        scene.clock.set(AFTERWARDS);
        typed(said(Came.THEY_MISSED, "", NextBy.BOTH), said(Came.HELD, "", NextBy.BOTH));
        Runnable misquote = () -> scene.answer.misquoted(side(one, meeting), "Our cross is in the first box.");
        Runnable appeal = () -> scene.answer.appeal(side(two, meeting), "We sat there.");

        scene.database.change(misquote);
        assertThatThrownBy(() -> scene.database.change(appeal))
                .as("while the organiser decides")
                .isInstanceOf(TooLate.class)
                .hasMessageContaining("appealed");
        decide(true, null);
        assertThatThrownBy(() -> scene.database.change(misquote))
                .as("a second time")
                .isInstanceOf(TooLate.class)
                .hasMessageContaining("appealed");
        scene.mails.clear();
        scene.database.change(appeal);
        assertThat(ofOne())
                .returns(OutcomeState.APPEALED, Outcome::state)
                .returns("Our cross is in the first box.", Outcome::misquote)
                .returns("I compared.", Outcome::misquoteVerdict)
                .returns("We sat there.", Outcome::appeal)
                .returns(false, Outcome::misquoteWaits);
        decide(false, null);

        assertThat(ofOne().state()).isEqualTo(OutcomeState.SET_ASIDE);
        assertThat(missedBy(meeting)).isEqualTo(Meeting.MissedBy.NOBODY);
        assertThat(scene.mails).extracting(Message::kind).contains("outcome_set_aside");
    }

    @Test
    void whatWasFoundToBeTrueCanStillBeCalledMisquotedByItsOwnSide() {
        scene.clock.set(AFTERWARDS);
        typed(said(Came.THEY_MISSED, "", NextBy.BOTH), said(Came.HELD, "", NextBy.BOTH));
        scene.database.change(() -> scene.answer.appeal(side(two, meeting), "We sat there."));
        decide(true, null);

        scene.database.change(() -> scene.answer.misquoted(side(one, meeting), "They did sit there."));
        decide(true, null);

        assertThat(ofOne()).returns(OutcomeState.STANDS, Outcome::state).returns(false, Outcome::takesAppeal);
        assertThatThrownBy(() -> scene.database.change(() -> scene.database
                        .sql()
                        .sql("update outcome set state = 'appealed', appeal = 'Once more.', verdict = '' where helped")
                        .update()))
                .isInstanceOf(RuleBroken.class);
    }

    @Test
    void whatThePaperSaysTakesThePlaceOfWhatAHelperTypedWrongly() {
        scene.clock.set(AFTERWARDS);
        typed(said(Came.THEY_MISSED, "Send stones", NextBy.US), said(Came.HELD, "They send prices", NextBy.THEM));
        Outcome wrong = ofOne();
        scene.database.change(() -> scene.answer.misquoted(side(one, meeting), "Our cross is in the first box."));
        scene.mails.clear();

        decide(false, said(Came.HELD, "Send the price list", NextBy.US));

        Outcome word = ofOne();
        assertThat(word)
                .returns(wrong.id(), Outcome::corrects)
                .returns(OutcomeState.OPEN, Outcome::state)
                .returns(Came.HELD, Outcome::came)
                .returns("Our cross is in the first box.", Outcome::misquote)
                .returns("I compared.", Outcome::misquoteVerdict)
                .returns(true, Outcome::takesAppeal);
        assertThat(scene.outcomes.listOf(meeting)).hasSize(2);
        assertThat(scene.outcomes.list(EVENT)).hasSize(2);
        assertThat(missedBy(meeting)).isEqualTo(Meeting.MissedBy.NOBODY);
        assertThat(factsAbout(one)).extracting(DatedFact::kind).containsExactly(DatedFact.Kind.MEETING_HELD);
        assertThat(factsAbout(two)).extracting(DatedFact::kind).containsExactly(DatedFact.Kind.MEETING_HELD);
        assertThat(scene.commitments.listOf(List.of(one.organisation())))
                .extracting(Commitment::promise, Commitment::state)
                .containsExactlyInAnyOrder(
                        tuple("Send stones", CommitmentState.RELEASED),
                        tuple("Send the price list", CommitmentState.AGREED));
        assertThat(scene.mails).extracting(Message::kind).containsExactly("outcome_corrected", "outcome_corrected");
    }

    @Test
    void aCorrectedWordThatIsSetAsideInItsTurnLetsTheOtherSidesCountAgain() {
        scene.clock.set(AFTERWARDS);
        typed(said(Came.HELD, "", NextBy.BOTH), said(Came.HELD, "", NextBy.BOTH));
        scene.database.change(() -> scene.answer.misquoted(side(one, meeting), "We sat there alone."));

        decide(false, said(Came.THEY_MISSED, "", NextBy.BOTH));
        assertThat(missedBy(meeting)).isEqualTo(Meeting.MissedBy.UNCLEAR);
        assertThat(factsAbout(one)).isEmpty();
        assertThat(factsAbout(two)).isEmpty();

        scene.database.change(() -> scene.answer.appeal(side(two, meeting), "The helpers saw us."));
        decide(false, null);
        assertThat(missedBy(meeting)).isEqualTo(Meeting.MissedBy.NOBODY);
        assertThat(factsAbout(one)).extracting(DatedFact::kind).containsExactly(DatedFact.Kind.MEETING_HELD);
        assertThat(factsAbout(two)).isEmpty();
    }

    @Test
    void whatASideWroteItselfIsNotTypedFromAPaper() {
        scene.clock.set(AFTERWARDS);
        note(one, said(Came.THEY_MISSED, "", NextBy.BOTH));
        note(two, said(Came.HELD, "", NextBy.BOTH));
        scene.database.change(() -> scene.answer.appeal(side(two, meeting), "We sat there."));

        assertThatThrownBy(() -> decide(false, said(Came.HELD, "", NextBy.BOTH)))
                .isInstanceOf(TooLate.class)
                .hasMessageContaining("not_typed");
    }

    @Test
    void whatASideRewritesItselfWasNotTypedByAHelper() {
        scene.clock.set(AFTERWARDS);
        var board = scene.boards.published(scene.events.get(EVENT));
        scene.database.change(() ->
                scene.note.type(scene.owner(), board, meeting, one.id(), said(Came.THEY_MISSED, "", NextBy.BOTH)));
        assertThat(ofOne().helped()).isTrue();

        note(one, new Outcome.Said(Came.HELD, "", NextBy.BOTH, null, 4, "Our own words.", ofOne().version()));

        assertThat(ofOne()).returns(false, Outcome::helped).returns("Our own words.", Outcome::words);
    }

    @Test
    void lettersOnOutcomesGoToWhoeverCanReadThem() {
        Viewer last = EventScene.viewer("colleague000", Role.COMPANY, two.organisation());
        scene.join(last, two.organisation(), Role.COMPANY);
        scene.ownerWithAccount();
        scene.database.change(() -> {
            var organisations =
                    new PostgresOrganisations(scene.database.sql(), new PostgresLedger(scene.database.sql()));
            organisations.join(two.organisation(), Level.CITY, false, LocalDate.of(2020, 1, 1));
            organisations.leave(two.organisation(), LocalDate.of(2026, 5, 8), "");
        });
        scene.clock.set(AFTERWARDS);

        note(one, said(Came.THEY_MISSED, "", NextBy.BOTH));
        note(two, said(Came.HELD, "", NextBy.BOTH));
        assertThat(scene.mails)
                .filteredOn(mail -> mail.kind().equals("outcome_open"))
                .extracting(Message::account)
                .contains(two.account())
                .doesNotContain(last.getAccount().id());

        scene.database.change(() -> scene.answer.appeal(side(two, meeting), "We sat there."));
        assertThat(scene.mails)
                .filteredOn(mail -> mail.kind().equals("outcome_appeal"))
                .extracting(Message::path)
                .containsExactly("/events/" + EVENT + "/slips");
    }

    @Test
    void onlyWhatAHelperTypedCanBeMisquoted() {
        scene.clock.set(AFTERWARDS);
        note(one, said(Came.HELD, "", NextBy.BOTH));
        note(two, said(Came.HELD, "", NextBy.BOTH));

        assertThatThrownBy(() -> scene.database.change(() -> scene.database
                        .sql()
                        .sql("update outcome set state = 'appealed', misquote = 'x'")
                        .update()))
                .isInstanceOf(RuleBroken.class);
    }

    @Test
    void aColleagueIsAskedForWhomeverHasLeft() {
        Viewer colleague = EventScene.viewer("colleague000", Role.COMPANY, one.organisation());
        scene.join(colleague, one.organisation(), Role.COMPANY);
        scene.clock.set(AFTERWARDS.plus(Duration.ofDays(1)));

        scene.database.change(scene.note::ask);

        assertThat(scene.mails)
                .extracting(Message::account)
                .contains(colleague.getAccount().id())
                .doesNotContain(one.account());
        assertThat(scene.sides.seats(colleague, EVENT))
                .extracting(Participant::id)
                .containsExactly(one.id());
        assertThat(duties(colleague)).containsExactly("event.duty.outcomes");
        assertThat(duties(as(one))).isEmpty();

        scene.database.change(
                () -> scene.people.join(one.account(), one.organisation(), Role.COMPANY, LocalDate.of(2026, 1, 1)));

        assertThat(duties(colleague)).isEmpty();
        assertThat(duties(as(one))).containsExactly("event.duty.outcomes");
    }

    private List<String> duties(Viewer viewer) {
        return scene.duties.of(viewer).stream().map(Duty::key).toList();
    }

    @Test
    void wordsThatOpenAfterAMergerAreOfTheHeir() {
        Participant heir = scene.person(4);
        scene.database.change(
                () -> new PostgresOrganisations(scene.database.sql(), new PostgresLedger(scene.database.sql()))
                        .merge(
                                List.of(one.organisation()),
                                heir.organisation(),
                                EventScene.event().day(),
                                "Merged"));
        scene.clock.set(AFTERWARDS);

        note(one, said(Came.HELD, "Send the price list", NextBy.US));
        note(two, said(Came.HELD, "", NextBy.BOTH));

        assertThat(factsAbout(one)).isEmpty();
        assertThat(factsAbout(heir)).extracting(DatedFact::kind).containsExactly(DatedFact.Kind.MEETING_HELD);
        assertThat(factsAbout(two)).extracting(DatedFact::reporter).containsExactly(heir.organisation());
        assertThat(scene.commitments.listOf(List.of(heir.organisation()))).hasSize(1);
    }

    @Test
    void bothSidesWritingAtOnceOpensOnce() throws Exception {
        scene.clock.set(AFTERWARDS);
        List<Future<Saved<Outcome>>> sent = new ArrayList<>();
        try (ExecutorService phones = Executors.newFixedThreadPool(2)) {
            for (Participant who : List.of(one, two)) {
                Callable<Saved<Outcome>> phone = () -> note(who, said(Came.HELD, "", NextBy.BOTH));
                sent.add(phones.submit(phone));
            }
        }
        for (Future<Saved<Outcome>> each : sent) {
            assertThat(each.get()).isInstanceOf(Saved.Kept.class);
        }

        assertThat(state()).isEqualTo(MeetingState.BOTH_OPEN);
        assertThat(factsAbout(one)).hasSize(1);
        assertThat(factsAbout(two)).hasSize(1);
    }

    @Test
    void theDatabaseKeepsWhatWasOpened() {
        scene.clock.set(AFTERWARDS);
        note(one, said(Came.HELD, "", NextBy.BOTH));
        note(two, said(Came.HELD, "", NextBy.BOTH));

        assertThatThrownBy(() -> scene.database.change(() -> scene.database
                        .sql()
                        .sql("update outcome set came = 'they missed'")
                        .update()))
                .isInstanceOf(RuleBroken.class);
        assertThatThrownBy(() -> scene.database.change(() -> scene.database
                        .sql()
                        .sql("update outcome set state = 'set aside', appeal = 'x'")
                        .update()))
                .isInstanceOf(RuleBroken.class);
    }

    @Test
    void peopleAreAskedOnceAndRemindedOnce() {
        scene.clock.set(AFTERWARDS);
        scene.database.change(scene.note::ask);
        assertThat(scene.mails).isEmpty();

        scene.clock.set(AFTERWARDS.plus(Duration.ofDays(1)));
        scene.database.change(scene.note::ask);
        scene.clock.set(AFTERWARDS.plus(Duration.ofDays(8)));
        scene.database.change(scene.note::ask);

        assertThat(scene.mails)
                .extracting(Message::kind)
                .containsExactlyInAnyOrder(
                        "outcome_ask",
                        "outcome_ask",
                        "outcome_ask",
                        "outcome_remind",
                        "outcome_remind",
                        "outcome_remind");
    }
}
