package org.northernconnections.web.application;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.northernconnections.application.Application;
import org.northernconnections.application.ApplicationId;
import org.northernconnections.application.ApplicationState;
import org.northernconnections.lab.ChallengeId;
import org.northernconnections.partnership.OrganisationId;

/// An application as lists tell it.
///
/// @param submittedAt null for a draft
/// @param answerBy until when a shortlisted company confirms; null unless it is one
public record ApplicationLineShape(
        ApplicationId id,
        ChallengeId challenge,
        String challengeTitle,
        OrganisationId company,
        String companyName,
        String country,
        ApplicationState state,
        @Nullable Instant submittedAt,
        @Nullable Instant answerBy) {
    static ApplicationLineShape of(Application application) {
        return new ApplicationLineShape(
                application.id(),
                application.challenge(),
                application.challengeTitle(),
                application.company(),
                application.companyName(),
                application.country(),
                application.state(),
                application.submittedAt(),
                application.answerBy());
    }
}
