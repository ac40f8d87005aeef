package org.northernconnections.trust.bounded;

import java.io.Serializable;

/// What a [Fit] asks of outcomes: sums over them alone, so that they may lie in parts, even on several machines.
///
/// Sums of parts add up by `plus`, in a stated order, so that the same parts give the same bits.
///
/// A *stretch* is a run of outcomes in order of time: all that were predicted from one snapshot, or from several
/// near each other ([Stretches]). What they have in common, beside their columns, is one number of its
/// own. In `beta` the numbers of the stretches stand behind the weights of the columns and the base; those
/// that are missing are 0.
public interface FitSums {
    /// How many columns a row has.
    int width();

    Moments moments();

    /// `Σ w ln(1 + exp(−y z))` over the standardised rows, without the ridge.
    ///
    /// @param beta of each column, then the base, then of each stretch
    double loss(Scale scale, double[] beta);

    Slopes slopes(Scale scale, double[] beta);

    /// Of all outcomes how many there are and what they weigh; of each column the sum of weighted values and of their
    /// squares.
    ///
    /// @param good how many turned out good
    record Moments(int count, int good, double total, double[] sum, double[] squares) implements Serializable {
        public Moments plus(Moments other) {
            return new Moments(
                    count + other.count,
                    good + other.good,
                    total + other.total,
                    added(sum, other.sum),
                    added(squares, other.squares));
        }

        /// Whether some turned out good and some bad.
        boolean bothKinds() {
            return good > 0 && good < count;
        }
    }

    /// How columns are standardised: `(value − mean) / deviation`.
    record Scale(double[] mean, double[] deviation) implements Serializable {}

    /// The gradient and the lower half of the Hessian of the loss, in the order of `beta`.
    ///
    /// The line of a stretch holds what it shares with the columns and the base, and last its own curve; with
    /// other stretches it shares nothing.
    record Slopes(double[] gradient, double[][] hessian) implements Serializable {
        public Slopes plus(Slopes other) {
            Slopes more = hessian.length < other.hessian.length ? other : this;
            var sum = more.hessian.clone();
            for (int r = 0; r < Math.min(hessian.length, other.hessian.length); r++) {
                sum[r] = added(hessian[r], other.hessian[r]);
            }
            return new Slopes(added(gradient, other.gradient), sum);
        }
    }

    /// The sum; of the longer one what the shorter one lacks.
    private static double[] added(double[] one, double[] other) {
        double[] sum = one.length < other.length ? other.clone() : one.clone();
        for (int i = 0; i < Math.min(one.length, other.length); i++) {
            sum[i] = one[i] + other[i];
        }
        return sum;
    }
}
