package org.northernconnections.trust.level;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;

/// Boosted trees for one of several levels: each round adds a small tree a level to its score.
///
/// A row's chance of level `l` is `exp(s_l) / Σ exp(s)`. Each tree descends the log loss: with `g = p − y` and
/// `h = k/(k − 1) · p (1 − p)`, a leaf adds `−rate · Σg / (Σh + λ)`, and is split in two where `(Σg)²/(Σh + λ)` gains
/// most [1, 2]. Rows are learnt from or silent; silent rows get scores, and no bound of a bin, no tree and no
/// leaf depends on them.
///
/// | name      | shape                     | meaning                                         |
/// |-----------|---------------------------|-------------------------------------------------|
/// | `columns` | `d` columns of `n` values | finite                                          |
/// | `level`   | `n`, from 0               | of silent rows it is not looked at              |
/// | `learns`  | `n`                       | whether a row is learnt from                    |
///
/// *Cost*: a round is about `n · d · SHARE · log LEAVES` steps a level, on all cores. The same input, and seed,
/// gives the same bits: a sum runs over one column's rows in order.
///
/// [1] J. Friedman, *Greedy Function Approximation: A Gradient Boosting Machine*, Annals of Statistics 29 (2001).
/// [2] T. Chen, C. Guestrin, *XGBoost: A Scalable Tree Boosting System*, KDD 2016, equations 6 and 7.
final class Boosting {
    static final double RATE = 0.08;
    static final int LEAVES_MAX = 31;
    static final int LEAF_ROWS_MIN = 20;
    static final double STEADY = 3;
    /// Of the columns, how many a tree may look at.
    static final double SHARE = 0.4;

    private static final int BINS_MAX = 128;
    private static final double CURVE_MIN = 1e-6;

    private final int n;
    private final int levels;
    private final int[] level;
    private final boolean[] learns;
    private final Random random;
    /// By column and row, which bin the value falls into.
    private final byte[][] bin;

    private final int[] bins;
    private final double[][] score;
    private final double[][] chance;
    private final double[] slope;
    private final double[] curve;

    Boosting(float[][] columns, int[] level, boolean[] learns, int levels, long seed) {
        this.level = level;
        this.learns = learns;
        this.levels = levels;
        n = level.length;
        random = new Random(seed);
        bin = new byte[columns.length][];
        bins = new int[columns.length];
        IntStream.range(0, columns.length).parallel().forEach(c -> putInBins(c, columns[c]));
        score = new double[levels][n];
        chance = new double[levels][n];
        slope = new double[n];
        curve = new double[n];
        startFromShares();
        findChances();
    }

    /// Bounds are values of the rows learnt from: all of them where they are few, else evenly spread by rank.
    private void putInBins(int column, float[] values) {
        var known = new float[n];
        int count = 0;
        for (int row = 0; row < n; row++) {
            if (learns[row]) {
                known[count++] = values[row];
            }
        }
        Arrays.sort(known, 0, count);
        var bounds = new float[BINS_MAX - 1];
        int used = 0;
        int different = 0;
        for (int i = 1; i < count; i++) {
            different += known[i] > known[i - 1] ? 1 : 0;
        }
        double perBin = different < bounds.length ? 0 : (double) count / BINS_MAX;
        double next = perBin;
        for (int i = 1; i < count && used < bounds.length; i++) {
            if (known[i] > known[i - 1] && i >= next) {
                bounds[used++] = known[i];
                next = i + perBin;
            }
        }
        bins[column] = used + 1;
        bin[column] = new byte[n];
        for (int row = 0; row < n; row++) {
            int at = Arrays.binarySearch(bounds, 0, used, values[row]);
            bin[column][row] = (byte) (at >= 0 ? at + 1 : -at - 1);
        }
    }

    private void startFromShares() {
        var counts = new double[levels];
        for (int row = 0; row < n; row++) {
            if (learns[row]) {
                counts[level[row]]++;
            }
        }
        for (int l = 0; l < levels; l++) {
            Arrays.fill(score[l], Math.log(counts[l] + 1));
        }
    }

    private void findChances() {
        IntStream.range(0, n).parallel().forEach(row -> {
            double highest = Double.NEGATIVE_INFINITY;
            for (int l = 0; l < levels; l++) {
                highest = Math.max(highest, score[l][row]);
            }
            double sum = 0;
            for (int l = 0; l < levels; l++) {
                chance[l][row] = Math.exp(score[l][row] - highest);
                sum += chance[l][row];
            }
            for (int l = 0; l < levels; l++) {
                chance[l][row] /= sum;
            }
        });
    }

    /// Of a row, the chance of each level.
    double[] chances(int row) {
        return IntStream.range(0, levels).mapToDouble(l -> chance[l][row]).toArray();
    }

    /// The mean of `−ln` of the chance of what these rows say; for silent rows whose level is known.
    double loss(int[] rows) {
        double sum = 0;
        for (int row : rows) {
            sum -= Math.log(Math.max(chance[level[row]][row], Double.MIN_NORMAL));
        }
        return sum / rows.length;
    }

    void round() {
        double stretch = levels / (levels - 1.0);
        for (int l = 0; l < levels; l++) {
            for (int row = 0; row < n; row++) {
                double p = chance[l][row];
                slope[row] = p - (learns[row] && level[row] == l ? 1 : 0);
                curve[row] = Math.max(CURVE_MIN, stretch * p * (1 - p));
            }
            new Tree().growOn(score[l]);
        }
        findChances();
    }

    /// A part of the rows: those learnt from first, then the silent ones.
    private static final class Leaf {
        private final int[] rows;
        private final int learnt;
        private final double[][] sums;
        private double gain = Double.NEGATIVE_INFINITY;
        private int column = -1;
        private int lastLeft;

