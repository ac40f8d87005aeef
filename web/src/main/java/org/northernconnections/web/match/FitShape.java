package org.northernconnections.web.match;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.northernconnections.matching.Coverage;
import org.northernconnections.matching.Fit;
import org.northernconnections.matching.Proof;
import org.northernconnections.partnership.OrganisationId;
import org.northernconnections.web.lab.ChallengeLineShape;
import org.northernconnections.web.page.Choice;

/// How well a company's statements answer a challenge's needs. The parts of the covers add up to the score.
///
/// @param score `[0, 1]`
public record FitShape(double score, List<Cover> covers) {
    /// @param statement that answers best; empty where none does
    /// @param sharedWords by which it does
    public record Cover(
            String need, Coverage coverage, double strength, double part, String statement, List<String> sharedWords) {}

    /// @param own a member of the caller's cluster
    /// @param place on this list, from 1
    /// @param placeByFit what it would be by fit alone
    /// @param reached for those who select: a cluster gave its word for it, or it applied; for a cluster of its own
    /// members: by its own word; null for those who may not know
    public record OfCompany(
            OrganisationId company,
            String name,
            String country,
            boolean newcomer,
            boolean own,
            int place,
            int placeByFit,
            @Nullable Boolean reached,
            FitShape fit) {}

    public record OfChallenge(ChallengeLineShape challenge, FitShape fit) {}

    /// @param companies id and name, a page of them
    /// @param companiesTotal how many were found that the caller may see
    /// @param challenges the best of them
    /// @param challengesTotal how many were found
    /// @param otherWords ids of those listed that say it in other words alone, maybe of another language
    /// @param all false where more may be found than are counted
    public record Found(
            List<Choice> companies,
            int companiesTotal,
            List<ChallengeLineShape> challenges,
            int challengesTotal,
            List<String> otherWords,
            boolean all) {}

    static FitShape of(Fit fit) {
        return new FitShape(
                fit.score(), fit.covers().stream().map(FitShape::cover).toList());
    }

    private static Cover cover(org.northernconnections.matching.Cover cover) {
        Proof proof = cover.proof();
        return new Cover(
                cover.need().text(),
                cover.coverage(),
                cover.strength(),
                cover.part(),
                proof == null ? "" : proof.statement().text(),
                proof == null ? List.of() : proof.sharedWords());
    }

    static OfCompany of(MatchPages.CompanyRow row) {
        var company = row.company();
        return new OfCompany(
                company.id(),
                company.name(),
                company.country(),
                company.newcomer(),
                row.own(),
                row.placed().place(),
                row.placed().byFit(),
                row.reached(),
                of(row.fit()));
    }
}
