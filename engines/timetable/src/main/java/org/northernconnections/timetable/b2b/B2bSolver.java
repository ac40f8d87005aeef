package org.northernconnections.timetable.b2b;

import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import org.northernconnections.timetable.solver.NativeLibrary;

/// Solves the business-to-business meeting scheduling problem to a proven optimum.
///
/// What follows from the rules without a search is taken first ([Domains]); it settles many cases that have no plan.
/// The rest is [B2bSearch]'s. A case without a plan is asked again with one kind of rule left out at a time, to say
/// which of them leaves no room.
///
/// Holds no state: one solver serves any number of threads.
public final class B2bSolver {
    private static final int MORE_TABLES_MAX = 3;
    /// Into how many parts the time left is cut for the questions why there is no plan.
    private static final int QUESTIONS = 8;

    private final Set<Ingredient> without;

    /// Begins to load the solver's native library, once for the program; what needs it waits for it.
    public B2bSolver() {
        this(Set.of());
    }

    /// For measuring what each part of the search is worth.
    ///
    /// @param without what the search does without; answers stay right, but take longer
    public B2bSolver(Set<Ingredient> without) {
        NativeLibrary.begin();
        this.without = Set.copyOf(without);
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
    /// @param threads one, or two, of which one finds and one proves; more are of no use. With one, the same
    ///     problem and seed give the same plan unless time runs out
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
    /// @param progress hears of each better plan and bound: the plan's breaks and the bound
    public Result solve(B2bProblem problem, Limits limits, BiConsumer<Integer, Integer> progress) {
        return solve(problem, limits, progress, () -> false);
    }

    /// Solves a problem, or stops with the best so far.
    ///
    /// @param progress hears of each better plan and bound: the plan's breaks and the bound
    /// @param cancelled asked again and again; once it says yes, the search ends within a second
    public Result solve(
            B2bProblem problem, Limits limits, BiConsumer<Integer, Integer> progress, BooleanSupplier cancelled) {
        long deadline = System.nanoTime() + limits.limit().toNanos();
        BooleanSupplier stopped = () -> B2bSearch.isOver(cancelled, deadline);
        var domains = new Domains(problem, stopped);
        if (!domains.reason().isEmpty()) {
            return infeasible(domains.reason());
        }
        if (stopped.getAsBoolean()) {
            return new Result(Status.UNKNOWN, new int[0], 0, 0, "");
        }
        Result result = new B2bSearch(domains, limits, without, progress, cancelled, deadline).run();
        return result.status() == Status.INFEASIBLE ? infeasible(reason(problem, limits, cancelled, deadline)) : result;
    }

    private static Result infeasible(String reason) {
        return new Result(Status.INFEASIBLE, new int[0], 0, 0, reason);
    }

    /// Which kind of rule leaves no room: the first without which there is a plan.
    private static String reason(B2bProblem problem, Limits limits, BooleanSupplier cancelled, long deadline) {
        record Asking(Limits limits, BooleanSupplier cancelled, long deadline) {
            boolean hasPlan(B2bProblem changed, int fairness) {
                var domains = new Domains(changed, () -> B2bSearch.isOver(cancelled, deadline));
                long now = System.nanoTime();
                if (!domains.reason().isEmpty() || deadline - now <= 0) {
                    return false;
                }
                var asked = new Limits(fairness, limits.limit(), limits.threads(), limits.seed());
                long until = now + (deadline - now) / QUESTIONS;
                return new B2bSearch(domains, asked, Set.of(), (_, _) -> {}, cancelled, until).hasPlan();
            }
        }
        var asking = new Asking(limits, cancelled, deadline);
        int most = problem.slots() / 2;
        if (limits.fairness() < most && asking.hasPlan(problem, most)) {
            int enough = limits.fairness() + 1;
            while (enough < most && !asking.hasPlan(problem, enough)) {
                enough++;
            }
            return "No plan keeps the breaks of all participants within %d of each other; within %d there is one. Maybe allow that."
                    .formatted(limits.fairness(), enough);
        }
        for (int more = 1; more <= MORE_TABLES_MAX; more++) {
            if (asking.hasPlan(withTables(problem, problem.tables() + more), limits.fairness())) {
                return "With %d tables there is no plan; with %d there is one. Maybe add %d."
                        .formatted(problem.tables(), problem.tables() + more, more);
            }
        }
        if (asking.hasPlan(withoutOrder(problem), limits.fairness())) {
            return "The order in which meetings must follow each other leaves no plan; without it there is one. Maybe drop some of it.";
        }
        return "All rules together leave no plan. Neither more unequal breaks, nor up to %d more tables, nor dropping the order of meetings was found to help. Maybe free some of the forbidden or fixed slots."
                .formatted(MORE_TABLES_MAX);
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
