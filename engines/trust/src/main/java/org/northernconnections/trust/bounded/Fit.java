package org.northernconnections.trust.bounded;

import java.util.Arrays;

/// Logistic regression with a ridge and stated signs.
///
/// Minimises `Σ wᵢ ln(1 + exp(−yᵢ zᵢ)) + ridge/2 · |β|²` over weights `β` of standardised columns and a free base, with
/// `z = base + β x`, `y = ±1`, and each weight kept on its side of 0. The problem is convex: there is one answer.
///
/// *Method*: Newton rounds; each minimises the quadratic model by coordinate descent under the signs [1], then
/// halves its step until the loss falls. *Cost*: a round is `n d²/2` for `n` rows of `d` columns.
/// *Edge case*: a column that never varies gets the weight 0.
///
/// [1] J. Friedman, T. Hastie, R. Tibshirani, *Regularization Paths for Generalized Linear Models via
/// Coordinate Descent*, J. Stat. Software 33 (2010), section 3.
final class Fit {
    private static final int ROUNDS_MAX = 30;
    private static final int SWEEPS_MAX = 500;
    private static final int HALVINGS_MAX = 20;
    private static final double SETTLED = 1e-9;

    private final Outcomes outcomes;
    private final double[] weight;
    private final double ridge;
    private final int[] signs;
    private final int n;
    private final int d;
    private final double[] mean;
    private final double[] deviation;
    private final double[] x;
    /// The weights of the columns, then the base.
    private final double[] beta;

    private Fit(Outcomes outcomes, double halfLife, double ridge, int[] signs) {
        this.outcomes = outcomes;
        this.ridge = ridge;
        this.signs = signs;
        n = outcomes.count();
        d = outcomes.width();
        weight = new double[n];
        for (int i = 0; i < n; i++) {
            weight[i] = outcomes.weight(i) * Math.pow(2, -(n - 1 - i) / halfLife);
        }
        mean = new double[d];
        deviation = new double[d];
        x = new double[n * d];
        beta = new double[d + 1];
        standardise();
    }

    /// @param halfLife after how many further outcomes one counts half; may be infinite
    /// @param signs of each column, 0 for either
    static Model model(Outcomes outcomes, double halfLife, double ridge, int[] signs) {
        var fit = new Fit(outcomes, halfLife, ridge, signs);
        fit.solve();
        return fit.model();
    }

    private void standardise() {
        double total = Arrays.stream(weight).sum();
        for (int c = 0; c < d; c++) {
            double sum = 0;
            double squares = 0;
            for (int i = 0; i < n; i++) {
                double value = outcomes.value(i, c);
                sum += weight[i] * value;
                squares += weight[i] * value * value;
            }
            mean[c] = sum / total;
            double variance = squares / total - mean[c] * mean[c];
            deviation[c] = variance > 1e-12 ? Math.sqrt(variance) : Double.POSITIVE_INFINITY;
            for (int i = 0; i < n; i++) {
                x[i * d + c] = (outcomes.value(i, c) - mean[c]) / deviation[c];
            }
        }
    }

    private void solve() {
        double loss = loss(beta);
        for (int round = 0; round < ROUNDS_MAX; round++) {
            double[] next = newton();
            double nextLoss = loss(next);
            for (int halving = 0; nextLoss > loss && halving < HALVINGS_MAX; halving++) {
                for (int c = 0; c <= d; c++) {
                    next[c] = (next[c] + beta[c]) / 2;
                }
                nextLoss = loss(next);
            }
            if (!(nextLoss < loss)) {
                return;
            }
            System.arraycopy(next, 0, beta, 0, d + 1);
            boolean settled = loss - nextLoss < SETTLED * loss;
            loss = nextLoss;
            if (settled) {
                return;
            }
        }
    }

    private double score(double[] at, int row) {
        double sum = at[d];
        for (int c = 0; c < d; c++) {
            sum += at[c] * x[row * d + c];
        }
        return sum;
    }

    private double loss(double[] at) {
        double sum = 0;
        for (int c = 0; c < d; c++) {
            sum += ridge / 2 * at[c] * at[c];
        }
        for (int i = 0; i < n; i++) {
            double z = outcomes.good(i) ? score(at, i) : -score(at, i);
            sum += weight[i] * (Math.max(0, -z) + Math.log1p(Math.exp(-Math.abs(z))));
        }
        return sum;
    }

    /// The minimum of the quadratic model at `beta`, under the signs.
    private double[] newton() {
        var gradient = new double[d + 1];
        var hessian = new double[d + 1][d + 1];
        var extended = new double[d + 1];
        extended[d] = 1;
        for (int i = 0; i < n; i++) {
            double p = 1 / (1 + Math.exp(-score(beta, i)));
            double slope = weight[i] * (p - (outcomes.good(i) ? 1 : 0));
            double curve = weight[i] * p * (1 - p);
            System.arraycopy(x, i * d, extended, 0, d);
            for (int r = 0; r <= d; r++) {
                gradient[r] += slope * extended[r];
                double scaled = curve * extended[r];
                double[] line = hessian[r];
                for (int c = 0; c <= r; c++) {
                    line[c] += scaled * extended[c];
                }
            }
        }
        for (int r = 0; r <= d; r++) {
            for (int c = 0; c < r; c++) {
                hessian[c][r] = hessian[r][c];
            }
            if (r < d) {
                gradient[r] += ridge * beta[r];
                hessian[r][r] += ridge;
            }
        }
        return descend(gradient, hessian);
    }

    private double[] descend(double[] gradient, double[][] hessian) {
        double[] at = beta.clone();
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
            weights[c] = beta[c] / deviation[c];
        }
        return new Model(weights, mean, beta[d], true);
    }
}
