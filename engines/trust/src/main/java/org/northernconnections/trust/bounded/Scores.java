package org.northernconnections.trust.bounded;

import java.util.Comparator;
import java.util.stream.IntStream;

/// How well chances matched what happened.
///
/// @param n how many were scored
/// @param auc the chance that a good outcome had the higher probability than a bad one, ties half; NaN
/// if all were alike
/// @param brier the mean of `(p − y)²`
/// @param ece the calibration error: over ten bins of equal count, the mean of `|mean p − mean y|`
/// @param logLoss the mean of `−ln` of the probability of what happened
public record Scores(int n, double auc, double brier, double ece, double logLoss) {
    private static final int BINS = 10;

    /// One bin of a reliability diagram.
    ///
    /// @param n how many fell into it
    /// @param said the mean probability
    /// @param happened the share that turned out good
    public record Bin(int n, double said, double happened) {}

    public static Scores of(double[] probability, boolean[] good) {
        int n = probability.length;
        if (n == 0) {
            return new Scores(0, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
        }
        double squares = 0;
        double logs = 0;
        for (int i = 0; i < n; i++) {
            double y = good[i] ? 1 : 0;
            squares += (probability[i] - y) * (probability[i] - y);
            logs -= Math.log(good[i] ? probability[i] : 1 - probability[i]);
        }
        double ece = 0;
        for (Bin bin : bins(probability, good)) {
            ece += bin.n() * Math.abs(bin.said() - bin.happened()) / n;
        }
        return new Scores(n, auc(probability, good), squares / n, ece, logs / n);
    }

    /// Ten bins of equal count, from the lowest probability to the highest; the first ones hold one more where they
    /// must.
    public static Bin[] bins(double[] probability, boolean[] good) {
        int[] order = order(probability);
        var bins = new Bin[BINS];
        int from = 0;
        for (int b = 0; b < BINS; b++) {
            int to = from + order.length / BINS + (b < order.length % BINS ? 1 : 0);
            double said = 0;
            double happened = 0;
            for (int i = from; i < to; i++) {
                said += probability[order[i]];
                happened += good[order[i]] ? 1 : 0;
            }
            int n = to - from;
            bins[b] = new Bin(n, n == 0 ? 0 : said / n, n == 0 ? 0 : happened / n);
            from = to;
        }
        return bins;
    }

    private static int[] order(double[] probability) {
        return IntStream.range(0, probability.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> probability[i])) // stable: of equals, the earlier first
                .mapToInt(i -> i)
                .toArray();
    }

    /// By ranks, as Mann and Whitney do; equal probabilities share their mean rank.
    private static double auc(double[] probability, boolean[] good) {
        int[] order = order(probability);
        double ranks = 0;
        double goods = 0;
        for (int from = 0; from < order.length; ) {
            int to = from;
            int goodHere = 0;
            while (to < order.length && probability[order[to]] == probability[order[from]]) {
                goodHere += good[order[to]] ? 1 : 0;
                to++;
            }
            ranks += goodHere * (from + to + 1) / 2.0;
            goods += goodHere;
            from = to;
        }
        double bads = order.length - goods;
        return goods == 0 || bads == 0 ? Double.NaN : (ranks - goods * (goods + 1) / 2) / (goods * bads);
    }
}
