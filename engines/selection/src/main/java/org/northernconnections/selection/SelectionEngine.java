package org.northernconnections.selection;

import com.google.ortools.Loader;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/// Chooses the best candidates that keep the rules, and tells what each rule costs.
///
/// *Cost*: one search for the choice, two more for each rule and one for each tie that is looked into; or, if the
/// rules cannot hold, one for each rule. *Error*: qualities are rounded to [Candidate#RESOLUTION] first, so that the
/// total may differ by half of it for each of the chosen.
///
/// Holds no state: one engine serves any number of threads.
public final class SelectionEngine {
    public SelectionEngine() {}

    /// A best choice with its price, or the rules that cannot hold together.
    ///
    /// The first call loads the solver's native library.
    public Selection select(SelectionProblem problem) {
        Loader.loadNativeLibraries();
        Ranking ranking = Ranking.of(problem);
        var choice = new Choice(ranking, problem.rules());
        Optional<Choice.Best> best = choice.best(Set.of());
        return best.isPresent()
                ? chosen(problem, ranking, firstOfEquals(problem, ranking, choice, best.get()))
                : infeasible(problem, ranking);
    }

    /// Who is invited when one of the chosen declines and the others stay: the best of the waiting with whom all
    /// rules hold.
    ///
    /// After several have declined, [#select] again, with who declined [Candidate.Place#OUT] and who confirmed
    /// [Candidate.Place#IN].
    public NextInLine nextAfterDecline(SelectionProblem problem, Selection.Chosen selection, String declined) {
        if (!selection.chosen().contains(declined)) {
            throw new IllegalArgumentException(
                    "Only somebody who is chosen can decline, but %s is not.\nMaybe the selection is an older one."
                            .formatted(declined));
        }
        Set<String> stay = new TreeSet<>(selection.chosen());
        stay.remove(declined);
        for (String next : selection.waiting()) {
            if (SelectionRules.broken(problem, with(stay, next)).isEmpty()) {
                return new NextInLine.Invite(next);
            }
        }
        return new NextInLine.Nobody(
                selection.waiting().isEmpty()
                        ? List.of()
                        : SelectionRules.broken(
                                problem, with(stay, selection.waiting().getFirst())));
    }

    private static Set<String> with(Set<String> stay, String next) {
        Set<String> changed = new TreeSet<>(stay);
        changed.add(next);
        return changed;
    }

    /// Of equally good choices the one that has the first candidate on which they differ.
    ///
    /// Candidates are gone through by rank. One that the choice at hand leaves out is brought in if an equally good
    /// choice has it. Of those who are alike to the rules only the first left out needs to be tried, as
    /// nobody comes in before a better one who is alike.
    private static Choice.Best firstOfEquals(
            SelectionProblem problem, Ranking ranking, Choice choice, Choice.Best best) {
        Choice.Best current = best;
        List<Boolean> decided = new ArrayList<>();
        Set<Set<String>> closed = new HashSet<>();
        for (int i = 0; i < ranking.candidates().size() && best.proven(); i++) {
            boolean open = ranking.candidates().get(i).place() == Candidate.Place.OPEN;
            if (open && !current.chosen().contains(i) && closed.add(ranking.seen(i, problem.rules()))) {
                Optional<Choice.Best> other = choice.including(i, decided, best.steps());
                if (other.isPresent()) {
                    current = other.get();
                    closed.remove(ranking.seen(i, problem.rules()));
                }
            }
            decided.add(current.chosen().contains(i));
        }
        return current;
    }

    private static Selection chosen(SelectionProblem problem, Ranking ranking, Choice.Best best) {
        long withoutAny = steps(ranking, List.of(), best);
        List<RuleCost> costs = problem.rules().stream()
                .map(rule -> cost(problem, ranking, rule, best, withoutAny))
                .toList();
        SortedSet<Integer> waiting = new TreeSet<>();
        for (int i = 0; i < ranking.candidates().size(); i++) {
            if (!best.chosen().contains(i) && ranking.candidates().get(i).place() != Candidate.Place.OUT) {
                waiting.add(i);
            }
        }
        return new Selection.Chosen(
                ranking.ids(best.chosen()), quality(best.steps()), best.proven(), ranking.ids(waiting), costs);
    }

    /// The choice without the rule is, of the best ones, the one that shares the most with the choice made: what
    /// differs is then the rule's doing.
    private static RuleCost cost(
            SelectionProblem problem, Ranking ranking, Rule rule, Choice.Best best, long withoutAny) {
        List<Rule> others =
                problem.rules().stream().filter(other -> !other.equals(rule)).toList();
        Choice.Best without = best(ranking, others, best);
        return new RuleCost(
                rule.id(),
                quality(without.steps() - best.steps()),
                quality(withoutAny - steps(ranking, List.of(rule), best)),
                ranking.ids(difference(best.chosen(), without.chosen())),
                ranking.ids(difference(without.chosen(), best.chosen())));
    }

    private static long steps(Ranking ranking, List<Rule> rules, Choice.Best near) {
        return best(ranking, rules, near).steps();
    }

    /// Fewer rules than hold for `near` can hold too, so that there is a choice; should its search be cut off without
    /// any, `near` is one.
    private static Choice.Best best(Ranking ranking, List<Rule> rules, Choice.Best near) {
        return new Choice(ranking, rules).best(near.chosen()).orElse(near);
    }

    private static Set<Integer> difference(Set<Integer> all, Set<Integer> less) {
        Set<Integer> difference = new TreeSet<>(all);
        difference.removeAll(less);
        return difference;
    }

    private static double quality(long steps) {
        return BigDecimal.valueOf(steps)
                .multiply(BigDecimal.valueOf(Candidate.RESOLUTION))
                .doubleValue();
    }

    /// Leaves out every rule without which the rest still cannot hold; what remains is minimal.
    private static Selection infeasible(SelectionProblem problem, Ranking ranking) {
        List<Rule> needed = new ArrayList<>(problem.rules());
        for (Rule rule : problem.rules()) {
            List<Rule> rest = new ArrayList<>(needed);
            rest.remove(rule);
            if (new Choice(ranking, rest).best(Set.of()).isEmpty()) {
                needed = rest;
            }
        }
        List<Selection.Supply> supply = SelectionRules.tags(needed).stream()
                .map(tag -> supply(problem, tag))
                .toList();
        return new Selection.Infeasible(needed, ranking.chosenCount(), supply);
    }

    private static Selection.Supply supply(SelectionProblem problem, String tag) {
        List<Candidate> carriers = problem.candidates().stream()
                .filter(candidate -> candidate.tags().contains(tag))
                .toList();
        return new Selection.Supply(
                tag,
                count(carriers, Candidate.Place.OPEN) + count(carriers, Candidate.Place.IN),
                count(carriers, Candidate.Place.IN));
    }

    private static int count(List<Candidate> candidates, Candidate.Place place) {
        return (int) candidates.stream()
                .filter(candidate -> candidate.place() == place)
                .count();
    }
}
