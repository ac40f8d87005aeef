package org.northernconnections.matching.team;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingDouble;

import java.util.ArrayList;
import java.util.List;

/// Finds the best teams among a short list by looking at all of them.
///
/// `cover(T) = Σ over needs i of w_i · max over members c of strength(i, c)`, with weights that sum to 1: what a
/// member adds never grows as the team grows (the function is monotone and submodular). A team counts by its gain
/// beyond its best member.
///
/// *Cost*: a short list of 60 has 1,770 pairs; threes are sought by adding a third to each of the best pairs.
/// Ties go to the smaller ids.
///
/// Source: T. Lappas, K. Liu and E. Terzi, *Finding a Team of Experts in Social Networks*, KDD 2009, for the
/// question; G. Nemhauser et al., *An Analysis of Approximations for Maximizing Submodular Set Functions*, 1978.
public final class Teams {
    /// How many candidates are looked at: those that cover most alone, and those that answer one need best.
    public static final int SHORT_LIST = 60;
    private static final int PAIRS_EXTENDED = 20;

    private final double[] weights;
    private final TeamRules rules;

    /// @param weights one a need, above 0: only ratios count
    public Teams(double[] weights, TeamRules rules) {
        double all = 0;
        for (double weight : weights) {
            all += weight;
        }
        this.weights = weights.clone();
        for (int i = 0; i < weights.length; i++) {
            this.weights[i] = weights[i] / all;
        }
        this.rules = rules;
    }

    /// The best teams of two, and of three where the third adds enough; most gain first.
    public List<Team> best(List<Candidate> candidates, int limit) {
        List<Candidate> listed = shortList(candidates);
        List<List<Candidate>> pairs = new ArrayList<>();
        for (int i = 0; i < listed.size(); i++) {
            for (int j = i + 1; j < listed.size(); j++) {
                List<Candidate> pair = List.of(listed.get(i), listed.get(j));
                if (gainsEnough(pair) && rules.broken(pair).isEmpty()) {
                    pairs.add(pair);
                }
            }
        }
        pairs.sort(byGain());
        List<Team> teams = new ArrayList<>();
        pairs.stream().limit(limit).map(this::team).forEach(teams::add);
        pairs.stream()
                .limit(PAIRS_EXTENDED)
                .flatMap(pair -> listed.stream().map(third -> with(pair, third)))
                .filter(three -> three.size() == 3 && rules.broken(three).isEmpty())
                .sorted(byGain())
                .map(this::team)
                .distinct()
                .limit(limit)
                .forEach(teams::add);
        teams.sort(comparingDouble((Team team) -> -team.gain())
                .thenComparing(team -> team.members().toString()));
        return List.copyOf(teams.subList(0, Math.min(limit, teams.size())));
    }

    /// The pair and a third that adds enough; else the pair.
    private List<Candidate> with(List<Candidate> pair, Candidate third) {
        if (pair.contains(third)) {
            return pair;
        }
        List<Candidate> three = new ArrayList<>(pair);
        three.add(third);
        three.sort(comparing(Candidate::id));
        double before = cover(pair);
        return cover(three) - before >= rules.memberGainMin() * before ? three : pair;
    }

    private List<Candidate> shortList(List<Candidate> candidates) {
        List<Candidate> bestAlone = new ArrayList<>(candidates.stream()
                .sorted(comparingDouble((Candidate one) -> -cover(List.of(one))).thenComparing(Candidate::id))
                .limit(SHORT_LIST)
                .toList());
        // Who answers one need best may be nobody's first choice and yet the missing part.
        for (int need = 0; need < weights.length; need++) {
            int asked = need;
            candidates.stream()
                    .filter(one -> !bestAlone.contains(one))
                    .filter(one -> one.strengths()[asked] > 0)
                    .sorted(comparingDouble((Candidate one) -> -one.strengths()[asked])
                            .thenComparing(Candidate::id))
                    .limit(3)
                    .forEach(bestAlone::add);
        }
        return bestAlone;
    }

    private java.util.Comparator<List<Candidate>> byGain() {
        return comparingDouble((List<Candidate> members) -> -(cover(members) - bestAlone(members)))
                .thenComparing(
                        members -> members.stream().map(Candidate::id).toList().toString());
    }

    private boolean gainsEnough(List<Candidate> members) {
        double alone = bestAlone(members);
        return alone > 0 && cover(members) - alone >= rules.gainMin() * alone;
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

    private double bestAlone(List<Candidate> members) {
        return members.stream().mapToDouble(one -> cover(List.of(one))).max().orElse(0);
    }

    private Team team(List<Candidate> members) {
        List<Candidate> ordered = members.stream()
                .sorted(comparingDouble((Candidate one) -> -cover(List.of(one))).thenComparing(Candidate::id))
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
