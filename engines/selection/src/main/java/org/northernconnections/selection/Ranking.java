package org.northernconnections.selection;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Candidates by quality, the best first, then by id: the order in which everything is decided and listed.
record Ranking(List<Candidate> candidates, int chosenCount) {
    static Ranking of(SelectionProblem problem) {
        return new Ranking(
                problem.candidates().stream()
                        .sorted(Comparator.comparingLong(Candidate::steps)
                                .reversed()
                                .thenComparing(Candidate::id))
                        .toList(),
                problem.chosenCount());
    }

    List<String> ids(Set<Integer> indexes) {
        return new TreeSet<>(indexes)
                .stream().map(index -> candidates.get(index).id()).toList();
    }

    /// Of a candidate's tags those that some rule speaks of.
    Set<String> seen(int index, List<Rule> rules) {
        Set<String> seen = new TreeSet<>(candidates.get(index).tags());
        seen.retainAll(SelectionRules.tags(rules));
        return seen;
    }
}
