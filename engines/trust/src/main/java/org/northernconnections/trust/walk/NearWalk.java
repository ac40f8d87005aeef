package org.northernconnections.trust.walk;

import java.util.Arrays;

/// The walk with restart on [Links], by forward push, for one viewer after another in microseconds.
///
/// Each vertex has an estimate `p` and a residue `r`, first `r` all at the seeds. A push at `u` keeps `α r(u)`
/// and passes `(1 − α) r(u)` on to those for whom `u` vouches, alike. Vertices are pushed until `r(u) ≤ ε ·
/// degree(u)` at every one. The queue is first in, first out: a vertex collects much before it is pushed again.
///
/// From a vertex that vouches for nobody, or from the silent one, the walker goes back to the seeds. Such a
/// vertex is pushed at once, since it costs nothing, and what goes back is put into a pot `h`. A walk from the
/// pot would be the same walk again, so that `π = p + h π + Σ r(u) π_u`, `π_u` the walk from `u`: shares are
/// `p / (1 − h)`.
///
/// *Error*: `π − p / (1 − h) = Σ r(u) π_u / (1 − h)`. So no share is too high; all together miss exactly
/// [#left]; and no vertex misses more than that. Where each vouch is returned, vertex `v` misses at most
/// `ε · degree(v)` [1].
///
/// *Cost*: at most `1 / (α ε)` edges, whatever the size of the graph, plus what the walk before touched.
/// *Memory*: 28 bytes a vertex.
///
/// Not for several threads at once; a second thread takes a second walk on the same links.
///
/// [1] R. Andersen, F. Chung, K. Lang, *Local Graph Partitioning using PageRank Vectors*, FOCS 2006.
public final class NearWalk {
    /// What is left at a vertex that was pushed: not 0, which says that it was never reached, and too little to
    /// be felt.
    private static final double NOTHING = 1e-300;

    private final Links links;
    private final double restart;
    /// Of vertex `v`, at `2 v` the residue and beside it the degree, 0 for the silent one: what an edge asks
    /// lies in one place.
    private final double[] residue;

    private final double[] estimate;
    private final int[] queue;
    private int[] touched = new int[1 << 10];
    private int count;
    private double kept;
    private double pot;
    private long edges;

    public NearWalk(Links links, double restart) {
        if (!(restart > 0 && restart < 1)) {
            throw new IllegalArgumentException("The restart must be between 0 and 1, but is %s.".formatted(restart));
        }
        this.links = links;
        this.restart = restart;
        int n = links.vertices();
        residue = new double[2 * n];
        for (int v = 0; v < n; v++) {
            residue[2 * v + 1] = links.degree(v);
        }
        estimate = new double[n];
        // No vertex waits twice, so a ring of more places than vertices never overflows.
        queue = new int[Integer.highestOneBit(Math.max(1, n)) * 2];
    }

    /// Walks; the answers hold until the next walk.
    ///
    /// @param silent whose edges are not followed, or [Walk#NOBODY]
    /// @param perEdge `ε`, `(0, 1)`
    public NearWalk from(Seeds seeds, int silent, double perEdge) {
        if (!(perEdge > 0 && perEdge < 1)) {
            throw new IllegalArgumentException(
                    "The error an edge must be between 0 and 1, but is %s.".formatted(perEdge));
        }
        forget();
        int[] home = seeds.vertices();
        double ways = silent == Walk.NOBODY ? 0 : residue[2 * silent + 1];
        if (silent != Walk.NOBODY) {
            residue[2 * silent + 1] = 0; // its edges shall not be felt
        }
        push(home, perEdge);
        if (silent != Walk.NOBODY) {
            residue[2 * silent + 1] = ways;
        }
        return this;
    }

    private void forget() {
        for (int i = 0; i < count; i++) {
            residue[2 * touched[i]] = 0;
            estimate[touched[i]] = 0;
        }
        count = 0;
        kept = 0;
        pot = 0;
        edges = 0;
    }

    private void push(int[] home, double perEdge) {
        int[] start = links.start;
        int[] end = links.end;
        int mask = queue.length - 1;
        int head = 0;
        int tail = 0;
        for (int seed : home) {
            tail = receive(seed, 1.0 / home.length, perEdge, tail, mask);
        }
        while (head != tail) {
            int vertex = queue[head];
            head = (head + 1) & mask;
            double amount = residue[2 * vertex];
            residue[2 * vertex] = NOTHING;
            estimate[vertex] += restart * amount;
            kept += restart * amount;
            int first = start[vertex];
            int last = start[vertex + 1];
            double each = (1 - restart) * amount / (last - first);
            edges += last - first;
            for (int e = first; e < last; e++) {
                tail = receive(end[e], each, perEdge, tail, mask);
            }
        }
    }

    /// A vertex waits from when its residue passes its limit until it is pushed: no flag is needed.
    private int receive(int vertex, double amount, double perEdge, int tail, int mask) {
        int at = 2 * vertex;
        double before = residue[at];
        if (before == 0) {
            touch(vertex);
        }
        double degree = residue[at + 1];
        if (degree == 0) {
            residue[at] = NOTHING;
            estimate[vertex] += restart * amount;
            kept += restart * amount;
            pot += (1 - restart) * amount;
            return tail;
        }
        double after = before + amount;
        residue[at] = after;
        double limit = perEdge * degree;
        if (after > limit && before <= limit) {
            queue[tail] = vertex;
            return (tail + 1) & mask;
        }
        return tail;
    }

    private void touch(int vertex) {
        if (count == touched.length) {
            touched = Arrays.copyOf(touched, count * 2);
        }
        touched[count++] = vertex;
    }

    /// How many vertices were reached, in order of first reach.
    public int count() {
        return count;
    }

    public int vertex(int at) {
        return touched[at];
    }

    /// The share of this vertex from below, 0 where the walk did not come.
    public double share(int vertex) {
        return estimate[vertex] / (1 - pot);
    }

    /// The sum of all that is missing: the L1 distance to the true shares, exactly but for rounding.
    public double left() {
        return 1 - kept / (1 - pot);
    }

    /// How many edges were followed.
    public long edges() {
        return edges;
    }
}
