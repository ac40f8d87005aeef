package org.northernconnections.match;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.northernconnections.lab.Challenge;
import org.northernconnections.partnership.Companies;
import org.northernconnections.partnership.Company;
import org.northernconnections.partnership.Organisation;
import org.northernconnections.partnership.OrganisationId;
import org.northernconnections.partnership.Visibility;

/// Puts two clusters beside each other: which open challenges the members of either or both could answer.
///
/// A cluster answers a need as well as its third best member does, and a country is told from three members on: what a
/// single member can do, or whether it is one, cannot be read off. Members that hide their profile are not counted.
public final class ClustersBeside {
    private static final int SCALE = 100;

    private final Matches matches;
    private final Companies companies;

    public ClustersBeside(Matches matches, Companies companies) {
        this.matches = matches;
        this.companies = companies;
    }

    /// An open challenge and what the members of each answer of it, in percent.
    ///
    /// @param ofOne needs that the first cluster answers better, by their positions from 1
    public record Market(
            Challenge challenge, int one, int other, int both, List<Integer> ofOne, List<Integer> ofOther) {
        public Market {
            ofOne = List.copyOf(ofOne);
            ofOther = List.copyOf(ofOther);
        }

        /// By how much both together answer more than the better of them, in points.
        public int gain() {
            return both - Math.max(one, other);
        }
    }

    /// @param overlapPercent how much of what both answer is answered by both: `Σ min / Σ max` over the needs
    /// @param countriesOne members of the first by country, from three on
    public record Comparison(
            Organisation one,
            Organisation other,
            int overlapPercent,
            Map<String, Integer> countriesOne,
            Map<String, Integer> countriesOther,
            List<Market> markets) {
        public Comparison {
            countriesOne = Map.copyOf(countriesOne);
            countriesOther = Map.copyOf(countriesOther);
            markets = List.copyOf(markets);
        }
    }

    /// Compares them; those challenges first to which both add most together.
    public Comparison compare(Organisation one, Organisation other) {
        List<Company> ofOne = members(one.id());
        List<Company> ofOther = members(other.id());
        List<Company> ofBoth = new ArrayList<>(ofOne);
        ofOther.stream()
                .filter(company -> ofOne.stream().noneMatch(known -> known.id().equals(company.id())))
                .forEach(ofBoth::add);
        double least = 0;
        double most = 0;
        List<Market> markets = new ArrayList<>();
        for (Challenge challenge : matches.openChallenges()) {
            Map<OrganisationId, double[]> known = ofBoth.stream()
                    .collect(Collectors.toMap(
                            Company::id,
                            member -> matches.fit(challenge, member).strengths()));
            double[] first = strengths(challenge, ofOne, known);
            double[] second = strengths(challenge, ofOther, known);
            for (int need = 0; need < first.length; need++) {
                least += Math.min(first[need], second[need]);
                most += Math.max(first[need], second[need]);
            }
            markets.add(new Market(
                    challenge,
                    cover(challenge, first),
                    cover(challenge, second),
                    cover(challenge, strengths(challenge, ofBoth, known)),
                    Beside.better(first, second),
                    Beside.better(second, first)));
        }
        markets.removeIf(market -> market.both() == 0);
        markets.sort(Comparator.comparingInt((Market market) -> -market.gain())
                .thenComparing(market -> market.challenge().id().value()));
        return new Comparison(
                one,
                other,
                most == 0 ? 0 : (int) Math.round(SCALE * least / most),
                countries(ofOne),
                countries(ofOther),
                markets);
    }

    private List<Company> members(OrganisationId cluster) {
        return companies.listMembers(cluster).stream()
                .filter(company -> company.visibility() != Visibility.PRIVATE && company.consentAt() != null)
                .toList();
    }

    private static Map<String, Integer> countries(List<Company> members) {
        Map<String, Integer> counts = members.stream()
                .collect(Collectors.groupingBy(
                        company -> company.organisation().country(), TreeMap::new, Collectors.summingInt(_ -> 1)));
        counts.values().removeIf(count -> count < SeekPartners.ALIKE_MIN);
        return counts;
    }

    /// For each need the strength of the third best member; 0 where fewer answer it.
    ///
    /// @param known the strengths of each member
    private static double[] strengths(Challenge challenge, List<Company> members, Map<OrganisationId, double[]> known) {
        int needs = challenge.wording().needs().size();
        List<double[]> all = members.stream()
                .flatMap(member -> Stream.ofNullable(known.get(member.id())))
                .toList();
        double[] strengths = new double[needs];
        for (int i = 0; i < needs; i++) {
            int need = i;
            strengths[need] = all.stream()
                    .map(own -> own[need])
                    .sorted(Comparator.reverseOrder())
                    .skip(SeekPartners.ALIKE_MIN - 1L)
                    .findFirst()
                    .orElse(0.0);
        }
        return strengths;
    }

    private static int cover(Challenge challenge, double[] strengths) {
        double sum = 0;
        double weights = 0;
        for (int need = 0; need < strengths.length; need++) {
            double weight = challenge.wording().needs().get(need).weight();
            sum += weight * strengths[need];
            weights += weight;
        }
        return weights == 0 ? 0 : (int) Math.round(SCALE * sum / weights);
    }
}
