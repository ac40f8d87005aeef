package org.northernconnections.app;

import static org.northernconnections.app.command.BadInput.requireAtLeast;
import static org.northernconnections.app.command.BadInput.requireWritable;
import static org.northernconnections.app.trust.Facts.print;
import static org.northernconnections.app.trust.Facts.putDirt;
import static org.northernconnections.app.trust.TrustFiles.members;
import static org.northernconnections.app.trust.TrustFiles.read;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.northernconnections.app.command.BadInput;
import org.northernconnections.trust.rating.LinksReader;
import org.northernconnections.trust.rating.Members;
import org.northernconnections.trust.walk.HubWalk;
import org.northernconnections.trust.walk.Hubs;
import org.northernconnections.trust.walk.Links;
import org.northernconnections.trust.walk.Seeds;
import org.northernconnections.trust.walk.Walk;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Whose word counts for whom: the walks of many viewers over the vouches in a file, each exact to a stated error.
///
/// The walks of hubs are made once, on all cores; then each viewer's walk is timed, in one thread.
@Command(name = "walk", description = "Says whose word counts for each viewer, by its walk over the edges of a file.")
final class WalkCommand implements Callable<Integer> {
    private static final double EXACT = 1e-10;

    @Parameters(
            paramLabel = "EDGES",
            description = "source, target and, where it is there, a rating: what is not above 0 is left out")
    private Path file = Path.of("");

    @Option(
            names = "--out",
            required = true,
            paramLabel = "OUT.csv",
            description = "where viewer,member,share are written, each viewer's largest shares first")
    private Path out = Path.of("");

    @Option(names = "--viewers", paramLabel = "FILE", description = "one a line; else all who vouch for anybody")
    private @Nullable Path viewers;

    @Option(names = "--top", defaultValue = "20", description = "so many shares of each viewer are written")
    private int top;

    @Option(names = "--restart", defaultValue = "0.4", description = "how likely a step leads back to the viewer")
    private double restart;

    @Option(names = "--error", defaultValue = "1e-4", description = "what any share may miss at most")
    private double error;

    @Option(names = "--check", defaultValue = "0", description = "so many walks are compared with the exact ones")
    private int check;

    @Option(names = "--json", description = "one JSON object")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        requireAtLeast("--top", 1, top);
        requireAtLeast("--check", 0, check);
        requireWritable(out, viewers == null ? List.of(file) : List.of(file, viewers));
        LinksReader.Reading reading = read(file, () -> LinksReader.read(file));
        Links links = reading.links();
        int[] from = viewers == null
                ? IntStream.range(0, links.vertices())
                        .filter(v -> links.degree(v) > 0)
                        .toArray()
                : members(viewers, reading.members(), file);
        long begun = System.nanoTime();
        Hubs hubs = hubs(links);
        double seconds = (System.nanoTime() - begun) / 1e9;
        Map<String, @Nullable Object> facts = new LinkedHashMap<>();
        facts.put("members", links.vertices());
        facts.put("edges", links.edges());
        facts.put("hubs", hubs.count());
        facts.put("kept", hubs.entries());
        facts.put("seconds", Math.round(seconds * 10) / 10.0);
        putWalks(facts, hubs, from, reading.members());
        if (check > 0 && from.length > 0) {
            putCheck(facts, hubs, from);
        }
        putDirt(facts, reading.dirt());
        print(facts, json);
        return 0;
    }

    private Hubs hubs(Links links) {
        try {
            return Hubs.of(links, restart, error);
        } catch (IllegalArgumentException e) {
            throw new BadInput(String.valueOf(e.getMessage()));
        }
    }

    private void putWalks(Map<String, @Nullable Object> facts, Hubs hubs, int[] from, Members members)
            throws IOException {
        var walk = new HubWalk(hubs);
        var times = new double[from.length];
        double missing = 0;
        try (BufferedWriter lines = Files.newBufferedWriter(out)) {
            for (int i = 0; i < from.length; i++) {
                long begun = System.nanoTime();
                walk.from(from[i]);
                times[i] = (System.nanoTime() - begun) / 1e6;
                missing = Math.max(missing, walk.missing());
                for (int member : largest(walk)) {
                    lines.write(String.format(
                            Locale.ROOT,
                            "%s,%s,%.9f%n",
                            members.name(from[i]),
                            members.name(member),
                            walk.share(member)));
                }
            }
        }
        Arrays.sort(times);
        facts.put("viewers", from.length);
        if (times.length > 0) {
            facts.put("medianMs", times[times.length / 2]);
            facts.put("99in100Ms", times[times.length * 99 / 100]);
        }
        facts.put("missing", missing);
    }

    /// Those with the largest shares, the largest first.
    private int[] largest(HubWalk walk) {
        var smallestFirst = new PriorityQueue<Integer>(
                Comparator.<Integer>comparingDouble(walk::share).thenComparing(Comparator.reverseOrder()));
        for (int i = 0; i < walk.count(); i++) {
            smallestFirst.add(walk.vertex(i));
            if (smallestFirst.size() > top) {
                smallestFirst.remove();
            }
        }
        var largest = new int[smallestFirst.size()];
        for (int i = largest.length - 1; i >= 0; i--) {
            largest[i] = smallestFirst.remove();
        }
        return largest;
    }

    /// Evenly among the viewers.
    private void putCheck(Map<String, @Nullable Object> facts, Hubs hubs, int[] from) {
        int checked = Math.min(check, from.length);
        var walk = new HubWalk(hubs);
        var exactly = new Walk(hubs.links().weighted(), restart);
        double worst = 0;
        for (int i = 0; i < checked; i++) {
            int viewer = from[(int) ((long) from.length * i / checked)];
            double[] exact = exactly.exact(new Seeds(viewer), Walk.NOBODY, EXACT);
            walk.from(viewer);
            for (int v = 0; v < exact.length; v++) {
                worst = Math.max(worst, Math.abs(exact[v] - walk.share(v)));
            }
        }
        facts.put("checked", checked);
        facts.put("worstError", worst);
    }
}