        Leaf(int[] rows, int learnt, double[][] sums) {
            this.rows = rows;
            this.learnt = learnt;
            this.sums = sums;
        }
    }

    /// One tree, grown by its best leaf until there are enough leaves or nothing is gained.
    private final class Tree {
        private static final int WIDTH = 3;

        private final int[] seen = chosen();

        private int[] chosen() {
            int[] all = IntStream.range(0, bin.length).toArray();
            int count = (int) Math.ceil(SHARE * all.length);
            for (int i = 0; i < count; i++) {
                int k = i + random.nextInt(all.length - i);
                int column = all[i];
                all[i] = all[k];
                all[k] = column;
            }
            return Arrays.copyOf(all, count);
        }

        void growOn(double[] scores) {
            var leaves = new Leaf[LEAVES_MAX];
            leaves[0] = root();
            int count = 1;
            while (count < LEAVES_MAX) {
                int best = 0;
                for (int i = 1; i < count; i++) {
                    best = leaves[i].gain > leaves[best].gain ? i : best;
                }
                if (!(leaves[best].gain > 0)) {
                    break;
                }
                Leaf[] halves = split(leaves[best]);
                leaves[best] = halves[0];
                leaves[count++] = halves[1];
            }
            for (int i = 0; i < count; i++) {
                addTo(scores, leaves[i]);
            }
        }

        private Leaf root() {
            int learnt = 0;
            for (boolean one : learns) {
                learnt += one ? 1 : 0;
            }
            var rows = new int[n];
            int known = 0;
            int silent = learnt;
            for (int row = 0; row < n; row++) {
                rows[learns[row] ? known++ : silent++] = row;
            }
            return searched(new Leaf(rows, learnt, sums(rows, learnt)));
        }

        /// By column and bin: the slopes, the curves and the count of the rows learnt from.
        private double[][] sums(int[] rows, int learnt) {
            var sums = new double[seen.length][];
            var slopes = new double[learnt];
            var curves = new double[learnt];
            for (int i = 0; i < learnt; i++) {
                slopes[i] = slope[rows[i]];
                curves[i] = curve[rows[i]];
            }
            IntStream.range(0, seen.length).parallel().forEach(s -> {
                var sum = new double[bins[seen[s]] * WIDTH];
                byte[] of = bin[seen[s]];
                for (int i = 0; i < learnt; i++) {
                    int at = of[rows[i]] * WIDTH;
                    sum[at] += slopes[i];
                    sum[at + 1] += curves[i];
                    sum[at + 2]++;
                }
                sums[s] = sum;
            });
            return sums;
        }

        private Leaf searched(Leaf leaf) {
            if (leaf.learnt < 2 * LEAF_ROWS_MIN) {
                return leaf;
            }
            for (int s = 0; s < seen.length; s++) {
                search(leaf, s);
            }
            return leaf;
        }

        private void search(Leaf leaf, int s) {
            double[] sum = leaf.sums[s];
            double slopes = 0;
            double curves = 0;
            for (int at = 0; at < sum.length; at += WIDTH) {
                slopes += sum[at];
                curves += sum[at + 1];
            }
            double whole = slopes * slopes / (curves + STEADY);
            double left = 0;
            double leftCurves = 0;
            double leftRows = 0;
            for (int at = 0; at + WIDTH < sum.length; at += WIDTH) {
                left += sum[at];
                leftCurves += sum[at + 1];
                leftRows += sum[at + 2];
                if (leftRows >= LEAF_ROWS_MIN && leaf.learnt - leftRows >= LEAF_ROWS_MIN) {
                    double right = slopes - left;
                    double gain = left * left / (leftCurves + STEADY)
                            + right * right / (curves - leftCurves + STEADY)
                            - whole;
                    if (gain > leaf.gain) {
                        leaf.gain = gain;
                        leaf.column = s;
                        leaf.lastLeft = at / WIDTH;
                    }
                }
            }
        }

        /// The smaller half is summed, the larger is what is left.
        private Leaf[] split(Leaf leaf) {
            byte[] of = bin[seen[leaf.column]];
            var left = new int[leaf.rows.length];
            var right = new int[leaf.rows.length];
            int lefts = 0;
            int rights = 0;
            int learntLeft = 0;
            int learntRight = 0;
            for (int i = 0; i < leaf.rows.length; i++) {
                if (of[leaf.rows[i]] <= leaf.lastLeft) {
                    left[lefts++] = leaf.rows[i];
                    learntLeft += i < leaf.learnt ? 1 : 0;
                } else {
                    right[rights++] = leaf.rows[i];
                    learntRight += i < leaf.learnt ? 1 : 0;
                }
            }
            left = Arrays.copyOf(left, lefts);
            right = Arrays.copyOf(right, rights);
            boolean leftIsSmaller = learntLeft <= learntRight;
            double[][] summed = leftIsSmaller ? sums(left, learntLeft) : sums(right, learntRight);
            double[][] rest = leaf.sums;
            for (int s = 0; s < rest.length; s++) {
                for (int i = 0; i < rest[s].length; i++) {
                    rest[s][i] -= summed[s][i];
                }
            }
            return new Leaf[] {
                searched(new Leaf(left, learntLeft, leftIsSmaller ? summed : rest)),
                searched(new Leaf(right, learntRight, leftIsSmaller ? rest : summed))
            };
        }

        private void addTo(double[] scores, Leaf leaf) {
            double slopes = 0;
            double curves = 0;
            for (int i = 0; i < leaf.learnt; i++) {
                slopes += slope[leaf.rows[i]];
                curves += curve[leaf.rows[i]];
            }
            double step = -RATE * slopes / (curves + STEADY);
            for (int row : leaf.rows) {
                scores[row] += step;
            }
        }
    }
}
