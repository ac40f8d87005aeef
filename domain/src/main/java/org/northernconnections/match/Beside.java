package org.northernconnections.match;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.northernconnections.lab.Challenge;
import org.northernconnections.lab.ChallengeId;
import org.northernconnections.matching.Cover;
import org.northernconnections.matching.Coverage;
import org.northernconnections.matching.Fit;
import org.northernconnections.matching.knowledge.Subjects;
import org.northernconnections.matching.team.Candidate;
import org.northernconnections.matching.team.Team;
import org.northernconnections.matching.team.TeamRules;
import org.northernconnections.matching.team.Teams;
import org.northernconnections.partnership.Company;

/// Puts two companies beside each other: where they offer the same to the same, and where each has what the other
/// lacks.
///
/// Every number comes with the statements that make it.
public final class Beside {
    private static final int CHALLENGES_MAX = 10;

    private final Matches matches;
    private final SharedSubjects subjects;

    public Beside(Matches matches, SharedSubjects subjects) {
        this.matches = matches;
        this.subjects = subjects;
    }

    /// One statement of a company, and the statement of the other one that is nearest.
    ///
    /// @param cover the nearest as an answer to it, with its strength and the words that meet
    /// @param subjects of public procurement that both speak of, with their CPV codes; none where nothing meets
    public record Line(Cover cover, List<Subjects.Shared> subjects) {
        public Line {
            subjects = List.copyOf(subjects);
        }

        public boolean met() {
            return cover.coverage() != Coverage.NOT;
        }
    }

    /// An open challenge that at least one of the two may answer.
    ///
    /// @param one and `other`: what each answers alone, `[0, 1]`
    /// @param both together
    /// @param ofOne needs that only the first answers better, by their positions from 1
    /// @param synergy whether together they cover so much more that they make a team
    public record Market(
            Challenge challenge,
            double one,
            double other,
            double both,
            List<Integer> ofOne,
            List<Integer> ofOther,
            boolean synergy) {
        public Market {
            ofOne = List.copyOf(ofOne);
            ofOther = List.copyOf(ofOther);
        }
    }

    /// @param ofOne the statements of the first, the nearest to the other first
    /// @param capability how much of what both state is stated by the other as well: the mean of the strengths
    /// @param market how much of what both answer is answered by both: `Σ min / Σ max` over the needs
    /// @param rivals both overlaps are large and both are in one country
    public record Comparison(
            Company one,
            Company other,
            List<Line> ofOne,
            List<Line> ofOther,
            List<Market> markets,
            double capability,
            double market,
            boolean rivals) {
        public Comparison {
            ofOne = List.copyOf(ofOne);
            ofOther = List.copyOf(ofOther);
            markets = List.copyOf(markets);
        }
    }

    /// Compares them for a reader of this language.
    public Comparison compare(Company one, Company other, String reader) {
        List<Line> ofOne = lines(one, other, reader);
        List<Line> ofOther = lines(other, one, reader);
        double least = 0;
        double most = 0;
        List<Market> markets = new ArrayList<>();
        for (Challenge challenge : challenges(one, other)) {
            Fit fitOne = matches.fit(challenge, one);
            Fit fitOther = matches.fit(challenge, other);
            markets.add(market(challenge, one, fitOne, other, fitOther));
            for (int need = 0; need < fitOne.strengths().length; need++) {
                least += Math.min(fitOne.strengths()[need], fitOther.strengths()[need]);
                most += Math.max(fitOne.strengths()[need], fitOther.strengths()[need]);
            }
        }
        markets.sort(
                Comparator.comparingDouble((Market market) -> Math.max(market.one(), market.other()) - market.both())
                        .thenComparing(market -> market.challenge().id().value()));
        List<Line> all = new ArrayList<>(ofOne);
        all.addAll(ofOther);
        double capability = all.stream()
                .mapToDouble(line -> line.cover().strength())
                .average()
                .orElse(0);
        double market = most == 0 ? 0 : least / most;
        boolean oneCountry =
                one.organisation().country().equals(other.organisation().country());
        return new Comparison(
                one,
                other,
                ofOne,
                ofOther,
                markets,
                capability,
                market,
                oneCountry && market >= TeamRules.RIVAL_MIN && capability >= Coverage.STRONG_MIN);
    }

    private List<Line> lines(Company one, Company other, String reader) {
        if (one.capabilities().isEmpty()) {
            return List.of();
        }
        return matches.beside(one, other).covers().stream()
                .sorted(Comparator.comparingDouble((Cover cover) -> -cover.strength())
                        .thenComparingInt(Cover::needIndex))
                .map(cover -> new Line(cover, subjects.of(cover, reader)))
                .toList();
    }

    private List<Challenge> challenges(Company one, Company other) {
        Map<ChallengeId, Challenge> challenges = new LinkedHashMap<>();
        for (Company company : List.of(one, other)) {
            matches.challengesFor(company, CHALLENGES_MAX)
                    .forEach(match -> challenges.put(match.challenge().id(), match.challenge()));
        }
        return List.copyOf(challenges.values());
    }

    private static Market market(Challenge challenge, Company one, Fit fitOne, Company other, Fit fitOther) {
        var teams = new Teams(challenge.wording().needWeights(), TeamRules.open());
        List<Candidate> both = List.of(
                Matches.Fitting.of(one, fitOne).asking(),
                Matches.Fitting.of(other, fitOther).asking());
        List<Team> team = teams.best(both, 1);
        return new Market(
                challenge,
                teams.cover(both.subList(0, 1)),
                teams.cover(both.subList(1, 2)),
                teams.cover(both),
                better(fitOne.strengths(), fitOther.strengths()),
                better(fitOther.strengths(), fitOne.strengths()),
                !team.isEmpty());
    }

    /// Needs that the first answers, and better than the second, by their positions.
    ///
    /// @param mine and `theirs`: strengths, need by need
    static List<Integer> better(double[] mine, double[] theirs) {
        return IntStream.range(0, mine.length)
                .filter(need -> mine[need] >= Coverage.PARTLY_MIN && mine[need] > theirs[need])
                .mapToObj(need -> need + 1)
                .toList();
    }
}
