package org.northernconnections.lab;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.northernconnections.partnership.AccountId;

/// A question about a challenge, asked by one and answered for all. Who asked is not shown.
///
/// @param answer empty until it is answered
public record Question(
        QuestionId id,
        ChallengeId challenge,
        AccountId askedBy,
        String question,
        Instant askedAt,
        String answer,
        @Nullable Instant answeredAt) {
    public static final int LENGTH_MIN = 5;
    public static final int LENGTH_MAX = 2000;

    public boolean answered() {
        return answeredAt != null;
    }
}
