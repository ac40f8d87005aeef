package org.northernconnections.matching.model;

import java.util.List;

/// The directions in which the teacher's vectors differ most, so that fewer dimensions lose little.
///
/// Principal components by orthogonal iteration on the matrix of second moments, a fixed number of rounds.
/// Source: G. Golub and C. Van Loan, *Matrix Computations*, section 7.3.
final class Projection {
    private static final int ROUNDS = 12;

    private final float[][] directions;

    private Projection(float[][] directions) {
        this.directions = directions;
    }

    static Projection of(List<float[]> vectors, int dimensions) {
        int wide = vectors.getFirst().length;
        double[][] moments = new double[wide][wide];
        int step = Math.max(1, vectors.size() / 40_000);
        for (int v = 0; v < vectors.size(); v += step) {
            float[] vector = vectors.get(v);
            for (int i = 0; i < wide; i++) {
                for (int j = 0; j < wide; j++) {
                    moments[i][j] += vector[i] * vector[j];
                }
            }
        }
        double[][] basis = new double[dimensions][wide];
        var random = new java.util.SplittableRandom(7);
        for (double[] direction : basis) {
            for (int i = 0; i < wide; i++) {
                direction[i] = random.nextDouble() - 0.5;
            }
        }
        for (int round = 0; round < ROUNDS; round++) {
            for (int d = 0; d < dimensions; d++) {
                basis[d] = times(moments, basis[d]);
            }
            orthogonalise(basis);
        }
        float[][] directions = new float[dimensions][wide];
        for (int d = 0; d < dimensions; d++) {
            for (int i = 0; i < wide; i++) {
                directions[d][i] = (float) basis[d][i];
            }
        }
        return new Projection(directions);
    }

    private static double[] times(double[][] matrix, double[] vector) {
        double[] product = new double[vector.length];
        for (int i = 0; i < vector.length; i++) {
            double sum = 0;
            for (int j = 0; j < vector.length; j++) {
                sum += matrix[i][j] * vector[j];
            }
            product[i] = sum;
        }
        return product;
    }

    private static void orthogonalise(double[][] basis) {
        for (int d = 0; d < basis.length; d++) {
            for (int before = 0; before < d; before++) {
                double along = 0;
                for (int i = 0; i < basis[d].length; i++) {
                    along += basis[d][i] * basis[before][i];
                }
                for (int i = 0; i < basis[d].length; i++) {
                    basis[d][i] -= along * basis[before][i];
                }
            }
            double square = 0;
            for (double value : basis[d]) {
                square += value * value;
            }
            double by = 1 / Math.sqrt(Math.max(square, 1e-30));
            for (int i = 0; i < basis[d].length; i++) {
                basis[d][i] *= by;
            }
        }
    }

    /// The vector in fewer dimensions, of length 1.
    float[] of(float[] vector) {
        float[] result = new float[directions.length];
        double square = 0;
        for (int d = 0; d < result.length; d++) {
            float sum = 0;
            for (int i = 0; i < vector.length; i++) {
                sum += directions[d][i] * vector[i];
            }
            result[d] = sum;
            square += (double) sum * sum;
        }
        float by = (float) (1 / Math.sqrt(Math.max(square, 1e-12)));
        for (int d = 0; d < result.length; d++) {
            result[d] *= by;
        }
        return result;
    }
}
