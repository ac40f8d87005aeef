package org.northernconnections.trust.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.northernconnections.trust.Trials;

class NearWalkTest {
    private static final double RESTART = 0.4;

    @TempDir
    Path folder = Path.of("");

    /// Some vertices vouch for nobody, some for themselves, some twice.
    private static Links random(Random random, int vertices, boolean bothWays) {
        int count = 3 * vertices;
        int[] from = random.ints(count, 0, vertices).toArray();
        int[] to = random.ints(count, 0, vertices).toArray();
        if (!bothWays) {
            return Links.of(vertices, from, to, count);
        }
        return Links.of(
                vertices,
                IntStream.concat(Arrays.stream(from), Arrays.stream(to)).toArray(),
                IntStream.concat(Arrays.stream(to), Arrays.stream(from)).toArray(),
                2 * count);
    }

    private static int silent(Random random, int vertices, int viewer) {
        int silent = random.nextInt(vertices);
        return random.nextBoolean() || silent == viewer ? Walk.NOBODY : silent;
    }

    @Test
    void nothingIsTooHighAndTogetherExactlyTheRestIsMissing() {
        Trials.check(200, 120, (random, size) -> {
            Links links = random(random, size, false);
            var walk = new NearWalk(links, RESTART);
            for (int repeat = 0; repeat < 3; repeat++) {
                int viewer = random.nextInt(size);
                int silent = silent(random, size, viewer);
                double[] exact = new Walk(links.weighted(), RESTART).exact(new Seeds(viewer), silent, 1e-13);

                walk.from(new Seeds(viewer), silent, Math.pow(10, -1 - random.nextInt(5)));

                double missing = 0;
                for (int v = 0; v < size; v++) {
                    assertThat(walk.share(v)).isLessThanOrEqualTo(exact[v] + 1e-12);
                    missing += exact[v] - walk.share(v);
                }
                assertThat(walk.left()).isCloseTo(missing, within(1e-9));
            }
        });
    }

    @Test
    void finerStepsEndWhereTheErrorAskedForIsMet() {
        Trials.check(200, 120, (random, size) -> {
            Links links = random(random, size, false);
            double restart = 0.1 + 0.8 * random.nextDouble();
            var walk = new NearWalk(links, restart);
            var seeds = new Seeds(random.ints(0, size)
                    .distinct()
                    .limit(1 + random.nextInt(Math.min(size, 3)))
                    .toArray());
            int silent = random.nextInt(size + 1) - 1;
            double asked = Math.pow(10, -1 - 7 * random.nextDouble());
            double[] exact = new Walk(links.weighted(), restart).exact(seeds, silent, 1e-13);

            Reached reached = walk.until(seeds, silent, asked).reached();

            double missing = 0;
            for (int v = 0; v < size; v++) {
                assertThat(reached.of(v)).isEqualTo(walk.share(v)).isLessThanOrEqualTo(exact[v] + 1e-12);
                missing += exact[v] - reached.of(v);
            }
            assertThat(reached.error()).isLessThanOrEqualTo(asked).isCloseTo(missing, within(1e-11));
        });
    }

    @Test
    void aWalkLeavesNoTraceForTheNext() {
        Trials.check(50, 60, (random, size) -> {
            Links links = random(random, size, false);
            var used = new NearWalk(links, RESTART);
            used.until(new Seeds(random.nextInt(size)), random.nextInt(size), 1e-4);
            var seeds = new Seeds(random.nextInt(size));

            used.until(seeds, Walk.NOBODY, 1e-4);
            NearWalk fresh = new NearWalk(links, RESTART).until(seeds, Walk.NOBODY, 1e-4);

            for (int v = 0; v < size; v++) {
                assertThat(used.share(v)).isEqualTo(fresh.share(v));
            }
        });
    }

    @Test
    void theBestPathIsTheLikeliest() {
        // 0 → 3 by way of 1 has ½ · 1; by way of 2 it has ½ · ½.
        Links links = Links.of(5, new int[] {0, 0, 1, 2, 2}, new int[] {1, 2, 3, 3, 4}, 5);

        assertThat(Paths.best(links, new Seeds(0), Walk.NOBODY, 3)).containsExactly(0, 1, 3);
        assertThat(Paths.best(links, new Seeds(0), 1, 3)).as("1 has no say").containsExactly(0, 2, 3);
        assertThat(Paths.best(links, new Seeds(4), Walk.NOBODY, 3)).isEmpty();
        assertThat(Paths.best(links, new Seeds(4), Walk.NOBODY, 4)).containsExactly(4);
    }

    @Test
    void anErrorMustBeOneThatCanBeMet() {
        var walk = new NearWalk(Links.of(1, new int[0], new int[0], 0), RESTART);

        assertThatThrownBy(() -> walk.until(new Seeds(0), Walk.NOBODY, 0))
                .hasMessageContaining("from 0.000000001 to below 1");
        assertThatThrownBy(() -> walk.from(new Seeds(0), Walk.NOBODY, 0)).hasMessageContaining("between 0 and 1");
        assertThat(walk.until(new Seeds(0), Walk.NOBODY, 1e-9).share(0)).isEqualTo(1);
    }

