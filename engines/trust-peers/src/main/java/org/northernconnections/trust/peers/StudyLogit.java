package org.northernconnections.trust.peers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.northernconnections.trust.rating.Ratings;
import org.northernconnections.trust.walk.Links;
import org.northernconnections.trust.walk.NearWalk;
import org.northernconnections.trust.walk.Seeds;
import org.northernconnections.trust.walk.Walk;

/// The Sybil-bounded logit of an earlier study, built again from its description, for comparison.
///
/// Eleven columns: log-odds, good and bad evidence about the subject as roots hear it; the same as the viewer's
/// walk hears it; the viewer's own strictness with its counts; how many of those whom the viewer rated well
/// had good and bad experience with the subject. All evidence has one half-life of 180 days. A logistic
/// regression with a ridge of 1, fitted to all past outcomes every 3,000 ratings. Snapshots and roots as in
/// the replay of the engine.
final class StudyLogit {
    private static final double RESTART = 0.4;
    private static final double SHARE_FULL = 1e-3;
    private static final double WALK_ERROR = 1e-2;
    private static final double HALF_LIFE_SECONDS = 180 * 86_400.0;
    private static final int FIT_EVERY = 3_000;
    private static final int ROUNDS = 12;
    private static final double RIDGE = 1;
    private static final int COLUMNS = 11;

    private final Ratings ratings;
    private final List<List<Integer>> given = new ArrayList<>();
    private final List<List<Integer>> received = new ArrayList<>();
    private final List<double[]> rows = new ArrayList<>();
    private final List<Boolean> outcomes = new ArrayList<>();
    private double[] mean = new double[COLUMNS];
    private double[] deviation = new double[COLUMNS];
    private double[] beta = new double[0];

    private StudyLogit(Ratings ratings) {
        this.ratings = ratings;
        for (int member = 0; member < ratings.members().count(); member++) {
            given.add(new ArrayList<>());
            received.add(new ArrayList<>());
        }
    }

    /// Of each rating, in order of time, the chance that it is good, from those before its snapshot.
    static double[] probability(Ratings ratings, int lag, int[] roots) {
        var study = new StudyLogit(ratings);
        var probability = new double[ratings.count()];
        int fitted = 0;
        for (int from = 0; from < ratings.count(); from += lag) {
            if (from - fitted >= FIT_EVERY) {
                study.fit();
                fitted = from;
            }
            int to = Math.min(from + lag, ratings.count());
            study.predict(from, to, roots, probability);
            for (int place = from; place < to; place++) {
                study.given.get(ratings.source(place)).add(place);
                study.received.get(ratings.target(place)).add(place);
            }
        }
        return probability;
    }

    private void predict(int from, int to, int[] roots, double[] probability) {
        long now = from == 0 ? 0 : ratings.time(from - 1);
        var walk = new NearWalk(vouches(from), RESTART);
        double[] rho = weights(walk, roots);
        Map<Integer, double[]> circles = new HashMap<>();
        for (int place = from; place < to; place++) {
            int viewer = ratings.source(place);
            double[] circle = circles.computeIfAbsent(viewer, seed -> weights(walk, new int[] {seed}));
            double[] row = row(viewer, ratings.target(place), now, rho, circle);
            probability[place] = beta.length == 0 ? 0.9 : 1 / (1 + Math.exp(-score(standard(row))));
            if (from > 0) {
                rows.add(row);
                outcomes.add(ratings.positive(place));
            }
        }
    }

    private Links vouches(int until) {
        var source = new int[until];
        var target = new int[until];
        int count = 0;
        for (int place = 0; place < until; place++) {
            if (ratings.positive(place)) {
                source[count] = ratings.source(place);
                target[count++] = ratings.target(place);
            }
        }
        return Links.of(ratings.members().count(), source, target, count);
    }

    private double[] weights(NearWalk walk, int[] seeds) {
        var weight = new double[ratings.members().count()];
        if (seeds.length > 0) {
            walk.until(new Seeds(seeds), Walk.NOBODY, WALK_ERROR);
            for (int i = 0; i < walk.count(); i++) {
                weight[walk.vertex(i)] = Math.min(1, walk.share(walk.vertex(i)) / SHARE_FULL);
            }
        }
        return weight;
    }

