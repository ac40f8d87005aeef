package org.northernconnections.trust.spark;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import scala.Tuple2;

/// The edges of one part of the vertices, by the part where they end.
///
/// @param degree of each vertex of the part
/// @param to the edges to each part
record Block(int part, int[] degree, Bundle[] to) implements Serializable {
    /// The edges from one part to another: those to the vertex at `end[i]` come from `from[start[i]]` and on.
    record Bundle(int[] end, int[] start, int[] from) implements Serializable {}

    /// What one part passes on to another.
    record Message(int from, int to, int[] end, double[] amount) implements Serializable {}

    /// How many vertices a part has.
    static int size(int part, int parts, long vertices) {
        return Math.toIntExact((vertices - part + parts - 1) / parts);
    }

    static Block of(Iterator<Tuple2<Integer, long[]>> edges, int part, int parts, long vertices) {
        var degree = new int[size(part, parts, vertices)];
        List<long[]> toPart = new ArrayList<>();
        var count = new int[parts];
        for (int q = 0; q < parts; q++) {
            toPart.add(new long[16]);
        }
        while (edges.hasNext()) {
            long[] edge = edges.next()._2();
            int from = (int) (edge[0] / parts);
            int q = (int) (edge[1] % parts);
            degree[from]++;
            long[] list = toPart.get(q);
            if (count[q] == list.length) {
                list = Arrays.copyOf(list, 2 * count[q]);
                toPart.set(q, list);
            }
            list[count[q]++] = ((edge[1] / parts) << Integer.SIZE) | from; // sorts by end, then by source
        }
        return new Block(
                part,
                degree,
                IntStream.range(0, parts)
                        .mapToObj(q -> bundle(Arrays.copyOf(toPart.get(q), count[q])))
                        .toArray(Bundle[]::new));
    }

    private static Bundle bundle(long[] edges) {
        Arrays.sort(edges);
        var end = new int[edges.length];
        var start = new int[edges.length + 1];
        var from = new int[edges.length];
        int ends = 0;
        for (int e = 0; e < edges.length; e++) {
            int to = (int) (edges[e] >> Integer.SIZE);
            if (ends == 0 || end[ends - 1] != to) {
                start[ends] = e;
                end[ends++] = to;
            }
            from[e] = (int) edges[e];
        }
        start[ends] = edges.length;
        return new Bundle(Arrays.copyOf(end, ends), Arrays.copyOf(start, ends + 1), from);
    }

    int vertices() {
        return degree.length;
    }

    long edges() {
        return Arrays.stream(degree).asLongStream().sum();
    }

    /// How much stands at vertices that vouch for nobody.
    double idle(double[] share) {
        double idle = 0;
        for (int v = 0; v < share.length; v++) {
            idle += degree[v] == 0 ? share[v] : 0;
        }
        return idle;
    }

    /// What the vertices of this part pass on, one message a part.
    Iterator<Message> messages(double[] share, double onward) {
        var each = new double[share.length];
        for (int v = 0; v < each.length; v++) {
            each[v] = degree[v] == 0 ? 0 : onward * share[v] / degree[v];
        }
        return IntStream.range(0, to.length)
                .mapToObj(q -> new Message(part, q, to[q].end(), amounts(to[q], each)))
                .iterator();
    }

    private static double[] amounts(Bundle bundle, double[] each) {
        var amount = new double[bundle.end().length];
        for (int i = 0; i < amount.length; i++) {
            for (int e = bundle.start()[i]; e < bundle.start()[i + 1]; e++) {
                amount[i] += each[bundle.from()[e]];
            }
        }
        return amount;
    }

    /// What comes to a part, added up in order of the parts from which it comes.
    static double[] added(Iterator<Tuple2<Integer, Message>> messages, int size) {
        List<Message> all = new ArrayList<>();
        messages.forEachRemaining(message -> all.add(message._2()));
        all.sort(Comparator.comparingInt(Message::from));
        var sum = new double[size];
        for (Message message : all) {
            for (int i = 0; i < message.end().length; i++) {
                sum[message.end()[i]] += message.amount()[i];
            }
        }
        return sum;
    }
}
