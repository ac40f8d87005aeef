package org.northernconnections.matching.team;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingDouble;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Finds the best teams among a short list by looking at all of them.
///
/// `cover(T) = Σ over needs i of w_i · max over members c of strength(i, c)`, with weights that sum to 1: what a
/// member adds never grows as the team grows (the function is monotone and submodular). A team counts by its gain
/// beyond its best member.
///
/// *Cost*: a short list of 60 has 1,770 pairs, one of 100 has 4,950; threes are sought by adding a third
/// to each of the best pairs. Ties go to the smaller ids.
///
/// Source: T. Lappas, K. Liu and E. Terzi, *Finding a Team of Experts in Social Networks*, KDD 2009, for the
/// question; G. Nemhauser et al., *An Analysis of Approximations for Maximizing Submodular Set Functions*, 1978.
public final class Teams {
    /// How many candidates are looked at: those that cover most alone, and those that answer one need best.
    public static final int SHORT_LIST = 60;
    /// The same of newcomers from abroad and of local companies, where a team needs both.
    private static final int SIDE_LIST = 20;

    private static final int NEED_LIST = 3;
    private static final int PAIRS_EXTENDED = 20;

    private final double[] weights;
    private final TeamRules rules;
    private final Consents consents;

    /// @param weights one a need, above 0: only ratios count
    public Teams(double[] weights, TeamRules rules) {
        this(weights, rules, Consents.NONE);
    }

    /// @param consents what pairs have said of each other
    public Teams(double[] weights, TeamRules rules, Consents consents) {
        double all = 0;
        for (double weight : weights) {
            all += weight;
        }
        this.weights = weights.clone();
        for (int i = 0; i < weights.length; i++) {
            this.weights[i] = weights[i] / all;
        }
        this.rules = rules;
        this.consents = consents;
    }

    /// A team and what it covers; looked at often, so that is worked out once.
    private record Tried(List<Candidate> members, double cover, double alone) {
        private static final Comparator<Tried> BY_GAIN = comparingDouble(Tried::lost)
                .thenComparing(tried ->
                        tried.members().stream().map(Candidate::id).toList().toString());

        private double lost() {
            return alone - cover;
        }
    }

    /// The best teams of two, and of three where the third adds enough; most gain first.
    public List<Team> best(List<Candidate> candidates, int limit) {
        List<Candidate> listed = shortList(candidates);
        double[] alone = listed.stream().mapToDouble(this::alone).toArray();
        List<Tried> pairs = new ArrayList<>();
        for (int i = 0; i < alone.length; i++) {
            for (int j = i + 1; j < alone.length; j++) {
                if (!rules.bothSides(listed.get(i), listed.get(j))) {
                    continue;
                }
                double better = Math.max(alone[i], alone[j]);
                double cover = cover(listed.get(i), listed.get(j));
                if (better > 0 && cover - better >= rules.gainMin() * better) {
                    List<Candidate> pair = List.of(listed.get(i), listed.get(j));
                    if (rules.broken(pair, consents).isEmpty()) {
                        pairs.add(new Tried(pair, cover, better));
                    }
                }
            }
        }
        pairs.sort(Tried.BY_GAIN);
        List<Team> teams = new ArrayList<>();
        pairs.stream().limit(limit).map(Tried::members).map(this::team).forEach(teams::add);
        pairs.stream()
                .limit(PAIRS_EXTENDED)
                .flatMap(pair -> threes(pair, listed, alone))
                .sorted(Tried.BY_GAIN)
                .map(Tried::members)
                .map(this::team)
                .distinct()
                .limit(limit)
                .forEach(teams::add);
        teams.sort(comparingDouble((Team team) -> -team.gain())
                .thenComparing(team -> team.members().toString()));
        return List.copyOf(teams.subList(0, Math.min(limit, teams.size())));
    }

