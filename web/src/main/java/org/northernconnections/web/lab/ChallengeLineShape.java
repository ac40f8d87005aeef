package org.northernconnections.web.lab;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.northernconnections.lab.Challenge;
import org.northernconnections.lab.ChallengeId;
import org.northernconnections.lab.ChallengeState;
import org.northernconnections.lab.LabId;
import org.northernconnections.partnership.OrganisationId;

/// A challenge as lists tell it.
///
/// @param language of title and summary, such as `da`
public record ChallengeLineShape(
        ChallengeId id,
        String title,
        String summary,
        String language,
        LabId lab,
        String labName,
        OrganisationId owner,
        String ownerName,
        ChallengeState state,
        @Nullable Instant openedAt,
        @Nullable Instant closesAt) {
    public static ChallengeLineShape of(Challenge challenge) {
        return of(challenge.headline());
    }

    public static ChallengeLineShape of(Challenge.Headline challenge) {
        return new ChallengeLineShape(
                challenge.id(),
                challenge.title(),
                challenge.summary(),
                challenge.language().code(),
                challenge.lab(),
                challenge.labName(),
                challenge.owner(),
                challenge.ownerName(),
                challenge.state(),
                challenge.openedAt(),
                challenge.closesAt());
    }
}
