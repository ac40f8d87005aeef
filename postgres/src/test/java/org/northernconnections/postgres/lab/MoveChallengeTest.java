package org.northernconnections.postgres.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.northernconnections.lab.AskAndAnswer;
import org.northernconnections.lab.Challenge;
import org.northernconnections.lab.ChallengeReview;
import org.northernconnections.lab.ChallengeReview.Verdict;
import org.northernconnections.lab.ChallengeState;
import org.northernconnections.lab.CloseDueChallenges;
import org.northernconnections.lab.Lab;
import org.northernconnections.lab.LabDuties;
import org.northernconnections.lab.LabRules;
import org.northernconnections.lab.LabState;
import org.northernconnections.lab.MoveChallenge;
import org.northernconnections.lab.Question;
import org.northernconnections.lab.RemindFollowers;
import org.northernconnections.ledger.Actor;
import org.northernconnections.ledger.Duty;
import org.northernconnections.ledger.NotAllowed;
import org.northernconnections.ledger.RuleBroken;
import org.northernconnections.ledger.Saved;
import org.northernconnections.ledger.TooLate;
import org.northernconnections.partnership.Viewer;

/// Who may take which step from which state.
class MoveChallengeTest {
    private static Town town;
    private static Lab lab;
    private static MoveChallenge move;

    @BeforeAll
    static void open() {
        town = new Town();
        lab = town.lab("Hoppet");
        move = town.move();
    }

    @AfterAll
    static void close() {
        town.close();
    }

    @BeforeEach
    void emptyPost() {
        town.sent.clear();
    }

    private static Map<String, Viewer> everybody() {
        return Map.of(
                "public", Viewer.PUBLIC,
                "owner", town.owner,
                "politician", town.politician,
                "other owner", town.otherOwner,
                "manager", town.manager,
                "secretariat", town.secretariat,
                "boss", town.boss);
    }

    @Test
    void whatIsNotPublishedIsKnownToTheOwnersOrganisationAndTheReviewersAlone() {
        Set<String> insiders = Set.of("owner", "politician", "manager", "secretariat");
        for (ChallengeState state : ChallengeState.values()) {
            Challenge challenge = town.inState(lab, state);

            Set<String> knowing = everybody().entrySet().stream()
                    .filter(entry -> LabRules.mayKnow(entry.getValue(), challenge))
                    .map(Map.Entry::getKey)
                    .collect(Collectors.toSet());

            assertThat(knowing)
                    .as("%s", state)
                    .isEqualTo(state.published() ? everybody().keySet() : insiders);
        }
        assertThatThrownBy(() -> town.word().get(town.boss, town.draft(lab).id()))
                .isInstanceOfSatisfying(
                        NotAllowed.class, refused -> assertThat(refused.known()).isFalse());
    }

    @Test
    void onlyTheOwnerAndTheSecretariatAskForAReviewAndOnlyOfWhatIsBeingWorded() {
        for (ChallengeState state : ChallengeState.values()) {
            everybody().forEach((who, viewer) -> {
                Challenge challenge = town.inState(lab, state);
                Runnable deed = () -> town.as(viewer, () -> move.askForReview(viewer, challenge));

                if (!who.equals("owner") && !who.equals("secretariat")) {
                    assertThatThrownBy(deed::run).as("%s, %s", who, state).isInstanceOf(NotAllowed.class);
                } else if (!state.beingWorded()) {
                    assertThatThrownBy(deed::run).as("%s, %s", who, state).isInstanceOf(TooLate.class);
                } else {
                    deed.run();
                    assertThat(state(challenge)).isEqualTo(ChallengeState.IN_REVIEW);
                }
            });
        }
    }

    @Test
    void onlyStrangersToTheOwnerReviewAndOnlyInReview() {
        for (ChallengeState state : ChallengeState.values()) {
            everybody().forEach((who, viewer) -> {
                Challenge challenge = town.inState(lab, state);
                Runnable deed = () -> town.as(viewer, () -> move.review(viewer, challenge, Verdict.APPROVED, "Clear."));

                if (!who.equals("manager") && !who.equals("secretariat")) {
                    assertThatThrownBy(deed::run).as("%s, %s", who, state).isInstanceOf(NotAllowed.class);
                } else if (state != ChallengeState.IN_REVIEW) {
                    assertThatThrownBy(deed::run).as("%s, %s", who, state).isInstanceOf(TooLate.class);
                } else {
                    deed.run();
                    assertThat(state(challenge)).isEqualTo(ChallengeState.APPROVED);
                }
            });
        }
    }

