package org.northernconnections.selection;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/// Whether rules hold for given people, without a search: for choices made or changed by hand.
public final class SelectionRules {
    private SelectionRules() {}

    /// The rules that the chosen break, in the order of the problem.
    public static List<Rule> broken(SelectionProblem problem, Collection<String> chosen) {
        List<Candidate> people = problem.candidates().stream()
                .filter(candidate -> chosen.contains(candidate.id()))
                .toList();
        return problem.rules().stream().filter(rule -> !holds(rule, people)).toList();
    }

    /// Whether a rule holds for these people.
    public static boolean holds(Rule rule, Collection<Candidate> people) {
        return switch (rule) {
            case Rule.AtLeast(String _, String tag, int n) -> count(tag, people) >= n;
            case Rule.AtMost(String _, String tag, int n) -> count(tag, people) <= n;
            case Rule.AllPresent(String _, String prefix, Set<String> values) ->
                values.stream().allMatch(value -> count(prefix + value, people) > 0);
        };
    }

    /// The tags that the rules speak of, in alphabetical order.
    static SortedSet<String> tags(List<Rule> rules) {
        SortedSet<String> tags = new TreeSet<>();
        for (Rule rule : rules) {
            switch (rule) {
                case Rule.AtLeast(String _, String tag, int _) -> tags.add(tag);
                case Rule.AtMost(String _, String tag, int _) -> tags.add(tag);
                case Rule.AllPresent(String _, String prefix, Set<String> values) ->
                    values.forEach(value -> tags.add(prefix + value));
            }
        }
        return tags;
    }

    private static long count(String tag, Collection<Candidate> people) {
        return people.stream().filter(person -> person.tags().contains(tag)).count();
    }
}
