package org.northernconnections.trust.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.northernconnections.trust.Trials;

class WalkTest {
    private static final double TIGHT = 1e-13;

    /// Edges in the making.
    private static final class Edges {
        private final int vertices;
        private int[] from = new int[16];
        private int[] to = new int[16];
        private double[] weight = new double[16];
        private int count;

        Edges(int vertices) {
            this.vertices = vertices;
        }

        Edges add(int source, int target, double weighing) {
            if (count == from.length) {
                from = Arrays.copyOf(from, count * 2);
                to = Arrays.copyOf(to, count * 2);
                weight = Arrays.copyOf(weight, count * 2);
            }
            from[count] = source;
            to[count] = target;
            weight[count++] = weighing;
            return this;
        }

        Graph graph() {
            return Graph.of(vertices, from, to, weight, count);
        }
    }

    private static Edges randomEdges(Random random, int vertices) {
        var edges = new Edges(vertices);
        for (int e = random.nextInt(1 + 6 * vertices); e > 0; e--) {
            edges.add(random.nextInt(vertices), random.nextInt(vertices), 0.1 + random.nextDouble());
        }
        return edges;
    }

    @Test
    void twoWhoVouchForEachOtherShareTheTimeAsByHand() {
        Graph graph = new Edges(2).add(0, 1, 5).add(1, 0, 1).graph();

        double[] shares = new Walk(graph, 0.5).exact(new Seeds(0), Walk.NOBODY, TIGHT);

        // π₀ = ½ + ½ π₁ and π₁ = ½ π₀: two thirds and one third.
        assertThat(shares[0]).isCloseTo(2.0 / 3, within(1e-12));
        assertThat(shares[1]).isCloseTo(1.0 / 3, within(1e-12));
    }

    @Test
    void aWalkerWithNoWayOnGoesBackToTheSeeds() {
        Graph graph = new Edges(3).add(0, 1, 1).graph();

        double[] shares = new Walk(graph, 0.5).exact(new Seeds(0), Walk.NOBODY, TIGHT);

        assertThat(shares).containsExactly(new double[] {2.0 / 3, 1.0 / 3, 0}, within(1e-12));
    }

    @Test
    void onlyRatiosOfWeightsCount() {
        Trials.check(50, 40, (random, n) -> {
            Edges edges = randomEdges(random, n);
            double[] before = new Walk(edges.graph(), 0.3).exact(new Seeds(0), Walk.NOBODY, TIGHT);

            for (int e = 0; e < edges.count; e++) {
                edges.weight[e] *= 1 + edges.from[e];
            }
            double[] after = new Walk(edges.graph(), 0.3).exact(new Seeds(0), Walk.NOBODY, TIGHT);

            assertThat(after).containsExactly(before, within(1e-12));
        });
    }

    @Test
    void theRingBoundHolds() {
        Trials.check(200, 60, (random, n) -> {
            int ring = 1 + random.nextInt(2 * n);
            Edges edges = withRing(random, n, ring);
            Graph graph = edges.graph();
            double restart = 0.1 + 0.8 * random.nextDouble();

            double[] shares = new Walk(graph, restart).exact(new Seeds(0), Walk.NOBODY, TIGHT);

            double inRing = Arrays.stream(shares, n, n + ring).sum();
            assertThat(inRing).isLessThanOrEqualTo((1 - restart) / restart * slips(graph, shares, n) + 1e-12);
        });
    }

    @Test
    void aRingThatNobodyVouchesForMovesNoHonestShare() {
        Trials.check(100, 60, (random, n) -> {
            Edges edges = randomEdges(random, n);
            double[] before = new Walk(edges.graph(), 0.4).exact(new Seeds(0), Walk.NOBODY, TIGHT);
            int ring = 1 + random.nextInt(2 * n);
            var attacked = new Edges(n + ring);
            for (int e = 0; e < edges.count; e++) {
                attacked.add(edges.from[e], edges.to[e], edges.weight[e]);
            }
            for (int e = 0; e < 5 * ring; e++) {
                attacked.add(n + random.nextInt(ring), random.nextInt(n + ring), 1);
            }

            double[] after = new Walk(attacked.graph(), 0.4).exact(new Seeds(0), Walk.NOBODY, TIGHT);

            assertThat(Arrays.copyOf(after, n)).containsExactly(before);
            assertThat(Arrays.stream(after, n, n + ring).sum()).isZero();
        });
    }

    @Test
    void theSilentOneSendsNobodyAnywhere() {
        Trials.check(100, 60, (random, n) -> {
            Edges edges = randomEdges(random, n + 1);
            double[] before = new Walk(edges.graph(), 0.4).exact(new Seeds(0), n, TIGHT);

            for (int e = 0; e < 10; e++) {
                edges.add(n, random.nextInt(n + 1), 1);
            }
            double[] after = new Walk(edges.graph(), 0.4).exact(new Seeds(0), n, TIGHT);

            assertThat(after).containsExactly(before);
        });
    }

    @Test
    void aWalkNeedsSeedsAndAChanceToComeBack() {
        Graph graph = new Edges(1).graph();

        assertThatThrownBy(() -> new Seeds()).hasMessageContaining("one or more different seeds");
        assertThatThrownBy(() -> new Seeds(1, 1)).hasMessageContaining("different seeds");
        assertThatThrownBy(() -> new Walk(graph, 0)).hasMessageContaining("between 0 and 1");
    }

    /// `n` honest vertices, then a ring that vouches as it likes; a few honest ones slip.
    private static Edges withRing(Random random, int n, int ring) {
        var edges = new Edges(n + ring);
        for (int e = 0; e < 4 * n; e++) {
            edges.add(random.nextInt(n), random.nextInt(n), 0.1 + random.nextDouble());
        }
        for (int e = 0; e < 4 * ring; e++) {
            int target = random.nextInt(4) == 0 ? random.nextInt(n) : n + random.nextInt(ring);
            edges.add(n + random.nextInt(ring), target, 0.1 + random.nextDouble());
        }
        for (int e = random.nextInt(5); e > 0; e--) {
            edges.add(random.nextInt(n), n + random.nextInt(ring), 0.1 + random.nextDouble());
        }
        return edges;
    }

    /// `Q`: what honest vertices pass into the ring.
    private static double slips(Graph graph, double[] shares, int n) {
        double slips = 0;
        for (int v = 0; v < n; v++) {
            for (int e = graph.first(v); e < graph.first(v + 1); e++) {
                slips += graph.end(e) >= n ? shares[v] * graph.share(e) : 0;
            }
        }
        return slips;
    }
}
