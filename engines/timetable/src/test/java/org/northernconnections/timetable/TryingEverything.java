package org.northernconnections.timetable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// The slow exact method: tries every place of every request, and shares nothing with the engine but [PlanRules].
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
        List<String> helpers = new ArrayList<>();
        helpers.add(null);
        problem.interpreters().forEach(interpreter -> helpers.add(interpreter.id()));
        for (int slot = 0; slot < problem.slots().size(); slot++) {
            for (Table table : problem.tables()) {
                for (String helper : helpers) {
                    placements.add(new Placement(request, slot, table.name(), helper));
                    if (PlanRules.check(problem, placements).isEmpty()) {
                        place(index + 1);
                    }
                    placements.removeLast();
                }
            }
        }
    }

    /// What placements are worth on each level before the changes of table.
    static long[] values(MeetingProblem problem, List<Placement> placements) {
        Map<String, Integer> slots = new HashMap<>();
        placements.forEach(placement -> slots.put(placement.request(), placement.slot()));
        long musts = 0;
        long likes = 0;
        long moves = 0;
        for (Request request : problem.requests()) {
            if (!slots.containsKey(request.id())) {
                switch (request.strength()) {
                    case Strength.Must() -> musts++;
                    case Strength.Like(int weight) -> likes += weight;
                }
            }
        }
        for (Placement earlier : problem.previous().placements()) {
            boolean stays = slots.getOrDefault(earlier.request(), -1) == earlier.slot();
            moves += problem.previous().keep() && !stays ? 1 : 0;
        }
        long shortfall = 0;
        long breaks = 0;
        long most = 0;
        Map<String, Long> breaksOf = new HashMap<>();
        Map<String, Long> peopleOf = new HashMap<>();
        for (Participant participant : problem.participants()) {
            var busy = new TreeSet<Integer>();
            problem.requests().stream()
                    .filter(request -> request.concerns(participant.id()) && slots.containsKey(request.id()))
                    .forEach(request -> busy.add(slots.get(request.id())));
            shortfall += Math.max(0, participant.meetingsMin() - busy.size());
            long own = breaks(problem, participant, busy);
            breaks += own;
            most = Math.max(most, own);
            breaksOf.merge(participant.group(), own, Long::sum);
            peopleOf.merge(participant.group(), 1L, Long::sum);
        }
        long mostOfGroup = breaksOf.entrySet().stream()
                .mapToLong(group ->
                        (100 * group.getValue() + peopleOf.get(group.getKey()) - 1) / peopleOf.get(group.getKey()))
                .max()
                .orElse(0);
        return new long[] {musts, shortfall, likes, moves, breaks, most, mostOfGroup};
    }

    private static long breaks(MeetingProblem problem, Participant participant, TreeSet<Integer> busy) {
        long breaks = 0;
        Slot waitedIn = null;
        for (int slot : participant.slots()) {
            Slot here = problem.slots().get(slot);
            boolean waits = !busy.contains(slot)
                    && busy.headSet(slot).stream()
                            .anyMatch(other ->
                                    problem.slots().get(other).session().equals(here.session()))
                    && busy.tailSet(slot).stream()
                            .anyMatch(other ->
                                    problem.slots().get(other).session().equals(here.session()));
            breaks += waits && (waitedIn == null || !here.follows(waitedIn)) ? 1 : 0;
            waitedIn = waits ? here : null;
        }
        return breaks;
    }
}
