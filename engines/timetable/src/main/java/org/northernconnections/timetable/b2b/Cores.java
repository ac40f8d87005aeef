package org.northernconnections.timetable.b2b;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.northernconnections.timetable.solver.ClauseSolver;
import org.northernconnections.timetable.solver.Clauses;

/// Small groups of participants, *cores*, of whom somebody has a break in every plan.
///
/// The solver is asked for a plan in which nobody has a break. If there is none, it names some participants who are
/// enough for that; those who are not needed are left out again, one by one. They form the first core. Then it is
/// asked for a plan in which nobody else has a break, and so on. No participant is in two cores, so there are at
/// least as many breaks as cores. A best plan often has breaks in cores only.
///
/// Source: Z. Fu, S. Malik, *On Solving the Partial MAX-SAT Problem*, SAT 2006.
final class Cores {
    /// The most conflicts of a question: for another core, and whether somebody is needed in one.
    private static final long CONFLICTS = 2_000;
    private static final long CONFLICTS_WITHOUT = 100;

    private final ClauseSolver solver;
    private final BooleanSupplier stopped;
    /// Whose literal it is that says that somebody has no break.
    private final Map<Integer, Integer> whose = new HashMap<>();
    private final Set<Integer> members = new HashSet<>();
    private int count;
    private boolean impossible;
    private boolean plan;

    private Cores(B2bModel model, BooleanSupplier stopped) {
        this.solver = new ClauseSolver(model.clauses, false);
        this.stopped = stopped;
        for (int p = 0; p < model.breaks.size(); p++) {
            if (!model.breaks.get(p).isEmpty()) {
                whose.put(Clauses.not(model.breaks.get(p).getFirst()), p);
            }
        }
    }

    /// Finds cores until none is left, or the next is too hard to find.
    static Cores of(B2bModel model, BooleanSupplier stopped) {
        var cores = new Cores(model, stopped);
        cores.find();
        return cores;
    }

    private void find() {
        ClauseSolver.Answer answer = withoutOthers();
        while (answer == ClauseSolver.Answer.NO) {
            List<Integer> core = smaller(list(solver.failed()));
            if (core.isEmpty()) {
                impossible = true;
                return;
            }
            core.forEach(none -> members.add(whose.get(none)));
            count++;
            answer = withoutOthers();
        }
        plan = answer == ClauseSolver.Answer.YES;
    }

    /// Whether there is a plan in which nobody but members has a break.
    private ClauseSolver.Answer withoutOthers() {
        return solver.solve(others(), CONFLICTS, stopped);
    }

    /// Leaves out who is not needed, as far as that is soon known.
    private List<Integer> smaller(List<Integer> core) {
        List<Integer> left = core;
        int needed = 0;
        while (needed < left.size() && !stopped.getAsBoolean()) {
            Integer one = left.get(needed);
            List<Integer> fewer =
                    left.stream().filter(none -> !none.equals(one)).toList();
            if (solver.solve(ints(fewer), CONFLICTS_WITHOUT, stopped) == ClauseSolver.Answer.NO) {
                List<Integer> enough = list(solver.failed());
                needed = (int) left.subList(0, needed).stream()
                        .filter(enough::contains)
                        .count();
                left = left.stream().filter(enough::contains).toList();
            } else {
                needed++;
            }
        }
        return left;
    }

    /// That nobody else has a break.
    private int[] others() {
        return whose.keySet().stream()
                .filter(none -> !members.contains(whose.get(none)))
                .mapToInt(none -> none)
                .sorted()
                .toArray();
    }

    /// How many there are: no plan has fewer breaks.
    int count() {
        return count;
    }

    /// Whoever is in one.
    Set<Integer> members() {
        return members;
    }

    /// Whether there is no plan at all.
    boolean impossible() {
        return impossible;
    }

    /// The solver that has a plan in which nobody else has a break, if that was found.
    Optional<ClauseSolver> plan() {
        return plan ? Optional.of(solver) : Optional.empty();
    }

    private static int[] ints(List<Integer> literals) {
        return literals.stream().mapToInt(literal -> literal).toArray();
    }

    private static List<Integer> list(int[] literals) {
        return Arrays.stream(literals).boxed().toList();
    }
}
