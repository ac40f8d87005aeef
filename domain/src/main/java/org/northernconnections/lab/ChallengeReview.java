package org.northernconnections.lab;

import java.time.Instant;

/// What a reviewer says to one wording of a challenge.
///
/// @param number of the wording
/// @param reviewer the name shown
public record ChallengeReview(int number, String reviewer, Verdict verdict, String comment, Instant at) {
    /// What a reviewer wants to happen.
    public enum Verdict {
        COMMENT,
        CHANGES_ASKED,
        APPROVED
    }
}
