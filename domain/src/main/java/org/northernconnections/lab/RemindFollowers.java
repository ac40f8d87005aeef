package org.northernconnections.lab;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.northernconnections.mail.Message;
import org.northernconnections.mail.Post;
import org.northernconnections.partnership.Account;

/// Tells whoever follows a call that it closes soon: a week and a day before. A job does this every hour.
public final class RemindFollowers {
    /// The shortest first: who began to follow two days before the end hears of it once.
    private static final List<Integer> DAYS_BEFORE = List.of(1, 7);

    private final Challenges challenges;
    private final Follows follows;
    private final Post post;
    private final Clock clock;

    public RemindFollowers(Challenges challenges, Follows follows, Post post, Clock clock) {
        this.challenges = challenges;
        this.follows = follows;
        this.post = post;
        this.clock = clock;
    }

    /// Writes the reminders that are due and were not yet written.
    public void remind() {
        Instant now = clock.instant();
        for (Challenge challenge : challenges.list(Set.of(ChallengeState.OPEN))) {
            Instant closesAt = challenge.closesAt();
            if (closesAt != null && challenge.takesApplications(now)) {
                Duration left = Duration.between(now, closesAt);
                DAYS_BEFORE.stream()
                        .filter(days -> left.compareTo(Duration.ofDays(days)) <= 0)
                        .findFirst()
                        .ifPresent(days -> tell(challenge, closesAt, days));
            }
        }
    }

    private void tell(Challenge challenge, Instant closesAt, int days) {
        for (Account follower : follows.listOf(challenge.id())) {
            // The closing time is part of the cause: a call that was prolonged is announced again.
            post.send(Message.to(
                    follower,
                    "challenge_closing",
                    "closing:%s:%d:%d:%s".formatted(challenge.id(), days, closesAt.getEpochSecond(), follower.id()),
                    "/challenges/" + challenge.id(),
                    challenge.title(),
                    days));
        }
    }
}
