package org.northernconnections.timetable;

import com.google.ortools.sat.BoolVar;
import com.google.ortools.sat.CpModel;
import com.google.ortools.sat.CpSolver;
import com.google.ortools.sat.CpSolverSolutionCallback;
import com.google.ortools.sat.CpSolverStatus;
import com.google.ortools.sat.LinearExpr;
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
import org.northernconnections.timetable.solver.Interruptible;
import org.northernconnections.timetable.solver.NativeLibrary;

/// Finds musts that cannot all be placed, and drops from them whatever is not needed for that.
///
/// Each must, each participant's limit and pauses, the tables, the interpreters and the order of meetings is a switch
/// that turns its constraint on. While
/// the set of switches cannot hold, the solver names a part of it that cannot hold either; then each switch left is
/// turned off in turn, and stays off if the rest still cannot hold. What remains is minimal: not always the smallest
/// of all such sets, but none of its parts can be left out.
/// *Cost*: at most one search a switch in the part that the solver names first.
final class ConflictSearch {
    /// More than there are participants.
    private static final int MANY = 1_000_000;

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

        record Pauses(int participant) implements Part {}

        record Tables() implements Part {}

        record Interpreters() implements Part {}

        record Order() implements Part {}
    }

    private ConflictSearch(MeetingProblem problem, PlanSettings settings, Cancellation cancellation) {
        this.grid = new Grid(problem);
        this.settings = settings;
        this.cancellation = cancellation;
    }

    static Optional<Conflict> of(MeetingProblem problem, PlanSettings settings, Cancellation cancellation) {
        NativeLibrary.await();
        return new ConflictSearch(problem, settings, cancellation).find();
    }

    private Optional<Conflict> find() {
        if (isTooLate()) {
            return Optional.empty();
        }
        build();
        Optional<Set<Part>> core = core(switches.keySet());
        return core.map(this::shrink).map(this::conflict);
    }

    /// Whether the model would not be taken in before the end.
    private boolean isTooLate() {
        long places = IntStream.range(0, grid.requests.size())
                .filter(request -> grid.requests.get(request).isMust())
                .mapToLong(request -> grid.allowed[request].length)
                .sum();
        return places > secondsLeft() * SlotSearch.PLACES_READ_A_SECOND;
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
        if (secondsLeft() <= 0) {
            minimal = false;
            return Optional.empty();
        }
        model.clearAssumptions();
        List<Part> ordered =
                switches.keySet().stream().filter(on::contains).sorted(ORDER).toList();
        ordered.forEach(part -> model.addAssumption(turnOn(part)));
        var solver = new CpSolver();
        solver.getParameters()
                .setNumWorkers(1)
                .setRandomSeed((int) (settings.seed() & Integer.MAX_VALUE))
                .setMaxTimeInSeconds(Math.max(0.01, secondsLeft()));
        CpSolverStatus status = Interruptible.solve(solver, model, new Silent(), cancellation::isCancelled);
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
        List<String> pauses = new ArrayList<>();
        for (Part part : parts.stream().sorted(ORDER).toList()) {
            switch (part) {
                case Part.Must(int request) ->
                    musts.add(grid.requests.get(request).id());
                case Part.Limit(int participant) ->
                    limits.add(grid.participants.get(participant).id());
                case Part.Pauses(int participant) ->
                    pauses.add(grid.participants.get(participant).id());
                case Part.Tables(), Part.Interpreters(), Part.Order() -> {}
            }
        }
        return new Conflict(
                musts,
                limits,
                pauses,
                parts.contains(new Part.Tables()),
                parts.contains(new Part.Interpreters()),
                parts.contains(new Part.Order()),
                minimal);
    }

    /// The rules first, so that they are left out where the musts alone are enough.
    private static int rank(Part part) {
        return switch (part) {
            case Part.Tables() -> -3;
            case Part.Interpreters() -> -2;
            case Part.Order() -> -1;
            case Part.Pauses(int participant) -> participant;
            case Part.Limit(int participant) -> MANY + participant;
            case Part.Must(int request) -> 2 * MANY + request;
        };
    }

    private void build() {
        List<Map<Integer, BoolVar>> at = new ArrayList<>();
        for (int request = 0; request < grid.requests.size(); request++) {
            at.add(addMust(request));
        }
        List<Map<Integer, BoolVar>> busy = new ArrayList<>();
        for (int participant = 0; participant < grid.participants.size(); participant++) {
            busy.add(addParticipant(participant, at));
        }
        var rules = new SlotRules(grid, model, at);
        rules.tables(turnOn(new Part.Tables()));
        rules.interpreters(grid.emptyDraft(), new HashMap<>(), turnOn(new Part.Interpreters()));
        rules.order(turnOn(new Part.Order()));
        for (int person = 0; person < busy.size(); person++) {
            if (grid.participants.get(person).inARowMax() < grid.slots.size()) {
                rules.pauses(person, busy.get(person), turnOn(new Part.Pauses(person)));
            }
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

    /// What a participant asks, and a literal for each slot that says whether it has a meeting there.
    private Map<Integer, BoolVar> addParticipant(int participant, List<Map<Integer, BoolVar>> at) {
        Map<Integer, BoolVar> busy = new HashMap<>();
        for (int slot : grid.participants.get(participant).slots()) {
            BoolVar meets = model.newBoolVar("busy");
            List<Literal> choices = new ArrayList<>(List.of(meets.not()));
            for (int request : grid.requestsOf[participant]) {
                if (at.get(request).containsKey(slot)) {
                    choices.add(at.get(request).get(slot));
                }
            }
            model.addExactlyOne(choices);
            busy.put(slot, meets);
        }
        model.addLessOrEqual(
                        LinearExpr.sum(busy.values().toArray(BoolVar[]::new)),
                        grid.participants.get(participant).meetingsMax())
                .onlyEnforceIf(turnOn(new Part.Limit(participant)));
        return busy;
    }

    private BoolVar turnOn(Part part) {
        return switches.computeIfAbsent(part, _ -> model.newBoolVar("on"));
    }

    private double secondsLeft() {
        return (settings.limit().toNanos() - (System.nanoTime() - startNanos)) / 1e9;
    }

    private static final class Silent extends CpSolverSolutionCallback {}
}
