package org.northernconnections.lab;

import java.time.Clock;
import org.northernconnections.ledger.Ledger;
import org.northernconnections.ledger.NotAllowed;
import org.northernconnections.ledger.Saved;
import org.northernconnections.ledger.TooLate;
import org.northernconnections.mail.Message;
import org.northernconnections.mail.Post;
import org.northernconnections.partnership.Viewer;

/// Words challenges: a first draft, and each new wording as a version of its own.
public final class WordChallenge {
    private final Labs labs;
    private final Challenges challenges;
    private final Follows follows;
    private final Post post;
    private final Ledger ledger;
    private final Clock clock;

    public WordChallenge(Labs labs, Challenges challenges, Follows follows, Post post, Ledger ledger, Clock clock) {
        this.labs = labs;
        this.challenges = challenges;
        this.follows = follows;
        this.post = post;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// The challenge, if this viewer may know of it; otherwise it is as if there were none.
    public Challenge get(Viewer viewer, ChallengeId id) {
        Challenge challenge = challenges.find(id).orElseThrow(NotAllowed::toKnow);
        if (!LabRules.mayKnow(viewer, challenge)) {
            throw NotAllowed.toKnow();
        }
        return challenge;
    }

    /// May this viewer word the challenge anew as things stand?
    public boolean mayReword(Viewer viewer, Challenge challenge) {
        return LabRules.owns(viewer, challenge)
                && (challenge.state().beingWorded() || challenge.takesApplications(clock.instant()));
    }

    /// Adds a first draft.
    public void draft(Viewer viewer, Challenge draft) {
        Lab lab = labs.get(draft.lab());
        if (!LabRules.mayWord(viewer, lab)) {
            throw NotAllowed.toDo("word a challenge of this lab");
        }
        challenges.add(draft, clock.instant());
    }

    /// Keeps a new wording together with contact, places and limits, unless somebody else saved the
    /// challenge in the meantime.
    ///
    /// While a call is open its wording may be made clearer, and whoever follows it hears of that.
    public Saved<Challenge> reword(Viewer viewer, Challenge changed) {
        Challenge before = get(viewer, changed.id());
        if (!LabRules.owns(viewer, before)) {
            throw NotAllowed.toDo("word this challenge");
        }
        if (!mayReword(viewer, before)) {
            throw new TooLate("lab.too_late.worded");
        }
        if (before.state().published() && !MoveChallenge.missing(changed).isEmpty()) {
            throw new TooLate("lab.too_late.incomplete");
        }
        Saved<Challenge> saved = challenges.save(changed);
        if (!(saved instanceof Saved.Kept<Challenge>(Challenge kept))) {
            return saved;
        }
        Saved<Challenge> reworded = challenges.reword(kept, changed.wording());
        if (reworded instanceof Saved.Kept<Challenge>(Challenge now)) {
            ledger.note("challenge", now.id().value(), "reworded", now.wording().why());
            tellFollowers(now);
        }
        return reworded;
    }

    private void tellFollowers(Challenge challenge) {
        if (!challenge.state().published()) {
            return;
        }
        int number = challenge.wording().number();
        follows.listOf(challenge.id())
                .forEach(follower -> post.send(Message.to(
                        follower,
                        "challenge_reworded",
                        "reworded:%s:%d:%s".formatted(challenge.id(), number, follower.id()),
                        "/challenges/%s/versions/%d/%d".formatted(challenge.id(), number - 1, number),
                        challenge.title())));
    }
}
