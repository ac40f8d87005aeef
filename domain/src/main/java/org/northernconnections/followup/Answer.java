package org.northernconnections.followup;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.northernconnections.partnership.OrganisationId;

/// What one side said of a follow-up at one time. Nothing is changed afterwards: a later answer corrects an earlier
/// one.
///
/// @param why it stopped; null unless it did
/// @param words on it, read by both sides; may be empty
/// @param byLink it came through the link of a mail
public record Answer(
        AnswerId id,
        FollowUpId followUp,
        OrganisationId from,
        FollowUpState state,
        Value value,
        @Nullable Why why,
        String words,
        boolean byLink,
        Instant at) {
    public static final int WORDS_LENGTH_MAX = 1000;

    public Answer {
        if ((state == FollowUpState.STOPPED) != (why != null)) {
            throw new IllegalArgumentException("An answer says why it stopped, and only then: " + id);
        }
    }

    /// What is said, before it is kept.
    public record Said(
            FollowUpState state, Value value, @Nullable Why why, String words) {}
}
