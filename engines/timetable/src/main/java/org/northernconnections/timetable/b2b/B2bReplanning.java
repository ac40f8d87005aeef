package org.northernconnections.timetable.b2b;

import com.google.ortools.sat.BoolVar;
import com.google.ortools.sat.CpModel;
import com.google.ortools.sat.CpSolver;
import com.google.ortools.sat.CpSolverSolutionCallback;
import com.google.ortools.sat.CpSolverStatus;
import com.google.ortools.sat.LinearExpr;
import com.google.ortools.sat.LinearExprBuilder;
import com.google.ortools.sat.Literal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.northernconnections.timetable.solver.Interruptible;
import org.northernconnections.timetable.solver.NativeLibrary;

/// A plan of the published problem for the rest of the day, after some have left.
///
/// The meetings of those who have left are dropped from a slot on; what stands before that slot stays. All other
/// meetings have a slot, under all rules of the problem; as few as can be have another than before, and of those
/// plans one with the fewest breaks is taken. Only fairness can make a meeting move: without it nothing would have
/// to.
///
/// The blocks of meetings in a row of a participant are counted by where they start; a participant with meetings
/// has one break less than blocks.
public final class B2bReplanning {
    /// Of a meeting that is dropped.
    public static final int DROPPED = -1;

    private final B2bProblem problem;
    private final int[] held;
    private final boolean[] dropped;
    private final int fromSlot;
    private final CpModel model = new CpModel();
    private final List<Map<Integer, BoolVar>> at = new ArrayList<>();
    private final LinearExprBuilder moves = LinearExpr.newBuilder();
    private final LinearExprBuilder breaks = LinearExpr.newBuilder();

    /// What came of it.
    ///
    /// @param possible false if it is proven that no plan keeps the rules
    /// @param slots of the meetings, from 0; [#DROPPED] of those that are dropped; empty if there is no plan
    /// @param movesBound no plan moves fewer
    /// @param breaksBound no plan with as few moves has fewer
    public record Result(boolean possible, int[] slots, int moves, int movesBound, int breaks, int breaksBound) {}

    private B2bReplanning(B2bProblem problem, int[] held, Set<Integer> absent, int fromSlot) {
        this.problem = problem;
        this.held = held.clone();
        this.fromSlot = fromSlot;
        this.dropped = new boolean[held.length];
        for (int m = 0; m < held.length; m++) {
            B2bProblem.Meeting meeting = problem.meetings().get(m);
            boolean gone = absent.contains(meeting.first()) || absent.contains(meeting.second());
            dropped[m] = held[m] == DROPPED || (held[m] >= fromSlot && gone);
        }
    }

    /// @param held the slots that people hold, from 0, which keep the rules; [#DROPPED] of what was dropped before
    /// @param absent all who have left, from 0
    /// @param fromSlot from which on, from 0
    /// @param limits of which the limit is for all of it
    public static Result replan(
            B2bProblem problem, int[] held, Set<Integer> absent, int fromSlot, B2bSolver.Limits limits) {
        long deadline = System.nanoTime() + limits.limit().toNanos();
        var replanning = new B2bReplanning(problem, held, absent, fromSlot);
        int[] staying = replanning.whatStays();
        if (replanning.isFair(staying, limits.fairness())) {
            int breaks = replanning.breaks(staying);
            return new Result(true, staying, 0, 0, breaks, breaks);
        }
        NativeLibrary.await();
        replanning.build(limits.fairness());
        return replanning.solve(limits, deadline);
    }

    private int[] whatStays() {
        return IntStream.range(0, held.length)
                .map(m -> dropped[m] ? DROPPED : held[m])
                .toArray();
    }

    private boolean isFair(int[] slots, int fairness) {
        int[] breaks = IntStream.range(0, problem.participants())
                .map(person -> breaks(slots, person))
                .toArray();
        return Arrays.stream(breaks).max().orElse(0)
                        - Arrays.stream(breaks).min().orElse(0)
                <= fairness;
    }

    private void build(int fairness) {
        for (int m = 0; m < held.length; m++) {
            at.add(addMeeting(m));
        }
        for (int slot = 0; slot < problem.slots(); slot++) {
            LinearExprBuilder load = LinearExpr.newBuilder();
            for (Map<Integer, BoolVar> places : at) {
                if (places.containsKey(slot)) {
                    load.add(known(places, slot));
                }
            }
            model.addLessOrEqual(load, problem.tables());
        }
        for (int m = 0; m < held.length; m++) {
            for (int earlier : problem.meetings().get(m).after()) {
                addOrder(at.get(earlier), at.get(m));
            }
        }
        var fewest = model.newIntVar(0, problem.slots(), "fewest");
        for (int person = 0; person < problem.participants(); person++) {
            LinearExprBuilder own = addBreaks(person);
            model.addGreaterOrEqual(own, fewest);
            model.addLessOrEqual(own, LinearExpr.newBuilder().add(fewest).add(fairness));
            breaks.add(own);
        }
    }

