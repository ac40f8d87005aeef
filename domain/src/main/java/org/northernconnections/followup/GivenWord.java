package org.northernconnections.followup;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.northernconnections.application.RecommendationId;
import org.northernconnections.lab.ChallengeId;
import org.northernconnections.partnership.OrganisationId;

/// A cluster's word for a company, with what became of it.
///
/// @param surePercent how sure the cluster was, 0 to 100
/// @param reached where owner and company stand, the furthest of their follow-ups at the lab; null while there is none
/// @param turned how the word turned out; null while that is not known
/// @param turnedOn when that became known; null while it is not
/// @param outcome in words; may be empty
public record GivenWord(
        RecommendationId id,
        OrganisationId cluster,
        String clusterName,
        OrganisationId company,
        String companyName,
        ChallengeId challenge,
        String challengeTitle,
        OrganisationId owner,
        int surePercent,
        Instant givenAt,
        @Nullable FollowUpState reached,
        @Nullable Turn turned,
        @Nullable LocalDate turnedOn,
        String outcome) {
    /// How a word turned out.
    public enum Turn {
        GOOD,
        /// Neither: it ended for reasons that say nothing about the company.
        MIXED,
        BAD
    }
}
