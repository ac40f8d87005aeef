package org.northernconnections.lab;

import java.time.Instant;
import java.util.List;
import org.northernconnections.partnership.AccountId;

/// What reviewers said to challenges.
public interface ChallengeReviews {
    /// What was said to a challenge, oldest first.
    List<ChallengeReview> listOf(ChallengeId challenge);

    void add(
            ChallengeId challenge,
            int number,
            AccountId reviewer,
            ChallengeReview.Verdict verdict,
            String comment,
            Instant at);
}
