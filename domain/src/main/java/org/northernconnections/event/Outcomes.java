package org.northernconnections.event;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.northernconnections.ledger.Saved;

/// What the two sides of meetings say of them.
public interface Outcomes {
    /// What one side says: of a word that was corrected, what it says now.
    Optional<Outcome> find(MeetingId meeting, ParticipantId from);

    /// What both sides say, the earlier word first.
    List<Outcome> listOf(MeetingId meeting);

    /// All of an event, by meeting and then the earlier word first.
    List<Outcome> list(EventId event);

    /// The events with appeals that wait.
    Set<EventId> listAppealed();

    /// The meetings of which a word was written before this time and is still hidden, the oldest first.
    List<MeetingId> listHiddenSince(Instant before);

    /// Adds a hidden word, maybe in the place of one that was set aside; the ledger notes it.
    void add(Outcome outcome);

    /// Keeps what a side says, unless somebody else saved it in the meantime or it was opened.
    Saved<Outcome> save(Outcome outcome);

    /// Opens all hidden words on a meeting; the ledger notes it.
    void open(MeetingId meeting, Instant at);

    /// Keeps the other side's reply.
    ///
    /// @param seen the version of the word to which it replies; null for whatever stands
    /// @return false if somebody else took a step since this version
    boolean reply(OutcomeId id, String reply, @Nullable Integer seen);

    /// Keeps that a word is said not to be true; the ledger notes it.
    ///
    /// @param misquoted it is its own side that says so
    /// @return false if somebody else took a step since this version
    boolean appeal(Outcome outcome, boolean misquoted, String why);

    /// Keeps what became of the appeal that waits; the ledger notes it.
    ///
    /// @return false if somebody else took a step since this version
    boolean decide(Outcome outcome, OutcomeState to, String why);
}
