package org.northernconnections.followup;

import java.time.Instant;
import java.time.LocalDate;
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
    ///
    /// @param next what this side promises the other; null for nothing
    public record Said(
            FollowUpState state,
            Value value,
            @Nullable Why why,
            String words,
            @Nullable Next next) {
        /// Says where it stands, and promises nothing.
        public Said(FollowUpState state, Value value, @Nullable Why why, String words) {
            this(state, value, why, words, null);
        }
    }

    /// What a side will do next, and by when.
    public record Next(String promise, LocalDate due) {}
}
