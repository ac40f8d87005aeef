package org.northernconnections.timetable.solver;

import java.util.function.BooleanSupplier;

/// Tries literals both ways, at the lowest level.
///
/// What leads to a conflict cannot hold; what follows from a literal and from its opposite holds; what follows
/// through a longer clause is noted as a clause of two, from the last literal that all of that clause comes from.
///
/// Source: D. Le Berre, *Exploiting the Real Power of Unit Propagation Lookahead*, SAT 2001.
final class Probing {
    private static final int NONE = Propagation.NONE;
    private static final int LOOK_EVERY = 64;

    private final ClauseSolver solver;
    private final Propagation clauses;
    /// What follows from the literal that is tried first, as marks and as a list.
    private final boolean[] follows;
    private final int[] those;
    private int count;

    Probing(ClauseSolver solver, Propagation clauses) {
        this.solver = solver;
        this.clauses = clauses;
        follows = new boolean[clauses.value.length];
        those = new int[clauses.variables];
    }

    /// @param candidates variables
    /// @param work the most propagations
    void probe(int[] candidates, long work, BooleanSupplier stopped) {
        solver.backtrack(0);
        clauses.drawConsequences();
        long end = clauses.propagations + work;
        int before = NONE;
        while (!clauses.contradiction && clauses.trailSize > before) {
            before = clauses.trailSize;
            for (int i = 0; i < candidates.length && !clauses.contradiction; i++) {
                int variable = candidates[i];
                if (clauses.value[2 * variable] != 0) {
                    continue;
                }
                if (clauses.propagations > end || (i % LOOK_EVERY == 0 && stopped.getAsBoolean())) {
                    clauses.collect();
                    return;
                }
                if (!fails(2 * variable)) {
                    noteFollowing();
                    tryOpposite(2 * variable + 1);
                    forgetFollowing();
                }
            }
        }
        clauses.collect();
    }

    /// Tries a literal; if it fails, its opposite holds.
    private boolean fails(int literal) {
        clauses.decide(literal);
        clauses.probing = true;
        int conflict = clauses.propagate();
        clauses.probing = false;
        if (conflict == NONE) {
            return false;
        }
        int from = origin(conflict);
        solver.backtrack(0);
        clauses.enqueue(from ^ 1, NONE);
        clauses.drawConsequences();
        clauses.contradiction |= clauses.value[literal] > 0;
        return true;
    }

    private int origin(int conflict) {
        if (Propagation.isRule(conflict)) {
            return clauses.cardinalities.originOfConflict(Propagation.rule(conflict));
        }
        return conflict == Propagation.TWO
                ? clauses.common(clauses.conflictFirst ^ 1, clauses.conflictSecond ^ 1)
                : clauses.origin(conflict >> 1, 0);
    }

    private void noteFollowing() {
        count = 0;
        for (int i = clauses.limits[0] + 1; i < clauses.trailSize; i++) {
            follows[clauses.trail[i]] = true;
            those[count++] = clauses.trail[i];
        }
        solver.backtrack(0);
    }

    private void forgetFollowing() {
        for (int i = 0; i < count; i++) {
            follows[those[i]] = false;
        }
    }

    /// What follows from both holds.
    private void tryOpposite(int literal) {
        if (fails(literal)) {
            return;
        }
        int[] both = new int[clauses.trailSize - clauses.limits[0]];
        int size = 0;
        for (int i = clauses.limits[0] + 1; i < clauses.trailSize; i++) {
            if (follows[clauses.trail[i]]) {
                both[size++] = clauses.trail[i];
            }
        }
        solver.backtrack(0);
        for (int i = 0; i < size; i++) {
            if (clauses.value[both[i]] == 0) {
                clauses.enqueue(both[i], NONE);
            }
        }
        clauses.drawConsequences();
    }
}
