package org.northernconnections.trust.walk;

import java.util.Arrays;
import java.util.stream.IntStream;

/// The walks of members who vouch for many, kept, so that one viewer's walk may end where it meets one of them.
///
/// A *hub* is a vertex with at least the mean degree, and more than one edge. Push is slow at hubs alone: to pass a
/// little on it follows hundreds of edges, thousands of such littles are left, and they come together at popular
/// members. But walks are linear: with `m(h)` what arrives at hub `h`, and `ψ_h` the walk from it, what all hubs
/// pass on is `Σ m(h) ψ_h`. [HubWalk] adds that up from the `ψ_h` kept here.
///
/// **What is kept.** `ψ_u` is the walk that ends, rather than goes back, at a jump or where nobody is vouched for, so
/// that it knows no viewer: `ψ_u = α at u + (1 − α) mean of ψ_w`, `w` the ends of `u`. The walk with restart is `π_u =
/// ψ_u / |ψ_u|`. Of each hub the entries of `ψ_h` above a limit are kept, as floats rounded down.
///
/// **How they are made.** At first `ψ_h` is `α` at `h`. A sweep walks from each hub to the next hubs on every way and
/// there puts in what the sweep before kept [1]. Nothing kept is ever too high. The bound of what is missing at any
/// vertex falls with it, `E(h) = Σ m(g) E(g) + what is left before hubs + the largest entry left out`, until
/// `E(h) ≤ error · |ψ_h|`. Since `Σ m(g) |ψ_g| ≤ (1 − α) |ψ_h|`, and at most `9/16 α` of the bound is left out, each
/// sweep lowers the bound by `7/16 α` of it or more. The limit falls with the bound: early sweeps are quick.
///
/// *Memory*: 8 bytes an entry, at most `1.25 / (α error)` entries a hub, and twice that while they are made; 8 bytes a
/// vertex. *Staleness*: they are those of the links, which never change; changed links need new ones. No vertex can be
/// silenced: for that [NearWalk] is there. Threads may share them. The same links give the same bits.
///
/// [1] G. Jeh, J. Widom, *Scaling Personalized Web Search*, WWW 2003, section 4: hub vectors by dynamic programming.
public final class Hubs {
    static final int NONE = -1;
    /// What of the error may come from entries left out, and what from before hubs; the rest lets sweeps come to an
    /// end.
    private static final double LEFT_OUT = 0.8;

    static final double BEFORE_HUBS = 0.1;
    /// How much of the bound, times the restart, a sweep before the last may leave out: so each sweep lowers the bound.
    private static final double LEFT_OUT_EARLY = 0.5;

    /// What of an amount is lost at most where it is rounded down to a float: one place of 24.
    private static final double FLOAT_STEP = 1.2e-7;
    /// Times the restart, the finest error: beyond it rounding alone would be more.
    private static final double ERROR_MIN = 2e-6;

    private static final double WHOLE_ERROR = 1e-13;
    private static final int DEGREE_MIN = 2;
    private static final int PARTS = 64;

    final Links links;
    final double restart;
    final double error;
    /// Of each vertex its number among the hubs, or [#NONE].
    final int[] number;
    /// `|ψ_u|` of each vertex, from above.
    final double[] whole;

    private final int[] hub;
    int[][] vertices;
    float[][] amounts;
    /// Of each hub `E(h)`.
    double[] missing;

    private Hubs(Links links, double restart, double error) {
        this.links = links;
        this.restart = restart;
        this.error = error;
        int n = links.vertices();
        double degreeMin = Math.max(DEGREE_MIN, links.edges() / (double) Math.max(1, n));
        hub = IntStream.range(0, n).filter(v -> links.degree(v) >= degreeMin).toArray();
        number = new int[n];
        Arrays.fill(number, NONE);
        for (int h = 0; h < hub.length; h++) {
            number[hub[h]] = h;
        }
        whole = whole(links, restart);
        vertices = new int[hub.length][];
        amounts = new float[hub.length][];
        missing = new double[hub.length];
        for (int h = 0; h < hub.length; h++) {
            vertices[h] = new int[] {hub[h]};
            amounts[h] = new float[] {down(restart)};
            missing[h] = whole[hub[h]] - restart + FLOAT_STEP;
        }
    }

