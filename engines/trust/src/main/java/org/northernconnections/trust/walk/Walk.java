package org.northernconnections.trust.walk;

import java.util.Arrays;

/// The walk with restart, or personalised PageRank: the share of time a walker from the seeds spends at each vertex.
///
/// A walker starts at a seed. At each step it jumps back to a seed with probability `α`, and otherwise follows an
/// edge of its vertex, chosen by share. With `P` the matrix of shares and `s` the seeds, the result is the
/// only `π` with
///
///     π = α s + (1 − α) π P
///
/// | name        | shape, unit                | meaning                                                |
/// |-------------|----------------------------|--------------------------------------------------------|
/// | `graph`     | `n` vertices, `m` edges    | who vouches for whom                                   |
/// | `restart`   | `α`, `(0, 1)`              | chance of a jump back at each step                     |
/// | `silent`    | a vertex, or [#NOBODY]     | whose edges are not followed: it has no say            |
/// | result      | `n` shares, sum 1          | [#exact]: to the tolerance; [#push]: from below        |
///
/// **The ring bound.** For a set `S` of vertices without a seed let `Q = Σ π(h) P(h→S)` over all `h` outside. Then
/// `π(S) ≤ (1 − α)/α · Q`, since `π(S) = (1 − α)(Q + Σ_{x∈S} π(x) P(x→S)) ≤ (1 − α)(Q + π(S))`. Neither the size
/// of the ring nor what it says of itself enters `Q` but through the honest share `π(h)`.
///
/// **Push.** Each vertex has an estimate `p` and a residue `r`, first `r = s`. A push at `u` keeps `α r(u)` in
/// `p(u)` and passes `(1 − α) r(u)` on. Always `π = p + Σ r(u) π_u`, `π_u` the walk from `u`, which sums to 1:
/// so the L1 error of `p` is the sum of residues, exactly, and is what [Reached#error] says. Vertices are
/// pushed while `r(u) > ε · max(1, degree(u))`; `ε` shrinks until the error asked for is met.
///
/// *Cost*: [#exact] `k(n + m)` with `k = ⌈log(tolerance/2) / log(1 − α)⌉`; [#push] at most `1 / (α ε)` edges a
/// value of `ε`. *Edge case*: from a vertex without edges, or from the silent one, the walker goes back to the
/// seeds, never to all vertices: that would let a ring of idle vertices draw attention.
///
/// Not for several threads at once: a walk keeps its work arrays. The same input gives the same bits.
///
/// Sources: G. Jeh, J. Widom, *Scaling Personalized Web Search*, WWW 2003; R. Andersen, F. Chung, K. Lang, *Local Graph
/// Partitioning using PageRank Vectors*, FOCS 2006 (push).
public final class Walk {
    public static final int NOBODY = -1;

    /// How much finer each further round of pushes is.
    private static final double FINER = 4;

    private final Graph graph;
    private final double restart;
    private final double[] estimate;
    private final double[] residue;
    private final boolean[] waiting;
    private final boolean[] seen;
    private int[] touched = new int[64];
    private int touchedCount;
    /// `max(1, degree)`, in whole edges; 1 for the silent one, whose edges shall not be felt.
    private final int[] ways;

    private int[] queue = new int[64];
    private int head;
    private int queued;

    public Walk(Graph graph, double restart) {
        if (!(restart > 0 && restart < 1)) {
            throw new IllegalArgumentException("The restart must be between 0 and 1, but is %s.".formatted(restart));
        }
        this.graph = graph;
        this.restart = restart;
        estimate = new double[graph.vertices()];
        residue = new double[graph.vertices()];
        ways = new int[graph.vertices()];
        for (int v = 0; v < ways.length; v++) {
            ways[v] = Math.max(1, graph.degree(v));
        }
        waiting = new boolean[graph.vertices()];
        seen = new boolean[graph.vertices()];
    }

    /// The shares by power iteration, with an L1 error of at most `tolerance`.
    public double[] exact(Seeds seeds, int silent, double tolerance) {
        int[] at = seeds.vertices();
        int rounds = (int) Math.ceil(Math.log(tolerance / 2) / Math.log(1 - restart));
        double[] now = spread(at, 1, new double[graph.vertices()]);
        for (int round = 0; round < rounds; round++) {
            now = step(at, silent, now);
        }
        return now;
    }

