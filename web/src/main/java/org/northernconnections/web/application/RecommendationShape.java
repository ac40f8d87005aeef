package org.northernconnections.web.application;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.northernconnections.application.Recommendation;
import org.northernconnections.application.RecommendationId;
import org.northernconnections.application.RecommendationState;
import org.northernconnections.lab.ChallengeId;
import org.northernconnections.partnership.OrganisationId;

/// A recommendation as its page tells it.
///
/// @param company null for one that was asked for without naming a company
/// @param knownSince a year; null until it is given
/// @param conflict of interest, in the cluster's words; empty for none
/// @param surePercent 0 to 100; null until it is given
/// @param askedWords in which it was asked for; may be empty
public record RecommendationShape(
        RecommendationId id,
        ChallengeId challenge,
        String challengeTitle,
        @Nullable OrganisationId company,
        String companyName,
        OrganisationId cluster,
        String clusterName,
        RecommendationState state,
        String reason,
        @Nullable Integer knownSince,
        String conflict,
        @Nullable Integer surePercent,
        String askedWords,
        @Nullable Instant at) {
    /// @param given by the caller's clusters
    /// @param about the caller's companies
    public record Lists(List<RecommendationShape> given, List<RecommendationShape> about) {}

    static RecommendationShape of(Recommendation one) {
        return new RecommendationShape(
                one.id(),
                one.challenge(),
                one.challengeTitle(),
                one.company(),
                one.companyName(),
                one.cluster(),
                one.clusterName(),
                one.state(),
                one.reason(),
                one.knownSince(),
                one.conflict(),
                one.surePercent(),
                one.askedWords(),
                one.at());
    }
}
