package org.northernconnections.trust.walk;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;

/// The path of vouches by which a walker most likely comes straight from the seeds to a vertex.
///
/// The chance of a path is the product of its edges' shares; the best is the shortest in `Σ −ln share`, found
/// as Dijkstra did. *Cost*: `O((n + m) log n)`. *Ties*: the vertex with the lower number first.
public final class Paths {
    private static final int UNREACHED = -1;

    private record Offer(int vertex, double length) {}

    private Paths() {}

    /// The vertices from a seed to `end`, both included; empty where there is no path.
    ///
    /// @param silent whose edges are not followed, or [Walk#NOBODY]
    public static List<Integer> best(Links links, Seeds seeds, int silent, int end) {
        var length = new double[links.vertices()];
        var before = new int[links.vertices()];
        Arrays.fill(length, Double.POSITIVE_INFINITY);
        Arrays.fill(before, UNREACHED);
        var offers =
                new PriorityQueue<>(Comparator.comparingDouble(Offer::length).thenComparingInt(Offer::vertex));
        for (int seed : seeds.vertices()) {
            length[seed] = 0;
            offers.add(new Offer(seed, 0));
        }
        while (!offers.isEmpty()) {
            Offer nearest = offers.remove();
            int vertex = nearest.vertex();
            if (vertex == end) {
                return back(before, end);
            }
            if (vertex != silent && nearest.length() == length[vertex]) {
                double further = nearest.length() + Math.log(links.degree(vertex));
                for (int e = links.first(vertex); e < links.first(vertex + 1); e++) {
                    if (further < length[links.end(e)]) {
                        length[links.end(e)] = further;
                        before[links.end(e)] = vertex;
                        offers.add(new Offer(links.end(e), further));
                    }
                }
            }
        }
        return List.of();
    }

    private static List<Integer> back(int[] before, int end) {
        Deque<Integer> path = new ArrayDeque<>();
        for (int vertex = end; vertex != UNREACHED; vertex = before[vertex]) {
            path.addFirst(vertex);
        }
        return new ArrayList<>(path);
    }
}
