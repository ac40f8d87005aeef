package org.northernconnections.match;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.northernconnections.lab.ChallengeId;
import org.northernconnections.partnership.OrganisationId;

/// The pairings that companies asked for.
public interface Pairings {
    Optional<Pairing> find(PairingId id);

    /// Those in which this company asks or is asked, the newest first.
    List<Pairing> listOf(OrganisationId company);

    /// Whom this company has asked to answer this challenge together, whatever came of it.
    List<OrganisationId> listAsked(ChallengeId challenge, OrganisationId asker);

    /// Companies of whose answers at least so many others are waiting.
    Set<OrganisationId> listWaitedFor(int others);

    /// Those in which both are among these companies, the newest first.
    List<Pairing> listAmong(Collection<OrganisationId> companies);

    void add(Pairing pairing);

    /// Takes a step, unless somebody else was faster.
    ///
    /// @return whether it was taken
    boolean step(PairingId id, PairingState from, PairingState to, Instant at);

    /// Lets those lapse that were asked before this time and not answered.
    int lapse(Instant before);

    /// Have the two agreed to be named to each other?
    boolean named(OrganisationId one, OrganisationId other);
}
