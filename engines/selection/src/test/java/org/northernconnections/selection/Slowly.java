package org.northernconnections.selection;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Chooses by trying every subset: the slow exact method that the engine must agree with.
final class Slowly {
    private Slowly() {}

    /// The best choice that keeps the rules, first in the engine's order among equals; empty if there is none.
    static Optional<List<Candidate>> best(SelectionProblem problem, List<Rule> rules) {
        List<Candidate> ranked = problem.candidates().stream()
                .sorted(Comparator.comparingLong(Candidate::steps).reversed().thenComparing(Candidate::id))
                .toList();
        List<Candidate> best = null;
        // Subsets with the first candidates come first, so that only a better one replaces the best.
        for (int subset = (1 << ranked.size()) - 1; subset >= 0; subset--) {
            List<Candidate> chosen = chosen(ranked, subset);
            if (isChoice(problem, rules, chosen) && (best == null || steps(chosen) > steps(best))) {
                best = chosen;
            }
        }
        return Optional.ofNullable(best);
    }

    static long steps(List<Candidate> chosen) {
        return chosen.stream().mapToLong(Candidate::steps).sum();
    }

    private static List<Candidate> chosen(List<Candidate> ranked, int subset) {
        List<Candidate> chosen = new ArrayList<>();
        for (int i = 0; i < ranked.size(); i++) {
            if ((subset >> (ranked.size() - 1 - i) & 1) == 1) {
                chosen.add(ranked.get(i));
            }
        }
        return chosen;
    }

    private static boolean isChoice(SelectionProblem problem, List<Rule> rules, List<Candidate> chosen) {
        return chosen.size() == problem.chosenCount()
                && problem.candidates().stream().allMatch(candidate -> switch (candidate.place()) {
                    case IN -> chosen.contains(candidate);
                    case OUT -> !chosen.contains(candidate);
                    case OPEN -> true;
                })
                && rules.stream().allMatch(rule -> SelectionRules.holds(rule, chosen));
    }
}
