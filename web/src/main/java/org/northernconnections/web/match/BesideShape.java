package org.northernconnections.web.match;

import java.util.List;
import org.northernconnections.lab.ChallengeId;
import org.northernconnections.match.Beside;
import org.northernconnections.matching.Coverage;
import org.northernconnections.partnership.OrganisationId;

/// Two companies beside each other.
///
/// @param capability how much of what both state is stated by the other as well, `[0, 1]`
/// @param market how much of what both answer is answered by both, `[0, 1]`
public record BesideShape(
        OrganisationId one,
        OrganisationId other,
        double capability,
        double market,
        boolean rivals,
        List<Line> ofOne,
        List<Line> ofOther,
        List<Market> markets) {
    /// @param nearest statement of the other; empty where none is near
    /// @param subjects codes of the Common Procurement Vocabulary
    public record Line(
            String statement,
            Coverage coverage,
            double strength,
            String nearest,
            List<String> words,
            List<String> subjects) {
        static Line of(Beside.Line line) {
            var proof = line.cover().proof();
            return new Line(
                    line.cover().need().text(),
                    line.cover().coverage(),
                    line.cover().strength(),
                    proof == null ? "" : proof.statement().text(),
                    proof == null ? List.of() : proof.sharedWords(),
                    line.subjects().stream().map(subject -> subject.code()).toList());
        }
    }

    /// @param ofOne needs that the first answers better, by their positions from 1
    public record Market(
            ChallengeId challenge,
            double one,
            double other,
            double both,
            List<Integer> ofOne,
            List<Integer> ofOther,
            boolean synergy) {
        static Market of(Beside.Market market) {
            return new Market(
                    market.challenge().id(),
                    market.one(),
                    market.other(),
                    market.both(),
                    market.ofOne(),
                    market.ofOther(),
                    market.synergy());
        }
    }

    static BesideShape of(Beside.Comparison comparison) {
        return new BesideShape(
                comparison.one().id(),
                comparison.other().id(),
                comparison.capability(),
                comparison.market(),
                comparison.rivals(),
                comparison.ofOne().stream().map(Line::of).toList(),
                comparison.ofOther().stream().map(Line::of).toList(),
                comparison.markets().stream().map(Market::of).toList());
    }
}
