package org.northernconnections.timetable.b2b;

import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;

/// The search for one problem: a plan that gets better from above, and a bound that grows from below, until they meet.
///
/// 1. *Counting* ([PatternBound]) gives the first bound.
/// 2. *Finding* ([Finding]) anneals, asks for plans in which only a few have breaks, and changes some slots at a time.
/// 3. *Proving* ([Proving]) asks for a plan at the bound, and raises the bound while there is none.
///
/// With two threads, finding and proving go on side by side, and each ends the other. A proof that takes long is
/// interrupted for questions among suspects, and then gone on with. With one thread they take turns, each turn longer
/// than the one before and measured in steps and in conflicts, so that the same problem and seed give the same plan
/// unless time runs out.
final class B2bSearch {
    /// Up from this round the work of a turn grows no more.
    static final int ROUNDS_LONGER = 20;

    private static final long CONFLICTS_A_PROOF = 8_000;
    /// Of a proof, until it waits for a question among suspects: soon, as most are short, or there is a plan.
    private static final long CONFLICTS_AT_FIRST = 2_000;
    private static final long CONFLICTS_A_TURN = 8_000;
    private static final long CONFLICTS_A_TURN_AMONG = 40_000;

    private static final int NOTHING = -1;

    private final Domains domains;
    private final B2bSolver.Limits limits;
    private final Set<Ingredient> without;
    private final BooleanSupplier cancelled;
    private final long deadline;
    private final Known known;
    private final Finding finding;
    private final Proving proving;

    /// @param deadline of [System#nanoTime]
    B2bSearch(
            Domains domains,
            B2bSolver.Limits limits,
            Set<Ingredient> without,
            BiConsumer<Integer, Integer> progress,
            BooleanSupplier cancelled,
            long deadline) {
        this.domains = domains;
        this.limits = limits;
        this.without = without;
        this.cancelled = cancelled;
        this.deadline = deadline;
        known = new Known(domains, progress, this::timeIsUp);
        var questions = new Questions(domains, limits.fairness(), without, known);
        finding = new Finding(domains, limits, without, known, questions);
        proving = new Proving(known, questions);
    }

    /// Searches until all is known or time is up.
    ///
    /// @return with an empty reason
    B2bSolver.Result run() {
        if (limits.threads() == 1) {
            // Counting can take seconds.
            finding.anyPlan(known::over);
            count();
            for (int round = 0; !known.over(); round++) {
                finding.round(round);
                proving.prove(CONFLICTS_A_PROOF << Math.min(round, ROUNDS_LONGER));
            }
        } else {
            var finder = new FutureTask<>(this::find, null);
            Thread.ofPlatform().start(finder);
            count();
            prove();
            join(finder);
        }
        return known.result();
    }

    private void prove() {
        int before = NOTHING;
        while (!known.over()) {
            int bound = known.bound();
            // Where nobody needs a break, nobody is suspected.
            proving.proveNext(bound == 0 ? Long.MAX_VALUE : bound > before ? CONFLICTS_AT_FIRST : CONFLICTS_A_TURN);
            if (known.bound() == bound) {
                proving.askAmongSuspects(CONFLICTS_A_TURN_AMONG);
            }
            before = bound;
        }
    }

    /// @throws IllegalStateException if finding fails; an error, such as of memory, is thrown as it is
    private static void join(Future<?> finder) {
        try {
            finder.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException("Finding a plan failed.", e.getCause());
        }
    }

    private void find() {
        for (int round = 0; !known.over() && finding.round(round); round++) {}
    }

    private void count() {
        if (without.contains(Ingredient.COUNTING)) {
            return;
        }
        int people = PatternBound.of(domains, known::over);
        if (people < 0) {
            known.setInfeasible();
        }
        known.setCounted(Math.max(0, people));
    }

    /// Whether there is any plan; false also where time runs out before it is known.
    boolean hasPlan() {
        finding.anyPlan(this::timeIsUp);
        if (!known.found() && !timeIsUp()) {
            proving.askForAny(Long.MAX_VALUE);
        }
        return known.found();
    }

    private boolean timeIsUp() {
        return isOver(cancelled, deadline);
    }

    /// Whether a search is to end, whatever is known.
    ///
    /// @param deadline of [System#nanoTime]
    static boolean isOver(BooleanSupplier cancelled, long deadline) {
        return cancelled.getAsBoolean()
                || System.nanoTime() - deadline >= 0
                || Thread.currentThread().isInterrupted();
    }
}
