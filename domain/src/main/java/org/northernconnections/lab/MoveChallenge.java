package org.northernconnections.lab;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.northernconnections.ledger.NotAllowed;
import org.northernconnections.ledger.Saved;
import org.northernconnections.ledger.TooLate;
import org.northernconnections.mail.Message;
import org.northernconnections.mail.Post;
import org.northernconnections.partnership.Account;
import org.northernconnections.partnership.AccountId;
import org.northernconnections.partnership.People;
import org.northernconnections.partnership.Role;
import org.northernconnections.partnership.Viewer;

/// Moves challenges through their states: review, opening, and on to the end.
public final class MoveChallenge {
    private final Challenges challenges;
    private final ChallengeReviews reviews;
    private final Follows follows;
    private final People people;
    private final Post post;
    private final Clock clock;

    public MoveChallenge(
            Challenges challenges, ChallengeReviews reviews, Follows follows, People people, Post post, Clock clock) {
        this.challenges = challenges;
        this.reviews = reviews;
        this.follows = follows;
        this.people = people;
        this.post = post;
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
        challenges.step(challenge.id(), ChallengeState.IN_REVIEW);
        for (Account reviewer : reviewers(challenge)) {
            post.send(Message.to(
                    reviewer,
                    "challenge_review",
                    "review:%s:%d:%s"
                            .formatted(challenge.id(), challenge.wording().number(), reviewer.id()),
                    "/challenges/" + challenge.id(),
                    challenge.title(),
                    challenge.ownerName()));
        }
    }

    private List<Account> reviewers(Challenge challenge) {
        Map<AccountId, Account> all = new LinkedHashMap<>();
        people.listWith(Role.SECRETARIAT).forEach(account -> all.put(account.id(), account));
        people.listWith(Role.CLUSTER).forEach(account -> all.put(account.id(), account));
        people.listOf(challenge.owner()).forEach(account -> all.remove(account.id()));
        return List.copyOf(all.values());
    }

    /// A reviewer says something, asks for changes, or approves.
    public void review(Viewer viewer, Challenge challenge, ChallengeReview.Verdict verdict, String comment) {
        if (!LabRules.mayReview(viewer, challenge)) {
            throw NotAllowed.toDo("review this challenge");
        }
        if (challenge.state() != ChallengeState.IN_REVIEW) {
            throw new TooLate("lab.too_late.reviewed");
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
                "reviewed:%s:%d:%s"
                        .formatted(challenge.id(), challenge.wording().number(), to),
                comment);
    }

    private void tellOwner(Challenge challenge, String kind, String cause, Object... more) {
        for (Account owner : people.listOf(challenge.owner(), Role.OWNER)) {
            var arguments = new ArrayList<Object>(List.of(challenge.title()));
            arguments.addAll(List.of(more));
            post.send(Message.to(
                    owner, kind, cause + ":" + owner.id(), "/challenges/" + challenge.id(), arguments.toArray()));
        }
    }

    /// Opens the call until `closesAt`; every company's people hear of it once they follow or fit.
    public Saved<Challenge> open(Viewer viewer, Challenge challenge, Instant closesAt) {
        requireOwner(viewer, challenge);
        requireStep(challenge, ChallengeState.OPEN);
        if (!closesAt.isAfter(clock.instant())) {
            throw new TooLate("lab.too_late.closing_past");
        }
        Saved<Challenge> saved = challenges.save(with(challenge, clock.instant(), closesAt));
        if (saved instanceof Saved.Kept<Challenge>(Challenge now)) {
            challenges.step(now.id(), ChallengeState.OPEN);
            for (Account manager : people.listWith(Role.CLUSTER)) {
                post.send(Message.to(
                        manager,
                        "challenge_open",
                        "open:%s:%s".formatted(now.id(), manager.id()),
                        "/challenges/" + now.id(),
                        now.title(),
                        now.ownerName()));
            }
            return new Saved.Kept<>(challenges.get(now.id()));
        }
        return saved;
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
        challenges.step(challenge.id(), to);
        if (to == ChallengeState.ANSWERED || to == ChallengeState.ENDED_WITHOUT_RESULT) {
            tellEnd(challenge);
        }
    }

    private void tellEnd(Challenge challenge) {
        for (Account follower : follows.listOf(challenge.id())) {
            post.send(Message.to(
                    follower,
                    "challenge_ended",
                    "ended:%s:%s".formatted(challenge.id(), follower.id()),
                    "/challenges/" + challenge.id(),
                    challenge.title()));
        }
    }

    /// Closes every call whose time is over. For a job.
    public void closeDue() {
        for (Challenge challenge : challenges.list(java.util.Set.of(ChallengeState.OPEN))) {
            if (!challenge.takesApplications(clock.instant())) {
                challenges.step(challenge.id(), ChallengeState.CLOSED);
                tellOwner(challenge, "challenge_closed", "closed:" + challenge.id());
            }
        }
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

    private static Challenge with(Challenge challenge, @Nullable Instant openedAt, @Nullable Instant closesAt) {
        return new Challenge(
                challenge.id(),
                challenge.lab(),
                challenge.labName(),
                challenge.owner(),
                challenge.ownerName(),
                challenge.contact(),
                challenge.state(),
                challenge.wording(),
                challenge.places(),
                challenge.recommendationsMax(),
                openedAt,
                closesAt,
                challenge.version());
    }
}
