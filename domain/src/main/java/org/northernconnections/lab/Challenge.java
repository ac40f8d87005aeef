package org.northernconnections.lab;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.northernconnections.partnership.AccountId;
import org.northernconnections.partnership.Language;
import org.northernconnections.partnership.OrganisationId;

/// A need of a lab for which no direct solution is on the market, opened to companies abroad.
///
/// @param contact who answers for it; null in a draft
/// @param wording the wording that counts
/// @param places how many companies may present
/// @param recommendationsMax how many recommendations a cluster may give
/// @param closesAt when the call closes; null until it is opened
public record Challenge(
        ChallengeId id,
        LabId lab,
        String labName,
        OrganisationId owner,
        String ownerName,
        @Nullable AccountId contact,
        ChallengeState state,
        Wording wording,
        int places,
        int recommendationsMax,
        @Nullable Instant openedAt,
        @Nullable Instant closesAt,
        int version) {

    /// What a line in a list says of a challenge.
    ///
    /// @param language of title and summary
    /// @param closesAt when the call closes; null until it is opened
    public record Headline(
            ChallengeId id,
            ChallengeState state,
            Language language,
            String title,
            String summary,
            LabId lab,
            String labName,
            OrganisationId owner,
            String ownerName,
            @Nullable Instant openedAt,
            @Nullable Instant closesAt) {}

    public Headline headline() {
        return new Headline(
                id,
                state,
                wording.language(),
                title(),
                wording.summary(),
                lab,
                labName,
                owner,
                ownerName,
                openedAt,
                closesAt);
    }

    public String title() {
        return wording.title();
    }

    /// Does the call take applications at this time?
    public boolean takesApplications(Instant at) {
        return state == ChallengeState.OPEN && closesAt != null && at.isBefore(closesAt);
    }

    /// The same challenge with room for so many companies.
    public Challenge withPlaces(int changed) {
        return new Challenge(
                id,
                lab,
                labName,
                owner,
                ownerName,
                contact,
                state,
                wording,
                changed,
                recommendationsMax,
                openedAt,
                closesAt,
                version);
    }

    /// The same challenge, open from one time to another.
    public Challenge withTimes(@Nullable Instant opened, @Nullable Instant closes) {
        return new Challenge(
                id,
                lab,
                labName,
                owner,
                ownerName,
                contact,
                state,
                wording,
                places,
                recommendationsMax,
                opened,
                closes,
                version);
    }
}
