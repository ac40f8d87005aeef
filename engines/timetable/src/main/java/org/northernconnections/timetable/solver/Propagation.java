package org.northernconnections.timetable.solver;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;

/// The clauses, what is decided, and what follows from it.
///
/// Decisions and what follows from them stand on a *trail*, in *levels* of one decision each. Clauses are found by two
/// *watched* literals each [1], those of two literals in lists of what a literal implies.
///
/// What a clause of three or more is known by (`ref`) is its place in one long array: its length, the levels it joins,
/// whether it was used, its literals, of which the first two are watched. A *reason* is [#NONE], `2 ref`, `2 q + 1`
/// for a clause of two whose other literal is `q`, or less than [#NONE] for a rule of [Cardinalities].
///
/// The fields are open to the classes of the solver, which read them in their innermost loops.
///
/// Source: [1] M. Moskewicz et al., *Chaff: Engineering an Efficient SAT Solver*, DAC 2001.
final class Propagation {
    static final int NONE = Order.NONE;
    /// The reason of a conflict between two literals, `conflictFirst` and `conflictSecond`.
    static final int TWO = 1;

    /// Places in a clause's header before its literals: its length comes first.
    static final int HEADER = 3;
    static final int LEVELS = 1;
    static final int USED = 2;

    /// The levels of a clause that was not learned.
    static final int ORIGINAL = 0;
    /// For how long a clause that was just made or used is kept.
    static final int KEPT = 2;

    final int variables;
    /// Per literal: 1 if it holds, -1 if its opposite does, 0 if neither is known.
    final byte[] value;
    /// Per variable: on which level it was decided or followed, why, and its place in the trail.
    final int[] level;
    final int[] reason;
    final int[] placeInTrail;
    final int[] trail;
    int trailSize;
    /// Where each level begins in the trail, from the first decision on.
    final int[] limits;
    int decisions;

    int[] db = new int[1 << 18];
    int dbSize;
    int conflictFirst;
    int conflictSecond;
    /// Whether the clauses cannot all hold.
    boolean contradiction;
    /// While literals are tried, what follows through a longer clause is noted as a clause of two.
    boolean probing;
    long propagations;
    final Cardinalities cardinalities;

    /// Up to where the trail's consequences through longer clauses, and through clauses of two, have been drawn.
    private int head;
    private int headOfTwo;
    /// Per literal: the clauses that watch its opposite, each followed by a literal of it.
    private final int[][] watch;
    private final int[] watchSize;
    /// Per literal: what it implies.
    private final int[][] implied;
    private final int[] impliedSize;
    /// The clause that is being added.
    private final int[] added;
    private int unitsKnown;

    Propagation(Clauses clauses) {
        variables = clauses.variables();
        value = new byte[2 * variables];
        watch = new int[2 * variables][0];
        watchSize = new int[2 * variables];
        implied = new int[2 * variables][0];
        impliedSize = new int[2 * variables];
        level = new int[variables];
        reason = new int[variables];
        trail = new int[variables];
        placeInTrail = new int[variables];
        limits = new int[2 * variables + 1];
        added = new int[variables + 1];
        cardinalities = new Cardinalities(this, clauses);
        for (int at = 0; at < clauses.end() && !contradiction; at += clauses.at(at) + 1) {
            int from = at + 1;
            add(clauses.at(at), i -> clauses.at(from + i), ORIGINAL);
        }
        drawConsequences();
    }

    /// Adds the literals of a clause that are not known to be false, unless one is known to hold; at the lowest level.
    ///
    /// @param levels that the clause joins, if it was learned
    void add(int length, IntUnaryOperator literals, int levels) {
        int count = 0;
        for (int i = 0; i < length; i++) {
            int literal = literals.applyAsInt(i);
            if (value[literal] > 0) {
                return;
            }
            if (value[literal] == 0) {
                added[count++] = literal;
            }
        }
        switch (count) {
            case 0 -> contradiction = true;
            case 1 -> enqueue(added[0], NONE);
            case 2 -> implyEither(added[0], added[1]);
            default -> store(added, count, levels);
        }
    }

    /// At the lowest level: what follows from what is known.
    void drawConsequences() {
        contradiction |= !contradiction && propagate() != NONE;
    }

