package org.northernconnections.trust.walk;

import java.util.Arrays;

/// The walk with restart on [Links], by forward push, for one viewer after another in microseconds.
///
/// Each vertex has an estimate `p` and a residue `r`, first `r` all at the seeds. A push at `u` keeps `α r(u)`
/// and passes `(1 − α) r(u)` on to those for whom `u` vouches, alike. Vertices are pushed until `r(u) ≤ ε ·
/// degree(u)` at every one. The queue is first in, first out: a vertex collects much before it is pushed again.
///
/// From a vertex that vouches for nobody, or from the silent one, the walker goes back to the seeds. Such a
/// vertex is pushed at once, since it costs nothing, and what goes back is put into a pot `h`; so is what comes
/// back to the seed where there is one. A walk from the pot would be the same walk again, so that
/// `π = p + h π + Σ r(u) π_u`, `π_u` the walk from `u`. Of `π_u` at least the share `α` stays at `u`: the answer is
/// `(p + α r) / (1 − h)`.
///
/// *Error*: what is missing is `Σ r(u) (π_u − α at u) / (1 − h)`. So no share is too high; all together miss exactly
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
    /// In place of the degree of a single seed: what comes back to it goes into the pot.
    private static final double HOME = -1;
    /// How much finer each further round of [#until] is.
    private static final double FINER = 4;

    private static final double ERROR_MIN = 1e-9;

    private final Links links;
    private final double restart;
    /// Of vertex `v`, at `2 v` the residue and beside it the degree, 0 for the silent one: what an edge asks
    /// lies in one place.
    private final double[] residue;

    private final double[] estimate;
    private final int[] queue;
    private int[] touched = new int[1 << 10];
    private int count;
    private final int mask;
    private int head;
    private int tail;
    private double kept;
    private double pot;
    private long edges;

    public NearWalk(Links links, double restart) {
        if (!(restart > 0 && restart < 1)) {
            throw new IllegalArgumentException(
                    "The restart must be between 0 and 1, but is %s.".formatted(InWords.of(restart)));
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
        mask = queue.length - 1;
    }

    /// Walks; the answers hold until the next walk.
    ///
    /// @param silent whose edges are not followed, or [Walk#NOBODY]
    /// @param perEdge `ε`, `(0, 1)`
    public NearWalk from(Seeds seeds, int silent, double perEdge) {
        if (!(perEdge > 0 && perEdge < 1)) {
            throw new IllegalArgumentException(
                    "The error an edge must be between 0 and 1, but is %s.".formatted(InWords.of(perEdge)));
        }
        return walk(seeds.vertices(), silent, perEdge, 1);
    }

    /// Walks with ever finer steps until all together miss at most this.
    ///
    /// @param silent whose edges are not followed, or [Walk#NOBODY]
    /// @param error in L1, from 1e-9 to below 1
    public NearWalk until(Seeds seeds, int silent, double error) {
        if (!(error >= ERROR_MIN && error < 1)) {
            throw new IllegalArgumentException("The error must be from %s to below 1, but is %s."
                    .formatted(InWords.of(ERROR_MIN), InWords.of(error)));
        }
        return walk(seeds.vertices(), silent, error / FINER, error);
    }

    private NearWalk walk(int[] home, int silent, double perEdge, double error) {
        forget();
        if (silent != Walk.NOBODY) {
            residue[2 * silent + 1] = 0; // its edges shall not be felt
        }
        setOut(home, perEdge);
        push(perEdge);
        for (double finer = perEdge / FINER; left() > error; finer /= FINER) {
            offerAll(finer);
            push(finer);
        }
        for (int vertex : home) {
            residue[2 * vertex + 1] = links.degree(vertex);
        }
        if (silent != Walk.NOBODY) {
            residue[2 * silent + 1] = links.degree(silent);
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

    /// The first push of a single seed, or the residues of several.
    private void setOut(int[] home, double perEdge) {
        boolean alone = home.length == 1 && residue[2 * home[0] + 1] > 0;
        if (alone) {
            int seed = home[0];
            touch(seed);
            residue[2 * seed] = NOTHING;
            residue[2 * seed + 1] = HOME;
            passOn(seed, 1, perEdge);
        } else {
            for (int seed : home) {
                receive(seed, 1.0 / home.length, perEdge);
            }
        }
    }

    private void push(double perEdge) {
        while (head != tail) {
            int vertex = queue[head];
            head = (head + 1) & mask;
            double amount = residue[2 * vertex];
            residue[2 * vertex] = NOTHING;
            passOn(vertex, amount, perEdge);
        }
    }

    private void passOn(int vertex, double amount, double perEdge) {
        estimate[vertex] += restart * amount;
        kept += restart * amount;
        int first = links.start[vertex];
        int last = links.start[vertex + 1];
        double each = (1 - restart) * amount / (last - first);
        edges += last - first;
        for (int e = first; e < last; e++) {
            receive(links.end[e], each, perEdge);
        }
    }

    /// Between two rounds nobody waits; those above the finer limit do now.
    private void offerAll(double perEdge) {
        for (int i = 0; i < count; i++) {
            int at = 2 * touched[i];
            if (residue[at + 1] > 0 && residue[at] > perEdge * residue[at + 1]) {
                queue[tail] = touched[i];
                tail = (tail + 1) & mask;
            }
        }
    }

    /// A vertex waits from when its residue passes its limit until it is pushed: no flag is needed.
    private void receive(int vertex, double amount, double perEdge) {
        int at = 2 * vertex;
        double before = residue[at];
        if (before == 0) {
            touch(vertex);
        }
        double degree = residue[at + 1];
        if (degree <= 0) {
            comeBack(vertex, degree == HOME ? 0 : restart * amount, amount);
            return;
        }
        double after = before + amount;
        residue[at] = after;
        double limit = perEdge * degree;
        if (after > limit && before <= limit) {
            queue[tail] = vertex;
            tail = (tail + 1) & mask;
        }
    }

    private void comeBack(int vertex, double stays, double amount) {
        residue[2 * vertex] = NOTHING;
        estimate[vertex] += stays;
        kept += stays;
        pot += amount - stays;
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
        return (estimate[vertex] + restart * residue[2 * vertex]) / (1 - pot);
    }

    /// The sum of all that is missing: the L1 distance to the true shares, exactly but for rounding.
    public double left() {
        return (1 - restart) * (1 - kept / (1 - pot));
    }

    /// What was reached, to be kept beyond the next walk.
    public Reached reached() {
        int[] vertices = Arrays.copyOf(touched, count);
        Arrays.sort(vertices);
        return new Reached(
                vertices, Arrays.stream(vertices).mapToDouble(this::share).toArray(), left());
    }

    /// How many edges were followed.
    public long edges() {
        return edges;
    }
}
