package org.northernconnections.timetable;

import com.google.ortools.sat.BoolVar;
import com.google.ortools.sat.CpModel;
import com.google.ortools.sat.CpSolver;
import com.google.ortools.sat.CpSolverSolutionCallback;
import com.google.ortools.sat.CpSolverStatus;
import com.google.ortools.sat.LinearExpr;
import com.google.ortools.sat.LinearExprBuilder;
import com.google.ortools.sat.Literal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/// Finds musts that cannot all be placed, and drops from them whatever is not needed for that.
///
/// Each must, each participant's limit and the number of tables is a switch that turns its constraint on. While
/// the set of switches cannot hold, the solver names a part of it that cannot hold either; then each switch left is
/// turned off in turn, and stays off if the rest still cannot hold. What remains is minimal: not always the smallest
/// of all such sets, but none of its parts can be left out.
///
/// *Cost*: at most one search a switch in the part that the solver names first.
final class ConflictSearch {
    private static final Comparator<Part> ORDER = Comparator.comparingInt(ConflictSearch::rank);

    private final Grid grid;
    private final PlanSettings settings;
    private final Cancellation cancellation;
    private final CpModel model = new CpModel();
    private final Map<Part, BoolVar> switches = new HashMap<>();
    private final long startNanos = System.nanoTime();
    private boolean minimal = true;

    private sealed interface Part {
        record Must(int request) implements Part {}

        record Limit(int participant) implements Part {}

        record Tables() implements Part {}
    }

    private ConflictSearch(MeetingProblem problem, PlanSettings settings, Cancellation cancellation) {
        this.grid = new Grid(problem);
        this.settings = settings;
        this.cancellation = cancellation;
        build();
    }

    static Optional<Conflict> of(MeetingProblem problem, PlanSettings settings, Cancellation cancellation) {
        return new ConflictSearch(problem, settings, cancellation).find();
    }

    private Optional<Conflict> find() {
        Optional<Set<Part>> core = core(switches.keySet());
        return core.map(this::shrink).map(this::conflict);
    }

    private Set<Part> shrink(Set<Part> parts) {
        Set<Part> needed = parts;
        for (Part part : List.copyOf(parts)) {
            if (needed.contains(part)) {
                Set<Part> rest = new LinkedHashSet<>(needed);
                rest.remove(part);
                needed = core(rest).orElse(needed);
            }
        }
        return needed;
    }

    /// A part of the switches that cannot hold together; empty if all can, or if it is not known in time.
    private Optional<Set<Part>> core(Set<Part> on) {
        model.clearAssumptions();
        List<Part> ordered =
                switches.keySet().stream().filter(on::contains).sorted(ORDER).toList();
        ordered.forEach(part -> model.addAssumption(turnOn(part)));
        var solver = new CpSolver();
        solver.getParameters()
                .setNumWorkers(1)
                .setRandomSeed((int) (settings.seed() & Integer.MAX_VALUE))
                .setMaxTimeInSeconds(Math.max(0.01, secondsLeft()));
        CpSolverStatus status = Interruptible.solve(solver, model, new Silent(), cancellation);
        minimal &= status == CpSolverStatus.INFEASIBLE
                || status == CpSolverStatus.OPTIMAL
                || status == CpSolverStatus.FEASIBLE;
        if (status != CpSolverStatus.INFEASIBLE) {
            return Optional.empty();
        }
        List<Integer> named = solver.sufficientAssumptionsForInfeasibility();
        Set<Part> core = new LinkedHashSet<>();
        ordered.stream().filter(part -> named.contains(turnOn(part).getIndex())).forEach(core::add);
        return Optional.of(core);
    }

    private Conflict conflict(Set<Part> parts) {
        List<String> musts = new ArrayList<>();
        List<String> limits = new ArrayList<>();
        boolean tables = false;
        for (Part part : parts.stream().sorted(ORDER).toList()) {
            switch (part) {
                case Part.Must(int request) ->
                    musts.add(grid.requests.get(request).id());
                case Part.Limit(int participant) ->
                    limits.add(grid.participants.get(participant).id());
                case Part.Tables() -> tables = true;
            }
        }
        return new Conflict(musts, limits, tables, minimal);
    }

    /// Tables first and limits next, so that they are left out where the musts alone are enough.
    private static int rank(Part part) {
        return switch (part) {
            case Part.Tables() -> -1;
            case Part.Limit(int participant) -> participant;
            case Part.Must(int request) -> 1_000_000 + request;
        };
    }

    private void build() {
        List<Map<Integer, BoolVar>> at = new ArrayList<>();
        for (int request = 0; request < grid.requests.size(); request++) {
            at.add(addMust(request));
        }
        for (int participant = 0; participant < grid.participants.size(); participant++) {
            addParticipant(participant, at);
        }
        BoolVar tables = turnOn(new Part.Tables());
        for (int slot = 0; slot < grid.slots.size(); slot++) {
            addTables(slot, at, tables);
        }
    }

    private Map<Integer, BoolVar> addMust(int request) {
        Map<Integer, BoolVar> places = new HashMap<>();
        if (grid.requests.get(request).isMust()) {
            List<Literal> choices = new ArrayList<>();
            for (int slot : grid.allowed[request]) {
                BoolVar literal = model.newBoolVar("at");
                places.put(slot, literal);
                choices.add(literal);
            }
            model.addAtMostOne(choices);
            choices.add(turnOn(new Part.Must(request)).not());
            model.addBoolOr(choices);
        }
        return places;
    }

    private void addParticipant(int participant, List<Map<Integer, BoolVar>> at) {
        LinearExprBuilder count = LinearExpr.newBuilder();
        for (int slot : grid.participants.get(participant).slots()) {
            List<Literal> choices = new ArrayList<>();
            for (int request : grid.requestsOf[participant]) {
                BoolVar literal = at.get(request).get(slot);
                if (literal != null) {
                    choices.add(literal);
                    count.add(literal);
                }
            }
            model.addAtMostOne(choices);
        }
        model.addLessOrEqual(count, grid.participants.get(participant).meetingsMax())
                .onlyEnforceIf(turnOn(new Part.Limit(participant)));
    }

    private void addTables(int slot, List<Map<Integer, BoolVar>> at, BoolVar tables) {
        List<Integer> here = IntStream.range(0, at.size())
                .filter(request -> at.get(request).containsKey(slot))
                .boxed()
                .toList();
        LinearExprBuilder load = LinearExpr.newBuilder();
        for (int request : here) {
            BoolVar literal = known(at, request, slot);
            load.add(literal);
            here.stream()
                    .filter(other -> other > request && grid.sameTable(request, other))
                    .forEach(other -> model.addBoolOr(
                            List.of(literal.not(), known(at, other, slot).not(), tables.not())));
        }
        model.addLessOrEqual(load, grid.problem.tables().size()).onlyEnforceIf(tables);
    }

    private BoolVar turnOn(Part part) {
        return switches.computeIfAbsent(part, _ -> model.newBoolVar("on"));
    }

    private static BoolVar known(List<Map<Integer, BoolVar>> at, int request, int slot) {
        BoolVar literal = at.get(request).get(slot);
        if (literal == null) {
            throw new IllegalStateException("No literal for slot " + slot);
        }
        return literal;
    }

    private double secondsLeft() {
        return (settings.limit().toNanos() - (System.nanoTime() - startNanos)) / 1e9;
    }

    private static final class Silent extends CpSolverSolutionCallback {}
}