    /// @return the clause's `ref`
    int store(int[] literals, int count, int levels) {
        if (dbSize + count + HEADER > db.length) {
            db = Arrays.copyOf(db, 2 * db.length + count);
        }
        int ref = dbSize;
        db[ref] = count;
        db[ref + LEVELS] = levels;
        db[ref + USED] = KEPT;
        System.arraycopy(literals, 0, db, ref + HEADER, count);
        dbSize += count + HEADER;
        addWatch(literals[0] ^ 1, ref, literals[1]);
        addWatch(literals[1] ^ 1, ref, literals[0]);
        return ref;
    }

    /// Notes a clause of two.
    void implyEither(int one, int other) {
        imply(one ^ 1, other);
        imply(other ^ 1, one);
    }

    private void imply(int from, int to) {
        int size = impliedSize[from];
        if (size == implied[from].length) {
            implied[from] = Arrays.copyOf(implied[from], Math.max(4, 2 * size));
        }
        implied[from][size] = to;
        impliedSize[from]++;
    }

    private void addWatch(int literal, int ref, int blocker) {
        int size = watchSize[literal];
        if (size + 2 > watch[literal].length) {
            watch[literal] = Arrays.copyOf(watch[literal], Math.max(8, 2 * size));
        }
        watch[literal][size] = ref;
        watch[literal][size + 1] = blocker;
        watchSize[literal] = size + 2;
    }

    void enqueue(int literal, int why) {
        value[literal] = 1;
        value[literal ^ 1] = -1;
        int variable = literal >> 1;
        level[variable] = decisions;
        reason[variable] = why;
        placeInTrail[variable] = trailSize;
        trail[trailSize++] = literal;
    }

    /// Why a literal follows that a rule of [Cardinalities] demands, or why there is a conflict that is one of its.
    static int reasonOfRule(int rule) {
        return NONE - 1 - rule;
    }

    static boolean isRule(int reason) {
        return reason < NONE;
    }

    /// Of a reason that is a rule.
    static int rule(int reason) {
        return NONE - 1 - reason;
    }

    void decide(int literal) {
        openLevel();
        enqueue(literal, NONE);
    }

    /// Begins a level, of a literal that already holds if nothing else.
    void openLevel() {
        limits[decisions] = trailSize;
        decisions++;
    }

    void backtrack(int to) {
        cardinalities.backtrack(limits[to]);
        for (int i = limits[to]; i < trailSize; i++) {
            value[trail[i]] = 0;
            value[trail[i] ^ 1] = 0;
        }
        trailSize = limits[to];
        head = trailSize;
        headOfTwo = trailSize;
        decisions = to;
    }

    /// @return [#NONE], or the reason of a conflict, which may be [#TWO] or a rule's
    int propagate() {
        while (true) {
            while (headOfTwo < trailSize) {
                int p = trail[headOfTwo++];
                int[] both = implied[p];
                for (int i = 0, n = impliedSize[p]; i < n; i++) {
                    int q = both[i];
                    if (value[q] <= 0) {
                        if (value[q] < 0) {
                            conflictFirst = q;
                            conflictSecond = p ^ 1;
                            drawNoMore();
                            return TWO;
                        }
                        enqueue(q, (p ^ 1) << 1 | 1);
                    }
                }
            }
            int conflict = NONE;
            if (cardinalities.lag()) {
                int rule = cardinalities.countNext();
                conflict = rule == NONE ? NONE : reasonOfRule(rule);
            } else if (head < trailSize) {
                propagations++;
                conflict = visit(trail[head++]);
            } else {
                return NONE;
            }
            if (conflict != NONE) {
                drawNoMore();
                return conflict;
            }
        }
    }

    private void drawNoMore() {
        head = trailSize;
        headOfTwo = trailSize;
    }

