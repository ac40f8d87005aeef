package org.northernconnections.trust.walk;

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
/// | result      | `n` shares, sum 1          | to the tolerance                                       |
///
/// **The ring bound.** For a set `S` of vertices without a seed let `Q = Σ π(h) P(h→S)` over all `h` outside. Then
/// `π(S) ≤ (1 − α)/α · Q`, since `π(S) = (1 − α)(Q + Σ_{x∈S} π(x) P(x→S)) ≤ (1 − α)(Q + π(S))`. Neither the size
/// of the ring nor what it says of itself enters `Q` but through the honest share `π(h)`.
///
/// This is the plain method, by which the quick ones are checked: [NearWalk] for one viewer, [WholeWalk] for all.
///
/// *Cost*: `k(n + m)` with `k = ⌈log(tolerance/2) / log(1 − α)⌉`. *Edge case*: from a vertex without edges, or from
/// the silent one, the walker goes back to the seeds, never to all vertices: that would let a ring of idle vertices
/// draw attention.
///
/// Threads may share a walk. The same input gives the same bits.
///
/// Source: G. Jeh, J. Widom, *Scaling Personalized Web Search*, WWW 2003.
public final class Walk {
    public static final int NOBODY = -1;

    private final Graph graph;
    private final double restart;

    public Walk(Graph graph, double restart) {
        if (!(restart > 0 && restart < 1)) {
            throw new IllegalArgumentException(
                    "The restart must be between 0 and 1, but is %s.".formatted(InWords.of(restart)));
        }
        this.graph = graph;
        this.restart = restart;
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
}
