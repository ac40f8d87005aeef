package org.northernconnections.web.event;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.northernconnections.event.Meeting;
import org.northernconnections.event.MeetingId;
import org.northernconnections.event.MeetingState;
import org.northernconnections.event.Outcome;
import org.northernconnections.event.OutcomeId;
import org.northernconnections.event.OutcomeState;

/// A meeting of the caller's side, with what both sides say of it as far as it is open.
///
/// @param seat of the caller's side: the caller's own, or a colleague's
/// @param mayNote a word can be written or changed now
/// @param own the word of the caller's side; null before it is written
/// @param theirs the other side's word; null while it is hidden or missing
public record OutcomeShape(
        MeetingId meeting,
        MeetingState state,
        @Nullable Instant startsAt,
        ParticipantShape seat,
        ParticipantShape other,
        boolean mayNote,
        @Nullable Said own,
        @Nullable Said theirs) {
    /// One side's word.
    ///
    /// @param appeal why the other side says that it is not true; empty if it does not
    /// @param misquote why its own side says that a helper typed it wrongly; empty if it does not
    /// @param corrected the organiser typed it from the paper, in the place of what a helper had typed wrongly
    /// @param version to send back with a change
    public record Said(
            OutcomeId id,
            OutcomeState state,
            Outcome.Came came,
            String next,
            Outcome.NextBy nextBy,
            @Nullable LocalDate nextDue,
            @Nullable Integer how,
            String words,
            boolean helped,
            @Nullable Instant openedAt,
            String reply,
            String appeal,
            String verdict,
            String misquote,
            String misquoteVerdict,
            boolean corrected,
            int version) {
        static @Nullable Said of(@Nullable Outcome outcome) {
            return outcome == null
                    ? null
                    : new Said(
                            outcome.id(),
                            outcome.state(),
                            outcome.came(),
                            outcome.next(),
                            outcome.nextBy(),
                            outcome.nextDue(),
                            outcome.how(),
                            outcome.words(),
                            outcome.helped(),
                            outcome.openedAt(),
                            outcome.reply(),
                            outcome.appeal(),
                            outcome.verdict(),
                            outcome.misquote(),
                            outcome.misquoteVerdict(),
                            outcome.corrects() != null,
                            outcome.version());
        }
    }

    static OutcomeShape of(OutcomePages.Line line) {
        Meeting meeting = line.meeting();
        return new OutcomeShape(
                meeting.id(),
                meeting.state(),
                line.placed() == null ? null : line.placed().slot().startsAt(),
                ParticipantShape.of(line.own(), false),
                ParticipantShape.of(line.other(), false),
                line.mayNote(),
                Said.of(line.mine()),
                Said.of(line.theirs()));
    }
}
