package org.northernconnections.trust.spark;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.storage.StorageLevel;
import org.northernconnections.trust.bounded.Fit;
import org.northernconnections.trust.bounded.FitSums;
import org.northernconnections.trust.bounded.Model;
import org.northernconnections.trust.bounded.Outcomes;
import org.northernconnections.trust.bounded.Rolling;
import org.northernconnections.trust.bounded.RowSums;
import org.northernconnections.trust.bounded.Stretches;
import org.northernconnections.trust.bounded.Window;

/// The rows of a whole past and the model fitted to them, window by window on many machines.
///
/// Every machine gets all ratings once, as arrays; windows are computed apart by the engine's own code ([Window]),
/// first what outcomes weigh, then the rows. The fit asks only for sums over rows, which stay where they were made
/// ([RowSums]); sums of windows are added up in order. So the model is that of the replay on one machine but for
/// the rounding of sums.
///
/// *Limit*: 32 bytes a rating must fit into the memory of each machine, and a walk a pair into its time.
final class Refit {
    private final JavaSparkContext spark;
    private final Broadcast<RatingColumns> columns;
    private final JavaRDD<Integer> windows;
    private final int lag;
    private final int[] roots;

    /// @param roots numbers of members; where empty, those that the engine takes
    Refit(JavaSparkContext spark, RatingColumns columns, int lag, int[] roots) {
        this.spark = spark;
        this.columns = spark.broadcast(columns);
        this.lag = lag;
        this.roots = roots;
        int count = Window.count(columns.count(), lag);
        windows = spark.parallelize(IntStream.range(0, count).boxed().toList(), Math.max(1, count));
    }

    /// The rows of each window, in order; kept until the context is closed.
    JavaRDD<Outcomes> rows() {
        Broadcast<Stretches.Dealt> dealt =
                spark.broadcast(Stretches.deal(columns.value().ratings(), lag, weights()));
        Broadcast<RatingColumns> all = columns;
        int every = lag;
        int[] seeds = roots;
        return windows.map(number -> window(all.value(), number, every, seeds).outcomes(dealt.value()))
                .persist(StorageLevel.MEMORY_ONLY());
    }

    private double[] weights() {
        Broadcast<RatingColumns> all = columns;
        int every = lag;
        int[] seeds = roots;
        List<double[]> parts = windows.map(
                        number -> window(all.value(), number, every, seeds).weights())
                .collect();
        return parts.stream().flatMapToDouble(DoubleStream::of).toArray();
    }

    private static Window window(RatingColumns columns, int number, int lag, int[] roots) {
        int from = number * lag;
        return new Window(columns.ratings(), from, Math.min(from + lag, columns.count()), roots);
    }

    /// The model fitted to these rows, or the published weights where they tell too little ([Fit#refitted]).
    static Model model(JavaRDD<Outcomes> rows) {
        List<Double> totals = rows.map(Outcomes::total).collect();
        var later = new double[totals.size()];
        for (int number = later.length - 2; number >= 0; number--) {
            later[number] = later[number + 1] + totals.get(number + 1);
        }
        return Fit.refitted(
                new SparkSums(sums(rows, Double.POSITIVE_INFINITY, later)),
                new SparkSums(sums(rows, Rolling.HALF_LIFE, later)));
    }

    private static JavaRDD<RowSums> sums(JavaRDD<Outcomes> rows, double halfLife, double[] later) {
        return rows.mapPartitionsWithIndex(
                        (number, outcomes) -> List.of(new RowSums(outcomes.next(), halfLife, later[number]))
                                .iterator(),
                        true)
                .persist(StorageLevel.MEMORY_ONLY());
    }

    /// Sums over rows that lie on many machines.
    private record SparkSums(JavaRDD<RowSums> parts) implements FitSums {
        @Override
        public int width() {
            return parts.map(RowSums::width).first();
        }

        @Override
        public Moments moments() {
            return parts.map(RowSums::moments).collect().stream()
                    .reduce(Moments::plus)
                    .orElseThrow();
        }

        @Override
        public double loss(Scale scale, double[] beta) {
            return parts.map(part -> part.loss(scale, beta)).collect().stream()
                    .mapToDouble(loss -> loss)
                    .sum();
        }

        @Override
        public Slopes slopes(Scale scale, double[] beta) {
            return parts.map(part -> part.slopes(scale, beta)).collect().stream()
                    .reduce(Slopes::plus)
                    .orElseThrow();
        }
    }
}
