package org.northernconnections.match;

import java.util.Set;
import org.northernconnections.lab.ChallengeId;
import org.northernconnections.partnership.OrganisationId;

/// Which companies have heard of a challenge: a cluster was asked about them or gave its word, or they applied.
public interface Reached {
    Set<OrganisationId> of(ChallengeId challenge);
}
