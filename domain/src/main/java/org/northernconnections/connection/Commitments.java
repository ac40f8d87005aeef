package org.northernconnections.connection;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.northernconnections.partnership.OrganisationId;

/// The promises between organisations.
public interface Commitments {
    Optional<Commitment> find(CommitmentId id);

    /// Promises by or to any of these organisations, open ones first, then the soonest due.
    List<Commitment> listOf(Collection<OrganisationId> organisations);

    /// Promises between these two, in the same order; whoever has merged is its heir. What had ended by then names the
    /// sides as they were.
    List<Commitment> listBetween(OrganisationId one, OrganisationId other);

    /// Promises that count and are due from one day to another, both included, the soonest due first.
    List<Commitment> listAgreed(LocalDate from, LocalDate to);

    /// Promises that wait to be taken up, the soonest due first.
    List<Commitment> listProposed();

    /// The promises that were made of a word on a meeting.
    ///
    /// @param outcome the id of that word
    List<Commitment> listOfOutcome(String outcome);

    /// Adds a promise in its first state.
    ///
    /// @param outcome the id of the word on a meeting of which it is made; null for none
    void add(Commitment commitment, @Nullable String outcome);

    /// Takes a step; the ledger notes it.
    ///
    /// @return false if somebody else changed it since this version
    boolean step(Commitment commitment, CommitmentState to);
}