    private double[] step(int[] seeds, int silent, double[] now) {
        var next = new double[now.length];
        double home = restart;
        for (int v = 0; v < now.length; v++) {
            double onward = (1 - restart) * now[v];
            if (v == silent || graph.degree(v) == 0) {
                home += onward;
            } else {
                for (int e = graph.first(v); e < graph.first(v + 1); e++) {
                    next[graph.end(e)] += onward * graph.share(e);
                }
            }
        }
        return spread(seeds, home, next);
    }

    private static double[] spread(int[] seeds, double amount, double[] over) {
        for (int seed : seeds) {
            over[seed] += amount / seeds.length;
        }
        return over;
    }

    /// The shares from below, by forward push, with an L1 error of at most `error`.
    ///
    /// The error cannot be asked finer than doubles carry: at least 1e-12.
    public Reached push(Seeds seeds, int silent, double error) {
        if (!(error >= 1e-12 && error < 1)) {
            throw new IllegalArgumentException("The error must be from 1e-12 to below 1, but is %s.".formatted(error));
        }
        int[] at = seeds.vertices();
        for (int seed : at) {
            touch(seed);
            residue[seed] += 1.0 / at.length;
        }
        int silentWays = silent == NOBODY ? 1 : ways[silent];
        if (silent != NOBODY) {
            ways[silent] = 1;
        }
        double left = 1;
        for (double threshold = error / FINER; left > error; threshold /= FINER) {
            pushAll(at, silent, threshold);
            left = residues();
        }
        if (silent != NOBODY) {
            ways[silent] = silentWays;
        }
        return handOver(left);
    }

    private void pushAll(int[] seeds, int silent, double threshold) {
        for (int i = 0; i < touchedCount; i++) {
            offer(touched[i], threshold);
        }
        while (queued > 0) {
            int vertex = queue[head];
            head = (head + 1) & (queue.length - 1);
            queued--;
            waiting[vertex] = false;
            double amount = residue[vertex];
            residue[vertex] = 0;
            estimate[vertex] += restart * amount;
            passOn(vertex, (1 - restart) * amount, seeds, silent, threshold);
        }
    }

    private void passOn(int vertex, double onward, int[] seeds, int silent, double threshold) {
        if (vertex == silent || graph.degree(vertex) == 0) {
            for (int seed : seeds) {
                residue[seed] += onward / seeds.length;
                offer(seed, threshold);
            }
            return;
        }
        int last = graph.first(vertex + 1);
        for (int e = graph.first(vertex); e < last; e++) {
            int next = graph.end(e);
            residue[next] += onward * graph.share(e);
            touch(next);
            offer(next, threshold);
        }
    }

    private void touch(int vertex) {
        if (!seen[vertex]) {
            seen[vertex] = true;
            if (touchedCount == touched.length) {
                touched = Arrays.copyOf(touched, touchedCount * 2);
            }
            touched[touchedCount++] = vertex;
        }
    }

    private void offer(int vertex, double threshold) {
        if (!waiting[vertex] && residue[vertex] > threshold * ways[vertex]) {
            waiting[vertex] = true;
            if (queued == queue.length) {
                grow();
            }
            queue[(head + queued) & (queue.length - 1)] = vertex;
            queued++;
        }
    }

    /// The queue is a ring whose length is a power of two.
    private void grow() {
        var larger = new int[queue.length * 2];
        for (int i = 0; i < queued; i++) {
            larger[i] = queue[(head + i) & (queue.length - 1)];
        }
        queue = larger;
        head = 0;
    }

    private double residues() {
        double sum = 0;
        for (int i = 0; i < touchedCount; i++) {
            sum += residue[touched[i]];
        }
        return sum;
    }

    /// What was reached, in order of vertices; the work arrays are clean again.
    private Reached handOver(double error) {
        int[] vertices = Arrays.copyOf(touched, touchedCount);
        Arrays.sort(vertices);
        var shares = new double[touchedCount];
        for (int i = 0; i < shares.length; i++) {
            int vertex = vertices[i];
            shares[i] = estimate[vertex];
            estimate[vertex] = 0;
            residue[vertex] = 0;
            seen[vertex] = false;
        }
        touchedCount = 0;
        return new Reached(vertices, shares, error);
    }
}
