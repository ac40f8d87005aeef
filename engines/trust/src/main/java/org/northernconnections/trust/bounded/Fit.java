package org.northernconnections.trust.bounded;

import java.util.Arrays;
import java.util.stream.Stream;

/// Logistic regression with a ridge and stated signs.
///
/// Minimises `Σ wᵢ ln(1 + exp(−yᵢ zᵢ)) + ridge/2 · |β|² + |u|² / (2 τ²)` over weights `β` of standardised
/// columns, a free base and a number `u` for each stretch of outcomes ([FitSums]), with `z = base + β x + u`,
/// `y = ±1`, and each weight kept on its side of 0. The problem is convex: there is one answer.
///
/// What is usual drifts. Without `u`, a column that drifts as well is taken for the cause and foretells that the
/// worst month lasts; with it, weights come from outcomes of about the same time. It is a mixed model [2] with
/// `τ =` [#STRETCH_DEVIATION]. What comes next has no stretch yet: so the base is set last, with all `u` at 0,
/// such that outcomes are on average as good as foretold.
///
/// *Method*: Newton rounds; each minimises the quadratic model, the stretches eliminated, by coordinate descent
/// under the signs [1], then halves its step until the loss falls. *Cost*: a round is `n d²/2` for `n` rows of
/// `d` columns. *Edge case*: a column that never varies gets the weight 0; one that varied by less than
/// [#DEVIATION_MIN] is divided by that, so that it is not blown up.
///
/// [1] J. Friedman, T. Hastie, R. Tibshirani, *Regularization Paths for Generalized Linear Models via
/// Coordinate Descent*, J. Stat. Software 33 (2010), section 3.
///
/// [2] N. Breslow, D. Clayton, *Approximate Inference in Generalized Linear Mixed Models*, J. Amer. Stat.
/// Assoc. 88 (1993).
public final class Fit {
    private static final int ROUNDS_MAX = 30;
    private static final int SWEEPS_MAX = 500;
    private static final int HALVINGS_MAX = 20;
    private static final double SETTLED = 1e-9;

    /// How far one stretch of outcomes differs from another in log-odds, beside its columns.
    private static final double STRETCH_DEVIATION = 1;

    private static final double STRETCH_RIDGE = 1 / (STRETCH_DEVIATION * STRETCH_DEVIATION);

    /// Columns are logarithms, log-odds and shares, so a tenth is little in any of them.
    private static final double DEVIATION_MIN = 0.1;

    private final FitSums sums;
    private final double ridge;
    private final int[] signs;
    private final int d;
    private final FitSums.Scale scale;
    /// The weights of the columns, then the base, then the numbers of the stretches.
    private double[] beta;

    private Fit(FitSums sums, double ridge, int[] signs) {
        this.sums = sums;
        this.ridge = ridge;
        this.signs = signs;
        d = sums.width();
        beta = new double[d + 1];
        scale = scale(sums.moments());
    }

    /// The model of [Rolling]: the mean of a fit to all outcomes alike and one that forgets. Where they weigh less than
    /// [Model#OUTCOMES_MIN], or turned out all good or all bad, the published weights hold.
    ///
    /// @param forgetting the same outcomes, fading with [Rolling#HALF_LIFE]
    public static Model refitted(FitSums alike, FitSums forgetting) {
        FitSums.Moments known = alike.moments();
        if (known.total() < Model.OUTCOMES_MIN || !known.bothKinds()) {
            return Model.PUBLISHED;
        }
        int[] signs = Stream.of(Column.values()).mapToInt(Column::sign).toArray();
        return model(alike, Rolling.RIDGE, signs).meanWith(model(forgetting, Rolling.RIDGE, signs));
    }

    /// @param signs of each column, 0 for either
    static Model model(FitSums sums, double ridge, int[] signs) {
        var fit = new Fit(sums, ridge, signs);
        fit.solve();
        fit.setBase();
        return fit.model();
    }

    private static FitSums.Scale scale(FitSums.Moments moments) {
        int d = moments.sum().length;
        var mean = new double[d];
        var deviation = new double[d];
        for (int c = 0; c < d; c++) {
            mean[c] = moments.sum()[c] / moments.total();
            double variance = moments.squares()[c] / moments.total() - mean[c] * mean[c];
            deviation[c] = variance > 1e-12 ? Math.max(DEVIATION_MIN, Math.sqrt(variance)) : Double.POSITIVE_INFINITY;
        }
        return new FitSums.Scale(mean, deviation);
    }

