package org.northernconnections.timetable.b2b;

import com.google.ortools.sat.BoolVar;
import com.google.ortools.sat.CpModel;
import com.google.ortools.sat.CpSolver;
import com.google.ortools.sat.CpSolverSolutionCallback;
import com.google.ortools.sat.CpSolverStatus;
import com.google.ortools.sat.SatParameters;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.northernconnections.timetable.solver.Interruptible;

/// The search for one problem: a plan that gets better from above, and a bound that grows from below, until they meet.
///
/// 1. *Counting* ([PatternBound]) gives the first bound.
/// 2. *Finding*: each round anneals from a new start ([B2bAnnealing]). In good plans it is mostly the same few who have
///    breaks, so the solver is asked for a plan at the bound in which nobody else has one. Then it is asked for a
///    better plan near the one found, nearer first ([Domains#near]).
/// 3. *Proving*: is there a plan with no more breaks than the bound? If not, the bound is one more; if so, that plan
///    is best. The tighter the question, the quicker its answer, so the bound goes up one by one; where every plan
///    has many breaks, the fewest are asked for at once.
///
/// With two threads, finding and proving go on side by side, and each ends the other: a proof that is
/// interrupted begins anew, so it is left alone. With one thread they take turns, each turn longer than the one
/// before and measured in steps and in the solver's own measure of work, so that the same problem and seed give
/// the same plan unless time runs out.
final class B2bSearch {
    private static final long STEPS_A_ROUND = 1_500_000;
    private static final int QUICK_ROUNDS = 2;
    private static final long STEPS_A_DEEP_ROUND = 12_000_000;

    private static final int NOTHING = -1;

    /// Is there a plan with `above` breaks more than the bound, in which `more` participants more than that have any?
    ///
    /// @param share of the work that a question may take
    private record Question(int above, int more, double share) {}

    /// What is answered sooner comes first.
    private static final List<Question> QUESTIONS = List.of(
            new Question(1, 1, 0.5),
            new Question(0, 1, 1),
            new Question(0, 3, 1),
            new Question(0, 5, 1),
            new Question(1, 3, 1),
            new Question(1, 5, 1));

    /// How many more participants than the bound says may have breaks in the prover's question.
    private static final int MORE_BROKEN = 5;

    /// The solver's own measure of work, about a second each; twice as much in each round.
    private static final double WORK_AMONG = 8;

    private static final int RADIUS_MAX = 3;
    /// The solver's own measure of work, about a second each.
    private static final double WORK_NEAR = 2;

    /// Up from here the bound is not raised one by one.
    private static final int MANY_BREAKS = 8;

    private static final double WORK_A_PROOF = 4;
    private static final long CONFLICTS_BY_BLOCKS = 1_000;

    private final Domains domains;
    private final B2bSolver.Limits limits;
    private final BiConsumer<Integer, Integer> progress;
    private final BooleanSupplier cancelled;
    private final long deadline;

    private int[] best = {};
    private int breaks = Integer.MAX_VALUE;
    private int bound;
    private boolean infeasible;
    /// The participants, those first who often had a break in good plans; empty before the first.
    private List<Integer> oftenBroken = List.of();

    /// @param deadline of [System#nanoTime]
    B2bSearch(
            Domains domains,
            B2bSolver.Limits limits,
            BiConsumer<Integer, Integer> progress,
            BooleanSupplier cancelled,
            long deadline) {
        this.domains = domains;
        this.limits = limits;
        this.progress = progress;
        this.cancelled = cancelled;
        this.deadline = deadline;
    }

    /// Searches until all is known or time is up.
    ///
    /// @return with an empty reason
    B2bSolver.Result run() {
        if (limits.threads() == 1) {
            count();
            for (int round = 0; !over(); round++) {
                findRound(round);
                prove(WORK_A_PROOF * (1 << Math.min(round, Integer.SIZE - 2)));
            }
        } else {
            Thread finder = Thread.ofPlatform().start(this::find);
            count();
            while (!over()) {
                prove(Double.POSITIVE_INFINITY);
            }
            join(finder);
        }
        return result();
    }

