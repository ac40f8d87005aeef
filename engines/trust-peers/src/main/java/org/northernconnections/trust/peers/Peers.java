package org.northernconnections.trust.peers;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jgrapht.Graph;
import org.jgrapht.alg.scoring.PageRank;
import org.jgrapht.graph.DefaultEdge;
import org.jgrapht.graph.SimpleDirectedGraph;
import org.northernconnections.trust.walk.Links;

/// The same walks by other libraries.
final class Peers {
    private static final int ROUNDS_MAX = 200;
    /// Debian's packages are known to this one, even where another comes first.
    private static final Path DEBIAN = Path.of("/usr/bin/python3");

    private static final Path NODE_MODULES = Path.of("engines/trust-peers/target/npm/node_modules");
    private static final int MINUTES_MAX = 5;

    private Peers() {}

    /// What a peer answered.
    ///
    /// @param name with its version, or why it was left out
    /// @param milliseconds a walk, the median; NaN where it was left out
    /// @param shares of each viewer
    record Answer(String name, double milliseconds, double[][] shares) {}

    /// The walk that restarts anywhere, since JGraphT knows no other: once, as one viewer.
    static Answer jgrapht(Links links, double restart, double tolerance) {
        Graph<Integer, DefaultEdge> graph = new SimpleDirectedGraph<>(DefaultEdge.class);
        for (int v = 0; v < links.vertices(); v++) {
            graph.addVertex(v);
        }
        for (int v = 0; v < links.vertices(); v++) {
            for (int e = links.first(v); e < links.first(v + 1); e++) {
                graph.addEdge(v, links.end(e));
            }
        }
        long begun = System.nanoTime();
        Map<Integer, Double> scores = new PageRank<>(graph, 1 - restart, ROUNDS_MAX, tolerance).getScores();
        double milliseconds = (System.nanoTime() - begun) / 1e6;
        var shares = new double[links.vertices()];
        scores.forEach((v, share) -> shares[v] = share);
        return new Answer("JGraphT", milliseconds, new double[][] {shares});
    }

    /// python-igraph and networkx, in a process of their own.
    static List<Answer> python(Path script, Links links, int[] viewers, double restart)
            throws IOException, InterruptedException {
        return asked(
                List.of(Files.exists(DEBIAN) ? DEBIAN.toString() : "python3", script.toString()),
                links,
                viewers,
                restart);
    }

    /// Appleseed as npm has it, in a process of its own.
    ///
    /// It keeps nothing at the viewer, and gives each other vertex that it meets a way back to the viewer: what it
    /// answers are the shares of [#withWaysBack] but for that of the viewer, in proportion.
    static List<Answer> appleseed(Path script, Links links, int[] viewers, double restart)
            throws IOException, InterruptedException {
        return asked(List.of("node", script.toString()), links, viewers, restart);
    }

    /// These links, and one from each vertex that can be reached from the viewer back to it.
    static Links withWaysBack(Links links, int viewer) {
        int n = links.vertices();
        var from = new int[links.edges() + n];
        var to = new int[from.length];
        var waiting = new ArrayDeque<Integer>(List.of(viewer));
        var met = new boolean[n];
        met[viewer] = true;
        int count = 0;
        while (!waiting.isEmpty()) {
            int vertex = waiting.remove();
            if (vertex != viewer) {
                from[count] = vertex;
                to[count++] = viewer;
            }
            for (int e = links.first(vertex); e < links.first(vertex + 1); e++) {
                int other = links.end(e);
                from[count] = vertex;
                to[count++] = other;
                if (!met[other]) {
                    met[other] = true;
                    waiting.add(other);
                }
            }
        }
        return Links.of(n, from, to, count);
    }

    /// What another program answers that takes `EDGES VIEWERS RESTART OUT`.
    private static List<Answer> asked(List<String> program, Links links, int[] viewers, double restart)
            throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("trust-peers");
        Path edges = folder.resolve("edges");
        var flat = new int[1 + 2 * links.edges()];
        flat[0] = links.vertices();
        for (int v = 0; v < links.vertices(); v++) {
            for (int e = links.first(v); e < links.first(v + 1); e++) {
                flat[1 + 2 * e] = v;
                flat[2 + 2 * e] = links.end(e);
            }
        }
        Files.write(edges, bytes(flat));
        Path asked = Files.write(folder.resolve("viewers"), bytes(viewers));
        Path out = folder.resolve("out");
        List<String> words = new ArrayList<>(program);
        words.addAll(List.of(edges.toString(), asked.toString(), Double.toString(restart), out.toString()));
        var builder = new ProcessBuilder(words).inheritIO();
        builder.environment().put("NODE_PATH", NODE_MODULES.toAbsolutePath().toString());
        String name = program.getFirst();
        Process process;
        try {
            process = builder.start();
        } catch (IOException _) {
            return List.of(leftOut(name + " is not here: its peers are left out"));
        }
        if (!process.waitFor(MINUTES_MAX, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            return List.of(
                    leftOut("%s was not done after %d minutes: its peers are left out".formatted(name, MINUTES_MAX)));
        }
        if (process.exitValue() != 0) {
            return List.of(leftOut("%s ended with %d: its peers are left out".formatted(name, process.exitValue())));
        }
        List<Answer> answers = new ArrayList<>();
        for (String line : Files.readAllLines(out)) {
            String[] cells = line.split(" ", -1);
            Path file = folder.resolve("out." + cells[0]);
            answers.add(
                    cells.length == 3 && Files.exists(file)
                            ? new Answer(
                                    cells[0] + " " + cells[1],
                                    Double.parseDouble(cells[2]),
                                    doubles(Files.readAllBytes(file), viewers.length, links.vertices()))
                            : leftOut(line));
        }
        return answers;
    }

    private static Answer leftOut(String why) {
        return new Answer(why, Double.NaN, new double[0][]);
    }

    private static byte[] bytes(int[] numbers) {
        ByteBuffer bytes = ByteBuffer.allocate(numbers.length * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asIntBuffer().put(numbers);
        return bytes.array();
    }

    private static double[][] doubles(byte[] bytes, int rows, int width) {
        var values = new double[rows][width];
        var from = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asDoubleBuffer();
        for (double[] row : values) {
            from.get(row);
        }
        return values;
    }
}
