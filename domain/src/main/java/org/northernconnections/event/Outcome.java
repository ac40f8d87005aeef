package org.northernconnections.event;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What one side says of a meeting: whether it was held, what comes next, and how it was.
///
/// @param from the side that says it
/// @param next the next step in its own words; empty if there is none
/// @param nextBy who takes the next step
/// @param nextDue until when; null if that was left open
/// @param how it was, from 1 (poor) to 5 (excellent); null if that was left open
/// @param words on how it was; may be empty
/// @param helped a helper of the event typed it from paper
/// @param openedAt null while it is hidden
/// @param reply of the other side; may be empty
/// @param appeal why the other side says that it is not true; empty if it does not
/// @param verdict of the organiser on that appeal; empty while there is none
/// @param misquote why its own side says that a helper typed something else than its paper says; empty if it does not
/// @param misquoteVerdict of the organiser on that; empty while there is none
/// @param corrects the word of the same side that was set aside for this one, which the organiser typed from the paper
public record Outcome(
        OutcomeId id,
        MeetingId meeting,
        ParticipantId from,
        Came came,
        String next,
        NextBy nextBy,
        @Nullable LocalDate nextDue,
        @Nullable Integer how,
        String words,
        boolean helped,
        Instant writtenAt,
        @Nullable Instant openedAt,
        String reply,
        String appeal,
        String verdict,
        String misquote,
        String misquoteVerdict,
        @Nullable OutcomeId corrects,
        OutcomeState state,
        int version) {
    public static final int NEXT_LENGTH_MAX = 200;
    public static final int WORDS_LENGTH_MAX = 1000;
    public static final int HOW_MAX = 5;

    /// Who came, as the side that writes sees it.
    public enum Came {
        HELD,
        WE_MISSED,
        THEY_MISSED,
        NEITHER;

        /// Does the other side's word say the same?
        public boolean agrees(Came other) {
            return other
                    == switch (this) {
                        case HELD -> HELD;
                        case WE_MISSED -> THEY_MISSED;
                        case THEY_MISSED -> WE_MISSED;
                        case NEITHER -> NEITHER;
                    };
        }
    }

    /// Who takes the next step, as the side that writes sees it.
    public enum NextBy {
        US,
        THEM,
        BOTH
    }

    public Outcome {
        if (how != null && (how < 1 || how > HOW_MAX)) {
            throw new IllegalArgumentException("How it was is 1 to %d, but this is %d.".formatted(HOW_MAX, how));
        }
        if ((state == OutcomeState.HIDDEN) != (openedAt == null)) {
            throw new IllegalArgumentException("An outcome is either hidden or was opened: " + id);
        }
    }

    /// What a side says, before it is kept.
    ///
    /// @param version of the outcome that is changed; 0 for a new one
    public record Said(
            Came came,
            String next,
            NextBy nextBy,
            @Nullable LocalDate nextDue,
            @Nullable Integer how,
            String words,
            int version) {
        Outcome toNew(OutcomeId id, MeetingId meeting, ParticipantId from, boolean helped, Instant at) {
            return new Outcome(
                    id,
                    meeting,
                    from,
                    came,
                    next,
                    nextBy,
                    nextDue,
                    how,
                    words,
                    helped,
                    at,
                    null,
                    "",
                    "",
                    "",
                    "",
                    "",
                    null,
                    OutcomeState.HIDDEN,
                    1);
        }

        /// What the paper of a side says whose word was typed wrongly; still hidden. What was said of the mistake
        /// stays.
        Outcome correcting(Outcome wrong, OutcomeId id, Instant at) {
            return new Outcome(
                    id,
                    wrong.meeting,
                    wrong.from,
                    came,
                    next,
                    nextBy,
                    nextDue,
                    how,
                    words,
                    true,
                    at,
                    null,
                    "",
                    "",
                    "",
                    wrong.misquote,
                    wrong.misquoteVerdict,
                    wrong.id,
                    OutcomeState.HIDDEN,
                    1);
        }

        /// The side's own words in the place of what it said, or what a helper typed for it.
        Outcome changing(Outcome before) {
            return new Outcome(
                    before.id,
                    before.meeting,
                    before.from,
                    came,
                    next,
                    nextBy,
                    nextDue,
                    how,
                    words,
                    false,
                    before.writtenAt,
                    null,
                    "",
                    "",
                    "",
                    "",
                    "",
                    null,
                    before.state,
                    version);
        }
    }

    public boolean hidden() {
        return state == OutcomeState.HIDDEN;
    }

    /// Is it what counts, so that it was opened and not set aside?
    public boolean counts() {
        return state != OutcomeState.HIDDEN && state != OutcomeState.SET_ASIDE;
    }

    /// Can the other side say that it is not true: once, and not while the organiser decides?
    public boolean takesAppeal() {
        return takesAny() && appeal.isEmpty();
    }

    /// Can its own side say that a helper typed it wrongly: once, and not while the organiser decides?
    public boolean takesMisquote() {
        return takesAny() && helped && misquote.isEmpty();
    }

    private boolean takesAny() {
        return state == OutcomeState.OPEN || state == OutcomeState.STANDS;
    }

    /// Is it its own side that waits for the organiser?
    public boolean misquoteWaits() {
        return state == OutcomeState.APPEALED && !misquote.isEmpty() && misquoteVerdict.isEmpty();
    }

    /// What this side promised to do next, if it did.
    public Optional<String> promised() {
        return next.isBlank() || nextBy == NextBy.THEM || nextDue == null ? Optional.empty() : Optional.of(next);
    }

    /// Does this side expect a next step of the other one?
    public boolean expects() {
        return !next.isBlank() && nextBy != NextBy.US;
    }
}
