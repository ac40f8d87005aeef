package org.northernconnections.timetable.solver;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// What solvers of the same clauses tell each other: the clauses that they learn and that join few levels.
///
/// Each has clauses of its own as well, which follow from a *limit*: that some number is at most so large. So what
/// holds under a limit holds under every smaller one. A solver hears what others tell, under its own limit or a larger
/// one, when its search begins anew.
///
/// For several threads.
///
/// Source: Y. Hamadi, S. Jabbour, L. Sais, *ManySAT: a Parallel SAT Solver*, JSAT 6, 2009.
public final class Lessons {
    private static final int LEVELS_MAX = 15;
    private static final int LENGTH_MAX = 100;
    /// So many of the latest are kept.
    private static final int KEPT = 1 << 15;

    /// A clause that holds under a limit.
    ///
    /// @param levels that it joined where it was learned
    private record Lesson(int[] literals, int levels, int limit, Listener teller) {}

    /// The one of a number is at its remainder by [#KEPT]. Guarded by this.
    private final List<Lesson> latest = new ArrayList<>();
    private volatile long told;

    private synchronized void add(Lesson lesson) {
        if (latest.size() < KEPT) {
            latest.add(lesson);
        } else {
            latest.set((int) (told % KEPT), lesson);
        }
        told++;
    }

    /// Those from this number on, as far as they are kept.
    private List<Lesson> since(long number) {
        var those = new ArrayList<Lesson>();
        for (long i = Math.max(number, told - latest.size()); i < told; i++) {
            those.add(latest.get((int) (i % KEPT)));
        }
        return those;
    }

    /// One solver's part.
    static final class Listener {
        private final Lessons lessons;
        private final boolean tells;
        private int limit = Integer.MAX_VALUE;
        private long heard;

        /// @param tells whether all that this solver learns follows from the clauses and its limit
        Listener(Lessons lessons, boolean tells) {
            this.lessons = lessons;
            this.tells = tells;
        }

        void limit(int smaller) {
            limit = smaller;
        }

        void tell(Learning learning) {
            if (tells && learning.levels <= LEVELS_MAX && learning.learntSize <= LENGTH_MAX) {
                lessons.add(
                        new Lesson(Arrays.copyOf(learning.learnt, learning.learntSize), learning.levels, limit, this));
            }
        }

        /// At the lowest level.
        void hear(Propagation clauses) {
            if (lessons.told == heard) {
                return;
            }
            List<Lesson> news;
            synchronized (lessons) {
                news = lessons.since(heard);
                heard = lessons.told;
            }
            for (Lesson lesson : news) {
                if (lesson.teller != this && lesson.limit >= limit) {
                    clauses.add(lesson.literals.length, i -> lesson.literals[i], lesson.levels);
                }
            }
            clauses.drawConsequences();
        }
    }
}
