package org.northernconnections.timetable.b2b;

import com.google.ortools.Loader;
import com.google.ortools.sat.BoolVar;
import com.google.ortools.sat.CpSolver;
import com.google.ortools.sat.CpSolverSolutionCallback;
import com.google.ortools.sat.CpSolverStatus;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.function.BiConsumer;

/// Solves the business-to-business meeting scheduling problem to a proven optimum.
///
/// What follows from the rules without a search is taken first ([Domains]); it settles many cases that have no plan.
/// The rest is clauses ([B2bModel]) for the core-guided search of CP-SAT. A case without a plan is asked again with one
/// kind of rule left out at a time, to say which of them leaves no room.
///
/// Holds no state: one solver serves any number of threads.
public final class B2bSolver {
    private static final int MORE_TABLES_MAX = 3;
    /// Into how many parts the time left is cut for the questions why there is no plan.
    private static final int QUESTIONS = 8;

    /// Loads the solver's native library, once for the program.
    public B2bSolver() {
        Loader.loadNativeLibraries();
    }

    /// How a search ended.
    public enum Status {
        /// The plan is proven best.
        OPTIMAL,
        /// There is a plan; a better one may exist.
        FEASIBLE,
        /// There is no plan.
        INFEASIBLE,
        /// The time was too short to find a plan or to prove that there is none.
        UNKNOWN
    }

    /// @param fairness the most by which the breaks of two participants may differ
    /// @param limit of the search
    /// @param threads that search; with one, the same problem and seed give the same plan unless time runs out
    public record Limits(int fairness, Duration limit, int threads, long seed) {
        public Limits {
            if (fairness < 0 || threads < 1 || limit.isNegative() || limit.isZero()) {
                throw new IllegalArgumentException(
                        "The fairness must be at least 0, the threads at least 1 and the limit above 0, but they are %d, %d and %s."
                                .formatted(fairness, threads, limit));
            }
        }
    }

    /// @param slots of the meetings, from 0, in their order; empty without a plan
    /// @param breaks of all participants together; 0 without a plan
    /// @param bound no plan has fewer breaks
    /// @param reason why there is no plan, in words; empty if there is one or none was proven not to exist
    public record Result(Status status, int[] slots, int breaks, int bound, String reason) {}

    /// Solves a problem.
    ///
    /// @param progress hears of each better plan: its breaks and the bound
    public Result solve(B2bProblem problem, Limits limits, BiConsumer<Integer, Integer> progress) {
        long begun = System.nanoTime();
        var domains = new Domains(problem);
        if (!domains.reason().isEmpty()) {
            return new Result(Status.INFEASIBLE, new int[0], 0, 0, domains.reason());
        }
        Result result =
                search(new B2bModel(domains, limits.fairness(), false), domains, limits, limits.limit(), progress);
        if (result.status() != Status.INFEASIBLE) {
            return result;
        }
        Duration left = limits.limit().minusNanos(System.nanoTime() - begun);
        return new Result(Status.INFEASIBLE, new int[0], 0, 0, reason(problem, limits, left));
    }

    private static Result search(
            B2bModel model, Domains domains, Limits limits, Duration limit, BiConsumer<Integer, Integer> progress) {
        var solver = new CpSolver();
        configure(solver, limits, limit);
        CpSolverStatus status = solver.solve(model.model, new CpSolverSolutionCallback() {
            @Override
            public void onSolutionCallback() {
                progress.accept((int) Math.round(objectiveValue()), whole(bestObjectiveBound()));
            }
        });
        return switch (status) {
            case OPTIMAL, FEASIBLE -> {
                int[] slots = slots(model, domains, solver);
                int breaks = (int) Math.round(solver.objectiveValue());
                boolean best = status == CpSolverStatus.OPTIMAL;
                yield new Result(
                        best ? Status.OPTIMAL : Status.FEASIBLE,
                        slots,
                        breaks,
                        best ? breaks : whole(solver.bestObjectiveBound()),
                        "");
            }
            case INFEASIBLE -> new Result(Status.INFEASIBLE, new int[0], 0, 0, "");
            case UNKNOWN, MODEL_INVALID, UNRECOGNIZED ->
                new Result(Status.UNKNOWN, new int[0], 0, Math.max(0, whole(solver.bestObjectiveBound())), "");
        };
    }