    private static void join(Thread finder) {
        try {
            finder.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized B2bSolver.Result result() {
        if (infeasible) {
            return new B2bSolver.Result(B2bSolver.Status.INFEASIBLE, best, 0, 0, "");
        }
        if (!found()) {
            return new B2bSolver.Result(B2bSolver.Status.UNKNOWN, best, 0, bound, "");
        }
        return new B2bSolver.Result(
                breaks <= bound ? B2bSolver.Status.OPTIMAL : B2bSolver.Status.FEASIBLE, best, breaks, bound, "");
    }

    private synchronized boolean over() {
        return infeasible || breaks <= bound || timeIsUp();
    }

    private boolean timeIsUp() {
        return cancelled.getAsBoolean()
                || System.nanoTime() - deadline >= 0
                || Thread.currentThread().isInterrupted();
    }

    private synchronized boolean found() {
        return breaks < Integer.MAX_VALUE;
    }

    private synchronized void setOftenBroken(List<Integer> participants) {
        oftenBroken = participants;
    }

    private synchronized int fewest() {
        return breaks;
    }

    private synchronized int bound() {
        return bound;
    }

    private synchronized void offer(int[] plan) {
        int its = breaks(plan);
        if (its < breaks) {
            best = plan;
            breaks = its;
            progress.accept(breaks, Math.min(bound, breaks));
        }
    }

    private synchronized void raise(int proven) {
        if (proven > bound) {
            bound = proven;
            if (found()) {
                progress.accept(breaks, Math.min(bound, breaks));
            }
        }
    }

    private synchronized void setInfeasible() {
        infeasible = true;
    }

    private void count() {
        int counted = PatternBound.of(domains, this::timeIsUp);
        if (counted < 0) {
            setInfeasible();
        }
        raise(counted);
    }

    private void find() {
        for (int round = 0; !over() && findRound(round); round++) {}
    }

    /// @return false if days are too long for annealing
    private boolean findRound(int round) {
        if (domains.problem.slots() > B2bAnnealing.SLOTS_MAX) {
            return false;
        }
        boolean quick = round < QUICK_ROUNDS;
        var annealing = new B2bAnnealing(
                domains,
                limits.fairness(),
                quick ? B2bAnnealing.Course.QUICK : B2bAnnealing.Course.deep(round - QUICK_ROUNDS),
                limits.seed() + round);
        annealing.round(quick ? STEPS_A_ROUND << round : STEPS_A_DEEP_ROUND, bound(), this::over);
        annealing.best().ifPresent(plan -> {
            offer(plan);
            setOftenBroken(Arrays.stream(annealing.byBreaks()).boxed().toList());
            askAmong(WORK_AMONG * (1 << Math.min(round, Integer.SIZE - 2)));
            polish(plan);
        });
        return true;
    }

    /// Asks for plans in which only a few have breaks. One with a break more than the bound is often found far sooner,
    /// and is best where the bound rises. Begins anew where it does.
    ///
    /// @param work a question, in the solver's own measure
    private void askAmong(double work) {
        record Asked(int most, Set<Integer> few) {}
        var asked = new HashSet<Asked>();
        int from = NOTHING;
        int next = 0;
        while (next < QUESTIONS.size() && !over()) {
            if (bound() > from) {
                from = bound();
                next = 0;
            }
            Question question = QUESTIONS.get(next);
            int most = from + question.above();
            Set<Integer> few = likely(most + question.more());
            if (most > 0 && most < fewest() && asked.add(new Asked(most, few))) {
                askAmong(few, most, question.share() * work);
            }
            next++;
        }
    }

    /// Some participants: those first who have a break in the best plan, then those who often had one.
    private synchronized Set<Integer> likely(int count) {
        return oftenBroken.stream()
                .sorted(Comparator.comparing(participant -> breaks(participant, best) == 0))
                .limit(count)
                .collect(Collectors.toSet());
    }

    /// @param few who may have breaks
    /// @param most breaks of the plan
    /// @return the work done
    private double askAmong(Set<Integer> few, int most, double work) {
        var model = B2bModel.of(domains, limits.fairness(), most);
        IntStream.range(0, domains.meetingsOf.length)
                .filter(participant -> !few.contains(participant))
                .forEach(model::forbidBreaks);
        CpSolver solver = solver(work);
        CpSolverStatus status = solve(solver, model.model, most);
        if (status == CpSolverStatus.OPTIMAL || status == CpSolverStatus.FEASIBLE) {
            offer(slots(model, solver));
        }
        return solver.response().getDeterministicTime();
    }

    /// Ends as well when it is known that no plan has so few breaks.
    private CpSolverStatus solve(CpSolver solver, CpModel model, int most) {
        return Interruptible.solve(solver, model, new CpSolverSolutionCallback() {}, () -> over() || bound() > most);
    }

    /// Asks for better plans near this one, farther when there is none.
    private void polish(int[] plan) {
        int[] near = plan;
        int radius = 1;
        while (radius <= RADIUS_MAX && !over()) {
            Domains around = domains.near(near, radius);
            if (!around.reason().isEmpty()) {
                radius++;
                continue;
            }
            int most = Math.min(breaks(near), fewest()) - 1;
            var model = B2bModel.of(around, limits.fairness(), most);
            CpSolver solver = solver(WORK_NEAR);
            CpSolverStatus status = solve(solver, model.model, most);
            if (status == CpSolverStatus.OPTIMAL || status == CpSolverStatus.FEASIBLE) {
                near = slots(model, solver);
                offer(near);
            } else if (status == CpSolverStatus.INFEASIBLE) {
                radius++;
            } else {
                return;
            }
        }
    }

    /// Asks whether there is a plan at the bound, and raises the bound while there is none.
    ///
    /// @param work in all, in the solver's own measure
    private void prove(double work) {
        double left = work;
        while (left > 0 && !over()) {
            int asked = bound();
            if (asked >= MANY_BREAKS) {
                left -= askForFewest(left);
                continue;
            }
            left -= refuteByBlocks(asked);
            if (bound() > asked || over()) {
                continue;
            }
            var model = B2bModel.of(domains, limits.fairness(), asked);
            CpSolver solver = solver(left);
            CpSolverStatus status = solve(solver, model.model);
            left -= solver.response().getDeterministicTime();
            if (status == CpSolverStatus.OPTIMAL || status == CpSolverStatus.FEASIBLE) {
                offer(slots(model, solver));
            } else if (status == CpSolverStatus.INFEASIBLE) {
                if (!found()) {
                    left -= askForAny(left);
                }
                raise(asked + 1);
                left -= askAmongLikely(Math.min(left, WORK_AMONG));
            } else {
                return;
            }
        }
    }

    /// Where every plan has many breaks, most have small reasons, which the solver finds one by one without a limit.
    ///
    /// @return the work done
    private double askForFewest(double work) {
        var model = B2bModel.of(domains, limits.fairness(), Integer.MAX_VALUE);
        CpSolver solver = solver(work);
        CpSolverStatus status = solve(solver, model.model);
        if (status == CpSolverStatus.INFEASIBLE) {
            setInfeasible();
        } else {
            if (status == CpSolverStatus.OPTIMAL || status == CpSolverStatus.FEASIBLE) {
                offer(slots(model, solver));
            }
            raise((int) Math.ceil(solver.bestObjectiveBound() - 1e-6));
        }
        return solver.response().getDeterministicTime();
    }

    /// Where it was hard to raise the bound there is often a plan at it: asks among more than the finder, beside it.
    ///
    /// @return the work done
    private double askAmongLikely(double work) {
        int most = bound();
        Set<Integer> few = likely(most + MORE_BROKEN);
        return few.isEmpty() || work <= 0 || over() ? 0 : askAmong(few, most, work);
    }

    /// Raises the bound if so few breaks are refuted by [BlockModel] with little work.
    ///
    /// @return the work done
    private double refuteByBlocks(int asked) {
        CpSolver solver = solver();
        solver.getParameters().setMaxNumberOfConflicts(CONFLICTS_BY_BLOCKS);
        double work = 0;
        if (solve(solver, new BlockModel(domains, asked).model) == CpSolverStatus.INFEASIBLE) {
            work = found() ? 0 : askForAny(WORK_A_PROOF);
            raise(asked + 1);
        }
        return work + solver.response().getDeterministicTime();
    }

    /// While nothing was found there may be nothing to find.
    ///
    /// @return the work done
    private double askForAny(double work) {
        var model = B2bModel.ofAnyPlan(domains, limits.fairness());
        CpSolver solver = solver(work);
        CpSolverStatus status = solve(solver, model.model);
        if (status == CpSolverStatus.INFEASIBLE) {
            setInfeasible();
        } else if (status == CpSolverStatus.OPTIMAL || status == CpSolverStatus.FEASIBLE) {
            offer(slots(model, solver));
        }
        return solver.response().getDeterministicTime();
    }

    /// Whether there is any plan; false also where time runs out before it is known.
    boolean hasPlan() {
        if (domains.problem.slots() <= B2bAnnealing.SLOTS_MAX) {
            var annealing = new B2bAnnealing(domains, limits.fairness(), B2bAnnealing.Course.QUICK, limits.seed());
            annealing.round(STEPS_A_ROUND, Integer.MAX_VALUE - 1, this::timeIsUp);
            annealing.best().ifPresent(this::offer);
        }
        if (!found() && !timeIsUp()) {
            askForAny(Double.POSITIVE_INFINITY);
        }
        return found();
    }

    private CpSolver solver(double work) {
        CpSolver solver = solver();
        SatParameters.Builder parameters = solver.getParameters()
                .setOptimizeWithCore(true)
                .setCoreMinimizationLevel(0)
                // The clauses are small already: presolving them takes longer than it saves.
                .setCpModelPresolve(false);
        if (work < Double.POSITIVE_INFINITY) {
            parameters.setMaxDeterministicTime(work);
        }
        return solver;
    }

    private CpSolver solver() {
        var solver = new CpSolver();
        solver.getParameters()
                .setMaxTimeInSeconds(Math.max(0.01, (deadline - System.nanoTime()) / 1e9))
                .setRandomSeed((int) (limits.seed() & Integer.MAX_VALUE))
                .setNumWorkers(1)
                .setLinearizationLevel(0);
        return solver;
    }

    private CpSolverStatus solve(CpSolver solver, CpModel model) {
        return Interruptible.solve(solver, model, new CpSolverSolutionCallback() {}, this::over);
    }

    private int[] slots(B2bModel model, CpSolver solver) {
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

    private int breaks(int[] plan) {
        return IntStream.range(0, domains.meetingsOf.length)
                .map(participant -> breaks(participant, plan))
                .sum();
    }

    private int breaks(int participant, int[] plan) {
        var day = new BitSet();
        for (int m : domains.meetingsOf[participant]) {
            day.set(plan[m]);
        }
        int blocks = 0;
        for (int slot = day.nextSetBit(0); slot >= 0; slot = day.nextSetBit(day.nextClearBit(slot))) {
            blocks++;
        }
        return Math.max(0, blocks - 1);
    }
}
