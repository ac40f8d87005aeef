package org.northernconnections.timetable.solver;

import java.util.Arrays;

/// The clause that a conflict teaches.
///
/// Where a clause is left without a literal that can hold, the reasons of its literals are replaced by theirs until one
/// literal of the last level is left (the *first unique implication point* [1]); the literals that remain are a clause
/// that was not there, shortened where some follow from others [2].
///
/// Sources: [1] L. Zhang, C. Madigan, M. Moskewicz, S. Malik, *Efficient Conflict Driven Learning in a Boolean
/// Satisfiability Solver*, ICCAD 2001, after J. Marques-Silva, K. Sakallah, *GRASP*, ICCAD 1996. [2] N. Eén,
/// N. Sörensson, *An Extensible SAT-solver*, SAT 2003 (MiniSat).
final class Learning {
    private static final int NONE = Propagation.NONE;
    private static final int HEADER = Propagation.HEADER;
    private static final int LEVELS = Propagation.LEVELS;

    /// The clause: first the literal that will follow, then one of the level to go back to.
    final int[] learnt;
    int learntSize;
    /// How many levels it joins (its *glue*, [Reduction]).
    int levels;
    /// The level to go back to.
    int back;

    private final Propagation clauses;
    private final Cardinalities cardinalities;
    private final Order order;
    private final boolean[] seen;
    private final int[] stack;
    private int stackSize;
    private final int[] toClear;
    private int toClearSize;
    private final long[] levelMark;
    private long mark;

    /// @param order hears of each variable that a conflict meets
    Learning(Propagation clauses, Order order) {
        this.clauses = clauses;
        this.cardinalities = clauses.cardinalities;
        this.order = order;
        learnt = new int[clauses.variables + 1];
        seen = new boolean[clauses.variables];
        stack = new int[clauses.variables + 1];
        toClear = new int[clauses.variables + 1];
        levelMark = new long[2 * clauses.variables + 2];
    }

    /// Learns from a conflict.
    ///
    /// @param conflict what [Propagation#propagate] said
    void learn(int conflict) {
        int[] trail = clauses.trail;
        int[] reason = clauses.reason;
        int[] db = clauses.db;
        learntSize = 1;
        toClearSize = 0;
        int open = 0;
        int index = clauses.trailSize - 1;
        int why = conflict;
        int p = NONE;
        do {
            if (Propagation.isRule(why)) {
                explain(why, p);
                for (int k = 0; k < cardinalities.whySize; k++) {
                    open += meet(cardinalities.why[k]);
                }
            } else if ((why & 1) == 1) {
                if (p == NONE) {
                    open += meet(clauses.conflictFirst);
                    open += meet(clauses.conflictSecond);
                } else {
                    open += meet(why >> 1);
                }
            } else {
                int ref = why >> 1;
                if (db[ref + LEVELS] != Propagation.ORIGINAL) {
                    use(ref);
                }
                for (int k = ref + HEADER + (p == NONE ? 0 : 1), end = ref + HEADER + db[ref]; k < end; k++) {
                    open += meet(db[k]);
                }
            }
            while (!seen[trail[index] >> 1]) {
                index--;
            }
            p = trail[index];
            index--;
            why = reason[p >> 1];
            open--;
        } while (open > 0);
        learnt[0] = p ^ 1;
        minimize();
        back = back();
        forgetSeen(0);
        levels = levels(learnt, 0, learntSize);
    }

    /// @param literal that follows from a rule; [#NONE] where the rule cannot hold
    private void explain(int why, int literal) {
        int rule = Propagation.rule(why);
        if (literal == NONE) {
            cardinalities.explainConflict(rule);
        } else {
            cardinalities.explain(rule, literal);
        }
    }

    /// Puts a literal of the highest level but one beside the first.
    private int back() {
        if (learntSize == 1) {
            return 0;
        }
        int[] level = clauses.level;
        int highest = 1;
        for (int i = 2; i < learntSize; i++) {
            if (level[learnt[i] >> 1] > level[learnt[highest] >> 1]) {
                highest = i;
            }
        }
        int literal = learnt[highest];
        learnt[highest] = learnt[1];
        learnt[1] = literal;
        return level[literal >> 1];
    }

