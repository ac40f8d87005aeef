package org.northernconnections.timetable.solver;

import java.util.Arrays;
import java.util.function.BooleanSupplier;
import java.util.function.IntUnaryOperator;

/// Says whether clauses can all hold, by learning a clause from each conflict.
///
/// Decisions and what follows from them stand on a *trail*, in *levels* of one decision each. Where a clause is left
/// without a literal that can hold, the reasons of its literals are replaced by theirs until one literal of the last
/// level is left (the *first unique implication point* [1]); the literals that remain are a clause that was not there,
/// shortened where some follow from others [2], and the search goes back to where it would have told.
///
/// - Clauses are found by two *watched* literals each [3], those of two literals in lists of what a literal implies.
/// - The next variable is one that was met in many of the latest conflicts ([Order]) [2, 3].
/// - A learned clause is kept if it joins few levels [4] or was used of late.
/// - The search begins anew when the latest clauses join more levels than usual, which refutes sooner, in turn with
///   doing so seldom and with the literals of the longest trail, which finds an answer that is yes sooner [5, 6].
/// - Before a search, literals can be tried both ways ([#probe]) [7].
///
/// A literal is a number as in [Clauses]. What a clause of three or more is known by (`ref`) is its place in one long
/// array: its length, the levels it joins, whether it was used, its literals, of which the first two are watched. A
/// *reason* is [#NONE], `2 ref`, or `2 q + 1` for a clause of two whose other literal is `q`.
///
/// *Cost*: several thousand conflicts a second where there are some 100,000 clauses. The same clauses and calls give
/// the same answer and the same number of conflicts. Not for several threads.
///
/// Sources: [1] L. Zhang, C. Madigan, M. Moskewicz, S. Malik, *Efficient Conflict Driven Learning in a Boolean
/// Satisfiability Solver*, ICCAD 2001, after J. Marques-Silva, K. Sakallah, *GRASP*, ICCAD 1996. [2] N. Eén,
/// N. Sörensson, *An Extensible SAT-solver*, SAT 2003 (MiniSat). [3] M. Moskewicz et al., *Chaff: Engineering an
/// Efficient SAT Solver*, DAC 2001. [4] G. Audemard, L. Simon, *Predicting Learnt Clauses Quality in Modern SAT
/// Solvers*, IJCAI 2009. [5] A. Biere, A. Fröhlich, *Evaluating CDCL Restart Schemes*, POS 2015. [6] A. Biere et al.,
/// *CaDiCaL, Kissat, Paracooba, Plingeling and Treengeling*, SAT Competition 2020. [7] D. Le Berre, *Exploiting the
/// Real Power of Unit Propagation Lookahead*, SAT 2001.
public final class ClauseSolver {
    /// What a question was answered.
    public enum Answer {
        YES,
        NO,
        UNKNOWN
    }

    private static final int NONE = Order.NONE;
    /// The reason of a conflict between two literals, `conflictFirst` and `conflictSecond`.
    private static final int TWO = 1;

    /// Places in a clause's header before its literals: its length comes first.
    private static final int HEADER = 3;
    private static final int LEVELS = 1;
    private static final int USED = 2;

    /// The levels of a clause that was not learned.
    private static final int ORIGINAL = 0;
    /// A clause that joins no more levels is kept for good.
    private static final int KEPT_LEVELS = 2;
    /// One that joins no more levels is kept for so long after its last use.
    private static final int MIDDLE_LEVELS = 6;
    private static final int MIDDLE_KEPT = 2;

    private static final int FIRST_REDUCTION = 2_000;
    private static final int MORE_A_REDUCTION = 300;
    private static final int COUNT_MAX = 1_000;

    private static final int FIRST_MODE = 1_000;
    private static final int LUBY_UNIT = 512;
    private static final int RESTART_LEAST = 2;
    private static final double RESTART_MARGIN = 1.1;
    private static final int LATEST = 32;
    private static final int USUAL = 8_192;
    private static final double FADE_STEADY = 0.95;
    private static final double FADE = 0.92;
    private static final int LOOK_EVERY = 64;

    private final boolean steady;
    private final int variables;

