package org.northernconnections.trust.peers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.northernconnections.trust.bounded.Rolling;
import org.northernconnections.trust.bounded.Scores;
import org.northernconnections.trust.rating.BadFile;
import org.northernconnections.trust.rating.LinksReader;
import org.northernconnections.trust.rating.Ratings;
import org.northernconnections.trust.rating.RatingsReader;
import org.northernconnections.trust.walk.HubWalk;
import org.northernconnections.trust.walk.Hubs;
import org.northernconnections.trust.walk.Links;
import org.northernconnections.trust.walk.NearWalk;
import org.northernconnections.trust.walk.Seeds;
import org.northernconnections.trust.walk.Walk;
import org.northernconnections.trust.walk.WholeWalk;

/// Measures the walks: one viewer's, that of all, and those of peers; answers are checked before times count.
///
///     TrustBench [--data FOLDER] [--large] [--pictures FOLDER] | --jmh | --parts [SHARE SEED…]
///
/// `--large` adds a graph of 100 million edges, from a file; `--pictures` replays Bitcoin-OTC and draws how
/// well what was said matched what happened. `--jmh` runs [HotParts] alone, `--parts` [VariantBench].
public final class TrustBench {
    private static final double RESTART = 0.4;
    private static final int VIEWERS = 2_000;
    private static final int CHECKED = 40;
    private static final int PEER_VIEWERS = 5;
    private static final int WARM_ROUNDS = 3;
    private static final double CLOSE = 1e-6;
    private static final int LAG = 1_000;
    private static final int WARMUP = 10_000;
    private static final int APPLESEED_VIEWERS = 3;

    private TrustBench() {}

    public static void main(String[] words) throws IOException, InterruptedException, BadFile {
        List<String> options = List.of(words);
        if (options.contains("--jmh")) {
            org.openjdk.jmh.Main.main(new String[] {HotParts.class.getSimpleName()});
            return;
        }
        if (options.contains("--parts")) {
            String file = Path.of(after(options, "--data", "../shared/data/trust"))
                    .resolve("soc-sign-bitcoinotc.csv")
                    .toString();
            List<String> thinned = options.subList(options.indexOf("--parts") + 1, options.size());
            VariantBench.main(Stream.concat(Stream.of(file), thinned.stream().takeWhile(word -> !word.startsWith("--")))
                    .toArray(String[]::new));
            return;
        }
        Path data = Path.of(after(options, "--data", "../shared/data/trust"));
        System.out.printf(
                Locale.ROOT,
                "%nJDK %s, %d cores",
                Runtime.version(),
                Runtime.getRuntime().availableProcessors());
        Path epinions = data.resolve("soc-Epinions1.txt.gz");
        if (Files.exists(epinions)) {
            Links links = LinksReader.read(epinions).links();
            nearWalks("Epinions", links);
            hubWalks(links);
            peers(links);
        } else {
            System.out.printf(Locale.ROOT, "%n%s is not here: a graph made by chance stands for it", epinions);
            Links links = Links.heavyTailed(76_000, 7, 1);
            nearWalks("made by chance", links);
            hubWalks(links);
        }
        appleseed(Links.heavyTailed(2_000, 7, 1));
        wholeWalk(Links.heavyTailed(1_000_000, 10.5, 1));
        if (options.contains("--large")) {
            large();
        }
        if (options.contains("--pictures")) {
            pictures(data.resolve("soc-sign-bitcoinotc.csv"), Path.of(after(options, "--pictures", "docs/engines")));
        }
        System.out.println();
    }

    private static String after(List<String> options, String name, String otherwise) {
        int at = options.indexOf(name);
        return at >= 0 && at + 1 < options.size() ? options.get(at + 1) : otherwise;
    }

    private static int[] viewers(Links links, int count) {
        return new Random(1)
                .ints(0, links.vertices())
                .filter(v -> links.degree(v) > 0)
                .limit(count)
                .toArray();
    }

