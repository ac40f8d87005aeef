package org.northernconnections.timetable.solver;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/// Says whether clauses and counts can all hold, by learning a clause from each conflict.
///
/// | part | does | after |
/// |---|---|---|
/// | [Propagation] | decides, and draws what follows, until a conflict or nothing more | Chaff |
/// | [Cardinalities] | counts where at least so many literals hold | PBS, MiniCARD |
/// | [Learning] | turns a conflict into a clause, and says how far to go back | GRASP, Chaff, MiniSat |
/// | [Order], [Phases] | which variable is decided next, and which way | Chaff, MiniSat; CaDiCaL |
/// | [Restarts] | when the search begins anew | Glucose, Kissat |
/// | [Reduction] | which learned clauses are dropped | Glucose |
/// | [Probing] | tries literals both ways before a search, and now and then | Le Berre |
/// | [Lessons] | tell what was learned to other solvers of the same clauses | ManySAT |
///
/// A literal is a number as in [Clauses].
///
/// *Cost*: several thousand conflicts a second where there are some 100,000 clauses. The same clauses and calls give
/// the same answer and the same number of conflicts, where no other solver tells it anything. Not for several threads.
///
/// Source: J. Marques-Silva, I. Lynce, S. Malik, *Conflict-Driven Clause Learning SAT Solvers*, in: Handbook of
/// Satisfiability, 2009; each part names its own.
public final class ClauseSolver {
    /// What a question was answered.
    public enum Answer {
        YES,
        NO,
        UNKNOWN
    }

    private static final int NONE = Propagation.NONE;
    private static final double FADE_STABLE = 0.85;
    private static final double FADE = 0.92;
    private static final int LOOK_EVERY = 64;

    /// Where a search lasts, all variables are tried both ways: after so many conflicts, then after so many times more.
    private static final long PROBED_AFTER = 3_000;
    private static final int PROBED_AGAIN = 3;
    /// The most propagations each time, some 0.2 s.
    private static final long TRIES = 4_000_000;

    private final Propagation clauses;
    private final Order order;
    private final Phases phases;
    private final Learning learning;
    private final Restarts restarts;
    private final Reduction reduction;

    /// Per literal: its value in the last answer that was yes.
    private final byte[] model;
    private int[] failed = {};
    private final List<Lessons.Listener> listeners = new ArrayList<>();
    private long conflicts;
    /// After how many conflicts all variables are tried next.
    private long probeNext = Long.MAX_VALUE;

    /// @param steady restarts seldom throughout, which finds an answer that is yes sooner
    public ClauseSolver(Clauses formula, boolean steady) {
        clauses = new Propagation(formula);
        order = new Order(clauses.variables);
        phases = new Phases(clauses.variables);
        learning = new Learning(clauses, order);
        restarts = new Restarts(steady);
        reduction = new Reduction(clauses);
        model = new byte[2 * clauses.variables];
    }

    /// At least one of these holds, beside the clauses that this was made from.
    public void add(int... literals) {
        backtrack(0);
        clauses.add(literals.length, i -> literals[i], Propagation.ORIGINAL);
    }

    /// Hears what other solvers learn, and tells them what this one does. There is no limit yet.
    ///
    /// @param lessons of solvers whose clauses this one has, too
    /// @param tells whether to tell, as all that this one has follows from their clauses and the limit
    public void share(Lessons lessons, boolean tells) {
        listeners.add(new Lessons.Listener(lessons, tells));
    }

    /// What is added from now on may follow from this limit ([Lessons]), which is smaller than the one before.
    public void lowerLimit(int limit) {
        listeners.forEach(listener -> listener.limit(limit));
    }

    /// Tries variables both ways, and keeps what that shows ([Probing]). A search that lasts will do so again, with all
    /// variables.
    ///
    /// @param candidates variables
    /// @param work the most propagations
    public void probe(int[] candidates, long work, BooleanSupplier stopped) {
        new Probing(this, clauses).probe(candidates, work, stopped);
        probeNext = Math.max(PROBED_AFTER, PROBED_AGAIN * conflicts);
    }

    /// Prefers that a literal holds, until it knows better.
    public void prefer(int literal) {
        phases.prefer(literal);
    }