    private void solve() {
        double loss = loss(beta);
        for (int round = 0; round < ROUNDS_MAX; round++) {
            double[] next = newton();
            double nextLoss = loss(next);
            for (int halving = 0; nextLoss > loss && halving < HALVINGS_MAX; halving++) {
                for (int c = 0; c < next.length; c++) {
                    next[c] = (next[c] + beta[c]) / 2;
                }
                nextLoss = loss(next);
            }
            if (!(nextLoss < loss)) {
                return;
            }
            beta = next;
            boolean settled = loss - nextLoss < SETTLED * loss;
            loss = nextLoss;
            if (settled) {
                return;
            }
        }
    }

    private double loss(double[] at) {
        double sum = 0;
        for (int c = 0; c < at.length; c++) {
            sum += ridge(c) / 2 * at[c] * at[c];
        }
        return sum + sums.loss(scale, at);
    }

    private double ridge(int place) {
        if (place == d) {
            return 0;
        }
        return place < d ? ridge : STRETCH_RIDGE;
    }

    /// The minimum of the quadratic model at `beta`, under the signs.
    private double[] newton() {
        FitSums.Slopes slopes = sums.slopes(scale, beta);
        double[] gradient = slopes.gradient().clone();
        beta = Arrays.copyOf(beta, gradient.length);
        for (int r = 0; r < gradient.length; r++) {
            gradient[r] += ridge(r) * beta[r];
        }
        double[] slope = Arrays.copyOf(gradient, d + 1);
        var hessian = new double[d + 1][d + 1];
        for (int r = 0; r <= d; r++) {
            for (int c = 0; c <= r; c++) {
                hessian[r][c] = slopes.hessian()[r][c];
                hessian[c][r] = slopes.hessian()[r][c];
            }
            hessian[r][r] += ridge(r);
        }
        for (int stretch = d + 1; stretch < gradient.length; stretch++) {
            double[] shared = slopes.hessian()[stretch];
            double curve = shared[d + 1] + STRETCH_RIDGE;
            for (int r = 0; r <= d; r++) {
                slope[r] -= shared[r] * gradient[stretch] / curve;
                for (int c = 0; c <= d; c++) {
                    hessian[r][c] -= shared[r] * shared[c] / curve;
                }
            }
        }
        double[] next = Arrays.copyOf(descend(slope, hessian), gradient.length);
        for (int stretch = d + 1; stretch < gradient.length; stretch++) {
            double[] shared = slopes.hessian()[stretch];
            double moved = gradient[stretch];
            for (int c = 0; c <= d; c++) {
                moved += shared[c] * (next[c] - beta[c]);
            }
            next[stretch] = beta[stretch] - moved / (shared[d + 1] + STRETCH_RIDGE);
        }
        return next;
    }

    /// Outcomes are then as good on average as foretold without their stretches.
    private void setBase() {
        beta = Arrays.copyOf(beta, d + 1);
        for (int round = 0; round < ROUNDS_MAX; round++) {
            FitSums.Slopes slopes = sums.slopes(scale, beta);
            double step = Math.clamp(slopes.gradient()[d] / slopes.hessian()[d][d], -1, 1);
            beta[d] -= step;
            if (Math.abs(step) < SETTLED) {
                return;
            }
        }
    }

    private double[] descend(double[] gradient, double[][] hessian) {
        double[] at = Arrays.copyOf(beta, d + 1);
        var slope = gradient.clone();
        for (int sweep = 0; sweep < SWEEPS_MAX; sweep++) {
            double largest = 0;
            for (int c = 0; c <= d; c++) {
                double step = allowed(c, at[c] - slope[c] / hessian[c][c]) - at[c];
                if (step != 0) {
                    at[c] += step;
                    for (int r = 0; r <= d; r++) {
                        slope[r] += step * hessian[r][c];
                    }
                    largest = Math.max(largest, Math.abs(step));
                }
            }
            if (largest < SETTLED) {
                break;
            }
        }
        return at;
    }

    private double allowed(int column, double value) {
        if (column == d || signs[column] == 0) {
            return value;
        }
        return signs[column] > 0 ? Math.max(0, value) : Math.min(0, value);
    }

    private Model model() {
        var weights = new double[d];
        for (int c = 0; c < d; c++) {
            weights[c] = beta[c] / scale.deviation()[c];
        }
        return new Model(weights, scale.mean(), beta[d], true);
    }
}
