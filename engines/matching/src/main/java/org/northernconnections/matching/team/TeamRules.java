package org.northernconnections.matching.team;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// What makes a set of companies a team that may be proposed; each rule is one sentence and one method.
///
/// @param country of the lab that asks: its companies are the local ones; empty where the rule is not wanted
/// @param newcomerAndLocal whether a team needs a newcomer from abroad and a local company
/// @param gainMin how much more than its best member a team must cover, as a share of that member's cover
/// @param memberGainMin how much a third member must add, as a share of what the pair covers
public record TeamRules(String country, boolean newcomerAndLocal, double gainMin, double memberGainMin) {
    /// Two companies are rivals where what they offer overlaps by at least so much.
    public static final double RIVAL_MIN = 0.8;

    /// Any willing companies with a common language that are no rivals: 10 % for the pair, 5 % for a third.
    public static TeamRules open() {
        return new TeamRules("", false, 0.10, 0.05);
    }

    /// The same, and one is a newcomer from abroad, one from the lab's own country.
    public static TeamRules newcomerAndLocal(String country) {
        return new TeamRules(country, true, 0.10, 0.05);
    }

    /// The first rule that the members break together, if any.
    Optional<String> broken(List<Candidate> members, Consents consents) {
        if (!allAreWilling(members) || consents.withheldAmong(members)) {
            return Optional.of("team.rule.willing");
        }
        if (!someLanguageIsShared(members)) {
            return Optional.of("team.rule.language");
        }
        if (!rivalsAgree(members, consents)) {
            return Optional.of("team.rule.rivals");
        }
        if (newcomerAndLocal && !newcomerFromAbroadMeetsLocal(members)) {
            return Optional.of("team.rule.newcomer-and-local");
        }
        return Optional.empty();
    }

    /// Every member would join a team.
    static boolean allAreWilling(List<Candidate> members) {
        return members.stream().allMatch(Candidate::willing);
    }

    /// All members share a working language; one whose languages are unknown can be asked.
    static boolean someLanguageIsShared(List<Candidate> members) {
        List<Candidate> known =
                members.stream().filter(one -> !one.languages().isEmpty()).toList();
        return known.isEmpty()
                || known.getFirst().languages().stream()
                        .anyMatch(language ->
                                known.stream().allMatch(one -> one.languages().contains(language)));
    }

    /// Companies of one market that offer nearly the same are in a team only if both agreed to it.
    static boolean rivalsAgree(List<Candidate> members, Consents consents) {
        for (int i = 0; i < members.size(); i++) {
            for (int j = i + 1; j < members.size(); j++) {
                Candidate one = members.get(i);
                Candidate other = members.get(j);
                boolean agreed = (one.acceptsRivals() && other.acceptsRivals()) || consents.agreed(one, other);
                if (areRivals(one, other) && !agreed) {
                    return false;
                }
            }
        }
        return true;
    }

    /// Market × capability: the same country, and answers to the same needs.
    ///
    /// The overlap is `Σ min / Σ max` of the strengths: 1 where both answer all needs alike.
    static boolean areRivals(Candidate one, Candidate other) {
        double least = 0;
        double most = 0;
        for (int i = 0; i < one.strengths().length; i++) {
            least += Math.min(one.strengths()[i], other.strengths()[i]);
            most += Math.max(one.strengths()[i], other.strengths()[i]);
        }
        boolean sameMarket = !one.country().isEmpty() && one.country().equals(other.country());
        return sameMarket && most > 0 && least / most >= RIVAL_MIN;
    }

    private boolean newcomerFromAbroadMeetsLocal(List<Candidate> members) {
        return sides().stream().allMatch(side -> members.stream().anyMatch(side));
    }

    /// Of each of these a team needs one; none where any may be together.
    List<Predicate<Candidate>> sides() {
        return newcomerAndLocal ? List.of(this::newcomerFromAbroad, this::local) : List.of();
    }

    /// Whether these two are one of each side: quicker than [#broken], for most pairs are not.
    boolean bothSides(Candidate one, Candidate other) {
        return !newcomerAndLocal
                || (newcomerFromAbroad(one) && local(other))
                || (local(one) && newcomerFromAbroad(other));
    }

    /// A country that is not known is not abroad.
    private boolean newcomerFromAbroad(Candidate one) {
        return one.newcomer() && !one.country().isEmpty() && !local(one);
    }

    private boolean local(Candidate one) {
        return one.country().equals(country);
    }
}
