package org.northernconnections.timetable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The slow exact method: tries every place of every request, and shares nothing with the engine but [PlanRules] and
/// [PlanValues].
///
/// As leaving a meeting out breaks no rule, a part of a plan that breaks one is not continued.
final class TryingEverything {
    private final MeetingProblem problem;
    private final List<Placement> placements = new ArrayList<>();
    private final Comparator<long[]> order;
    private long[] best = {};

    private TryingEverything(MeetingProblem problem, Comparator<long[]> order) {
        this.problem = problem;
        this.order = order;
    }

    /// The best values of the levels before the changes of table, in their order.
    static long[] best(MeetingProblem problem) {
        var trying = new TryingEverything(problem, Arrays::compare);
        trying.place(0);
        return trying.best;
    }

    /// The least weighted sum of the levels.
    static long bestSum(MeetingProblem problem, Map<Level, Integer> weights) {
        var trying = new TryingEverything(problem, Comparator.comparingLong(values -> sum(values, weights)));
        trying.place(0);
        return sum(trying.best, weights);
    }

    private static long sum(long[] values, Map<Level, Integer> weights) {
        long sum = 0;
        for (int level = 0; level < values.length; level++) {
            sum += values[level] * weights.getOrDefault(Level.values()[level], 0);
        }
        return sum;
    }

    private void place(int index) {
        if (index == problem.requests().size()) {
            long[] values = values(problem, placements);
            best = best.length == 0 || order.compare(values, best) < 0 ? values : best;
            return;
        }
        place(index + 1);
        String request = problem.requests().get(index).id();
        for (int slot = 0; slot < problem.slots().size(); slot++) {
            for (Table table : problem.tables()) {
                // Who needs no interpreter takes none from the others.
                if (!goOn(index, new Placement(request, slot, table.name()))) {
                    for (Interpreter helper : problem.interpreters()) {
                        goOn(index, new Placement(request, slot, table.name(), helper.id()));
                    }
                }
            }
        }
    }

    /// Tries the requests that follow, unless a place breaks a rule.
    private boolean goOn(int index, Placement placement) {
        placements.add(placement);
        boolean keepsRules = PlanRules.check(problem, placements).isEmpty();
        if (keepsRules) {
            place(index + 1);
        }
        placements.removeLast();
        return keepsRules;
    }

    /// What placements are worth on each level before the changes of table.
    static long[] values(MeetingProblem problem, List<Placement> placements) {
        Map<Level, Long> values = PlanValues.of(problem, placements);
        return Stream.of(Level.values())
                .filter(level -> level != Level.TABLE_CHANGES)
                .mapToLong(values::get)
                .toArray();
    }
}
