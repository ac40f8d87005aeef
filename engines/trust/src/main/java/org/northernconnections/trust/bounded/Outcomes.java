package org.northernconnections.trust.bounded;

import java.util.Arrays;

/// Rows with how they turned out, in order of time; what a model is fitted to.
public final class Outcomes {
    private final int width;
    private double[] rows = new double[0];
    private boolean[] good = new boolean[16];
    private double[] weight = new double[16];
    private int[] stretch = new int[16];
    private int count;
    private int goods;

    Outcomes(int width) {
        this.width = width;
    }

    /// @param weighing how much this outcome counts, above 0
    /// @param from the number of its stretch, see [FitSums]
    void add(double[] row, boolean turnedOutGood, double weighing, int from) {
        if ((count + 1) * width > rows.length) {
            rows = Arrays.copyOf(rows, Math.max(64 * width, rows.length * 2));
        }
        if (count == good.length) {
            good = Arrays.copyOf(good, count * 2);
            weight = Arrays.copyOf(weight, count * 2);
            stretch = Arrays.copyOf(stretch, count * 2);
        }
        System.arraycopy(row, 0, rows, count * width, width);
        good[count] = turnedOutGood;
        goods += turnedOutGood ? 1 : 0;
        stretch[count] = from;
        weight[count++] = weighing;
    }

    /// Multiplies the weights of the last ones by these.
    void weighDown(double[] factors) {
        for (int i = 0; i < factors.length; i++) {
            weight[count - factors.length + i] *= factors[i];
        }
    }

    Outcomes copy() {
        var copy = new Outcomes(width);
        copy.rows = rows.clone();
        copy.good = good.clone();
        copy.weight = weight.clone();
        copy.stretch = stretch.clone();
        copy.count = count;
        copy.goods = goods;
        return copy;
    }

    public int count() {
        return count;
    }

    /// What all of them weigh.
    public double total() {
        return Arrays.stream(weight, 0, count).sum();
    }

    /// How many turned out good.
    int goods() {
        return goods;
    }

    public int width() {
        return width;
    }

    public double value(int row, int column) {
        return rows[row * width + column];
    }

    public boolean good(int row) {
        return good[row];
    }

    public double weight(int row) {
        return weight[row];
    }

    /// The number of its stretch, from 0.
    public int stretch(int row) {
        return stretch[row];
    }

    /// One more than the largest number of a stretch; 0 where there is no outcome.
    int stretches() {
        return Arrays.stream(stretch, 0, count).max().orElse(-1) + 1;
    }
}
