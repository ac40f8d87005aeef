package org.northernconnections.application;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.northernconnections.lab.ChallengeId;
import org.northernconnections.partnership.Language;
import org.northernconnections.partnership.OrganisationId;

/// A company's answer to a challenge.
///
/// @param country of the company
/// @param answers by the position of the need
/// @param teamWith companies that would come along, in the company's words; may be empty
/// @param eligibility grounds of the verdict on eligibility; empty before it
/// @param pending a decision that is not released yet; known to the owner and the secretariat alone
/// @param feedback what the company can use if it is refused; shown with the release
/// @param waitingRank its place on the waiting list, from 1; null unless it waits
/// @param answerBy until when a shortlisted company confirms
public record Application(
        ApplicationId id,
        ChallengeId challenge,
        String challengeTitle,
        OrganisationId company,
        String companyName,
        String country,
        ApplicationState state,
        Language language,
        String pitch,
        String offer,
        String teamWith,
        Map<Integer, String> answers,
        @Nullable Instant submittedAt,
        String eligibility,
        @Nullable Decision pending,
        String feedback,
        @Nullable Integer waitingRank,
        @Nullable Instant answerBy,
        int version) {
    /// A refusal without so many characters of feedback is none.
    public static final int FEEDBACK_LENGTH_MIN = 20;

    public Application {
        answers = Map.copyOf(answers);
    }

    /// What the owner has decided and not released yet.
    public enum Decision {
        SHORTLISTED,
        WAITING,
        NOT_SELECTED,
        NOT_ELIGIBLE;

        /// A refusal needs feedback that the company can use.
        public boolean refuses() {
            return this == NOT_SELECTED || this == NOT_ELIGIBLE;
        }
    }

    /// The application as its company knows it: whether it is eligible stays open until the release, as it does for
    /// those who are not.
    public Application asToldToItsCompany() {
        return state != ApplicationState.ELIGIBLE
                ? this
                : new Application(
                        id,
                        challenge,
                        challengeTitle,
                        company,
                        companyName,
                        country,
                        ApplicationState.SUBMITTED,
                        language,
                        pitch,
                        offer,
                        teamWith,
                        answers,
                        submittedAt,
                        eligibility,
                        pending,
                        feedback,
                        waitingRank,
                        answerBy,
                        version);
    }

    /// Is it to be refused at the next release?
    public boolean refused() {
        return pending != null && pending.refuses();
    }

    /// Has a refused company something that it can use?
    public boolean hasFeedback() {
        return feedback.strip().length() >= FEEDBACK_LENGTH_MIN;
    }
}