    private static void configure(CpSolver solver, Limits limits, Duration limit) {
        solver.getParameters()
                .setMaxTimeInSeconds(Math.max(0.1, limit.toNanos() / 1e9))
                .setRandomSeed((int) (limits.seed() & Integer.MAX_VALUE))
                .setNumWorkers(limits.threads())
                .setOptimizeWithCore(true)
                .setCoreMinimizationLevel(0)
                .setLinearizationLevel(0)
                // The clauses are small already: presolving them takes longer than it saves.
                .setCpModelPresolve(false);
    }

    private static int whole(double bound) {
        return (int) Math.ceil(bound - 1e-6);
    }

    private static int[] slots(B2bModel model, Domains domains, CpSolver solver) {
        int[] slots = new int[domains.slots.length];
        for (int m = 0; m < slots.length; m++) {
            for (int slot = 0; slot < domains.problem.slots(); slot++) {
                BoolVar here = model.at[m][slot];
                if (here != null && solver.booleanValue(here)) {
                    slots[m] = slot;
                }
            }
        }
        return slots;
    }

    /// Which kind of rule leaves no room: the first without which there is a plan.
    private static String reason(B2bProblem problem, Limits limits, Duration left) {
        OptionalInt fairer = fairness(problem, limits, left);
        if (fairer.isPresent()) {
            return "No plan keeps the breaks of all participants within %d of each other; within %d there is one. Maybe allow that."
                    .formatted(limits.fairness(), fairer.getAsInt());
        }
        for (int more = 1; more <= MORE_TABLES_MAX; more++) {
            if (hasPlan(withTables(problem, problem.tables() + more), limits, left)) {
                return "With %d tables there is no plan; with %d there is one. Maybe add %d."
                        .formatted(problem.tables(), problem.tables() + more, more);
            }
        }
        if (hasPlan(withoutOrder(problem), limits, left)) {
            return "The order in which meetings must follow each other leaves no plan; without it there is one. Maybe drop some of it.";
        }
        return "All rules together leave no plan. Neither more unequal breaks, nor up to %d more tables, nor dropping the order of meetings was found to help. Maybe free some of the forbidden or fixed slots."
                .formatted(MORE_TABLES_MAX);
    }

    /// The smallest larger fairness with which there is a plan, if any.
    private static OptionalInt fairness(B2bProblem problem, Limits limits, Duration left) {
        for (int fairness = limits.fairness() + 1; fairness <= problem.slots() / 2; fairness++) {
            if (hasPlan(problem, new Limits(fairness, limits.limit(), limits.threads(), limits.seed()), left)) {
                return OptionalInt.of(fairness);
            }
        }
        return OptionalInt.empty();
    }

    private static boolean hasPlan(B2bProblem problem, Limits limits, Duration left) {
        var domains = new Domains(problem);
        if (!domains.reason().isEmpty()) {
            return false;
        }
        var model = new B2bModel(domains, limits.fairness(), true);
        Status status = search(model, domains, limits, left.dividedBy(QUESTIONS), (_, _) -> {})
                .status();
        return status == Status.OPTIMAL || status == Status.FEASIBLE;
    }

    private static B2bProblem withTables(B2bProblem problem, int tables) {
        return new B2bProblem(
                problem.participants(),
                tables,
                problem.slots(),
                problem.morningSlots(),
                problem.meetings(),
                problem.forbidden());
    }

    private static B2bProblem withoutOrder(B2bProblem problem) {
        return new B2bProblem(
                problem.participants(),
                problem.tables(),
                problem.slots(),
                problem.morningSlots(),
                problem.meetings().stream()
                        .map(meeting -> new B2bProblem.Meeting(
                                meeting.first(), meeting.second(), meeting.part(), meeting.fixed(), new TreeSet<>()))
                        .toList(),
                problem.forbidden());
    }
}