    private int visit(int p) {
        int[] ws = watch[p];
        int wrong = p ^ 1;
        int n = watchSize[p];
        int kept = 0;
        int i = 0;
        int conflict = NONE;
        while (i < n) {
            int ref = ws[i];
            int blocker = ws[i + 1];
            i += 2;
            if (value[blocker] > 0) {
                ws[kept] = ref;
                ws[kept + 1] = blocker;
                kept += 2;
                continue;
            }
            int base = ref + HEADER;
            int first = db[base] ^ db[base + 1] ^ wrong;
            if (value[first] > 0) {
                ws[kept] = ref;
                ws[kept + 1] = first;
                kept += 2;
                continue;
            }
            int end = base + db[ref];
            int k = base + 2;
            while (k < end && value[db[k]] < 0) {
                k++;
            }
            db[base] = first;
            if (k < end) {
                db[base + 1] = db[k];
                db[k] = wrong;
                addWatch(db[base + 1] ^ 1, ref, first);
                continue;
            }
            db[base + 1] = wrong;
            ws[kept] = ref;
            ws[kept + 1] = first;
            kept += 2;
            if (value[first] < 0) {
                conflict = ref << 1;
                break;
            }
            if (probing && decisions > 0) {
                enqueueAsOfTwo(origin(ref, 1), first);
            } else {
                enqueue(first, ref << 1);
            }
        }
        while (i < n) {
            ws[kept++] = ws[i++];
        }
        watchSize[p] = kept;
        return conflict;
    }

    /// While probing, a literal follows from another: notes a clause of two.
    void enqueueAsOfTwo(int from, int literal) {
        implyEither(from ^ 1, literal);
        enqueue(literal, (from ^ 1) << 1 | 1);
    }

    /// While probing, the last literal from which all follows that contradicts a clause, but for its first `skip`
    /// literals.
    int origin(int ref, int skip) {
        return origin(db, ref + HEADER + skip, ref + HEADER + db[ref]);
    }

    /// While probing, the last literal from which it follows that these are false.
    int origin(int[] literals, int begin, int end) {
        int from = NONE;
        for (int k = begin; k < end; k++) {
            int literal = literals[k] ^ 1;
            if (level[literal >> 1] > 0) {
                from = from == NONE ? literal : common(from, literal);
            }
        }
        return from;
    }

    /// While probing, the last literal from which both of these follow.
    int common(int first, int second) {
        int one = first;
        int other = second;
        if (level[one >> 1] == 0) {
            return other;
        }
        if (level[other >> 1] == 0) {
            return one;
        }
        while (one != other) {
            if (placeInTrail[one >> 1] > placeInTrail[other >> 1]) {
                one = reason[one >> 1] >> 1 ^ 1;
            } else {
                other = reason[other >> 1] >> 1 ^ 1;
            }
        }
        return one;
    }

    /// At the lowest level: moves together the clauses that are [#USED] for longer, without what is known by now.
    void collect() {
        for (int i = unitsKnown; i < trailSize; i++) {
            reason[trail[i] >> 1] = NONE;
        }
        boolean simplify = trailSize > unitsKnown;
        unitsKnown = trailSize;
        if (simplify) {
            collectImplied();
        }
        Arrays.fill(watchSize, 0);
        int to = 0;
        int next;
        int end = dbSize;
        for (int ref = 0; ref < end; ref = next) {
            int length = db[ref];
            next = ref + length + HEADER;
            if (db[ref + USED] == NONE) {
                continue;
            }
            int kept = 0;
            boolean holds = false;
            for (int k = ref + HEADER; k < next; k++) {
                int literal = db[k];
                if (simplify && value[literal] != 0) {
                    holds |= value[literal] > 0;
                } else {
                    added[kept++] = literal;
                }
            }
            if (holds) {
                continue;
            }
            if (kept == 2) {
                implyEither(added[0], added[1]);
                continue;
            }
            db[to] = kept;
            db[to + LEVELS] = Math.min(db[ref + LEVELS], kept);
            db[to + USED] = db[ref + USED];
            System.arraycopy(added, 0, db, to + HEADER, kept);
            addWatch(added[0] ^ 1, to, added[1]);
            addWatch(added[1] ^ 1, to, added[0]);
            to += kept + HEADER;
        }
        dbSize = to;
    }

    private void collectImplied() {
        for (int literal = 0; literal < 2 * variables; literal++) {
            int kept = 0;
            if (value[literal] == 0) {
                for (int i = 0; i < impliedSize[literal]; i++) {
                    if (value[implied[literal][i]] == 0) {
                        implied[literal][kept++] = implied[literal][i];
                    }
                }
            }
            impliedSize[literal] = kept;
        }
    }
}
