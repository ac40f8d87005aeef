package org.northernconnections.lab;

import java.time.Clock;
import java.util.Set;
import org.northernconnections.mail.Message;
import org.northernconnections.mail.Post;
import org.northernconnections.partnership.Account;
import org.northernconnections.partnership.People;
import org.northernconnections.partnership.Role;

/// Closes calls whose time is over. A job does this every minute, in the program's own name.
public final class CloseDueChallenges {
    private final Challenges challenges;
    private final People people;
    private final Post post;
    private final Clock clock;

    public CloseDueChallenges(Challenges challenges, People people, Post post, Clock clock) {
        this.challenges = challenges;
        this.people = people;
        this.post = post;
        this.clock = clock;
    }

    /// Closes every open call whose closing time has come; its owner hears of it.
    ///
    /// @return how many were closed
    public int close() {
        int closed = 0;
        for (Challenge challenge : challenges.list(Set.of(ChallengeState.OPEN))) {
            if (!challenge.takesApplications(clock.instant())) {
                challenges.step(challenge.id(), ChallengeState.CLOSED);
                tellOwner(challenge);
                closed++;
            }
        }
        return closed;
    }

    private void tellOwner(Challenge challenge) {
        for (Account owner : people.listOf(challenge.owner(), Role.OWNER)) {
            post.send(Message.to(
                    owner,
                    "challenge_closed",
                    "closed:%s:%s".formatted(challenge.id(), owner.id()),
                    "/challenges/" + challenge.id(),
                    challenge.title()));
        }
    }
}
