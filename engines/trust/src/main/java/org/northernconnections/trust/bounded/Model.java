package org.northernconnections.trust.bounded;

import java.util.EnumMap;
import java.util.Map;
import org.northernconnections.trust.bounded.Column.Theme;

/// A logistic model: the log-odds of a good rating are a base and one exact part a column.
///
///     ln(p / (1 − p)) = base + Σ weight(c) · (row(c) − usual(c))
///
/// The base is the log-odds of a usual row, the mean of the rows fitted to; a part says how this row differs.
public final class Model {
    /// Below so many outcomes the published weights hold, and the estimate is *not yet calibrated*.
    public static final int OUTCOMES_MIN = 200;
    /// The published weights: half the odds of the roots, half those of the circle, and one's own word.
    public static final Model PUBLISHED = published();

    private static final double ONE_WORD_PART = 1.5;

    private final double[] weights;
    private final double[] usual;
    private final double base;
    private final boolean calibrated;

    Model(double[] weights, double[] usual, double base, boolean calibrated) {
        this.weights = weights.clone();
        this.usual = usual.clone();
        this.base = base;
        this.calibrated = calibrated;
    }

    private static Model published() {
        var weights = new double[Column.values().length];
        var usual = new double[weights.length];
        weights[Column.ROOTS_ODDS.place()] = 0.5;
        weights[Column.CIRCLE_ODDS.place()] = 0.5;
        weights[Column.OWN_GOOD.place()] = ONE_WORD_PART;
        weights[Column.OWN_BAD.place()] = -ONE_WORD_PART;
        return new Model(weights, usual, 0, false);
    }

    /// The chance of a good rating, `(0, 1)`.
    public double probability(double[] row) {
        return 1 / (1 + Math.exp(-logOdds(row)));
    }

    public double logOdds(double[] row) {
        double sum = base;
        for (int c = 0; c < weights.length; c++) {
            sum += weights[c] * (row[c] - usual[c]);
        }
        return sum;
    }

    /// The log-odds of a usual row.
    public double base() {
        return base;
    }

    public double weight(Column column) {
        return weights[column.place()];
    }

    /// The mean of a column in the rows fitted to; 0 for the published weights.
    public double usual(Column column) {
        return usual[column.place()];
    }

    /// What each theme does to the log-odds; with the base they sum to them.
    public Map<Theme, Double> parts(double[] row) {
        Map<Theme, Double> parts = new EnumMap<>(Theme.class);
        for (Column column : Column.values()) {
            int c = column.place();
            parts.merge(column.theme(), weights[c] * (row[c] - usual[c]), Double::sum);
        }
        return parts;
    }

    /// Whether the weights were fitted to outcomes.
    public boolean calibrated() {
        return calibrated;
    }

    /// The model whose log-odds are the mean of both.
    Model meanWith(Model other) {
        var mean = new double[weights.length];
        var meanUsual = new double[weights.length];
        double sum = base + other.base;
        for (int c = 0; c < mean.length; c++) {
            mean[c] = (weights[c] + other.weights[c]) / 2;
            meanUsual[c] = (usual[c] + other.usual[c]) / 2;
            sum += weights[c] * (meanUsual[c] - usual[c]) + other.weights[c] * (meanUsual[c] - other.usual[c]);
        }
        return new Model(mean, meanUsual, sum / 2, calibrated && other.calibrated);
    }
}
