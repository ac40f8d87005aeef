package org.northernconnections.application;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.northernconnections.lab.ChallengeId;
import org.northernconnections.partnership.AccountId;
import org.northernconnections.partnership.OrganisationId;

/// The recommendations.
public interface Recommendations {
    Optional<Recommendation> find(RecommendationId id);

    /// The word for this company that this cluster was asked for or stands by; there is at most one.
    Optional<Recommendation> find(ChallengeId challenge, OrganisationId cluster, OrganisationId company);

    /// All of a challenge, by cluster and company.
    List<Recommendation> listOf(ChallengeId challenge);

    /// All of these clusters, newest first.
    List<Recommendation> listOfClusters(Collection<OrganisationId> clusters);

    /// Those about these companies that were given, newest first.
    List<Recommendation> listAbout(Collection<OrganisationId> companies);

    /// Asks a cluster for its word, about one company or for members in general.
    void ask(
            RecommendationId id,
            ChallengeId challenge,
            OrganisationId cluster,
            @Nullable OrganisationId company,
            AccountId by,
            String words,
            Instant at);

    /// A cluster's word as it is given.
    ///
    /// @param surePercent 0 to 100
    record Given(
            ChallengeId challenge,
            OrganisationId cluster,
            OrganisationId company,
            String reason,
            int knownSince,
            String conflict,
            int surePercent) {}

    /// Keeps a word that was given unasked.
    void give(RecommendationId id, Given given, AccountId by, Instant at);

    /// Keeps the word that was asked for.
    void answer(RecommendationId asked, Given given, AccountId by, Instant at);

    void step(RecommendationId id, RecommendationState to);

    /// Have the owner of the challenge and the company met at its lab, so that they are asked what comes of it?
    boolean isFollowedUp(RecommendationId id);

    /// How many words a cluster has given for a challenge and stands by.
    int countStanding(ChallengeId challenge, OrganisationId cluster);
}
