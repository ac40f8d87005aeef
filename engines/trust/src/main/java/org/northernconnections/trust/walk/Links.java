package org.northernconnections.trust.walk;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// Who vouches for whom, each alike, for graphs of up to two thousand million edges: two arrays of ints.
///
/// The vouches of vertex `v` stand at `start[v]` to `start[v + 1] − 1`, in ascending order. Nobody vouches for
/// itself, and nobody twice.
///
/// *Memory*: `4 (n + 1) + 4 m` bytes for `n` vertices and `m` edges, on the heap and in a file. Threads may
/// share it.
///
/// **The file** holds, as little-endian ints: `0x4C4B4E53`, the version 1, `n`, `m`, the starts, the ends. It is
/// mapped into memory and copied from there, so reading costs what the disk costs.
public final class Links {
    private static final int MAGIC = 0x4C4B4E53;
    private static final int VERSION = 1;
    private static final int HEADER = 4;
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    final int[] start;
    final int[] end;

    private Links(int[] start, int[] end) {
        this.start = start;
        this.end = end;
    }

    /// These links, without those to oneself and without repetitions.
    ///
    /// @param edges how many of the arrays' entries count
    public static Links of(int vertices, int[] from, int[] to, int edges) {
        var start = new int[vertices + 1];
        for (int e = 0; e < edges; e++) {
            start[from[e] + 1] += from[e] == to[e] ? 0 : 1;
        }
        Arrays.parallelPrefix(start, Integer::sum);
        var end = new int[start[vertices]];
        int[] next = start.clone();
        for (int e = 0; e < edges; e++) {
            if (from[e] != to[e]) {
                end[next[from[e]]++] = to[e];
            }
        }
        return tidied(start, end);
    }

    /// Sorts each vertex's ends and leaves repetitions out.
    private static Links tidied(int[] start, int[] end) {
        int vertices = start.length - 1;
        IntStream.range(0, vertices).parallel().forEach(v -> Arrays.sort(end, start[v], start[v + 1]));
        int kept = 0;
        int first = 0;
        for (int v = 0; v < vertices; v++) {
            int begin = kept;
            for (int e = first; e < start[v + 1]; e++) {
                if (kept == begin || end[kept - 1] != end[e]) {
                    end[kept++] = end[e];
                }
            }
            first = start[v + 1];
            start[v + 1] = kept;
        }
        return new Links(start, kept == end.length ? end : Arrays.copyOf(end, kept));
    }

    /// A graph made by chance, as large networks are: few vertices vouch and are vouched for much, most little.
    ///
    /// How many a vertex vouches for has the tail `P(d > x) ~ x^(−3/2)`, from 1 to [#OUT_MAX], scaled to the
    /// mean asked for; half of them live within [#NEAR] numbers of it, the others are drawn as `n · x⁴`, `x`
    /// even in `[0, 1)`, so that the vertex of rank `k` is vouched for about `k^(−3/4)`. Repetitions are left
    /// out, so a few edges are missing.
    ///
    /// @param mean how many edges a vertex is to have
    public static Links heavyTailed(int vertices, double mean, long seed) {
        var start = new int[vertices + 1];
        IntStream.range(0, vertices)
                .parallel()
                .forEach(v -> start[v + 1] = degree(mean, new SplittableRandom(seed ^ v)));
        long edges = 0;
        for (int degree : start) {
            edges += degree;
        }
        if (edges > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException(
                    "At most 2,147,483,639 edges are possible, but there would be %d.\nMaybe take fewer vertices."
                            .formatted(edges));
        }
        Arrays.parallelPrefix(start, Integer::sum);
        var end = new int[start[vertices]];
        IntStream.range(0, vertices).parallel().forEach(v -> {
            var random = new SplittableRandom(~seed ^ v);
            for (int e = start[v]; e < start[v + 1]; e++) {
                end[e] = other(v, vertices, random);
            }
        });
        return tidied(start, end);
    }

    private static final int OUT_MAX = 10_000;
    private static final int NEAR = 500;

    private static int degree(double mean, SplittableRandom random) {
        // The mean of u^(−2/3) is 3.
        return Math.clamp(Math.round(mean / 3 * Math.pow(1 - random.nextDouble(), -2.0 / 3)), 1, OUT_MAX);
    }

