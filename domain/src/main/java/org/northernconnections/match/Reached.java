package org.northernconnections.match;

import java.util.Collection;
import java.util.Set;
import org.northernconnections.lab.ChallengeId;
import org.northernconnections.partnership.OrganisationId;

/// Which companies a challenge has reached: a cluster gave its word for them, or they handed in an application.
public interface Reached {
    /// By anybody's word or their own application: for those who select alone.
    Set<OrganisationId> of(ChallengeId challenge);

    /// By a word of one of these clusters, which is all that they may know.
    Set<OrganisationId> byWordOf(Collection<OrganisationId> clusters, ChallengeId challenge);
}
