package org.northernconnections.trust.spark;

import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.apache.spark.HashPartitioner;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.storage.StorageLevel;
import scala.Tuple2;

/// The walk with restart to all vertices, by power iteration on edges that lie in parts.
///
/// Vertex `v` belongs to part `v mod P`, where its edges and its share lie. A part keeps its edges by the part in which
/// they end, and there by their end ([Block]): a round adds up what goes to each vertex before it is sent, so that
/// at most one number a vertex and pair of parts travels. What comes is added up in order of parts: the same input
/// and `P` give the same bits.
///
/// *Cost*: `k = ⌈log(tolerance/2) / log(1 − α)⌉` rounds, each a pass over the edges and a shuffle.
/// *Error*: `tolerance` in L1. *Edge case*: from a vertex without edges the walker goes back to the roots.
final class RootWalk {
    private final int parts;
    private final long vertices;
    private final double restart;
    private final JavaRDD<Block> blocks;

    /// @param edges pairs of numbers below `vertices`, without repetitions and none to oneself
    RootWalk(JavaPairRDD<Long, Long> edges, long vertices, double restart, int parts) {
        if (!(restart > 0 && restart < 1)) {
            throw new IllegalArgumentException("The restart must be between 0 and 1, but is %s.".formatted(restart));
        }
        this.parts = parts;
        this.vertices = vertices;
        this.restart = restart;
        blocks = edges.mapToPair(edge -> new Tuple2<>((int) (edge._1() % parts), new long[] {edge._1(), edge._2()}))
                .partitionBy(new HashPartitioner(parts))
                .mapPartitionsWithIndex(
                        (part, lines) ->
                                List.of(Block.of(lines, part, parts, vertices)).iterator(),
                        true)
                .persist(StorageLevel.MEMORY_AND_DISK());
    }

    long edges() {
        return blocks.map(Block::edges).reduce(Long::sum);
    }

    int rounds(double tolerance) {
        return (int) Math.ceil(Math.log(tolerance / 2) / Math.log(1 - restart));
    }

    /// The share of each vertex: of vertex `v` at place `v / P` of part `v mod P`.
    JavaRDD<double[]> shares(long[] roots, double tolerance) {
        int count = parts; // what is sent to other machines must not hold this walk
        JavaRDD<double[]> now = kept(blocks.mapPartitionsWithIndex(
                (part, block) -> {
                    var share = new double[block.next().vertices()];
                    addHome(share, part, roots, count, 1.0 / roots.length);
                    return List.of(share).iterator();
                },
                true));
        double idle = idle(now);
        for (int round = rounds(tolerance); round > 0; round--) {
            JavaRDD<double[]> next = kept(step(now, roots, (restart + (1 - restart) * idle) / roots.length));
            idle = idle(next); // this makes it, before what it was made from is given up
            now.unpersist();
            now = next;
        }
        return now;
    }

    private static JavaRDD<double[]> kept(JavaRDD<double[]> shares) {
        return shares.persist(StorageLevel.MEMORY_AND_DISK());
    }

    private double idle(JavaRDD<double[]> shares) {
        return blocks
                .zipPartitions(
                        shares,
                        (block, share) ->
                                List.of(block.next().idle(share.next())).iterator())
                .collect()
                .stream()
                .mapToDouble(idle -> idle)
                .sum();
    }

    private JavaRDD<double[]> step(JavaRDD<double[]> shares, long[] roots, double home) {
        int count = parts;
        long all = vertices;
        double onward = 1 - restart;
        return blocks.zipPartitions(shares, (block, share) -> block.next().messages(share.next(), onward))
                .mapToPair(message -> new Tuple2<>(message.to(), message))
                .partitionBy(new HashPartitioner(count))
                .mapPartitionsWithIndex(
                        (part, messages) -> {
                            double[] sum = Block.added(messages, Block.size(part, count, all));
                            addHome(sum, part, roots, count, home);
                            return List.of(sum).iterator();
                        },
                        true);
    }

    private static void addHome(double[] share, int part, long[] roots, int parts, double amount) {
        for (long root : roots) {
            if (root % parts == part) {
                share[(int) (root / parts)] += amount;
            }
        }
    }

    /// All shares in order of vertices, on the machine that asks.
    double[] collected(JavaRDD<double[]> shares) {
        List<double[]> of = shares.collect();
        var all = new double[Math.toIntExact(vertices)];
        Arrays.setAll(all, v -> of.get(v % parts)[v / parts]);
        return all;
    }

    /// Each vertex with its share.
    JavaPairRDD<Long, Double> byVertex(JavaRDD<double[]> shares) {
        int count = parts;
        return JavaPairRDD.fromJavaRDD(shares.mapPartitionsWithIndex(
                (part, lines) -> {
                    double[] share = lines.next();
                    return LongStream.range(0, share.length)
                            .mapToObj(at -> new Tuple2<>(at * count + part, share[(int) at]))
                            .iterator();
                },
                true));
    }
}