    private static int other(int vertex, int vertices, SplittableRandom random) {
        while (true) {
            int other;
            if (random.nextBoolean()) {
                other = Math.floorMod(vertex + random.nextInt(-NEAR, NEAR + 1), vertices);
            } else {
                double x = random.nextDouble();
                other = (int) (vertices * (x * x) * (x * x));
            }
            if (other != vertex || vertices == 1) {
                return other;
            }
        }
    }

    /// The same links from their far ends.
    public Links turned() {
        int vertices = vertices();
        var turned = new int[vertices + 1];
        for (int v : end) {
            turned[v + 1]++;
        }
        Arrays.parallelPrefix(turned, Integer::sum);
        int[] next = turned.clone();
        var from = new int[end.length];
        for (int v = 0; v < vertices; v++) {
            for (int e = start[v]; e < start[v + 1]; e++) {
                from[next[end[e]]++] = v;
            }
        }
        return new Links(turned, from);
    }

    public int vertices() {
        return start.length - 1;
    }

    public int edges() {
        return end.length;
    }

    public int degree(int vertex) {
        return start[vertex + 1] - start[vertex];
    }

    /// Where the edge at this place ends; the places of a vertex begin at [#first].
    public int end(int place) {
        return end[place];
    }

    public int first(int vertex) {
        return start[vertex];
    }

    /// The same as a weighted graph, each edge alike.
    public Graph weighted() {
        var from = new int[end.length];
        for (int v = 0; v < vertices(); v++) {
            Arrays.fill(from, start[v], start[v + 1], v);
        }
        var alike = new double[end.length];
        Arrays.fill(alike, 1);
        return Graph.of(vertices(), from, end, alike, end.length);
    }

    /// Writes the file that [#read] reads; an older one is overwritten.
    public void write(Path file) throws IOException {
        try (var channel = FileChannel.open(
                        file,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE);
                Arena arena = Arena.ofConfined()) {
            MemorySegment mapped = channel.map(FileChannel.MapMode.READ_WRITE, 0, bytes(vertices(), edges()), arena);
            int[] header = {MAGIC, VERSION, vertices(), edges()};
            MemorySegment.copy(header, 0, mapped, INT, 0, HEADER);
            MemorySegment.copy(start, 0, mapped, INT, (long) Integer.BYTES * HEADER, start.length);
            MemorySegment.copy(end, 0, mapped, INT, (long) Integer.BYTES * (HEADER + start.length), end.length);
        }
    }

    private static long bytes(int vertices, int edges) {
        return Integer.BYTES * (HEADER + vertices + 1L + edges);
    }

    /// @throws IOException where the file is none of [#write], or is cut off or damaged; it says what was found
    public static Links read(Path file) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.READ);
                Arena arena = Arena.ofConfined()) {
            long size = channel.size();
            var header = new int[HEADER];
            if (size < bytes(0, 0)) {
                throw new IOException("%s is no file of links: it has %d bytes only.".formatted(file, size));
            }
            MemorySegment mapped = channel.map(FileChannel.MapMode.READ_ONLY, 0, size, arena);
            MemorySegment.copy(mapped, INT, 0, header, 0, HEADER);
            if (header[0] != MAGIC || header[1] != VERSION) {
                throw new IOException(
                        "%s is no file of links of version %d.\nMaybe write it anew.".formatted(file, VERSION));
            }
            if (header[2] < 0 || header[3] < 0 || size != bytes(header[2], header[3])) {
                throw new IOException(
                        "%s should hold %d vertices and %d edges in %d bytes, but has %d.\nMaybe it was cut off; write it anew."
                                .formatted(file, header[2], header[3], bytes(header[2], header[3]), size));
            }
            var start = new int[header[2] + 1];
            var end = new int[header[3]];
            MemorySegment.copy(mapped, INT, (long) Integer.BYTES * HEADER, start, 0, start.length);
            MemorySegment.copy(mapped, INT, (long) Integer.BYTES * (HEADER + start.length), end, 0, end.length);
            return new Links(start, end).checked(file);
        }
    }

    /// A damaged number must not lead a walk astray.
    private Links checked(Path file) throws IOException {
        boolean ascending = start[0] == 0 && start[vertices()] == end.length;
        for (int v = 0; ascending && v < vertices(); v++) {
            ascending = start[v] <= start[v + 1];
        }
        int n = vertices();
        if (!ascending || Arrays.stream(end).parallel().anyMatch(v -> v < 0 || v >= n)) {
            throw new IOException(file + " is damaged: it names vertices that are not in it.\nMaybe write it anew.");
        }
        return this;
    }
}
