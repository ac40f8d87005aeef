package org.northernconnections.trust.peers;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
        int code = new ProcessBuilder(
                        Files.exists(DEBIAN) ? DEBIAN.toString() : "python3",
                        script.toString(),
                        edges.toString(),
                        asked.toString(),
                        Double.toString(restart),
                        out.toString())
                .inheritIO()
                .start()
                .waitFor();
        if (code != 0) {
            return List.of(
                    new Answer("python3 ended with " + code + ": its peers are left out", Double.NaN, new double[0][]));
        }
        List<Answer> answers = new ArrayList<>();
        for (String line : Files.readAllLines(out)) {
            String[] words = line.split(" ", -1);
            Path file = folder.resolve("out." + words[0]);
            answers.add(
                    words.length == 3 && Files.exists(file)
                            ? new Answer(
                                    words[0] + " " + words[1],
                                    Double.parseDouble(words[2]),
                                    doubles(Files.readAllBytes(file), viewers.length, links.vertices()))
                            : new Answer(line, Double.NaN, new double[0][]));
        }
        return answers;
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
