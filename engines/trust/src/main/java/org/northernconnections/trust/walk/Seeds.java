package org.northernconnections.trust.walk;

import java.util.Arrays;

/// Where a walk restarts: different vertices with equal chances.
public record Seeds(int... vertices) {
    public Seeds {
        vertices = vertices.clone();
        if (vertices.length == 0 || Arrays.stream(vertices).distinct().count() < vertices.length) {
            throw new IllegalArgumentException(
                    "A walk needs one or more different seeds, but has %s.".formatted(Arrays.toString(vertices)));
        }
    }

    @Override
    public int[] vertices() {
        return vertices.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Seeds seeds && Arrays.equals(vertices, seeds.vertices);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(vertices);
    }
}