    /// Walks from all hubs, on all cores.
    ///
    /// @param restart `α`, `(0, 1)`
    /// @param error of a share, at any vertex, from 2e-6 / α to below 1
    public static Hubs of(Links links, double restart, double error) {
        if (!(restart > 0 && restart < 1)) {
            throw new IllegalArgumentException(
                    "The restart must be between 0 and 1, but is %s.".formatted(InWords.of(restart)));
        }
        if (!(error >= ERROR_MIN / restart && error < 1)) {
            throw new IllegalArgumentException("The error must be from %s to below 1, but is %s."
                    .formatted(InWords.atLeast(ERROR_MIN / restart), InWords.of(error)));
        }
        var hubs = new Hubs(links, restart, error);
        for (double bound = hubs.bound(); bound > error; bound = hubs.bound()) {
            hubs.sweep(restart * Math.max(LEFT_OUT * error, LEFT_OUT_EARLY * bound));
        }
        return hubs;
    }

    /// From 1 downwards, so that a share is never told too high.
    private static double[] whole(Links links, double restart) {
        var whole = new double[links.vertices()];
        Arrays.fill(whole, 1);
        int rounds = (int) Math.ceil(Math.log(WHOLE_ERROR) / Math.log(1 - restart));
        for (int round = 0; round < rounds; round++) {
            for (int v = 0; v < whole.length; v++) {
                double sum = 0;
                for (int e = links.start[v]; e < links.start[v + 1]; e++) {
                    sum += whole[links.end[e]];
                }
                whole[v] = restart + (sum == 0 ? 0 : (1 - restart) * sum / links.degree(v));
            }
        }
        return whole;
    }

    /// The largest error of a share of a hub's walk.
    private double bound() {
        double bound = 0;
        for (int h = 0; h < hub.length; h++) {
            bound = Math.max(bound, missing[h] / whole[hub[h]]);
        }
        return bound;
    }

    /// @param limit what is left out, as a share of the walk
    private void sweep(double limit) {
        var nextVertices = new int[hub.length][];
        var nextAmounts = new float[hub.length][];
        var nextMissing = new double[hub.length];
        IntStream.range(0, PARTS).parallel().forEach(part -> {
            var walk = new HubWalk(this);
            int last = (int) ((long) hub.length * (part + 1) / PARTS);
            for (int h = (int) ((long) hub.length * part / PARTS); h < last; h++) {
                walk.onwardFrom(hub[h], limit * BEFORE_HUBS / LEFT_OUT);
                double least = limit * whole[hub[h]];
                int[] kept = walk.above(least);
                nextVertices[h] = kept;
                nextAmounts[h] = new float[kept.length];
                for (int i = 0; i < kept.length; i++) {
                    nextAmounts[h][i] = down(walk.amount(kept[i]));
                }
                nextMissing[h] = walk.missingAmount() + walk.largestBelow(least) + FLOAT_STEP * whole[hub[h]];
            }
        });
        vertices = nextVertices;
        amounts = nextAmounts;
        missing = nextMissing;
    }

    private static float down(double amount) {
        float near = (float) amount;
        return near > amount ? Math.nextDown(near) : near;
    }

    /// How many hubs there are.
    public int count() {
        return hub.length;
    }

    /// How many entries are kept.
    public long entries() {
        return Arrays.stream(vertices).mapToLong(kept -> kept.length).sum();
    }

    public Links links() {
        return links;
    }

    /// What a share may miss at most, at any vertex.
    public double error() {
        return error;
    }
}
