package org.northernconnections.timetable.solver;

import java.util.Arrays;

/// Which learned clauses are dropped again, and when: now and then, half of those that were not used of late, first
/// those that join many levels (their *glue* [1]).
///
/// Source: [1] G. Audemard, L. Simon, *Predicting Learnt Clauses Quality in Modern SAT Solvers*, IJCAI 2009.
final class Reduction {
    /// A clause that joins no more levels is kept for good.
    private static final int KEPT_LEVELS = 2;
    /// One that joins no more levels is kept longer after its last use.
    private static final int MIDDLE_LEVELS = 6;

    private static final int FIRST = 2_000;
    private static final int MORE_EACH_TIME = 300;
    private static final int COUNT_MAX = 1_000;

    private final Propagation clauses;
    private long next = FIRST;
    private int reductions;

    Reduction(Propagation clauses) {
        this.clauses = clauses;
    }

    /// For how many reductions a clause is kept that was just used.
    static int keptAfterUse(int levels) {
        return levels <= MIDDLE_LEVELS ? Propagation.KEPT : 1;
    }

    boolean due(long conflicts) {
        return conflicts >= next;
    }

    /// At the lowest level.
    void reduce(long conflicts) {
        reductions++;
        next = conflicts + FIRST + (long) MORE_EACH_TIME * reductions;
        clauses.drawConsequences();
        if (clauses.contradiction) {
            return;
        }
        long[] unused = unused();
        for (int i = unused.length / 2; i < unused.length; i++) {
            clauses.db[(int) unused[i] + Propagation.USED] = Propagation.NONE;
        }
        clauses.collect();
    }

    /// Those that were not used of late, each in the lower half of a number; those that join many levels, and the long,
    /// come last.
    private long[] unused() {
        int[] db = clauses.db;
        long[] unused = new long[1024];
        int count = 0;
        for (int ref = 0; ref < clauses.dbSize; ref += db[ref] + Propagation.HEADER) {
            int levels = db[ref + Propagation.LEVELS];
            if (levels <= KEPT_LEVELS) {
                continue;
            }
            if (db[ref + Propagation.USED] > 0) {
                db[ref + Propagation.USED]--;
                continue;
            }
            if (count == unused.length) {
                unused = Arrays.copyOf(unused, 2 * count);
            }
            long rank = (long) Math.min(levels, COUNT_MAX - 1) * COUNT_MAX + Math.min(db[ref], COUNT_MAX - 1);
            unused[count++] = rank << 32 | ref;
        }
        unused = Arrays.copyOf(unused, count);
        Arrays.sort(unused);
        return unused;
    }
}