    private Map<Integer, BoolVar> addMeeting(int m) {
        Map<Integer, BoolVar> places = new HashMap<>();
        if (dropped[m]) {
            return places;
        }
        if (held[m] < fromSlot) {
            places.put(held[m], (BoolVar) model.trueLiteral());
            return places;
        }
        for (int slot : problem.allowed(m)) {
            if (slot >= fromSlot) {
                BoolVar literal = model.newBoolVar("at %d %d".formatted(m, slot));
                model.addHint(literal, slot == held[m]);
                places.put(slot, literal);
            }
        }
        model.addExactlyOne(places.values().toArray(Literal[]::new));
        moves.add(known(places, held[m]).not());
        return places;
    }

    private void addOrder(Map<Integer, BoolVar> earlier, Map<Integer, BoolVar> later) {
        later.forEach((slot, stands) -> earlier.forEach((other, before) -> {
            if (other >= slot) {
                model.addBoolOr(new Literal[] {stands.not(), before.not()});
            }
        }));
    }

    /// The breaks of a participant, exactly.
    private LinearExprBuilder addBreaks(int person) {
        int[] own = IntStream.range(0, held.length)
                .filter(m -> !dropped[m] && problem.meetings().get(m).concerns(person))
                .toArray();
        LinearExprBuilder count = LinearExpr.newBuilder();
        if (own.length == 0) {
            return count;
        }
        BoolVar before = null;
        for (int slot = 0; slot < problem.slots(); slot++) {
            BoolVar busy = model.newBoolVar("busy %d %d".formatted(person, slot));
            List<Literal> choices = new ArrayList<>(List.of(busy.not()));
            for (int m : own) {
                if (at.get(m).containsKey(slot)) {
                    choices.add(known(at.get(m), slot));
                }
            }
            model.addExactlyOne(choices);
            if (before == null) {
                count.add(busy);
            } else {
                BoolVar starts = model.newBoolVar("starts %d %d".formatted(person, slot));
                model.addImplication(starts, busy);
                model.addImplication(starts, before.not());
                model.addBoolOr(new Literal[] {starts, busy.not(), before});
                count.add(starts);
            }
            before = busy;
        }
        return count.add(-1);
    }

    private Result solve(B2bSolver.Limits limits, long deadline) {
        long now = System.nanoTime();
        model.minimize(moves);
        var first = run(limits, now + (deadline - now) / 2);
        if (first.status != CpSolverStatus.OPTIMAL && first.status != CpSolverStatus.FEASIBLE) {
            return new Result(first.status != CpSolverStatus.INFEASIBLE, new int[0], 0, 0, 0, 0);
        }
        int[] slots = slots(first.solver);
        int moved = moved(slots);
        int movesBound = bound(first.solver);
        model.addLessOrEqual(moves, moved);
        model.clearObjective();
        model.minimize(breaks);
        model.clearHints();
        for (int m = 0; m < held.length; m++) {
            if (held[m] >= fromSlot) {
                at.get(m).forEach((_, literal) -> model.addHint(literal, first.solver.booleanValue(literal)));
            }
        }
        var second = run(limits, deadline);
        if (second.status == CpSolverStatus.OPTIMAL || second.status == CpSolverStatus.FEASIBLE) {
            slots = slots(second.solver);
        }
        int found = breaks(slots);
        return new Result(true, slots, moved(slots), movesBound, found, Math.min(found, bound(second.solver)));
    }

    private record Run(CpSolver solver, CpSolverStatus status) {}

    private Run run(B2bSolver.Limits limits, long until) {
        var solver = new CpSolver();
        solver.getParameters()
                .setNumWorkers(limits.threads())
                .setRandomSeed((int) (limits.seed() & Integer.MAX_VALUE))
                .setMaxTimeInSeconds(Math.max(0.01, (until - System.nanoTime()) / 1e9));
        return new Run(
                solver,
                Interruptible.solve(
                        solver, model, new CpSolverSolutionCallback() {}, () -> System.nanoTime() - until >= 0));
    }

    private int[] slots(CpSolver solver) {
        int[] slots = new int[held.length];
        Arrays.fill(slots, DROPPED);
        for (int m = 0; m < slots.length; m++) {
            for (var place : at.get(m).entrySet()) {
                if (solver.booleanValue(place.getValue())) {
                    slots[m] = place.getKey();
                }
            }
        }
        return slots;
    }

    private static int bound(CpSolver solver) {
        return Math.max(0, (int) Math.ceil(solver.bestObjectiveBound() - 1e-6));
    }

    private int moved(int[] slots) {
        return (int) IntStream.range(0, slots.length)
                .filter(m -> !dropped[m] && slots[m] != held[m])
                .count();
    }

    /// The breaks of all participants of a plan.
    private int breaks(int[] slots) {
        return IntStream.range(0, problem.participants())
                .map(person -> breaks(slots, person))
                .sum();
    }

    private int breaks(int[] slots, int person) {
        int[] own = IntStream.range(0, slots.length)
                .filter(m -> !dropped[m] && problem.meetings().get(m).concerns(person))
                .map(m -> slots[m])
                .sorted()
                .toArray();
        int count = 0;
        for (int i = 1; i < own.length; i++) {
            count += own[i] > own[i - 1] + 1 ? 1 : 0;
        }
        return count;
    }

    private static BoolVar known(Map<Integer, BoolVar> literals, int slot) {
        return Objects.requireNonNull(literals.get(slot), "No literal for this slot");
    }
}
