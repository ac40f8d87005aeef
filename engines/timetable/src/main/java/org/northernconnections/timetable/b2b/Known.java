package org.northernconnections.timetable.b2b;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;

/// What a search knows so far: the best plan, a bound that no plan goes under, and which questions have no plan.
///
/// The threads of a search tell it what they find, and read what the other has found.
final class Known {
    /// There is no plan with so few breaks in which nobody but these few has one.
    record None(Set<Integer> few, int most) {}

    private final Domains domains;
    private final BiConsumer<Integer, Integer> progress;
    private final BooleanSupplier stopped;

    private int[] best = {};
    private int breaks = Integer.MAX_VALUE;
    private int bound;
    private int counted;
    private boolean infeasible;
    private boolean over;
    private Set<Integer> suspects = Set.of();
    private final List<None> none = new ArrayList<>();

    /// @param progress hears of each better plan and bound: the plan's breaks and the bound
    /// @param stopped whether the search is to end, whatever is known
    Known(Domains domains, BiConsumer<Integer, Integer> progress, BooleanSupplier stopped) {
        this.domains = domains;
        this.progress = progress;
        this.stopped = stopped;
    }

    /// Whether there is nothing left to find out, or no time. Once it is so, it stays so for every thread.
    synchronized boolean over() {
        over = over || infeasible || breaks <= bound || stopped.getAsBoolean();
        return over;
    }

    synchronized B2bSolver.Result result() {
        if (infeasible) {
            return new B2bSolver.Result(B2bSolver.Status.INFEASIBLE, best, 0, 0, "");
        }
        if (!found()) {
            return new B2bSolver.Result(B2bSolver.Status.UNKNOWN, best, 0, bound, "");
        }
        return new B2bSolver.Result(
                breaks <= bound ? B2bSolver.Status.OPTIMAL : B2bSolver.Status.FEASIBLE, best, breaks, bound, "");
    }

    /// Whether there is a plan.
    synchronized boolean found() {
        return breaks < Integer.MAX_VALUE;
    }

    /// The best plan: the slot of each meeting, from 0; empty before the first.
    synchronized int[] best() {
        return best;
    }

    /// The best plan's breaks; the largest number before the first.
    synchronized int fewest() {
        return breaks;
    }

    synchronized int bound() {
        return bound;
    }

    synchronized void offer(int[] plan) {
        int its = domains.breaks(plan);
        if (its < breaks) {
            best = plan;
            breaks = its;
            progress.accept(breaks, Math.min(bound, breaks));
        }
    }

    synchronized void raise(int proven) {
        if (proven > bound) {
            bound = proven;
            if (found()) {
                progress.accept(breaks, Math.min(bound, breaks));
            }
        }
    }

    synchronized void setInfeasible() {
        infeasible = true;
    }

    /// @param people how many have a break at least, by counting
    synchronized void setCounted(int people) {
        counted = people;
        raise(people);
    }

    /// Whether no search has raised the bound yet.
    synchronized boolean isCounted() {
        return bound <= counted;
    }

    /// Those among whom a plan at the bound is looked for first; empty while that is not known, or is everybody.
    synchronized Set<Integer> suspects() {
        return suspects;
    }

    synchronized void suspect(Set<Integer> few) {
        suspects = few;
    }

    /// @param few who may have breaks; empty: everybody
    synchronized void noteNone(Set<Integer> few, int most) {
        if (few.isEmpty()) {
            raise(most + 1);
        } else {
            none.add(new None(few, most));
        }
    }

    /// Whether there may be a plan with so few breaks in which nobody but these few has one.
    ///
    /// @param few who may have breaks; empty: everybody
    synchronized boolean mayBeAmong(Set<Integer> few, int most) {
        return few.isEmpty()
                ? bound <= most
                : none.stream().noneMatch(one -> one.most() >= most && one.few().containsAll(few));
    }

    /// In the order in which they were answered.
    synchronized List<None> none() {
        return List.copyOf(none);
    }
}