    /// Per literal: 1 if it holds, -1 if its opposite does, 0 if neither is known.
    private final byte[] value;
    /// Per literal, in the last answer that was yes.
    private final byte[] model;
    private final int[] level;
    private final int[] reason;
    private final int[] placeInTrail;
    private final int[] trail;
    private int trailSize;
    /// Up to where the trail's consequences through longer clauses, and through clauses of two, have been drawn.
    private int head;
    private int headOfTwo;
    /// Where each level begins in the trail, from the first decision on.
    private final int[] limits;
    private int decisions;
    private boolean probing;

    private int[] db = new int[1 << 18];
    private int dbSize;
    /// Per literal: the clauses that watch its opposite, each followed by a literal of it.
    private final int[][] watch;
    private final int[] watchSize;
    /// Per literal: what it implies.
    private final int[][] implied;
    private final int[] impliedSize;

    private final Order order;
    /// What a variable was last, what was preferred, and what it was in the longest trail: 1 if false.
    private final byte[] phase;
    private final byte[] wish;
    private final byte[] target;
    private int longest;

    private final boolean[] seen;
    /// The clause that is being learned, or made smaller.
    private final int[] learnt;
    private int learntSize;
    private final int[] stack;
    private final int[] toClear;
    private int toClearSize;
    private final long[] levelMark;
    private long mark;
    private int conflictFirst;
    private int conflictSecond;

    private boolean contradiction;
    private int[] failed = {};

    private long conflicts;
    private long propagations;
    private double latest;
    private double usual;
    private boolean stable;
    private long modeEnds = FIRST_MODE;
    private long modes;
    private long nextReduction = FIRST_REDUCTION;
    private int reductions;
    private final Luby luby = new Luby();
    private long restartAt;
    private int rephased;
    private int unitsKnown;

    /// @param steady restarts seldom throughout, which finds an answer that is yes sooner
    public ClauseSolver(Clauses clauses, boolean steady) {
        this.steady = steady;
        this.stable = steady;
        this.variables = clauses.variables();
        value = new byte[2 * variables];
        model = new byte[2 * variables];
        watch = new int[2 * variables][0];
        watchSize = new int[2 * variables];
        implied = new int[2 * variables][0];
        impliedSize = new int[2 * variables];
        level = new int[variables];
        reason = new int[variables];
        trail = new int[variables];
        placeInTrail = new int[variables];
        limits = new int[2 * variables + 1];
        order = new Order(variables);
        phase = falseFirst();
        wish = falseFirst();
        target = falseFirst();
        seen = new boolean[variables];
        learnt = new int[variables + 1];
        stack = new int[variables + 1];
        toClear = new int[variables + 1];
        levelMark = new long[2 * variables + 2];
        for (int at = 0; at < clauses.end() && !contradiction; at += clauses.at(at) + 1) {
            int from = at + 1;
            add(clauses.at(at), i -> clauses.at(from + i));
        }
        contradiction |= !contradiction && propagate() != NONE;
    }

    private byte[] falseFirst() {
        byte[] phases = new byte[variables];
        Arrays.fill(phases, (byte) 1);
        return phases;
    }

    /// At least one of these holds, beside the clauses that this was made from.
    public void add(int... literals) {
        backtrack(0);
        add(literals.length, i -> literals[i]);
    }

    /// Adds the literals of a clause that are not known to be false, unless one is known to hold.
    private void add(int length, IntUnaryOperator literals) {
        learntSize = 0;
        for (int i = 0; i < length; i++) {
            int literal = literals.applyAsInt(i);
            if (value[literal] > 0) {
                return;
            }
            if (value[literal] == 0) {
                learnt[learntSize++] = literal;
            }
        }
        attach(ORIGINAL);
    }

    /// Adds what is gathered in `learnt` as a clause, at the lowest level.
    private void attach(int levels) {
        switch (learntSize) {
            case 0 -> contradiction = true;
            case 1 -> {
                if (value[learnt[0]] < 0) {
                    contradiction = true;
                } else if (value[learnt[0]] == 0) {
                    enqueue(learnt[0], NONE);
                }
            }
            case 2 -> {
                implyEither(learnt[0], learnt[1]);
            }
            default -> store(levels);
        }
    }

