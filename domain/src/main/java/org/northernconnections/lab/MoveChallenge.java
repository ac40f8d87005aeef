package org.northernconnections.lab;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.northernconnections.ledger.Actor;
import org.northernconnections.ledger.Ledger;
import org.northernconnections.ledger.LedgerLine;
import org.northernconnections.ledger.NotAllowed;
import org.northernconnections.ledger.Saved;
import org.northernconnections.ledger.TooLate;
import org.northernconnections.ledger.Word;
import org.northernconnections.mail.Message;
import org.northernconnections.mail.Post;
import org.northernconnections.partnership.Account;
import org.northernconnections.partnership.AccountId;
import org.northernconnections.partnership.OrganisationId;
import org.northernconnections.partnership.People;
import org.northernconnections.partnership.Role;
import org.northernconnections.partnership.Viewer;

/// Moves challenges through their states: review, opening, and on to the end.
public final class MoveChallenge {
    /// What happens to the applications when their challenge moves on.
    public interface Calls {
        /// Does any application still wait for a decision, or a decision for its release?
        boolean undecided(ChallengeId challenge);

        /// The companies that have begun an application and not handed it in.
        List<OrganisationId> listDrafting(ChallengeId challenge);

        /// The event is over: who was to be invited at the next release is undecided again.
        ///
        /// @return how many
        int dropInvitations(ChallengeId challenge);

        /// The event is over: the companies that confirmed have presented, but for those who were missing all day.
        void present(ChallengeId challenge);
    }

    private final Labs labs;
    private final Challenges challenges;
    private final Calls calls;
    private final ChallengeReviews reviews;
    private final Follows follows;
    private final People people;
    private final Post post;
    private final Ledger ledger;
    private final Clock clock;