    /// Of each step: how far from exact at worst, and how long; all in one thread.
    private static void nearWalks(String name, Links links) {
        System.out.printf(
                Locale.ROOT,
                "%n%n%s: %,d vertices, %,d edges; restart %.1f, one thread",
                name,
                links.vertices(),
                links.edges(),
                RESTART);
        System.out.printf(
                Locale.ROOT,
                "%nstep     worst error at a vertex  of the usual viewer  by its degree  L1 left  median ms  99 in 100 ms  edges");
        int[] viewers = viewers(links, VIEWERS);
        Links turned = links.turned();
        var exactly = new Walk(links.weighted(), RESTART);
        var exact = new double[CHECKED][];
        for (int i = 0; i < CHECKED; i++) {
            exact[i] = exactly.exact(new Seeds(viewers[i]), Walk.NOBODY, 1e-10);
        }
        var walk = new NearWalk(links, RESTART);
        for (double step : new double[] {1e-4, 3e-5, 1e-5, 3e-6, 1e-6, 1e-7}) {
            var worst = new double[CHECKED];
            double byDegree = 0;
            double left = 0;
            long edges = 0;
            for (int i = 0; i < CHECKED; i++) {
                walk.from(new Seeds(viewers[i]), Walk.NOBODY, step);
                left += walk.left() / CHECKED;
                edges += walk.edges();
                for (int v = 0; v < links.vertices(); v++) {
                    double error = exact[i][v] - walk.share(v);
                    require(error > -1e-9, "A share is above the exact one.");
                    worst[i] = Math.max(worst[i], error);
                    byDegree = Math.max(byDegree, error / Math.max(1, Math.max(links.degree(v), turned.degree(v))));
                }
            }
            Arrays.sort(worst);
            double[] times = times(walk, viewers, step);
            System.out.printf(
                    Locale.ROOT,
                    "%n%.0e    %.1e                  %.1e              %.1e        %.3f    %.3f      %.3f         %,d",
                    step,
                    worst[CHECKED - 1],
                    worst[CHECKED / 2],
                    byDegree,
                    left,
                    times[times.length / 2],
                    times[times.length * 99 / 100],
                    edges / CHECKED);
        }
    }

    /// Of each error at a vertex that is promised: what keeping the hubs' walks takes, how far from exact at worst, and
    /// how long a viewer's walk then takes; walks in one thread.
    private static void hubWalks(Links links) {
        System.out.printf(
                Locale.ROOT,
                "%n%nWith walks of hubs kept%nerror promised  hubs    entries      made in s  worst error at a vertex  of the usual viewer  median ms  99 in 100 ms  longest ms");
        int[] viewers = viewers(links, VIEWERS);
        var exactly = new Walk(links.weighted(), RESTART);
        for (double promised : new double[] {1e-3, 3e-4, 1e-4}) {
            long begun = System.nanoTime();
            Hubs hubs = Hubs.of(links, RESTART, promised);
            double made = (System.nanoTime() - begun) / 1e9;
            var walk = new HubWalk(hubs);
            var worst = new double[CHECKED];
            for (int i = 0; i < CHECKED; i++) {
                double[] exact = exactly.exact(new Seeds(viewers[i]), Walk.NOBODY, 1e-10);
                walk.from(viewers[i]);
                for (int v = 0; v < links.vertices(); v++) {
                    double error = exact[v] - walk.share(v);
                    require(error > -1e-9, "A share is above the exact one.");
                    require(error <= walk.missing() + 1e-9, "A share misses more than was said.");
                    worst[i] = Math.max(worst[i], error);
                }
                require(walk.missing() <= promised, "More is missing than was promised.");
            }
            Arrays.sort(worst);
            double[] times = times(walk::from, viewers);
            System.out.printf(
                    Locale.ROOT,
                    "%n%.0e           %,d  %,d  %.1f       %.1e                  %.1e              %.3f      %.3f         %.3f",
                    promised,
                    hubs.count(),
                    hubs.entries(),
                    made,
                    worst[CHECKED - 1],
                    worst[CHECKED / 2],
                    times[times.length / 2],
                    times[times.length * 99 / 100],
                    times[times.length - 1]);
        }
    }

    private static double[] times(NearWalk walk, int[] viewers, double step) {
        return times(viewer -> walk.from(new Seeds(viewer), Walk.NOBODY, step), viewers);
    }

