package org.northernconnections.trust.bounded;

import java.io.Serializable;

/// What a [Fit] asks of outcomes: sums over them alone, so that they may lie in parts, even on several machines.
///
/// Sums of parts add up by `plus`, in a stated order, so that the same parts give the same bits.
public interface FitSums {
    /// How many columns a row has.
    int width();

    Moments moments();

    /// `Σ w ln(1 + exp(−y z))` over the standardised rows, without the ridge.
    ///
    /// @param beta of each column, then the base
    double loss(Scale scale, double[] beta);

    Slopes slopes(Scale scale, double[] beta);

    /// Of each column: the sum of all weights, of weighted values and of their squares.
    record Moments(double total, double[] sum, double[] squares) implements Serializable {
        public Moments plus(Moments other) {
            return new Moments(total + other.total, added(sum, other.sum), added(squares, other.squares));
        }
    }

    /// How columns are standardised: `(value − mean) / deviation`.
    record Scale(double[] mean, double[] deviation) implements Serializable {}

    /// The gradient and the lower half of the Hessian of the loss, the base last.
    record Slopes(double[] gradient, double[][] hessian) implements Serializable {
        public Slopes plus(Slopes other) {
            var sum = new double[hessian.length][];
            for (int r = 0; r < sum.length; r++) {
                sum[r] = added(hessian[r], other.hessian[r]);
            }
            return new Slopes(added(gradient, other.gradient), sum);
        }
    }

    private static double[] added(double[] one, double[] other) {
        double[] sum = one.clone();
        for (int i = 0; i < sum.length; i++) {
            sum[i] += other[i];
        }
        return sum;
    }
}
