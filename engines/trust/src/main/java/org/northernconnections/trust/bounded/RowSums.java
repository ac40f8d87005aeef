package org.northernconnections.trust.bounded;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The sums over outcomes that lie here: all, or one part of them.
///
/// *Memory*: the standardised rows are kept, `8 n d` bytes. Not for several threads at once.
public final class RowSums implements FitSums {
    private final Outcomes outcomes;
    private final double[] weight;
    private final int n;
    private final int d;
    private final int stretches;
    private double[] x = new double[0];
    /// That of `x`; null until it is asked.
    private @Nullable Scale scale;

    /// @param halfLife after what further weight of outcomes one counts half; may be infinite
    /// @param later the weight of the outcomes of other parts that come after these
    public RowSums(Outcomes outcomes, double halfLife, double later) {
        this.outcomes = outcomes;
        n = outcomes.count();
        d = outcomes.width();
        stretches = outcomes.stretches();
        weight = new double[n];
        double since = later;
        for (int i = n - 1; i >= 0; i--) {
            weight[i] = outcomes.weight(i) * Math.pow(2, -since / halfLife);
            since += outcomes.weight(i);
        }
    }

    @Override
    public int width() {
        return d;
    }

    @Override
    public Moments moments() {
        var sum = new double[d];
        var squares = new double[d];
        for (int i = 0; i < n; i++) {
            for (int c = 0; c < d; c++) {
                double value = outcomes.value(i, c);
                sum[c] += weight[i] * value;
                squares[c] += weight[i] * value * value;
            }
        }
        return new Moments(n, outcomes.goods(), Arrays.stream(weight).sum(), sum, squares);
    }

    private void standardise(Scale asked) {
        Scale known = scale;
        if (known != null
                && Arrays.equals(known.mean(), asked.mean())
                && Arrays.equals(known.deviation(), asked.deviation())) {
            return;
        }
        x = new double[n * d];
        for (int i = 0; i < n; i++) {
            for (int c = 0; c < d; c++) {
                x[i * d + c] = (outcomes.value(i, c) - asked.mean()[c]) / asked.deviation()[c];
            }
        }
        scale = asked;
    }

    /// Where the number of this row's stretch stands.
    private int stretch(int row) {
        return d + 1 + outcomes.stretch(row);
    }

    private double score(double[] beta, int row) {
        int stretch = stretch(row);
        double sum = beta[d] + (stretch < beta.length ? beta[stretch] : 0);
        for (int c = 0; c < d; c++) {
            sum += beta[c] * x[row * d + c];
        }
        return sum;
    }

    @Override
    public double loss(Scale asked, double[] beta) {
        standardise(asked);
        double sum = 0;
        for (int i = 0; i < n; i++) {
            double z = outcomes.good(i) ? score(beta, i) : -score(beta, i);
            sum += weight[i] * (Math.max(0, -z) + Math.log1p(Math.exp(-Math.abs(z))));
        }
        return sum;
    }

    @Override
    public Slopes slopes(Scale asked, double[] beta) {
        standardise(asked);
        int length = d + 1 + stretches;
        var gradient = new double[length];
        var hessian = new double[length][d + 2];
        var extended = new double[d + 1];
        extended[d] = 1;
        for (int i = 0; i < n; i++) {
            double p = 1 / (1 + Math.exp(-score(beta, i)));
            double slope = weight[i] * (p - (outcomes.good(i) ? 1 : 0));
            double curve = weight[i] * p * (1 - p);
            System.arraycopy(x, i * d, extended, 0, d);
            double[] shared = hessian[stretch(i)];
            for (int r = 0; r <= d; r++) {
                gradient[r] += slope * extended[r];
                double scaled = curve * extended[r];
                shared[r] += scaled;
                double[] line = hessian[r];
                for (int c = 0; c <= r; c++) {
                    line[c] += scaled * extended[c];
                }
            }
            gradient[stretch(i)] += slope;
            shared[d + 1] += curve;
        }
        return new Slopes(gradient, hessian);
    }
}
