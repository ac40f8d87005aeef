package org.northernconnections.trust.walk;

import java.util.Arrays;

/// Where a walk came, from below: no share is above the true one, and all together miss [#error] of it.
public final class Reached {
    /// Where nobody came, since nobody set out.
    public static final Reached NOWHERE = new Reached(new int[0], new double[0], 1);

    private final int[] vertices;
    private final double[] shares;
    private final double error;

    Reached(int[] vertices, double[] shares, double error) {
        this.vertices = vertices;
        this.shares = shares;
        this.error = error;
    }

    /// How many vertices were reached; they are in ascending order.
    public int count() {
        return vertices.length;
    }

    public int vertex(int at) {
        return vertices[at];
    }

    public double share(int at) {
        return shares[at];
    }

    /// The share of this vertex, 0 where the walk did not come.
    public double of(int vertex) {
        int at = Arrays.binarySearch(vertices, vertex);
        return at < 0 ? 0 : shares[at];
    }

    /// The sum of all that is missing: the L1 distance to the true shares.
    public double error() {
        return error;
    }
}