    public MoveChallenge(
            Labs labs,
            Challenges challenges,
            Calls calls,
            ChallengeReviews reviews,
            Follows follows,
            People people,
            Post post,
            Ledger ledger,
            Clock clock) {
        this.labs = labs;
        this.challenges = challenges;
        this.calls = calls;
        this.reviews = reviews;
        this.follows = follows;
        this.people = people;
        this.post = post;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// What is missing before a review can be asked for, as the last parts of message keys.
    public static List<String> missing(Challenge challenge) {
        var missing = new ArrayList<String>();
        Wording wording = challenge.wording();
        if (challenge.contact() == null) {
            missing.add("contact");
        }
        if (wording.needs().isEmpty()) {
            missing.add("needs");
        }
        if (wording.criteria().isEmpty()) {
            missing.add("criteria");
        }
        if (wording.summary().isBlank()) {
            missing.add("summary");
        }
        return missing;
    }

    /// The owner asks for a review; whoever may review hears of it.
    public void askForReview(Viewer viewer, Challenge challenge) {
        requireOwner(viewer, challenge);
        requireStep(challenge, ChallengeState.IN_REVIEW);
        if (!missing(challenge).isEmpty()) {
            throw new TooLate("lab.too_late.incomplete");
        }
        Lab lab = labs.get(challenge.lab());
        if (lab.state() == LabState.ENDED) {
            throw new TooLate("lab.too_late.lab_ended", lab.name());
        }
        challenges.step(challenge.id(), ChallengeState.IN_REVIEW);
        String cause =
                "review:%s:%d:%d".formatted(challenge.id(), challenge.wording().number(), rounds(challenge));
        for (Account reviewer : reviewers(challenge)) {
            if (!viewer.findAccountId().filter(reviewer.id()::equals).isPresent()) {
                tell(reviewer, "challenge_review", cause, challenge, challenge.ownerName());
            }
        }
    }

    /// How often a review was asked for so far: each time is told anew.
    private long rounds(Challenge challenge) {
        return ledger.listAbout("challenge", challenge.id().value()).stream()
                .filter(line -> line.to().equals(Word.of(ChallengeState.IN_REVIEW)))
                .count();
    }

    private List<Account> reviewers(Challenge challenge) {
        Map<AccountId, Account> all = new LinkedHashMap<>();
        people.listWith(Role.SECRETARIAT).forEach(account -> all.put(account.id(), account));
        people.listWith(Role.CLUSTER).forEach(account -> all.put(account.id(), account));
        people.listOf(challenge.owner()).forEach(account -> all.remove(account.id()));
        return List.copyOf(all.values());
    }

    /// May this viewer review the challenge now? Four eyes: whoever asked for the review leaves it to others.
    public boolean mayReviewNow(Viewer viewer, Challenge challenge) {
        return challenge.state() == ChallengeState.IN_REVIEW
                && LabRules.mayReview(viewer, challenge)
                && !askedForReview(viewer.actor(), challenge);
    }

    private boolean askedForReview(Actor actor, Challenge challenge) {
        List<LedgerLine> lines = ledger.listAbout("challenge", challenge.id().value());
        return lines.reversed().stream()
                .filter(line -> line.to().equals(Word.of(ChallengeState.IN_REVIEW)))
                .findFirst()
                .filter(line -> line.actor().equals(actor))
                .isPresent();
    }

    /// The challenge as it stands now; until the change ends nobody else moves or reviews it.
    public Challenge hold(Challenge known) {
        return locked(known);
    }

    /// A reviewer says something, asks for changes, or approves.
    public void review(Viewer viewer, Challenge challenge, ChallengeReview.Verdict verdict, String comment) {
        if (!LabRules.mayReview(viewer, challenge)) {
            throw NotAllowed.toDo("review this challenge");
        }
        if (challenge.state() != ChallengeState.IN_REVIEW) {
            throw new TooLate("lab.too_late.reviewed");
        }
        if (!mayReviewNow(viewer, challenge)) {
            throw NotAllowed.toDo("review what one has handed in oneself");
        }
        reviews.add(
                challenge.id(),
                challenge.wording().number(),
                viewer.getAccount().id(),
                verdict,
                comment,
                clock.instant());
        switch (verdict) {
            case COMMENT -> {}
            case CHANGES_ASKED -> conclude(challenge, ChallengeState.CHANGES_ASKED, comment);
            case APPROVED -> conclude(challenge, ChallengeState.APPROVED, comment);
        }
    }

    private void conclude(Challenge challenge, ChallengeState to, String comment) {
        challenges.step(challenge.id(), to);
        tellOwner(
                challenge,
                to == ChallengeState.APPROVED ? "challenge_approved" : "challenge_changes",
                "reviewed:%s:%d:%s:%d"
                        .formatted(challenge.id(), challenge.wording().number(), to, rounds(challenge)),
                comment);
    }

    private void tellOwner(Challenge challenge, String kind, String cause, Object... more) {
        people.listOf(challenge.owner(), Role.OWNER).forEach(owner -> tell(owner, kind, cause, challenge, more));
    }

    /// Opens the call until `closesAt`, if its lab was chosen and has not ended; the clusters and whoever follows the
    /// challenge hear of it.
    public Saved<Challenge> open(Viewer viewer, Challenge challenge, Instant closesAt) {
        requireOwner(viewer, challenge);
        requireStep(challenge, ChallengeState.OPEN);
        requireChosen(labs.get(challenge.lab()));
        requireFuture(closesAt);
        Saved<Challenge> saved = challenges.save(challenge.withTimes(clock.instant(), closesAt));
        if (!(saved instanceof Saved.Kept<Challenge>(Challenge now))) {
            return saved;
        }
        challenges.step(now.id(), ChallengeState.OPEN);
        String cause = "open:" + now.id();
        for (Account manager : people.listWith(Role.CLUSTER)) {
            tell(manager, "challenge_open", cause, now, now.ownerName());
        }
        for (Account follower : follows.listOf(now.id())) {
            tell(follower, "challenge_opened", cause, now, now.ownerName());
        }
        return new Saved.Kept<>(challenges.get(now.id()));
    }

    /// Lets an open call close later than was said; whoever follows it hears of it. A call is never
    /// given an earlier time to come: whoever must end it before its time closes it by a step, which is told.
    public Saved<Challenge> prolong(Viewer viewer, Challenge challenge, Instant closesAt) {
        requireOwner(viewer, challenge);
        if (!challenge.takesApplications(clock.instant()) || challenge.closesAt() == null) {
            throw new TooLate("lab.too_late.closed");
        }
        if (!closesAt.isAfter(challenge.closesAt())) {
            throw new TooLate("lab.too_late.closing_earlier");
        }
        Saved<Challenge> saved = challenges.save(challenge.withTimes(challenge.openedAt(), closesAt));
        if (saved instanceof Saved.Kept<Challenge>(Challenge now)) {
            ledger.note("challenge", now.id().value(), "prolonged", "");
            String cause = "prolonged:%s:%d".formatted(now.id(), closesAt.getEpochSecond());
            follows.listOf(now.id()).forEach(follower -> tell(follower, "challenge_prolonged", cause, now));
        }
        return saved;
    }

    private static void requireChosen(Lab lab) {
        if (!lab.state().opensCalls()) {
            throw new TooLate(
                    lab.state() == LabState.ENDED ? "lab.too_late.lab_ended" : "lab.too_late.lab_not_chosen",
                    lab.name());
        }
    }

    private void requireFuture(Instant closesAt) {
        if (!closesAt.isAfter(clock.instant())) {
            throw new TooLate("lab.too_late.closing_past");
        }
    }

    private void tell(Account reader, String kind, String cause, Challenge challenge, Object... more) {
        var arguments = new ArrayList<Object>(List.of(challenge.title()));
        arguments.addAll(List.of(more));
        post.send(Message.to(
                reader, kind, cause + ":" + reader.id(), "/challenges/" + challenge.id(), arguments.toArray()));
    }

    /// The steps after opening that this viewer may take now.
    public List<ChallengeState> steps(Viewer viewer, Challenge challenge) {
        if (!LabRules.owns(viewer, challenge) || !challenge.state().published()) {
            return List.of();
        }
        return ChallengeState.STEPS.after(challenge.state()).stream().sorted().toList();
    }

    /// Takes a step after opening: closes the call, begins the selection, and so on.
    public void step(Viewer viewer, Challenge challenge, ChallengeState to) {
        requireOwner(viewer, challenge);
        if (!challenge.state().published()) {
            throw new TooLate("lab.too_late.step");
        }
        requireStep(challenge, to);
        if (to == ChallengeState.AT_EVENT && calls.undecided(challenge.id())) {
            throw new TooLate("lab.too_late.undecided");
        }
        if (to == ChallengeState.CLOSED) {
            close(challenge);
        } else if (to == ChallengeState.IN_FOLLOW_UP) {
            follow(challenge);
        } else {
            challenges.step(challenge.id(), to);
        }
        if (to == ChallengeState.ANSWERED || to == ChallengeState.ENDED_WITHOUT_RESULT) {
            tellEnd(challenge);
        }
    }

    /// Closes the call by hand. Before its time it has closed now, and whoever follows it or has begun an application
    /// hears of that.
    private void close(Challenge challenge) {
        Instant now = clock.instant();
        if (!challenge.takesApplications(now)) {
            challenges.step(challenge.id(), ChallengeState.CLOSED);
            return;
        }
        if (challenges.save(challenge.withTimes(challenge.openedAt(), now)) instanceof Saved.Conflict<Challenge>) {
            throw new TooLate("lab.too_late.step");
        }
        challenges.step(challenge.id(), ChallengeState.CLOSED);
        var readers = new LinkedHashMap<AccountId, Account>();
        follows.listOf(challenge.id()).forEach(follower -> readers.put(follower.id(), follower));
        calls.listDrafting(challenge.id()).stream()
                .flatMap(company -> people.listOf(company, Role.COMPANY).stream())
                .forEach(drafting -> readers.put(drafting.id(), drafting));
        String cause = "closed-early:" + challenge.id();
        readers.values().forEach(reader -> tell(reader, "challenge_closed_early", cause, challenge));
    }

    /// An event of the lab begins: its challenges whose selection is decided are at the event.
    public void beginEvent(LabId lab) {
        for (Challenge known : challenges.listOf(lab)) {
            Challenge challenge = locked(known);
            if (challenge.state() == ChallengeState.IN_SELECTION && !calls.undecided(challenge.id())) {
                challenges.step(challenge.id(), ChallengeState.AT_EVENT);
            }
        }
    }

    /// An event of the lab is over: its challenges go on to the follow-up, also those that were decided during the day.
    public void endEvent(LabId lab) {
        beginEvent(lab);
        for (Challenge known : challenges.listOf(lab)) {
            Challenge challenge = locked(known);
            if (challenge.state() == ChallengeState.AT_EVENT) {
                follow(challenge);
            }
        }
    }

    private Challenge locked(Challenge known) {
        challenges.lock(known.id());
        return challenges.get(known.id());
    }

    private void follow(Challenge challenge) {
        challenges.step(challenge.id(), ChallengeState.IN_FOLLOW_UP);
        if (calls.dropInvitations(challenge.id()) > 0) {
            ledger.note("challenge", challenge.id().value(), "dropped invitations", "");
        }
        calls.present(challenge.id());
    }

    private void tellEnd(Challenge challenge) {
        String cause = "ended:" + challenge.id();
        follows.listOf(challenge.id()).forEach(follower -> tell(follower, "challenge_ended", cause, challenge));
    }

    private static void requireOwner(Viewer viewer, Challenge challenge) {
        if (!LabRules.owns(viewer, challenge)) {
            throw NotAllowed.toDo("move this challenge");
        }
    }

    private static void requireStep(Challenge challenge, ChallengeState to) {
        if (!ChallengeState.STEPS.allow(challenge.state(), to)) {
            throw new TooLate("lab.too_late.step");
        }
    }
}