    @Test
    void whoeverAskedForTheReviewLeavesItToOthers() {
        Challenge draft = town.draft(lab);
        town.as(town.secretariat, () -> move.askForReview(town.secretariat, draft));
        Challenge handedIn = town.challenges.get(draft.id());

        assertThat(town.told("challenge_review")).containsExactlyInAnyOrder("colleague", "manager");
        assertThat(move.mayReviewNow(town.secretariat, handedIn)).isFalse();
        assertThatThrownBy(() -> move.review(town.secretariat, handedIn, Verdict.APPROVED, ""))
                .isInstanceOf(NotAllowed.class);
        town.as(town.colleague, () -> move.review(town.colleague, handedIn, Verdict.APPROVED, ""));
        assertThat(state(draft)).isEqualTo(ChallengeState.APPROVED);
        assertThat(town.told("challenge_approved")).containsExactly("owner");
    }

    @Test
    void aCommentLeavesItInReviewAndChangesComeBackAsANewWording() {
        Challenge draft = town.draft(lab);
        town.as(town.owner, () -> move.askForReview(town.owner, draft));
        Challenge handedIn = town.challenges.get(draft.id());

        town.as(town.manager, () -> move.review(town.manager, handedIn, Verdict.COMMENT, "Which roofs?"));
        assertThat(state(draft)).isEqualTo(ChallengeState.IN_REVIEW);
        assertThatThrownBy(() -> town.word().reword(town.owner, handedIn)).isInstanceOf(TooLate.class);
        town.as(town.manager, () -> move.review(town.manager, handedIn, Verdict.CHANGES_ASKED, "This is a solution."));
        assertThat(town.told("challenge_changes")).containsExactly("owner");

        Challenge back = town.challenges.get(draft.id());
        town.as(town.owner, () -> town.word().reword(town.owner, reworded(back, "Roofs that hold snow")));
        town.as(town.owner, () -> move.askForReview(town.owner, town.challenges.get(draft.id())));

        assertThat(state(draft)).isEqualTo(ChallengeState.IN_REVIEW);
        assertThat(town.told("challenge_review")).hasSize(6);
        assertThat(town.reviews.listOf(draft.id()))
                .extracting(ChallengeReview::number, ChallengeReview::verdict, ChallengeReview::comment)
                .containsExactlyInAnyOrder(
                        tuple(1, Verdict.COMMENT, "Which roofs?"),
                        tuple(1, Verdict.CHANGES_ASKED, "This is a solution."));
    }

    @Test
    void anIncompleteChallengeIsNotHandedIn() {
        Challenge draft = town.draft(lab);
        Challenge bare = new Challenge(
                draft.id(),
                draft.lab(),
                draft.labName(),
                draft.owner(),
                draft.ownerName(),
                null,
                draft.state(),
                Town.wording(1, "Bare"),
                12,
                3,
                null,
                null,
                1);

        assertThat(MoveChallenge.missing(bare)).containsExactly("contact", "needs");
        assertThatThrownBy(() -> move.askForReview(town.owner, bare)).isInstanceOf(TooLate.class);
    }

    @Test
    void theOwnerOpensWhatWasApprovedAndClustersAndFollowersHearOfItOnce() {
        Challenge approved = town.inState(lab, ChallengeState.APPROVED);
        town.choose(lab.id());
        town.as(
                town.manager,
                () -> town.follows.follow(town.manager.getAccount().id(), approved.id(), Town.NOON));
        town.as(
                town.politician,
                () -> town.follows.follow(town.politician.getAccount().id(), approved.id(), Town.NOON));
        assertThatThrownBy(() -> move.open(town.manager, approved, Town.closing()))
                .isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> move.open(town.owner, approved, Town.NOON)).isInstanceOf(TooLate.class);
        assertThatThrownBy(() -> move.open(town.owner, town.draft(lab), Town.closing()))
                .isInstanceOf(TooLate.class);

        town.as(town.owner, () -> move.open(town.owner, approved, Town.closing()));

