package org.northernconnections.trust.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.northernconnections.trust.Trials;

class HubWalkTest {
    private static final double RESTART = 0.4;

    /// Some vertices vouch for nobody, some for themselves, some twice; the first few vouch for many.
    private static Links random(Random random, int vertices) {
        int count = 4 * vertices;
        int[] from = random.ints(count, 0, vertices).toArray();
        int[] to = random.ints(count, 0, vertices).toArray();
        for (int e = 0; e < count; e += 2) {
            from[e] = random.nextInt(1 + vertices / 10);
        }
        return Links.of(vertices, from, to, count);
    }

    @Test
    void noVertexMissesMoreThanWasPromisedAndNoneHasTooMuch() {
        Trials.check(150, 120, (random, size) -> {
            Links links = random(random, size);
            double restart = 0.02 + 0.9 * random.nextDouble();
            double error = Math.max(2e-6 / restart, Math.pow(10, -1 - 5 * random.nextDouble()));
            var walk = new HubWalk(Hubs.of(links, restart, error));
            var exactly = new Walk(links.weighted(), restart);
            for (int repeat = 0; repeat < 3; repeat++) {
                int viewer = random.nextInt(size);
                double[] exact = exactly.exact(new Seeds(viewer), Walk.NOBODY, 1e-13);

                walk.from(viewer);

                assertThat(walk.missing()).isLessThanOrEqualTo(error);
                for (int v = 0; v < size; v++) {
                    assertThat(exact[v] - walk.share(v)).isBetween(-1e-11, walk.missing() + 1e-11);
                }
            }
        });
    }

    @Test
    void whatWasReachedIsWhatHasAShare() {
        Trials.check(100, 80, (random, size) -> {
            Links links = random(random, size);
            HubWalk walk = new HubWalk(Hubs.of(links, RESTART, 1e-4)).from(random.nextInt(size));

            double sum = 0;
            for (int i = 0; i < walk.count(); i++) {
                assertThat(walk.share(walk.vertex(i))).isPositive();
                sum += walk.share(walk.vertex(i));
            }
            double all = 0;
            for (int v = 0; v < size; v++) {
                all += walk.share(v);
            }
            assertThat(sum).isCloseTo(all, within(1e-12)).isLessThanOrEqualTo(1 + 1e-11);
        });
    }

    @Test
    void aWalkLeavesNoTraceForTheNext() {
        Trials.check(50, 80, (random, size) -> {
            Hubs hubs = Hubs.of(random(random, size), RESTART, 1e-3);
            var used = new HubWalk(hubs);
            for (int repeat = 0; repeat < 5; repeat++) {
                used.from(random.nextInt(size));
            }
            int viewer = random.nextInt(size);

            used.from(viewer);
            HubWalk fresh = new HubWalk(hubs).from(viewer);

            for (int v = 0; v < size; v++) {
                assertThat(used.share(v)).isEqualTo(fresh.share(v));
            }
        });
    }

    @Test
    void theSameLinksGiveTheSameBits() {
        Links links = Links.heavyTailed(3_000, 8, 2);
        Hubs one = Hubs.of(links, RESTART, 1e-3);
        Hubs other = Hubs.of(links, RESTART, 1e-3);

        assertThat(other.vertices).isDeepEqualTo(one.vertices);
        assertThat(other.amounts).isDeepEqualTo(one.amounts);
        assertThat(one.count()).isBetween(1, 3_000);
        assertThat(one.entries())
                .isEqualTo(Arrays.stream(one.vertices)
                        .mapToLong(kept -> kept.length)
                        .sum());
    }

    /// A and B vouch for each other and for C, who vouches for nobody: A and B are hubs.
    ///
    /// With `α = ½`: `ψ_A = ½ at A + ¼ ψ_B + ¼ ψ_C`, `ψ_B` likewise, and `ψ_C = ½ at C`. So `ψ_B(A) = ¼ ψ_A(A)` and
    /// `ψ_A(A) = ½ + ¼ ψ_B(A) = 8/15`, `ψ_A(B) = 2/15`, `ψ_A(C) = ⅛ + ¼ ψ_A(C) = ⅙`, and `π_A = ψ_A / (5/6)`.
    @Test
    void anExampleByHand() {
        Links links = Links.of(3, new int[] {0, 0, 1, 1}, new int[] {1, 2, 0, 2}, 4);
        Hubs hubs = Hubs.of(links, 0.5, 1e-5);

        HubWalk walk = new HubWalk(hubs).from(0);

        assertThat(hubs.count()).isEqualTo(2);
        assertThat(walk.share(0)).isCloseTo(0.64, within(1e-5));
        assertThat(walk.share(1)).isCloseTo(0.16, within(1e-5));
        assertThat(walk.share(2)).isCloseTo(0.2, within(1e-5));
    }

    @Test
    void aGraphWithoutEdgesHasNoHubs() {
        Hubs hubs = Hubs.of(Links.of(2, new int[0], new int[0], 0), RESTART, 1e-3);

        HubWalk walk = new HubWalk(hubs).from(1);

        assertThat(hubs.count()).isZero();
        assertThat(walk.share(1)).isCloseTo(1, within(1e-12));
        assertThat(walk.share(0)).isZero();
    }

    @Test
    void anErrorMustBeOneThatCanBeMet() {
        Links links = Links.of(1, new int[0], new int[0], 0);

        assertThatThrownBy(() -> Hubs.of(links, 0.5, 1e-6)).hasMessageContaining("from 0.000004 to below 1");
        assertThatThrownBy(() -> Hubs.of(links, 0.4, 0.000001))
                .hasMessage("The error must be from 0.000005 to below 1, but is 0.000001.");
        assertThat(Hubs.of(links, 0.4, 0.000005).count()).isZero();
        assertThatThrownBy(() -> Hubs.of(links, 1, 1e-3)).hasMessageContaining("between 0 and 1");
    }
}
