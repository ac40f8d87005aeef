package org.northernconnections.selection;

import com.google.ortools.sat.BoolVar;
import com.google.ortools.sat.CpModel;
import com.google.ortools.sat.CpSolver;
import com.google.ortools.sat.CpSolverStatus;
import com.google.ortools.sat.LinearExpr;
import com.google.ortools.sat.LinearExprBuilder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/// The best choice of candidates under some rules, by CP-SAT.
///
/// | literal | meaning                  |
/// |---------|--------------------------|
/// | `x[i]`  | candidate `i` is chosen  |
///
/// Maximise `Σ q[i] x[i]`, `q` in steps of [Candidate#RESOLUTION], where `Σ x[i] = k` and for each rule a sum of the
/// `x` of a tag has its least or its most. Of two candidates that are alike in all that the rules see, the better
/// one is chosen first (`x[i] ≥ x[j]`): this costs no quality, and makes the search short.
final class Choice {
    /// Ends a search that should take milliseconds; a choice that it cuts off says that it is not proven.
    private static final double SECONDS_MAX = 10;

    private final Ranking ranking;
    private final CpModel model = new CpModel();
    private final List<BoolVar> chosen = new ArrayList<>();

    Choice(Ranking ranking, List<Rule> rules) {
        this.ranking = ranking;
        ranking.candidates().forEach(candidate -> chosen.add(model.newBoolVar(candidate.id())));
        addPlaces();
        rules.forEach(this::addRule);
        addAlike(rules);
    }

    /// A best choice: indexes into the ranking.
    record Best(SortedSet<Integer> chosen, long steps, boolean proven) {}

    /// The best choice; of equally good ones, one that shares the most with `near`. Empty if the rules cannot hold.
    Optional<Best> best(Set<Integer> near) {
        LinearExprBuilder worth = LinearExpr.newBuilder();
        for (int i = 0; i < chosen.size(); i++) {
            long steps = ranking.candidates().get(i).steps() * (ranking.chosenCount() + 1L);
            worth.addTerm(chosen.get(i), steps + (near.contains(i) ? 1 : 0));
        }
        model.maximize(worth);
        return solve(model);
    }

    /// A choice of at least so many steps that keeps the fate of the first candidates and includes the next one.
    Optional<Best> including(int next, List<Boolean> decided, long stepsMin) {
        CpModel narrowed = model.getClone();
        narrowed.clearObjective();
        LinearExprBuilder worth = LinearExpr.newBuilder();
        for (int i = 0; i < chosen.size(); i++) {
            worth.addTerm(chosen.get(i), ranking.candidates().get(i).steps());
        }
        narrowed.addGreaterOrEqual(worth, stepsMin);
        for (int i = 0; i < decided.size(); i++) {
            narrowed.addEquality(chosen.get(i), decided.get(i) ? 1 : 0);
        }
        narrowed.addEquality(chosen.get(next), 1);
        return solve(narrowed);
    }

    private Optional<Best> solve(CpModel asked) {
        var solver = new CpSolver();
        solver.getParameters().setNumWorkers(1).setRandomSeed(1).setMaxTimeInSeconds(SECONDS_MAX);
        CpSolverStatus status = solver.solve(asked);
        if (status != CpSolverStatus.OPTIMAL && status != CpSolverStatus.FEASIBLE) {
            return Optional.empty();
        }
        SortedSet<Integer> best = new TreeSet<>();
        long steps = 0;
        for (int i = 0; i < chosen.size(); i++) {
            if (solver.booleanValue(chosen.get(i))) {
                best.add(i);
                steps += ranking.candidates().get(i).steps();
            }
        }
        return Optional.of(new Best(best, steps, status == CpSolverStatus.OPTIMAL));
    }

    private void addPlaces() {
        LinearExprBuilder count = LinearExpr.newBuilder();
        chosen.forEach(count::add);
        model.addEquality(count, ranking.chosenCount());
        for (int i = 0; i < chosen.size(); i++) {
            switch (ranking.candidates().get(i).place()) {
                case IN -> model.addEquality(chosen.get(i), 1);
                case OUT -> model.addEquality(chosen.get(i), 0);
                case OPEN -> {}
            }
        }
    }

    private void addRule(Rule rule) {
        switch (rule) {
            case Rule.AtLeast(String _, String tag, int n) -> model.addGreaterOrEqual(count(tag), n);
            case Rule.AtMost(String _, String tag, int n) -> model.addLessOrEqual(count(tag), n);
            case Rule.AllPresent(String _, String prefix, Set<String> values) ->
                values.forEach(value -> model.addGreaterOrEqual(count(prefix + value), 1));
        }
    }

    private LinearExprBuilder count(String tag) {
        LinearExprBuilder count = LinearExpr.newBuilder();
        for (int i = 0; i < chosen.size(); i++) {
            if (ranking.candidates().get(i).tags().contains(tag)) {
                count.add(chosen.get(i));
            }
        }
        return count;
    }

    private void addAlike(List<Rule> rules) {
        Map<Set<String>, BoolVar> betters = new HashMap<>();
        for (int i = 0; i < chosen.size(); i++) {
            if (ranking.candidates().get(i).place() == Candidate.Place.OPEN) {
                BoolVar better = betters.put(ranking.seen(i, rules), chosen.get(i));
                if (better != null) {
                    model.addImplication(chosen.get(i), better);
                }
            }
        }
    }
}