        Challenge open = town.challenges.get(approved.id());
        assertThat(open.takesApplications(Town.NOON)).isTrue();
        assertThat(open.takesApplications(Town.closing())).isFalse();
        assertThat(town.told("challenge_open")).containsExactly("manager");
        assertThat(town.told("challenge_opened")).containsExactly("politician");
    }

    @Test
    void aCallOpensOnlyInALabThatWasChosenAndHasNotEnded() {
        for (LabState state : LabState.values()) {
            Lab place = town.lab("In " + state);
            Challenge approved = town.inState(place, ChallengeState.APPROVED);
            town.as(town.secretariat, () -> bring(place, state));
            Runnable open = () -> town.as(town.owner, () -> move.open(town.owner, approved, Town.closing()));

            if (state == LabState.CHOSEN || state == LabState.RUNNING) {
                open.run();
                assertThat(state(approved)).as("%s", state).isEqualTo(ChallengeState.OPEN);
                continue;
            }
            assertThatThrownBy(open::run)
                    .as("%s", state)
                    .isInstanceOfSatisfying(
                            TooLate.class,
                            late -> assertThat(late.key())
                                    .isEqualTo(
                                            state == LabState.ENDED
                                                    ? "lab.too_late.lab_ended"
                                                    : "lab.too_late.lab_not_chosen"));
            assertThatThrownBy(() -> town.as(town.owner, () -> {
                        town.challenges.save(town.challenges.get(approved.id()).withTimes(Town.NOON, Town.closing()));
                        town.challenges.step(approved.id(), ChallengeState.OPEN);
                    }))
                    .as("%s, past the program", state)
                    .isInstanceOfSatisfying(
                            RuleBroken.class,
                            broken -> assertThat(broken.rule()).isEqualTo("call_in_chosen_lab"));
        }
    }

    /// Past the program, as only the steps count here.
    private static void bring(Lab lab, LabState state) {
        town.database.sql().sql("""
                        insert into lab_criterion (lab_id, criterion, met, grounds)
                        select :lab, criterion, true, 'Said in a test'
                          from unnest(array['political backing', 'critical mass of companies', 'investment capacity',
                                            'real setting']) criterion
                        """).param("lab", lab.id().value()).update();
        List<LabState> way = state == LabState.KEPT_FOR_LATER
                ? List.of(LabState.SPECIFIED, LabState.KEPT_FOR_LATER)
                : List.of(LabState.SPECIFIED, LabState.CHOSEN, LabState.RUNNING, LabState.ENDED);
        for (LabState next : way) {
            if (next.compareTo(state) <= 0) {
                town.labs.step(lab.id(), next);
            }
        }
    }

    @Test
    void nothingOfALabThatHasEndedIsHandedIn() {
        Lab over = town.lab("Over");
        Challenge draft = town.draft(over);
        town.as(town.secretariat, () -> bring(over, LabState.ENDED));

        assertThatThrownBy(() -> town.as(town.owner, () -> move.askForReview(town.owner, draft)))
                .isInstanceOfSatisfying(
                        TooLate.class, late -> assertThat(late.key()).isEqualTo("lab.too_late.lab_ended"));
    }

    @Test
    void aCallClosedByHandHasClosedNowAndWhoeverCountedOnItsTimeIsTold() {
        Challenge open = town.inState(lab, ChallengeState.OPEN);
        town.drafting.add(town.company);
        town.as(
                town.manager,
                () -> town.follows.follow(town.manager.getAccount().id(), open.id(), Town.NOON));
        town.as(town.boss, () -> town.follows.follow(town.boss.getAccount().id(), open.id(), Town.NOON));
        town.as(town.boss, () -> town.follows.leave(town.boss.getAccount().id(), open.id()));

        town.as(town.owner, () -> move.step(town.owner, open, ChallengeState.CLOSED));
        town.drafting.clear();

        assertThat(state(open)).isEqualTo(ChallengeState.CLOSED);
        assertThat(town.challenges.get(open.id()).closesAt()).isEqualTo(Town.NOON);
        assertThat(town.told("challenge_closed_early")).containsExactlyInAnyOrder("manager", "boss");
    }

    @Test
    void aCallWhoseTimeIsOverIsClosedByHandWithoutAWord() {
        Challenge open = town.inState(lab, ChallengeState.OPEN);
        town.as(town.boss, () -> town.follows.follow(town.boss.getAccount().id(), open.id(), Town.NOON));
        MoveChallenge later = town.move(Clock.fixed(Town.closing().plusSeconds(30), ZoneOffset.UTC));

        town.as(town.owner, () -> later.step(town.owner, open, ChallengeState.CLOSED));

        assertThat(town.challenges.get(open.id()).closesAt()).isEqualTo(Town.closing());
        assertThat(town.told("challenge_closed_early")).isEmpty();
    }

    @Test
    void aCallIsProlongedAndNeverShortened() {
        Challenge open = town.inState(lab, ChallengeState.OPEN);
        town.as(town.boss, () -> town.follows.follow(town.boss.getAccount().id(), open.id(), Town.NOON));

        assertThatThrownBy(() -> move.prolong(town.owner, open, Town.closing().minusSeconds(1)))
                .isInstanceOf(TooLate.class);
        assertThatThrownBy(() -> move.prolong(town.manager, open, Town.closing().plusSeconds(1)))
                .isInstanceOf(NotAllowed.class);
        town.as(town.owner, () -> move.prolong(town.owner, open, Town.closing().plusSeconds(86_400)));

        assertThat(town.challenges.get(open.id()).closesAt())
                .isEqualTo(Town.closing().plusSeconds(86_400));
        assertThat(town.told("challenge_prolonged")).containsExactly("boss");
    }

    @Test
    void afterOpeningTheOwnerTakesOneStepAfterTheOther() {
        Challenge open = town.inState(lab, ChallengeState.OPEN);
        town.as(town.boss, () -> town.follows.follow(town.boss.getAccount().id(), open.id(), Town.NOON));

        for (ChallengeState to : List.of(
                ChallengeState.CLOSED,
                ChallengeState.IN_SELECTION,
                ChallengeState.AT_EVENT,
                ChallengeState.IN_FOLLOW_UP,
                ChallengeState.ANSWERED)) {
            Challenge now = town.challenges.get(open.id());
            assertThat(move.steps(town.owner, now)).contains(to);
            assertThat(move.steps(town.manager, now)).isEmpty();
            assertThatThrownBy(() -> move.step(town.manager, now, to)).isInstanceOf(NotAllowed.class);
            assertThatThrownBy(() -> move.step(town.owner, now, ChallengeState.DRAFT))
                    .isInstanceOf(TooLate.class);
            town.as(town.owner, () -> move.step(town.owner, now, to));
        }

        assertThat(state(open)).isEqualTo(ChallengeState.ANSWERED);
        assertThat(town.told("challenge_ended")).containsExactly("boss");
        assertThatThrownBy(() -> move.step(town.owner, town.inState(lab, ChallengeState.APPROVED), ChallengeState.OPEN))
                .isInstanceOf(TooLate.class);
    }

    @Test
    void anEventTakesOnlyChallengesInSelectionAlong() {
        Lab harbour = town.lab("Harbour");
        Challenge inSelection = town.inState(harbour, ChallengeState.IN_SELECTION);
        Challenge closed = town.inState(harbour, ChallengeState.CLOSED);

        town.as(town.owner, () -> move.beginEvent(harbour.id()));
        assertThat(state(inSelection)).isEqualTo(ChallengeState.AT_EVENT);
        assertThat(state(closed)).isEqualTo(ChallengeState.CLOSED);

        town.as(town.owner, () -> move.endEvent(harbour.id()));
        assertThat(state(inSelection)).isEqualTo(ChallengeState.IN_FOLLOW_UP);
        assertThat(state(closed)).isEqualTo(ChallengeState.CLOSED);
    }

    @Test
    void callsWhoseTimeIsOverAreClosedByTheProgram() {
        Challenge open = town.inState(lab, ChallengeState.OPEN);
        var later = Clock.fixed(Town.closing(), ZoneOffset.UTC);
        var due = new CloseDueChallenges(town.challenges, town.people, town.post, later);
        var early = new CloseDueChallenges(town.challenges, town.people, town.post, Town.clock());

        assertThat(early.close()).isZero();
        int closed = town.changes().make(Actor.system("close calls"), "", due::close);

        assertThat(closed).isPositive();
        assertThat(state(open)).isEqualTo(ChallengeState.CLOSED);
        assertThat(town.told("challenge_closed")).contains("owner");
        assertThat(town.ledger
                        .listAbout("challenge", open.id().value())
                        .getLast()
                        .actor())
                .isEqualTo(Actor.system("close calls"));
    }

    @Test
    void followersAreRemindedAWeekAndADayBeforeTheEnd() {
        Challenge open = town.inState(lab, ChallengeState.OPEN);
        town.as(town.boss, () -> town.follows.follow(town.boss.getAccount().id(), open.id(), Town.NOON));

        for (double daysLeft : List.of(8.0, 7.0, 6.5, 3.0, 1.0, 0.5)) {
            Instant now = Town.closing().minusSeconds((long) (daysLeft * 86_400));
            var reminders =
                    new RemindFollowers(town.challenges, town.follows, town.post, Clock.fixed(now, ZoneOffset.UTC));
            reminders.remind();
        }

        assertThat(town.sent)
                .filteredOn(message -> message.path().endsWith(open.id().value()))
                .extracting(
                        message -> message.kind() + " " + message.arguments().getLast())
                .containsExactly("challenge_closing 7", "challenge_closing 1");
    }

    @Test
    void anOpenCallIsMadeClearerForEverybodyAtOnce() {
        Challenge open = town.inState(lab, ChallengeState.OPEN);
        town.as(town.boss, () -> town.follows.follow(town.boss.getAccount().id(), open.id(), Town.NOON));
        assertThatThrownBy(() -> town.word().reword(town.manager, reworded(open, "Walls")))
                .isInstanceOf(NotAllowed.class);

        town.as(town.owner, () -> town.word().reword(town.owner, reworded(open, "Walls of wood")));
        Saved<Challenge> late = town.changes()
                .make(town.owner.actor(), "", () -> town.word().reword(town.owner, reworded(open, "Walls of hay")));

        assertThat(late).isInstanceOf(Saved.Conflict.class);
        assertThat(town.told("challenge_reworded")).containsExactly("boss");
        assertThat(town.challenges.get(open.id()).wording().number()).isEqualTo(2);
    }

    @Test
    void anAnswerReachesWhoeverAskedAndFollows() {
        Challenge open = town.inState(lab, ChallengeState.OPEN);
        var ask = new AskAndAnswer(town.questions, town.follows, town.people, town.post, town.ids, Town.clock());
        town.as(town.boss, () -> ask.ask(town.boss, open, "May the roof be green?"));
        assertThat(town.told("question_asked")).containsExactly("owner");
        town.as(town.boss, () -> town.follows.leave(town.boss.getAccount().id(), open.id()));
        town.as(
                town.manager,
                () -> town.follows.follow(town.manager.getAccount().id(), open.id(), Town.NOON));
        Question question = ask.list(town.owner, open).getFirst();

        assertThat(ask.list(town.manager, open)).isEmpty();
        assertThat(ask.list(town.boss, open)).containsExactly(question);
        assertThatThrownBy(() -> ask.answer(town.boss, open, question, "Yes")).isInstanceOf(NotAllowed.class);
        assertThat(duties(town.owner)).contains("lab.duty.answer");
        town.as(town.owner, () -> ask.answer(town.owner, open, question, "It must be."));

        assertThat(town.told("question_answered")).containsExactly("boss", "manager");
        assertThat(ask.list(Viewer.PUBLIC, open)).extracting(Question::answer).containsExactly("It must be.");
        var again = new AtomicBoolean(true);
        town.as(town.owner, () -> again.set(ask.answer(town.owner, open, question, "Again")));
        assertThat(again).isFalse();
        assertThat(town.told("question_answered")).containsExactly("boss", "manager");
        assertThat(ask.list(Viewer.PUBLIC, open)).extracting(Question::answer).containsExactly("It must be.");
        assertThatThrownBy(() -> ask.ask(town.boss, town.inState(lab, ChallengeState.CLOSED), "Too late?"))
                .isInstanceOf(TooLate.class);
    }

    @Test
    void whatWaitsIsNobodyElsesTurn() {
        try (var quiet = new Town()) {
            Lab only = quiet.lab("Quiet");
            var duties = new LabDuties(quiet.labs, quiet.challenges, quiet.questions, quiet.move());
            quiet.inState(only, ChallengeState.IN_REVIEW);
            quiet.inState(only, ChallengeState.APPROVED);

            assertThat(keys(duties, quiet.owner)).containsExactly("lab.duty.specify");
            assertThat(keys(duties, quiet.manager)).containsExactly("lab.duty.review");
            assertThat(keys(duties, quiet.secretariat)).containsExactly("lab.duty.review");
            assertThat(keys(duties, quiet.otherOwner)).isEmpty();
            assertThat(keys(duties, quiet.boss)).isEmpty();
            assertThat(keys(duties, Viewer.PUBLIC)).isEmpty();

            quiet.choose(only.id());
            assertThat(keys(duties, quiet.owner)).containsExactly("lab.duty.open", "lab.duty.start");
        }
    }

    private static List<String> duties(Viewer viewer) {
        return keys(new LabDuties(town.labs, town.challenges, town.questions, move), viewer);
    }

    private static List<String> keys(LabDuties duties, Viewer viewer) {
        return duties.of(viewer).stream().map(Duty::key).toList();
    }

    private static ChallengeState state(Challenge challenge) {
        return town.challenges.get(challenge.id()).state();
    }

    private static Challenge reworded(Challenge challenge, String... needs) {
        return new Challenge(
                challenge.id(),
                challenge.lab(),
                challenge.labName(),
                challenge.owner(),
                challenge.ownerName(),
                challenge.contact(),
                challenge.state(),
                Town.wording(challenge.wording().number() + 1, challenge.title(), needs),
                challenge.places(),
                challenge.recommendationsMax(),
                challenge.openedAt(),
                challenge.closesAt(),
                challenge.version());
    }
}
