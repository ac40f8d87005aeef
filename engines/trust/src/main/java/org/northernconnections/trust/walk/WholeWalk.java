package org.northernconnections.trust.walk;

import java.util.Arrays;
import java.util.stream.IntStream;

/// The walk with restart on [Links] to all vertices, by power iteration on all cores.
///
/// A round gives each vertex what those who vouch for it pass on: it reads along the turned links, in order,
/// and writes each place once, so that threads share nothing but what they read. What a vertex passes on is
/// kept as a float: a million take four megabytes, and stay near the core. Sums run in doubles, in order of
/// edges: the same input gives the same bits, however many cores there are.
///
/// *Cost*: `k(n + m)` with `k = ⌈log(tolerance/2) / log(1 − α)⌉`. *Error*: `tolerance` in L1, plus `6e-8 / α`
/// from floats. *Memory*: the turned links, and 20 bytes a vertex. Not for several threads at once.
public final class WholeWalk {
    /// Parts of about as many edges each; more than cores, so that no core waits long.
    private static final int PARTS = 64;

    private final Links turned;
    private final int[] degree;
    private final double restart;
    private final int[] bound;

    public WholeWalk(Links links, double restart) {
        if (!(restart > 0 && restart < 1)) {
            throw new IllegalArgumentException(
                    "The restart must be between 0 and 1, but is %s.".formatted(InWords.of(restart)));
        }
        this.restart = restart;
        turned = links.turned();
        degree = IntStream.range(0, links.vertices()).map(links::degree).toArray();
        bound = new int[PARTS + 1];
        bound[PARTS] = links.vertices();
        long work = (long) links.edges() + links.vertices();
        int vertex = 0;
        for (int part = 1; part < PARTS; part++) {
            while (vertex < links.vertices() && turned.start[vertex] + (long) vertex < work * part / PARTS) {
                vertex++;
            }
            bound[part] = vertex;
        }
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
        var share = new double[degree.length];
        var passed = new float[degree.length];
        var next = new float[degree.length];
        var idle = new double[PARTS];
        for (int seed : home) {
            settle(seed, 1.0 / home.length, share, passed);
        }
        double lost = Arrays.stream(home).filter(seed -> degree[seed] == 0).count() / (double) home.length;
        for (int round = rounds(tolerance); round > 0; round--) {
            float[] from = passed;
            float[] to = next;
            IntStream.range(0, PARTS).parallel().forEach(part -> idle[part] = gather(part, from, to, share));
            double back = (restart + (1 - restart) * lost) / home.length;
            lost = Arrays.stream(idle).sum();
            for (int seed : home) {
                settle(seed, share[seed] + back, share, to);
                lost += degree[seed] == 0 ? back : 0;
            }
            passed = to;
            next = from;
        }
        return share;
    }

    private void settle(int vertex, double amount, double[] share, float[] passed) {
        share[vertex] = amount;
        passed[vertex] = degree[vertex] == 0 ? 0 : (float) ((1 - restart) * amount / degree[vertex]);
    }

    /// One part of a round; says how much stands at vertices that vouch for nobody.
    private double gather(int part, float[] from, float[] to, double[] share) {
        int[] start = turned.start;
        int[] end = turned.end;
        double idle = 0;
        for (int v = bound[part]; v < bound[part + 1]; v++) {
            double sum = 0;
            for (int e = start[v]; e < start[v + 1]; e++) {
                sum += from[end[e]];
            }
            share[v] = sum;
            if (degree[v] == 0) {
                idle += sum;
                to[v] = 0;
            } else {
                to[v] = (float) ((1 - restart) * sum / degree[v]);
            }
        }
        return idle;
    }
}