    private int store(int levels) {
        if (dbSize + learntSize + HEADER > db.length) {
            db = Arrays.copyOf(db, 2 * db.length + learntSize);
        }
        int ref = dbSize;
        db[ref] = learntSize;
        db[ref + LEVELS] = levels;
        db[ref + USED] = MIDDLE_KEPT;
        System.arraycopy(learnt, 0, db, ref + HEADER, learntSize);
        dbSize += learntSize + HEADER;
        addWatch(learnt[0] ^ 1, ref, learnt[1]);
        addWatch(learnt[1] ^ 1, ref, learnt[0]);
        return ref;
    }

    /// Notes a clause of two.
    private void implyEither(int one, int other) {
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

    private void enqueue(int literal, int why) {
        value[literal] = 1;
        value[literal ^ 1] = -1;
        int variable = literal >> 1;
        level[variable] = decisions;
        reason[variable] = why;
        placeInTrail[variable] = trailSize;
        trail[trailSize++] = literal;
    }

    /// @return [#NONE], or the reason of a conflict, which may be [#TWO]
    private int propagate() {
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
                            head = trailSize;
                            headOfTwo = trailSize;
                            return TWO;
                        }
                        enqueue(q, (p ^ 1) << 1 | 1);
                    }
                }
            }
            if (head == trailSize) {
                return NONE;
            }
            propagations++;
            int conflict = visit(trail[head++]);
            if (conflict != NONE) {
                head = trailSize;
                headOfTwo = trailSize;
                return conflict;
            }
        }
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
                int from = origin(NONE, ref, 1);
                implyEither(from ^ 1, first);
                enqueue(first, (from ^ 1) << 1 | 1);
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

    private void backtrack(int to) {
        if (decisions <= to) {
            return;
        }
        for (int i = trailSize - 1; i >= limits[to]; i--) {
            int literal = trail[i];
            int variable = literal >> 1;
            value[literal] = 0;
            value[literal ^ 1] = 0;
            phase[variable] = (byte) (literal & 1);
            order.add(variable);
        }
        trailSize = limits[to];
        head = trailSize;
        headOfTwo = trailSize;
        decisions = to;
    }

    private void decide(int literal) {
        limits[decisions] = trailSize;
        decisions++;
        enqueue(literal, NONE);
    }

    /// Learns from a conflict into `learnt`.
    ///
    /// @return the level to go back to
    private int analyze(int conflict) {
        learntSize = 1;
        toClearSize = 0;
        int open = 0;
        int index = trailSize - 1;
        int why = conflict;
        int p = NONE;
        do {
            if ((why & 1) == 1) {
                if (p == NONE) {
                    open += meet(conflictFirst);
                    open += meet(conflictSecond);
                } else {
                    open += meet(why >> 1);
                }
            } else {
                int ref = why >> 1;
                if (db[ref + LEVELS] != ORIGINAL) {
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
        int back = 0;
        if (learntSize > 1) {
            int highest = 1;
            for (int i = 2; i < learntSize; i++) {
                if (level[learnt[i] >> 1] > level[learnt[highest] >> 1]) {
                    highest = i;
                }
            }
            int literal = learnt[highest];
            learnt[highest] = learnt[1];
            learnt[1] = literal;
            back = level[literal >> 1];
        }
        for (int i = 0; i < toClearSize; i++) {
            seen[toClear[i]] = false;
        }
        return back;
    }

    private int meet(int literal) {
        int variable = literal >> 1;
        if (seen[variable] || level[variable] == 0) {
            return 0;
        }
        seen[variable] = true;
        toClear[toClearSize++] = variable;
        order.bump(variable);
        if (level[variable] == decisions) {
            return 1;
        }
        learnt[learntSize++] = literal;
        return 0;
    }

    private void use(int ref) {
        int levels = levels(db, ref + HEADER, db[ref]);
        if (levels < db[ref + LEVELS]) {
            db[ref + LEVELS] = levels;
        }
        db[ref + USED] = db[ref + LEVELS] <= MIDDLE_LEVELS ? MIDDLE_KEPT : 1;
    }

    /// How many levels literals join.
    private int levels(int[] literals, int from, int count) {
        mark++;
        int levels = 0;
        for (int i = from; i < from + count; i++) {
            int its = level[literals[i] >> 1];
            if (levelMark[its] != mark) {
                levelMark[its] = mark;
                levels++;
            }
        }
        return levels;
    }

    private void minimize() {
        mark++;
        for (int i = 1; i < learntSize; i++) {
            levelMark[level[learnt[i] >> 1]] = mark;
        }
        int kept = 1;
        for (int i = 1; i < learntSize; i++) {
            if (reason[learnt[i] >> 1] == NONE || !follows(learnt[i])) {
                learnt[kept++] = learnt[i];
            }
        }
        learntSize = kept;
    }

    /// Whether a literal follows from others of the clause.
    private boolean follows(int literal) {
        int size = 0;
        stack[size++] = literal;
        int before = toClearSize;
        while (size > 0) {
            int p = stack[--size];
            int why = reason[p >> 1];
            int from = (why >> 1) + HEADER + 1;
            int end = (why & 1) == 1 ? from + 1 : (why >> 1) + HEADER + db[why >> 1];
            for (int k = from; k < end; k++) {
                int q = (why & 1) == 1 ? why >> 1 : db[k];
                int variable = q >> 1;
                if (seen[variable] || level[variable] == 0) {
                    continue;
                }
                if (reason[variable] == NONE || levelMark[level[variable]] != mark) {
                    for (int i = before; i < toClearSize; i++) {
                        seen[toClear[i]] = false;
                    }
                    toClearSize = before;
                    return false;
                }
                seen[variable] = true;
                toClear[toClearSize++] = variable;
                stack[size++] = q;
            }
        }
        return true;
    }

    /// Tries literals one by one, at the lowest level. What leads to a conflict cannot hold; what follows from a
    /// literal and from its opposite holds; what follows through a longer clause is noted as a clause of two, from
    /// the last literal that all of that clause comes from.
    ///
    /// @param candidates variables
    /// @param work the most propagations
    public void probe(int[] candidates, long work, BooleanSupplier stopped) {
        backtrack(0);
        contradiction |= !contradiction && propagate() != NONE;
        long end = propagations + work;
        boolean[] follows = new boolean[value.length];
        int[] those = new int[variables];
        int before = NONE;
        while (!contradiction && trailSize > before) {
            before = trailSize;
            for (int i = 0; i < candidates.length && !contradiction; i++) {
                int variable = candidates[i];
                if (value[2 * variable] != 0) {
                    continue;
                }
                if (propagations > end || (i % LOOK_EVERY == 0 && stopped.getAsBoolean())) {
                    collect();
                    return;
                }
                int count = tryOut(2 * variable, follows, those);
                if (count == NONE) {
                    continue;
                }
                tryBoth(2 * variable + 1, follows, those, count);
                for (int k = 0; k < count; k++) {
                    follows[those[k]] = false;
                }
            }
        }
        collect();
    }

    /// What follows from a literal; [#NONE] where it fails.
    private int tryOut(int literal, boolean[] follows, int[] those) {
        if (fails(literal)) {
            return NONE;
        }
        int count = 0;
        for (int i = limits[0] + 1; i < trailSize; i++) {
            follows[trail[i]] = true;
            those[count++] = trail[i];
        }
        backtrack(0);
        return count;
    }

    private void tryBoth(int literal, boolean[] follows, int[] those, int count) {
        if (fails(literal)) {
            return;
        }
        learntSize = 0;
        for (int i = limits[0] + 1; i < trailSize; i++) {
            if (follows[trail[i]]) {
                learnt[learntSize++] = trail[i];
            }
        }
        backtrack(0);
        for (int i = 0; i < learntSize; i++) {
            if (value[learnt[i]] == 0) {
                enqueue(learnt[i], NONE);
            } else if (value[learnt[i]] < 0) {
                contradiction = true;
            }
        }
        contradiction |= propagate() != NONE;
    }

    private boolean fails(int literal) {
        decide(literal);
        probing = true;
        int conflict = propagate();
        probing = false;
        if (conflict == NONE) {
            return false;
        }
        int from = conflict == TWO ? common(conflictFirst ^ 1, conflictSecond ^ 1) : origin(NONE, conflict >> 1, 0);
        backtrack(0);
        enqueue(from ^ 1, NONE);
        contradiction |= propagate() != NONE;
        if (value[literal] > 0) {
            contradiction = true;
        }
        return true;
    }

    /// The last literal from which all that contradicts a clause follows.
    private int origin(int start, int ref, int skip) {
        int from = start;
        for (int k = ref + HEADER + skip, end = ref + HEADER + db[ref]; k < end; k++) {
            int literal = db[k] ^ 1;
            if (level[literal >> 1] > 0) {
                from = from == NONE ? literal : common(from, literal);
            }
        }
        return from;
    }

    private int common(int first, int second) {
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

    /// Prefers that a literal holds, until it knows better.
    public void prefer(int literal) {
        phase[literal >> 1] = (byte) (literal & 1);
        wish[literal >> 1] = (byte) (literal & 1);
        target[literal >> 1] = (byte) (literal & 1);
    }

    /// Whether all clauses can hold.
    ///
    /// @param conflictsMax after so many more the answer is unknown
    /// @param stopped asked again and again; after yes the answer is unknown
    public Answer solve(long conflictsMax, BooleanSupplier stopped) {
        return solve(new int[0], conflictsMax, stopped);
    }

    /// Whether all clauses can hold together with what is assumed this once; what is learned stays.
    ///
    /// @param assumed literals
    /// @param conflictsMax after so many more the answer is unknown
    /// @param stopped asked again and again; after yes the answer is unknown
    public Answer solve(int[] assumed, long conflictsMax, BooleanSupplier stopped) {
        failed = new int[0];
        long end = conflictsMax > Long.MAX_VALUE - conflicts ? Long.MAX_VALUE : conflicts + conflictsMax;
        backtrack(0);
        longest = 0;
        latest = 0;
        usual = 0;
        restartAt = conflicts + LUBY_UNIT * luby.next();
        long look = 0;
        while (!contradiction) {
            int conflict = propagate();
            if (conflict != NONE) {
                if (decisions == 0) {
                    contradiction = true;
                } else {
                    learn(conflict);
                }
                continue;
            }
            if ((++look % LOOK_EVERY == 0 && stopped.getAsBoolean()) || conflicts >= end) {
                backtrack(0);
                return Answer.UNKNOWN;
            }
            noteLongest();
            if (restarts()) {
                backtrack(0);
                if (conflicts >= nextReduction) {
                    reduce();
                }
                continue;
            }
            if (decisions < assumed.length) {
                int literal = assumed[decisions];
                if (value[literal] < 0) {
                    noteFailed(literal);
                    backtrack(0);
                    return Answer.NO;
                }
                if (value[literal] > 0) {
                    limits[decisions] = trailSize;
                    decisions++;
                } else {
                    decide(literal);
                }
                continue;
            }
            int next = next();
            if (next == NONE) {
                System.arraycopy(value, 0, model, 0, value.length);
                backtrack(0);
                return Answer.YES;
            }
            decide(2 * next + (stable ? target[next] : phase[next]));
        }
        backtrack(0);
        return Answer.NO;
    }

    /// Gathers what was assumed and leads to the opposite of this literal, which was assumed as well.
    private void noteFailed(int literal) {
        int count = 0;
        int[] those = new int[decisions + 1];
        those[count++] = literal;
        toClearSize = 0;
        mark(literal);
        for (int i = trailSize - 1; i >= 0; i--) {
            int variable = trail[i] >> 1;
            if (!seen[variable]) {
                continue;
            }
            int why = reason[variable];
            if (why == NONE) {
                those[count++] = trail[i];
            } else if ((why & 1) == 1) {
                mark(why >> 1);
            } else {
                int from = (why >> 1) + HEADER;
                for (int k = from + 1, end = from + db[why >> 1]; k < end; k++) {
                    mark(db[k]);
                }
            }
        }
        for (int i = 0; i < toClearSize; i++) {
            seen[toClear[i]] = false;
        }
        failed = Arrays.copyOf(those, count);
    }

    private void mark(int literal) {
        int variable = literal >> 1;
        if (!seen[variable] && level[variable] > 0) {
            seen[variable] = true;
            toClear[toClearSize++] = variable;
        }
    }

    /// The first variable that is not known.
    private int next() {
        int next = order.poll();
        while (next != NONE && value[2 * next] != 0) {
            next = order.poll();
        }
        return next;
    }

    private void noteLongest() {
        if (trailSize <= longest) {
            return;
        }
        longest = trailSize;
        for (int i = 0; i < trailSize && stable; i++) {
            target[trail[i] >> 1] = (byte) (trail[i] & 1);
        }
    }

    private void learn(int conflict) {
        conflicts++;
        int back = analyze(conflict);
        int levels = levels(learnt, 0, learntSize);
        latest += (levels - latest) / Math.min(conflicts, LATEST);
        usual += (levels - usual) / Math.min(conflicts, USUAL);
        backtrack(back);
        if (learntSize == 1) {
            enqueue(learnt[0], NONE);
        } else if (learntSize == 2) {
            implyEither(learnt[0], learnt[1]);
            enqueue(learnt[0], learnt[1] << 1 | 1);
        } else {
            enqueue(learnt[0], store(levels) << 1);
        }
        order.fade(stable ? FADE_STEADY : FADE);
    }

    private boolean restarts() {
        if (conflicts >= modeEnds) {
            modes++;
            stable = steady || !stable;
            modeEnds = conflicts + FIRST_MODE * (modes / 2 + 1) * (modes / 2 + 1);
            rephase();
            restartAt = conflicts + (stable ? LUBY_UNIT : RESTART_LEAST);
            return true;
        }
        if (stable) {
            if (conflicts < restartAt) {
                return false;
            }
            restartAt = conflicts + LUBY_UNIT * luby.next();
            return true;
        }
        if (conflicts >= restartAt && latest > RESTART_MARGIN * usual) {
            restartAt = conflicts + RESTART_LEAST;
            return true;
        }
        return false;
    }

    private void rephase() {
        longest = 0;
        rephased++;
        switch (rephased % 3) {
            case 0 -> System.arraycopy(wish, 0, phase, 0, variables);
            case 1 -> System.arraycopy(target, 0, phase, 0, variables);
            default -> {}
        }
        System.arraycopy(phase, 0, target, 0, variables);
    }

    private void reduce() {
        reductions++;
        nextReduction = conflicts + FIRST_REDUCTION + (long) MORE_A_REDUCTION * reductions;
        if (propagate() != NONE) {
            contradiction = true;
            return;
        }
        int[] candidates = new int[1024];
        int count = 0;
        for (int ref = 0; ref < dbSize; ref += db[ref] + HEADER) {
            int levels = db[ref + LEVELS];
            if (levels > KEPT_LEVELS) {
                if (db[ref + USED] > 0) {
                    db[ref + USED]--;
                } else {
                    if (count == candidates.length) {
                        candidates = Arrays.copyOf(candidates, 2 * count);
                    }
                    candidates[count++] = ref;
                }
            }
        }
        long[] order = new long[count];
        for (int i = 0; i < count; i++) {
            int ref = candidates[i];
            order[i] = ((long) Math.min(db[ref + LEVELS], COUNT_MAX - 1) * COUNT_MAX + Math.min(db[ref], COUNT_MAX - 1))
                            << 32
                    | ref;
        }
        Arrays.sort(order);
        for (int i = count / 2; i < count; i++) {
            int ref = (int) order[i];
            db[ref + USED] = NONE;
        }
        collect();
    }

    /// Moves the clauses that stay together, without what is known by now.
    private void collect() {
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
                    learnt[kept++] = literal;
                }
            }
            if (holds) {
                continue;
            }
            if (kept == 2) {
                implyEither(learnt[0], learnt[1]);
                continue;
            }
            db[to] = kept;
            db[to + LEVELS] = Math.min(db[ref + LEVELS], kept);
            db[to + USED] = db[ref + USED];
            System.arraycopy(learnt, 0, db, to + HEADER, kept);
            addWatch(learnt[0] ^ 1, to, learnt[1]);
            addWatch(learnt[1] ^ 1, to, learnt[0]);
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