    /// Of each viewer's walk in milliseconds, ascending.
    private static double[] times(IntConsumer walk, int[] viewers) {
        for (int round = 0; round < WARM_ROUNDS; round++) {
            for (int viewer : viewers) {
                walk.accept(viewer);
            }
        }
        var times = new double[viewers.length];
        for (int i = 0; i < times.length; i++) {
            long begun = System.nanoTime();
            walk.accept(viewers[i]);
            times[i] = (System.nanoTime() - begun) / 1e6;
        }
        Arrays.sort(times);
        return times;
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalStateException(otherwise);
        }
    }

    private static void peers(Links links) throws IOException, InterruptedException {
        System.out.printf(
                Locale.ROOT, "%n%nPeers on the same graph; L1 is how far their answers lie from ours, exact to 1e-10");
        int[] viewers = viewers(links, PEER_VIEWERS);
        var exactly = new Walk(links.weighted(), RESTART);
        double[] times = new double[viewers.length];
        var exact = new double[viewers.length][];
        for (int i = 0; i < viewers.length; i++) {
            long begun = System.nanoTime();
            exact[i] = exactly.exact(new Seeds(viewers[i]), Walk.NOBODY, 1e-10);
            times[i] = (System.nanoTime() - begun) / 1e6;
        }
        Arrays.sort(times);
        System.out.printf(Locale.ROOT, "%nours, exact to 1e-10, one viewer: %.1f ms", times[times.length / 2]);
        for (Peers.Answer answer : Peers.python(Path.of("engines/trust-peers/peers.py"), links, viewers, RESTART)) {
            tell(answer, exact, "one viewer");
        }
        var everybody = new Seeds(IntStream.range(0, links.vertices()).toArray());
        var whole = new WholeWalk(links, RESTART);
        whole.shares(everybody, 1e-7);
        long begun = System.nanoTime();
        double[] shares = whole.shares(everybody, 1e-7);
        System.out.printf(
                Locale.ROOT,
                "%nours, restart anywhere, all cores, to 1e-7: %.1f ms",
                (System.nanoTime() - begun) / 1e6);
        tell(Peers.jgrapht(links, RESTART, 1e-12), new double[][] {shares}, "restart anywhere (it knows no other)");
    }

    /// Appleseed, on a small graph, since it takes seconds for each viewer.
    private static void appleseed(Links links) throws IOException, InterruptedException {
        int[] viewers = viewers(links, APPLESEED_VIEWERS);
        System.out.printf(
                Locale.ROOT,
                "%n%nAppleseed on %,d vertices and %,d edges made by chance; compared are the shares of all but the viewer, with a way back from each",
                links.vertices(),
                links.edges());
        var exact = new double[viewers.length][];
        var times = new double[viewers.length];
        for (int i = 0; i < viewers.length; i++) {
            Links withWaysBack = Peers.withWaysBack(links, viewers[i]);
            var walk = new Walk(withWaysBack.weighted(), RESTART);
            long begun = System.nanoTime();
            exact[i] = walk.exact(new Seeds(viewers[i]), Walk.NOBODY, 1e-10);
            times[i] = (System.nanoTime() - begun) / 1e6;
            exact[i][viewers[i]] = 0;
            divideBySum(exact[i]);
        }
        Arrays.sort(times);
        System.out.printf(Locale.ROOT, "%nours, exact to 1e-10, one viewer: %.2f ms", times[times.length / 2]);
        for (Peers.Answer answer :
                Peers.appleseed(Path.of("engines/trust-peers/appleseed.cjs"), links, viewers, RESTART)) {
            Arrays.stream(answer.shares()).forEach(TrustBench::divideBySum);
            tell(answer, exact, "one viewer");
        }
    }

    private static void divideBySum(double[] shares) {
        double sum = Arrays.stream(shares).sum();
        Arrays.setAll(shares, v -> shares[v] / sum);
    }

    private static void tell(Peers.Answer answer, double[][] exact, String what) {
        if (Double.isNaN(answer.milliseconds())) {
            System.out.printf(Locale.ROOT, "%n%s", answer.name());
            return;
        }
        double away = 0;
        for (int i = 0; i < exact.length; i++) {
            double sum = 0;
            for (int v = 0; v < exact[i].length; v++) {
                sum += Math.abs(exact[i][v] - answer.shares()[i][v]);
            }
            away = Math.max(away, sum);
        }
        System.out.printf(
                Locale.ROOT,
                "%n%s, %s: %.1f ms, L1 %.1e%s",
                answer.name(),
                what,
                answer.milliseconds(),
                away,
                away < CLOSE ? "" : ": another answer, the time says nothing");
    }

    private static void wholeWalk(Links links) {
        var whole = new WholeWalk(links, RESTART);
        var seeds = new Seeds(1, 2, 3, 4, 5);
        int rounds = whole.rounds(CLOSE);
        double[] times = new double[7];
        double[] shares = whole.shares(seeds, CLOSE);
        require(Math.abs(Arrays.stream(shares).sum() - 1) < CLOSE, "Shares do not sum to 1.");
        double away = 0;
        double[] exact = new Walk(links.weighted(), RESTART).exact(seeds, Walk.NOBODY, 1e-9);
        for (int v = 0; v < exact.length; v++) {
            away += Math.abs(exact[v] - shares[v]);
        }
        for (int i = 0; i < times.length; i++) {
            long begun = System.nanoTime();
            whole.shares(seeds, CLOSE);
            times[i] = (System.nanoTime() - begun) / 1e9;
        }
        Arrays.sort(times);
        double millions = rounds * (links.edges() / 1e6);
        System.out.printf(
                Locale.ROOT,
                "%n%nRoot walk, %,d vertices, %,d edges, all cores, %d rounds to 1e-6: L1 from exact %.1e; median %.2f s, %.0f M edges/s (%.0f to %.0f)",
                links.vertices(),
                links.edges(),
                rounds,
                away,
                times[times.length / 2],
                millions / times[times.length / 2],
                millions / times[times.length - 1],
                millions / times[0]);
    }

    private static void large() throws IOException {
        Path file = Files.createTempFile("links", ".bin");
        long begun = System.nanoTime();
        Links made = Links.heavyTailed(8_000_000, 13.4, 1);
        System.out.printf(
                Locale.ROOT,
                "%n%nMade %,d vertices, %,d edges in %.1f s",
                made.vertices(),
                made.edges(),
                (System.nanoTime() - begun) / 1e9);
        made.write(file);
        made = null;
        begun = System.nanoTime();
        Links links = Links.read(file);
        System.out.printf(
                Locale.ROOT,
                "%nread %,d MB from its file in %.2f s",
                Files.size(file) >> 20,
                (System.nanoTime() - begun) / 1e9);
        Files.delete(file);
        begun = System.nanoTime();
        var walk = new NearWalk(links, RESTART);
        System.out.printf(Locale.ROOT, "%nready for walks after %.2f s more", (System.nanoTime() - begun) / 1e9);
        int[] viewers = viewers(links, VIEWERS);
        for (double step : new double[] {1e-4, 1e-5, 1e-6}) {
            double[] times = times(walk, viewers, step);
            System.out.printf(
                    Locale.ROOT,
                    "%nstep %.0e: median %.3f ms, 99 in 100 %.3f ms, longest %.3f ms, L1 left of the last %.3f",
                    step,
                    times[times.length / 2],
                    times[times.length * 99 / 100],
                    times[times.length - 1],
                    walk.left());
        }
        System.gc();
        long used = Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
        System.out.printf(
                Locale.ROOT,
                "%nmemory in use %,d MB, at most %,d MB allowed",
                used >> 20,
                Runtime.getRuntime().maxMemory() >> 20);
    }

    private static void pictures(Path otc, Path folder) throws IOException, BadFile {
        if (!Files.exists(otc)) {
            System.out.printf(Locale.ROOT, "%n%n%s is not here: no picture is drawn", otc);
            return;
        }
        Ratings ratings = RatingsReader.read(otc).ratings();
        Rolling replay = Rolling.replay(ratings, LAG, new int[0]);
        var good = new boolean[ratings.count() - WARMUP];
        for (int i = 0; i < good.length; i++) {
            good[i] = ratings.positive(WARMUP + i);
        }
        Scores.Bin[] bins = Scores.bins(Arrays.copyOfRange(replay.probability(), WARMUP, ratings.count()), good);
        Path picture = folder.resolve("trust-reliability.svg");
        Files.writeString(
                picture, ReliabilityPicture.svg("Bitcoin-OTC, %,d ratings foretold".formatted(good.length), bins));
        System.out.printf(Locale.ROOT, "%n%nBitcoin-OTC %s; drawn in %s", replay.scores(WARMUP), picture);
    }
}
