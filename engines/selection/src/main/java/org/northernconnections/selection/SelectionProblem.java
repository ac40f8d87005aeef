package org.northernconnections.selection;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Choose some of the candidates.
///
/// @param places how many are chosen: exactly so many, or all that are not [Candidate.Place#OUT] if there are fewer
public record SelectionProblem(List<Candidate> candidates, int places, List<Rule> rules) {
    public SelectionProblem {
        candidates = List.copyOf(candidates);
        rules = List.copyOf(rules);
        requireUnique("candidate", candidates.stream().map(Candidate::id).toList());
        requireUnique("rule", rules.stream().map(Rule::id).toList());
        long fixed = candidates.stream()
                .filter(candidate -> candidate.place() == Candidate.Place.IN)
                .count();
        if (places < fixed) {
            throw new IllegalArgumentException("""
                    There must be a place for each of the %d candidates who are fixed in, but there are %d places.
                    Maybe add places, or let some of them be open.""".formatted(fixed, places));
        }
    }

    public SelectionProblem withRules(List<Rule> changed) {
        return new SelectionProblem(candidates, places, changed);
    }

    /// How many are chosen: the places, or all who may be chosen if they are fewer.
    public int chosenCount() {
        return (int) Math.min(
                places,
                candidates.stream()
                        .filter(candidate -> candidate.place() != Candidate.Place.OUT)
                        .count());
    }

    private static void requireUnique(String kind, List<String> ids) {
        Set<String> seen = new HashSet<>();
        for (String id : ids) {
            if (!seen.add(id)) {
                throw new IllegalArgumentException(
                        "Every %s must have an id of its own, but %s occurs twice.\nMaybe one of them is a copy."
                                .formatted(kind, id));
            }
        }
    }
}
