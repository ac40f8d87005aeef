package org.northernconnections.web.application;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.northernconnections.application.Application;
import org.northernconnections.application.ApplicationState;
import org.northernconnections.application.Standing;
import org.northernconnections.partnership.Account;
import org.northernconnections.partnership.AccountId;
import org.northernconnections.web.application.ScreeningPages.ScreeningPage;
import org.northernconnections.web.partnership.PersonShape;

/// The table of applications as the owner screens them.
///
/// @param former reviewers who were taken out and whose scores stay
/// @param candidates who could be named as reviewers
/// @param counts applications by state
/// @param recommendations given and asked for, of this challenge
public record ScreeningShape(
        List<Row> applications,
        List<Reviewer> reviewers,
        List<Reviewer> former,
        List<PersonShape> candidates,
        Map<ApplicationState, Integer> counts,
        List<RecommendationShape> recommendations) {
    /// One application as it stands.
    ///
    /// @param decision that is not released yet
    /// @param rank on the waiting list, as it is or as it was decided; null without one
    /// @param reviewers to whom it is assigned
    /// @param quality weighted mean of the scores, 0 to 5; null before the first
    /// @param spread between the reviewers
    /// @param totals the quality that each reviewer gave
    /// @param leftOut reviewers whose scores do not count, as a conflict with the company has come up since
    public record Row(
            ApplicationLineShape application,
            Application.@Nullable Decision decision,
            @Nullable Integer rank,
            boolean newcomer,
            List<String> recommendedBy,
            List<AccountId> reviewers,
            @Nullable Double quality,
            double spread,
            Map<AccountId, Double> totals,
            List<AccountId> leftOut) {
        static Row of(Standing standing) {
            return new Row(
                    ApplicationLineShape.of(standing.application()),
                    standing.application().pending(),
                    standing.application().waitingRank(),
                    standing.newcomer(),
                    standing.recommendedBy(),
                    standing.reviewers(),
                    standing.quality(),
                    standing.spread(),
                    standing.totals(),
                    standing.leftOut());
        }
    }

    /// @param reviews how many are assigned
    /// @param conflicts how many applications he or she may not judge
    public record Reviewer(AccountId id, String name, long reviews, long conflicts) {}

    static ScreeningShape of(ScreeningPage it) {
        return new ScreeningShape(
                it.rows().stream().map(Row::of).toList(),
                reviewers(it, it.reviewers()),
                reviewers(it, it.former()),
                it.candidates().stream().map(PersonShape::of).toList(),
                it.counts(),
                it.recommendations().stream().map(RecommendationShape::of).toList());
    }

    private static List<Reviewer> reviewers(ScreeningPage it, List<Account> accounts) {
        return accounts.stream()
                .map(one -> new Reviewer(
                        one.id(),
                        one.shownName(),
                        it.loads().getOrDefault(one.id(), 0L),
                        it.conflicts().getOrDefault(one.id(), 0L)))
                .toList();
    }
}
