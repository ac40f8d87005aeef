package org.northernconnections.trust.peers;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.northernconnections.trust.Estimate;
import org.northernconnections.trust.Evidence;
import org.northernconnections.trust.Fact;
import org.northernconnections.trust.FadingEvidence;
import org.northernconnections.trust.Settings;
import org.northernconnections.trust.TrustEngine;
import org.northernconnections.trust.walk.Links;
import org.northernconnections.trust.walk.NearWalk;
import org.northernconnections.trust.walk.Seeds;
import org.northernconnections.trust.walk.Walk;
import org.northernconnections.trust.walk.WholeWalk;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// The hot parts of the trust engine under JMH; `./dev bench trust --jmh` runs them.
///
/// All data are made by seeds. The walks go on graphs with heavy tails ([Links#heavyTailed]).
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class HotParts {
    private static final double RESTART = 0.4;
    private static final LocalDate DAY = LocalDate.of(2026, 1, 1);

    /// One viewer after another on 76,000 vertices and half a million edges.
    @State(Scope.Thread)
    public static class Near {
        @Param({"1e-4", "1e-5"})
        double step = 1e-5;

        private final Links links = Links.heavyTailed(76_000, 7, 1);
        private final NearWalk walk = new NearWalk(links, RESTART);
        private final int[] viewers = new Random(1)
                .ints(0, links.vertices())
                .filter(v -> links.degree(v) > 0)
                .limit(1 << 10)
                .toArray();
        private int next;

        Seeds viewer() {
            next = (next + 1) % viewers.length;
            return new Seeds(viewers[next]);
        }
    }

    /// The root walk on 200,000 vertices and two million edges, on all cores.
    @State(Scope.Benchmark)
    public static class Whole {
        private final WholeWalk walk = new WholeWalk(Links.heavyTailed(200_000, 10.5, 1), RESTART);
    }

    /// Facts about a hundred subjects by thirty reporters, over five years.
    @State(Scope.Thread)
    public static class Facts {
        private final List<Evidence> all = new ArrayList<>();
        private final List<Evidence> aboutOne = new ArrayList<>();
        private final TrustEngine engine = new TrustEngine(Settings.DEFAULT);
        private FadingEvidence fading = new FadingEvidence(Settings.DEFAULT);
        private int next;

        @Setup(Level.Iteration)
        public void setUp() {
            all.clear();
            aboutOne.clear();
            fading = new FadingEvidence(Settings.DEFAULT);
            next = 0;
            var random = new Random(1);
            for (int i = 0; i < 10_000; i++) {
                all.add(commitment("f" + i, random, "s" + random.nextInt(100)));
            }
            for (int i = 0; i < 30; i++) {
                aboutOne.add(commitment("g" + i, random, "s0"));
            }
        }

        private static Evidence commitment(String id, Random random, String subject) {
            var fact = new Fact(id, "r" + random.nextInt(30), subject, "", DAY.minusDays(random.nextInt(1_800)));
            return new Evidence.Commitment(
                    fact, random.nextInt(5) == 0 ? Evidence.Commitment.Result.BROKEN : Evidence.Commitment.Result.KEPT);
        }
    }

    @Benchmark
    public double oneViewer(Near near) {
        return near.walk.from(near.viewer(), Walk.NOBODY, near.step).left();
    }

    @Benchmark
    public double rootWalk(Whole whole) {
        return whole.walk.shares(new Seeds(1, 2, 3, 4, 5), 1e-6)[0];
    }

    /// An event comes and is withdrawn again: twice O(1).
    @Benchmark
    public boolean fadingEvidence(Facts facts) {
        Evidence evidence = facts.all.get(facts.next);
        facts.next = (facts.next + 1) % facts.all.size();
        facts.fading.add(evidence);
        return facts.fading.withdraw(evidence.fact().id());
    }

    /// Of thirty facts, with all reasons.
    @Benchmark
    public Estimate estimateWithReasons(Facts facts) {
        return facts.engine.estimate("r0", "s0", facts.aboutOne, DAY);
    }
}