    private int meet(int literal) {
        int variable = literal >> 1;
        int its = clauses.level[variable];
        if (seen[variable] || its == 0) {
            return 0;
        }
        see(variable);
        order.bump(variable);
        if (its == clauses.decisions) {
            return 1;
        }
        learnt[learntSize++] = literal;
        return 0;
    }

    private void see(int variable) {
        seen[variable] = true;
        toClear[toClearSize++] = variable;
    }

    private void forgetSeen(int from) {
        for (int i = from; i < toClearSize; i++) {
            seen[toClear[i]] = false;
        }
        toClearSize = from;
    }

    private void use(int ref) {
        int[] db = clauses.db;
        int joined = levels(db, ref + HEADER, db[ref]);
        if (joined < db[ref + LEVELS]) {
            db[ref + LEVELS] = joined;
        }
        db[ref + Propagation.USED] = Reduction.keptAfterUse(db[ref + LEVELS]);
    }

    /// How many levels literals join.
    private int levels(int[] literals, int from, int count) {
        int[] level = clauses.level;
        mark++;
        int joined = 0;
        for (int i = from; i < from + count; i++) {
            int its = level[literals[i] >> 1];
            if (levelMark[its] != mark) {
                levelMark[its] = mark;
                joined++;
            }
        }
        return joined;
    }

    private void minimize() {
        mark++;
        for (int i = 1; i < learntSize; i++) {
            levelMark[clauses.level[learnt[i] >> 1]] = mark;
        }
        int kept = 1;
        for (int i = 1; i < learntSize; i++) {
            if (clauses.reason[learnt[i] >> 1] == NONE || !follows(learnt[i])) {
                learnt[kept++] = learnt[i];
            }
        }
        learntSize = kept;
    }

    /// Whether a literal follows from others of the clause.
    private boolean follows(int literal) {
        int before = toClearSize;
        stackSize = 0;
        stack[stackSize++] = literal;
        while (stackSize > 0) {
            if (!stackReasons(stack[--stackSize])) {
                forgetSeen(before);
                return false;
            }
        }
        return true;
    }

    /// Whether all from which a literal follows may follow from the clause.
    private boolean stackReasons(int literal) {
        int why = clauses.reason[literal >> 1];
        if (Propagation.isRule(why)) {
            explain(why, literal);
            return stackAll(cardinalities.why, 0, cardinalities.whySize);
        }
        if ((why & 1) == 1) {
            return stack(why >> 1);
        }
        int from = (why >> 1) + HEADER;
        return stackAll(clauses.db, from + 1, from + clauses.db[why >> 1]);
    }

    private boolean stackAll(int[] literals, int from, int to) {
        for (int k = from; k < to; k++) {
            if (!stack(literals[k])) {
                return false;
            }
        }
        return true;
    }

    private boolean stack(int literal) {
        int variable = literal >> 1;
        int its = clauses.level[variable];
        if (seen[variable] || its == 0) {
            return true;
        }
        if (clauses.reason[variable] == NONE || levelMark[its] != mark) {
            return false;
        }
        see(variable);
        stack[stackSize++] = literal;
        return true;
    }

    /// What was assumed and leads to the opposite of this literal, which was assumed as well.
    int[] failed(int literal) {
        int count = 0;
        int[] those = new int[clauses.decisions + 1];
        those[count++] = literal;
        toClearSize = 0;
        seeAbove(literal);
        for (int i = clauses.trailSize - 1; i >= 0; i--) {
            int variable = clauses.trail[i] >> 1;
            if (!seen[variable]) {
                continue;
            }
            int why = clauses.reason[variable];
            if (why == NONE) {
                those[count++] = clauses.trail[i];
            } else if (Propagation.isRule(why)) {
                explain(why, clauses.trail[i]);
                for (int k = 0; k < cardinalities.whySize; k++) {
                    seeAbove(cardinalities.why[k]);
                }
            } else if ((why & 1) == 1) {
                seeAbove(why >> 1);
            } else {
                int from = (why >> 1) + HEADER;
                for (int k = from + 1, end = from + clauses.db[why >> 1]; k < end; k++) {
                    seeAbove(clauses.db[k]);
                }
            }
        }
        forgetSeen(0);
        return Arrays.copyOf(those, count);
    }

    /// Above the lowest level.
    private void seeAbove(int literal) {
        int variable = literal >> 1;
        if (!seen[variable] && clauses.level[variable] > 0) {
            see(variable);
        }
    }
}