    /// Whether all clauses can hold.
    ///
    /// @param conflictsMax after so many more the answer is unknown
    /// @param stopped asked at first, and again and again; after yes the answer is unknown
    public Answer solve(long conflictsMax, BooleanSupplier stopped) {
        return solve(new int[0], conflictsMax, stopped);
    }

    /// Whether all clauses can hold together with what is assumed this once; what is learned stays.
    ///
    /// @param assumed literals
    /// @param conflictsMax after so many more the answer is unknown
    /// @param stopped asked at first, and again and again; after yes the answer is unknown
    public Answer solve(int[] assumed, long conflictsMax, BooleanSupplier stopped) {
        failed = new int[0];
        long end = conflictsMax > Long.MAX_VALUE - conflicts ? Long.MAX_VALUE : conflicts + conflictsMax;
        backtrack(0);
        phases.forgetLongest();
        restarts.begin(conflicts);
        hear();
        long look = 0;
        while (!clauses.contradiction) {
            int conflict = clauses.propagate();
            if (conflict != NONE) {
                if (clauses.decisions == 0) {
                    clauses.contradiction = true;
                } else {
                    learn(conflict);
                }
                continue;
            }
            if ((look++ % LOOK_EVERY == 0 && stopped.getAsBoolean()) || conflicts >= end) {
                backtrack(0);
                return Answer.UNKNOWN;
            }
            phases.noteTrail(clauses.trail, clauses.trailSize, restarts.stable());
            if (beginsAnew()) {
                backtrack(0);
                hear();
                tidy(stopped);
                continue;
            }
            int next = clauses.decisions < assumed.length ? assumed[clauses.decisions] : choose();
            if (next == NONE) {
                System.arraycopy(clauses.value, 0, model, 0, model.length);
                backtrack(0);
                return Answer.YES;
            }
            if (clauses.value[next] < 0) {
                failed = learning.failed(next);
                backtrack(0);
                return Answer.NO;
            }
            if (clauses.value[next] > 0) {
                clauses.openLevel();
            } else {
                clauses.decide(next);
            }
        }
        backtrack(0);
        return Answer.NO;
    }

    private void hear() {
        listeners.forEach(listener -> listener.hear(clauses));
    }

    /// At the lowest level, now and then.
    private void tidy(BooleanSupplier stopped) {
        if (!reduction.due(conflicts)) {
            return;
        }
        reduction.reduce(conflicts);
        if (conflicts >= probeNext && !clauses.contradiction) {
            int[] all = IntStream.range(0, clauses.variables).toArray();
            probe(all, TRIES, stopped);
        }
    }

    private boolean beginsAnew() {
        if (restarts.changeMode(conflicts)) {
            phases.renew();
            return true;
        }
        return restarts.restart(conflicts);
    }

    /// The literal to decide next; [#NONE] where every variable is known.
    private int choose() {
        int variable = order.poll();
        while (variable != NONE && clauses.value[2 * variable] != 0) {
            variable = order.poll();
        }
        return variable == NONE ? NONE : phases.choose(variable, restarts.stable());
    }

    private void learn(int conflict) {
        conflicts++;
        learning.learn(conflict);
        listeners.forEach(listener -> listener.tell(learning));
        restarts.note(learning.levels, conflicts);
        backtrack(learning.back);
        int[] learnt = learning.learnt;
        switch (learning.learntSize) {
            case 1 -> clauses.enqueue(learnt[0], NONE);
            case 2 -> {
                clauses.implyEither(learnt[0], learnt[1]);
                clauses.enqueue(learnt[0], learnt[1] << 1 | 1);
            }
            default -> clauses.enqueue(learnt[0], clauses.store(learnt, learning.learntSize, learning.levels) << 1);
        }
        order.fade(restarts.stable() ? FADE_STABLE : FADE);
    }

    void backtrack(int to) {
        if (clauses.decisions <= to) {
            return;
        }
        for (int i = clauses.trailSize - 1; i >= clauses.limits[to]; i--) {
            phases.note(clauses.trail[i]);
            order.add(clauses.trail[i] >> 1);
        }
        clauses.backtrack(to);
    }

    /// After a no, what was assumed and cannot all hold; empty where the clauses alone cannot.
    public int[] failed() {
        return failed.clone();
    }

    /// Whether a literal held in the last answer that was yes.
    public boolean holds(int literal) {
        return model[literal] > 0;
    }

    /// How many conflicts there were in all.
    public long conflicts() {
        return conflicts;
    }
}
