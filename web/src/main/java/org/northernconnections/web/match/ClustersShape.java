package org.northernconnections.web.match;

import java.util.List;
import java.util.Map;
import org.northernconnections.lab.ChallengeId;
import org.northernconnections.match.ClustersBeside;
import org.northernconnections.partnership.OrganisationId;

/// Two clusters beside each other, in percent.
///
/// @param countriesOne members by country, from three on
public record ClustersShape(
        OrganisationId one,
        OrganisationId other,
        int overlapPercent,
        Map<String, Integer> countriesOne,
        Map<String, Integer> countriesOther,
        List<Market> markets) {
    /// @param ofOne needs that the first cluster answers better, by their positions from 1
    public record Market(
            ChallengeId challenge, int one, int other, int both, List<Integer> ofOne, List<Integer> ofOther) {
        static Market of(ClustersBeside.Market market) {
            return new Market(
                    market.challenge().id(),
                    market.one(),
                    market.other(),
                    market.both(),
                    market.ofOne(),
                    market.ofOther());
        }
    }

    static ClustersShape of(ClustersBeside.Comparison both) {
        return new ClustersShape(
                both.one().id(),
                both.other().id(),
                both.overlapPercent(),
                both.countriesOne(),
                both.countriesOther(),
                both.markets().stream().map(Market::of).toList());
    }
}