    @Test
    void whereEachVouchIsReturnedAVertexMissesAtMostItsDegreeTimesTheStep() {
        Trials.check(200, 120, (random, size) -> {
            Links links = random(random, size, true);
            int viewer = random.nextInt(size);
            double[] exact = new Walk(links.weighted(), RESTART).exact(new Seeds(viewer), Walk.NOBODY, 1e-13);
            double perEdge = Math.pow(10, -1 - random.nextInt(4));

            NearWalk walk = new NearWalk(links, RESTART).from(new Seeds(viewer), Walk.NOBODY, perEdge);

            for (int v = 0; v < size; v++) {
                assertThat(exact[v] - walk.share(v))
                        .isLessThanOrEqualTo(perEdge * Math.max(1, links.degree(v)) + 1e-12);
            }
            assertThat(walk.edges()).isLessThanOrEqualTo(Math.round(1 / (RESTART * perEdge)));
        });
    }

    @Test
    void theRingBoundHolds() {
        Trials.check(100, 80, (random, size) -> {
            int honest = size + 1;
            int all = honest + 1 + random.nextInt(40);
            int count = 6 * all;
            int[] from = random.ints(count, 0, all).toArray();
            int[] to = new int[count];
            for (int e = 0; e < count; e++) {
                boolean slip = random.nextInt(20) == 0;
                to[e] = from[e] < honest && !slip ? random.nextInt(honest) : random.nextInt(all);
            }
            Links links = Links.of(all, from, to, count);

            double[] share = new WholeWalk(links, RESTART).shares(new Seeds(0), 1e-7);

            double inside = 0;
            double passed = 0;
            for (int v = 0; v < all; v++) {
                inside += v >= honest ? share[v] : 0;
                for (int e = links.first(v); v < honest && e < links.first(v + 1); e++) {
                    passed += links.end(e) >= honest ? share[v] / links.degree(v) : 0;
                }
            }
            assertThat(inside).isLessThanOrEqualTo((1 - RESTART) / RESTART * passed + 1e-6);
        });
    }

    @Test
    void theWholeWalkIsThatOfPowerIteration() {
        Trials.check(100, 200, (random, size) -> {
            Links links = random(random, size, false);
            var seeds = new Seeds(
                    IntStream.range(0, size).filter(v -> v % 3 == 0).limit(4).toArray());

            double[] shares = new WholeWalk(links, RESTART).shares(seeds, 1e-7);

            double[] exact = new Walk(links.weighted(), RESTART).exact(seeds, Walk.NOBODY, 1e-13);
            double away = 0;
            for (int v = 0; v < size; v++) {
                away += Math.abs(shares[v] - exact[v]);
            }
            assertThat(away).isLessThan(1e-6);
        });
    }

    /// Large enough for parts in which many vertices are vouched for by equally many, and are summed four abreast.
    @Test
    void inALargeGraphTheWholeWalkIsThatOfPowerIterationAndTheSameEachTime() {
        for (int seed = 1; seed <= 5; seed++) {
            Links links = Links.heavyTailed(5_000 + seed, 6, seed);
            var seeds = new Seeds(0, 1, 2_500);
            var whole = new WholeWalk(links, RESTART);

            double[] shares = whole.shares(seeds, 1e-7);

            double[] exact = new Walk(links.weighted(), RESTART).exact(seeds, Walk.NOBODY, 1e-13);
            double away = 0;
            for (int v = 0; v < links.vertices(); v++) {
                away += Math.abs(shares[v] - exact[v]);
            }
            assertThat(away).isLessThan(1e-7 + 1.2e-7 / RESTART);
            assertThat(whole.shares(seeds, 1e-7)).containsExactly(shares);
        }
    }

    @Test
    void repetitionsAndOneselfAreLeftOut() {
        Links links = Links.of(3, new int[] {0, 0, 0, 1, 2}, new int[] {2, 1, 2, 1, 0}, 5);

        assertThat(links.edges()).isEqualTo(3);
        assertThat(links.degree(0)).isEqualTo(2);
        assertThat(links.end(0)).isEqualTo(1);
        assertThat(links.degree(1)).isZero();
    }

    @Test
    void aFileHoldsWhatWasWritten() throws Exception {
        Links links = Links.heavyTailed(2_000, 8, 3);
        Path file = folder.resolve("links");

        links.write(file);
        Links read = Links.read(file);

        assertThat(read.start).isEqualTo(links.start);
        assertThat(read.end).isEqualTo(links.end);
        assertThat(Files.size(file)).isEqualTo(4L * (4 + 2_001 + links.edges()));
    }

    @Test
    void aFileThatIsNoneOrIsDamagedIsSaid() throws Exception {
        Path file = folder.resolve("links");
        assertBad(Files.writeString(file, "source,target"), "is no file of links: it has 13 bytes only");
        assertBad(Files.writeString(file, "source,target\n".repeat(9)), "is no file of links of version 1");

        Links.heavyTailed(100, 4, 1).write(file);
        try (var bytes = new RandomAccessFile(file.toFile(), "rw")) {
            bytes.seek(bytes.length() - 1);
            bytes.write(127);
            assertBad(file, "is damaged: it names vertices that are not in it");
            bytes.setLength(bytes.length() - 3);
        }
        assertBad(file, "Maybe it was cut off; write it anew.");
    }

    private static void assertBad(Path file, String message) {
        assertThatThrownBy(() -> Links.read(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(message);
    }

    @Test
    void aGraphMadeByChanceIsTheSameAgainAndHasAHeavyTail() {
        Links links = Links.heavyTailed(20_000, 10, 7);

        assertThat(Links.heavyTailed(20_000, 10, 7).end).isEqualTo(links.end);
        assertThat(links.edges()).isBetween(150_000, 220_000);
        Links turned = links.turned();
        int most = IntStream.range(0, 20_000).map(turned::degree).max().orElseThrow();
        assertThat(most).isGreaterThan(100 * links.edges() / 20_000);
        assertThat(turned.turned().end).isEqualTo(links.end);
    }
}
