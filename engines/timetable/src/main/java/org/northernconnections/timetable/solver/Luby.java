package org.northernconnections.timetable.solver;

/// 1, 1, 2, 1, 1, 2, 4, 1, 1, 2, …: how long a search goes on before it begins anew, where nobody knows how long it
/// should. No other way is better by more than a constant factor times a logarithm.
///
/// Source: M. Luby, A. Sinclair, D. Zuckerman, *Optimal Speedup of Las Vegas Algorithms*, 1993; computed by
/// the *reluctant doubling* of D. Knuth, *The Art of Computer Programming* 4B, 7.2.2.2.
final class Luby {
    private long u = 1;
    private long v = 1;

    long next() {
        long now = v;
        if ((u & -u) == v) {
            u++;
            v = 1;
        } else {
            v *= 2;
        }
        return now;
    }
}
