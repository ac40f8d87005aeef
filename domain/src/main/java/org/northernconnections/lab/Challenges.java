package org.northernconnections.lab;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.northernconnections.ledger.Saved;
import org.northernconnections.partnership.OrganisationId;

/// The challenges, with the wording that counts.
public interface Challenges {
    Optional<Challenge> find(ChallengeId id);

    /// @throws java.util.NoSuchElementException if there is none
    Challenge get(ChallengeId id);

    /// Those in one of these states, the soonest to close first, then the newest.
    List<Challenge> list(Set<ChallengeState> states);

    /// The first of [#list(Set)], at most `count`.
    List<Challenge> list(Set<ChallengeState> states, int count);

    /// Those that take applications at this time, the soonest to close first, at most `count`.
    List<Challenge.Headline> listTaking(Instant at, int count);

    /// Those of these owners in one of these states, the soonest to close first, then the newest.
    List<Challenge.Headline> listOwned(Collection<OrganisationId> owners, Set<ChallengeState> states);

    /// Those with these ids, in no order that means anything; unknown ids are passed over.
    List<Challenge> listOf(Collection<ChallengeId> ids);

    /// The version of each challenge in one of these states: who keeps a copy sees which are stale.
    Map<ChallengeId, Integer> versions(Set<ChallengeState> states);

    /// How many are in this state, by lab; labs without any are left out.
    Map<LabId, Long> countByLab(ChallengeState state);

    /// The challenges of one lab, newest first.
    List<Challenge> listOf(LabId lab);

    /// Adds a draft with its first wording.
    void add(Challenge draft, Instant at);

    /// Keeps a new wording, whose number is one more than the last, and makes it the one that counts,
    /// unless somebody else saved the challenge in the meantime.
    Saved<Challenge> reword(Challenge challenge, Wording wording);

    /// All wordings, oldest first.
    List<Wording> listWordings(ChallengeId id);

    /// Keeps contact, places, limits and times, unless somebody else saved the challenge in the meantime.
    Saved<Challenge> save(Challenge challenge);

    /// Waits until nobody else changes this challenge or what depends on it, and keeps others waiting until the end of
    /// the transaction.
    void lock(ChallengeId id);

    /// Takes a step; the ledger notes it.
    void step(ChallengeId id, ChallengeState to);
}