    /// The pair with each third where all three add enough and break no rule.
    private Stream<Tried> threes(Tried pair, List<Candidate> listed, double[] alone) {
        return IntStream.range(0, alone.length)
                .filter(i -> !pair.members().contains(listed.get(i)))
                .mapToObj(i -> {
                    List<Candidate> three = Stream.concat(pair.members().stream(), Stream.of(listed.get(i)))
                            .sorted(comparing(Candidate::id))
                            .toList();
                    return new Tried(three, cover(three), Math.max(pair.alone(), alone[i]));
                })
                .filter(three -> three.cover() - pair.cover() >= rules.memberGainMin() * pair.cover())
                .filter(this::needsEach)
                .filter(three -> rules.broken(three.members(), consents).isEmpty());
    }

    /// Does every member add enough? Beside a third, one of the pair may have nothing left to add.
    private boolean needsEach(Tried three) {
        return three.members().stream().allMatch(member -> {
            double without = cover(three.members().stream()
                    .filter(other -> !other.equals(member))
                    .toList());
            return three.cover() - without >= rules.memberGainMin() * without;
        });
    }

    /// Who is looked at. Whoever would join no team takes nobody's place, and where a newcomer from abroad must meet
    /// a local company, the best of either side are there however many others are better.
    private List<Candidate> shortList(List<Candidate> candidates) {
        List<Candidate> willing = candidates.stream().filter(Candidate::willing).toList();
        var listed = new LinkedHashMap<String, Candidate>();
        list(willing, SHORT_LIST, listed);
        rules.sides().forEach(side -> list(willing.stream().filter(side).toList(), SIDE_LIST, listed));
        return List.copyOf(listed.values());
    }

    /// Adds those that cover most alone, and those that answer one need best.
    private void list(List<Candidate> candidates, int bestAlone, Map<String, Candidate> listed) {
        candidates.stream()
                .sorted(comparingDouble((Candidate one) -> -alone(one)).thenComparing(Candidate::id))
                .limit(bestAlone)
                .forEach(one -> listed.putIfAbsent(one.id(), one));
        // Who answers one need best may be nobody's first choice and yet the missing part.
        for (int need = 0; need < weights.length; need++) {
            int asked = need;
            List<Candidate> best = candidates.stream()
                    .filter(one -> !listed.containsKey(one.id()))
                    .filter(one -> one.strengths()[asked] > 0)
                    .sorted(comparingDouble((Candidate one) -> -one.strengths()[asked])
                            .thenComparing(Candidate::id))
                    .limit(NEED_LIST)
                    .toList();
            best.forEach(one -> listed.putIfAbsent(one.id(), one));
        }
    }

    /// The weighted mean of the members' best strength for each need.
    public double cover(List<Candidate> members) {
        double cover = 0;
        for (int need = 0; need < weights.length; need++) {
            double best = 0;
            for (Candidate member : members) {
                best = Math.max(best, member.strengths()[need]);
            }
            cover += weights[need] * best;
        }
        return cover;
    }

    /// [#cover] of these two.
    private double cover(Candidate one, Candidate other) {
        double cover = 0;
        for (int need = 0; need < weights.length; need++) {
            cover += weights[need] * Math.max(one.strengths()[need], other.strengths()[need]);
        }
        return cover;
    }

    private double alone(Candidate one) {
        return cover(one, one);
    }

    private double bestAlone(List<Candidate> members) {
        return members.stream().mapToDouble(this::alone).max().orElse(0);
    }

    private Team team(List<Candidate> members) {
        List<Candidate> ordered = members.stream()
                .sorted(comparingDouble((Candidate one) -> -alone(one)).thenComparing(Candidate::id))
                .toList();
        double cover = cover(members);
        List<Team.Member> told = new ArrayList<>();
        for (Candidate member : ordered) {
            List<Candidate> others = ordered.stream()
                    .filter(other -> !other.id().equals(member.id()))
                    .toList();
            told.add(new Team.Member(member.id(), cover - cover(others), needsOf(member, others)));
        }
        return new Team(told, cover, bestAlone(members));
    }

    private List<Integer> needsOf(Candidate member, List<Candidate> others) {
        List<Integer> needs = new ArrayList<>();
        for (int need = 0; need < weights.length; need++) {
            double mine = member.strengths()[need];
            int asked = need;
            if (mine > 0 && others.stream().allMatch(other -> other.strengths()[asked] < mine)) {
                needs.add(need);
            }
        }
        return needs;
    }
}
