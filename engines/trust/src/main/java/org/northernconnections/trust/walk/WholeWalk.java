package org.northernconnections.trust.walk;

import java.util.Arrays;
import java.util.stream.IntStream;

/// The walk with restart on [Links] to all vertices, by power iteration on all cores.
///
/// A round gives each vertex what those who vouch for it pass on: it reads along the turned links, in order,
/// and writes each place once, so that threads share nothing but what they read. What a vertex passes on is
/// kept as a float: a million take four megabytes, and stay near the core. Sums run in doubles, in a fixed
/// order: the same input gives the same bits, however many cores there are.
///
/// *Order*: most vertices are vouched for by few, each by another number, so that a loop for each costs more than
/// its sum. Inside a part, vertices stand in the order of that number, and four that have the same are summed
/// side by side, their edges dealt in turn: one loop, as long as foreseen, with four sums that do not wait for
/// each other. A vertex that has no three others like it gets four sums of its own.
///
/// *Cost*: `k(n + m)` with `k = ⌈log(tolerance/2) / log(1 − α)⌉`. *Error*: `tolerance` in L1, plus `1.2e-7 / α`
/// from floats. *Memory*: the turned edges, and 28 bytes a vertex. Not for several threads at once.
public final class WholeWalk {
    /// Parts of about as many edges each; more than cores, so that no core waits long.
    private static final int PARTS = 64;

    private static final int ABREAST = 4;

    private final double restart;
    private final int vertices;
    /// Of each part its first place in `order`, which is also its first vertex.
    private final int[] bound;
    /// Of each part its first place in `edges`.
    private final int[] firstEdge;
    /// The vertices of each part, those vouched for by fewest first.
    private final int[] order;
    /// By how many each is vouched for, as in `order`.
    private final int[] vouched;
    /// Who vouches: of a single vertex one after another, of four abreast the first of each, then the second.
    private final int[] edges;
    /// Of each vertex the share that one whom it vouches for gets of it; 0 where there is none.
    private final float[] passing;

    public WholeWalk(Links links, double restart) {
        if (!(restart > 0 && restart < 1)) {
            throw new IllegalArgumentException(
                    "The restart must be between 0 and 1, but is %s.".formatted(InWords.of(restart)));
        }
        this.restart = restart;
        vertices = links.vertices();
        passing = new float[vertices];
        for (int v = 0; v < vertices; v++) {
            passing[v] = links.degree(v) == 0 ? 0 : (float) ((1 - restart) / links.degree(v));
        }
        Links turned = links.turned();
        bound = bounds(turned);
        firstEdge = Arrays.stream(bound).map(turned::first).toArray();
        order = new int[vertices];
        vouched = new int[vertices];
        edges = turned.end; // a copy of its own, put into order below
        IntStream.range(0, PARTS).parallel().forEach(part -> deal(part, turned));
    }

    private static int[] bounds(Links turned) {
        var bound = new int[PARTS + 1];
        bound[PARTS] = turned.vertices();
        long work = (long) turned.edges() + turned.vertices();
        int vertex = 0;
        for (int part = 1; part < PARTS; part++) {
            while (vertex < turned.vertices() && turned.start[vertex] + (long) vertex < work * part / PARTS) {
                vertex++;
            }
            bound[part] = vertex;
        }
        return bound;
    }

    /// Puts the vertices of a part, and the edges to them, into order.
    private void deal(int part, Links turned) {
        int first = bound[part];
        int last = bound[part + 1];
        long[] byNumber = IntStream.range(first, last)
                .mapToLong(v -> (long) turned.degree(v) << Integer.SIZE | v)
                .sorted()
                .toArray();
        for (int i = first; i < last; i++) {
            order[i] = (int) byNumber[i - first];
            vouched[i] = turned.degree(order[i]);
        }
        int[] before = Arrays.copyOfRange(edges, firstEdge[part], firstEdge[part + 1]);
        int at = firstEdge[part];
        int abreast;
        for (int i = first; i < last; i += abreast) {
            abreast = likeTheNextThree(i, last) ? ABREAST : 1;
            for (int k = 0; k < vouched[i]; k++) {
                for (int row = i; row < i + abreast; row++) {
                    edges[at++] = before[turned.start[order[row]] - firstEdge[part] + k];
                }
            }
        }
    }

    private boolean likeTheNextThree(int place, int last) {
        return place + ABREAST <= last && vouched[place + ABREAST - 1] == vouched[place];
    }

    /// How many rounds a tolerance takes.
    public int rounds(double tolerance) {
        return (int) Math.ceil(Math.log(tolerance / 2) / Math.log(1 - restart));
    }

    /// The share of each vertex.
    ///
    /// @param tolerance in L1, from 1e-7 to below 1
    public double[] shares(Seeds seeds, double tolerance) {
        if (!(tolerance >= 1e-7 && tolerance < 1)) {
            throw new IllegalArgumentException(
                    "The tolerance must be from 1e-7 to below 1, but is %s.".formatted(tolerance));
        }
        int[] home = seeds.vertices();
        var share = new double[vertices];
        var passed = new float[vertices];
        var next = new float[vertices];
        var idle = new double[PARTS];
        double lost = 0;
        for (int seed : home) {
            lost += settle(seed, 1.0 / home.length, share, passed);
        }
        for (int round = rounds(tolerance); round > 0; round--) {
            float[] from = passed;
            float[] to = next;
            IntStream.range(0, PARTS).parallel().forEach(part -> idle[part] = gather(part, from, to, share));
            double back = (restart + (1 - restart) * lost) / home.length;
            lost = Arrays.stream(idle).sum();
            for (int seed : home) {
                settle(seed, share[seed] + back, share, to);
                lost += passing[seed] == 0 ? back : 0;
            }
            passed = to;
            next = from;
        }
        return share;
    }

    /// Says what of this amount stands idle, since its vertex vouches for nobody.
    private double settle(int vertex, double amount, double[] share, float[] passed) {
        share[vertex] = amount;
        passed[vertex] = (float) (passing[vertex] * amount);
        return passing[vertex] == 0 ? amount : 0;
    }

    /// One part of a round; says how much stands at vertices that vouch for nobody.
    private double gather(int part, float[] from, float[] to, double[] share) {
        int[] end = edges;
        double idle = 0;
        int last = bound[part + 1];
        int e = firstEdge[part];
        for (int i = bound[part]; i < last; ) {
            double one = 0;
            double two = 0;
            double three = 0;
            double four = 0;
            if (likeTheNextThree(i, last)) {
                for (int stop = e + ABREAST * vouched[i]; e < stop; e += ABREAST) {
                    one += from[end[e]];
                    two += from[end[e + 1]];
                    three += from[end[e + 2]];
                    four += from[end[e + 3]];
                }
                idle += settle(order[i], one, share, to);
                idle += settle(order[i + 1], two, share, to);
                idle += settle(order[i + 2], three, share, to);
                idle += settle(order[i + 3], four, share, to);
                i += ABREAST;
            } else {
                int stop = e + vouched[i];
                for (; stop - e >= ABREAST; e += ABREAST) {
                    one += from[end[e]];
                    two += from[end[e + 1]];
                    three += from[end[e + 2]];
                    four += from[end[e + 3]];
                }
                for (; e < stop; e++) {
                    one += from[end[e]];
                }
                idle += settle(order[i], one + two + three + four, share, to);
                i++;
            }
        }
        return idle;
    }
}
