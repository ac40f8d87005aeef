package org.northernconnections.application;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.northernconnections.lab.ChallengeId;
import org.northernconnections.partnership.OrganisationId;

/// A cluster's accountable word for one company for one challenge.
///
/// @param company null while a cluster is asked for members in general
/// @param companyName empty if there is no company yet
/// @param knownSince a year; null until it is given
/// @param conflict of interest, in words; empty says there is none
/// @param surePercent how likely the company does well, 0 to 100; null until it is given
/// @param askedWords what the asker wrote; empty if it came unasked
public record Recommendation(
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
        @Nullable Instant at,
        int version) {}
