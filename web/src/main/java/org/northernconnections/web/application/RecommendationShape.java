package org.northernconnections.web.application;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.northernconnections.application.Recommendation;
import org.northernconnections.application.RecommendationId;
import org.northernconnections.application.RecommendationState;
import org.northernconnections.lab.ChallengeId;
import org.northernconnections.partnership.OrganisationId;
import org.northernconnections.web.page.Choice;

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

    /// What a cluster needs to know before it gives its word.
    ///
    /// @param left how many words it may still give for this challenge
    /// @param max how many each cluster may give
    /// @param members of the caller's clusters
    /// @param askedWords in which it was asked; may be empty
    public record Giving(String cluster, int left, int max, List<Choice> members, String askedWords) {
        static Giving of(RecommendationPages.GivePage it) {
            return new Giving(
                    it.form().cluster(),
                    it.left(),
                    it.challenge().recommendationsMax(),
                    it.members().stream()
                            .map(company -> new Choice(company.id().value(), company.name()))
                            .toList(),
                    it.asked() == null ? "" : it.asked().askedWords());
        }
    }

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