    private double[] row(int viewer, int subject, long now, double[] rho, double[] circle) {
        Set<Integer> partners = new HashSet<>();
        double[] strict = new double[2];
        for (int place : given.get(viewer)) {
            strict[ratings.positive(place) ? 0 : 1]++;
            if (ratings.positive(place)) {
                partners.add(ratings.target(place));
            }
        }
        double[] roots = new double[2];
        double[] local = new double[2];
        double[] experience = new double[2];
        for (int place : received.get(subject)) {
            int reporter = ratings.source(place);
            if (reporter != viewer) {
                int kind = ratings.positive(place) ? 0 : 1;
                double fresh = Math.pow(2, -(now - ratings.time(place)) / HALF_LIFE_SECONDS);
                roots[kind] += rho[reporter] * fresh;
                local[kind] += circle[reporter] * fresh;
                experience[kind] += partners.contains(reporter) ? 1 : 0;
            }
        }
        return new double[] {
            odds(roots),
            Math.log1p(roots[0]),
            Math.log1p(roots[1]),
            odds(local),
            Math.log1p(local[0]),
            Math.log1p(local[1]),
            odds(strict),
            Math.log1p(strict[0]),
            Math.log1p(strict[1]),
            Math.log1p(experience[0]),
            Math.log1p(experience[1])
        };
    }

    private static double odds(double[] goodAndBad) {
        return Math.log((goodAndBad[0] + 0.9) / (goodAndBad[1] + 0.1));
    }

    private double[] standard(double[] row) {
        var standard = new double[COLUMNS];
        for (int c = 0; c < COLUMNS; c++) {
            standard[c] = (row[c] - mean[c]) / deviation[c];
        }
        return standard;
    }

    private double score(double[] standard) {
        double sum = beta[COLUMNS];
        for (int c = 0; c < COLUMNS; c++) {
            sum += beta[c] * standard[c];
        }
        return sum;
    }

    private void fit() {
        mean = new double[COLUMNS];
        deviation = new double[COLUMNS];
        for (int c = 0; c < COLUMNS; c++) {
            int column = c;
            mean[c] = rows.stream().mapToDouble(row -> row[column]).average().orElse(0);
            double variance = rows.stream()
                    .mapToDouble(row -> (row[column] - mean[column]) * (row[column] - mean[column]))
                    .average()
                    .orElse(0);
            deviation[c] = Math.sqrt(Math.max(variance, 1e-12));
        }
        beta = new double[COLUMNS + 1];
        for (int round = 0; round < ROUNDS; round++) {
            newton();
        }
    }

    private void newton() {
        int d = COLUMNS + 1;
        var gradient = new double[d];
        var hessian = new double[d][d];
        for (int i = 0; i < rows.size(); i++) {
            double[] x = Arrays.copyOf(standard(rows.get(i)), d);
            double p = 1 / (1 + Math.exp(-score(x)));
            x[COLUMNS] = 1;
            for (int r = 0; r < d; r++) {
                gradient[r] += (p - (outcomes.get(i) ? 1 : 0)) * x[r];
                for (int c = 0; c < d; c++) {
                    hessian[r][c] += p * (1 - p) * x[r] * x[c];
                }
            }
        }
        for (int c = 0; c < COLUMNS; c++) {
            gradient[c] += RIDGE * beta[c];
            hessian[c][c] += RIDGE;
        }
        double[] step = solved(hessian, gradient);
        for (int r = 0; r < d; r++) {
            beta[r] -= Math.clamp(step[r], -2, 2);
        }
    }

    /// Gauss's elimination; the matrix is positive definite.
    private static double[] solved(double[][] matrix, double[] right) {
        int d = right.length;
        for (int pivot = 0; pivot < d; pivot++) {
            for (int r = pivot + 1; r < d; r++) {
                double factor = matrix[r][pivot] / matrix[pivot][pivot];
                for (int c = pivot; c < d; c++) {
                    matrix[r][c] -= factor * matrix[pivot][c];
                }
                right[r] -= factor * right[pivot];
            }
        }
        for (int r = d - 1; r >= 0; r--) {
            for (int c = r + 1; c < d; c++) {
                right[r] -= matrix[r][c] * right[c];
            }
            right[r] /= matrix[r][r];
        }
        return right;
    }
}
