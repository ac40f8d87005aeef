package org.northernconnections.web.page;

import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// The scores that several reviewers gave, on a strip from 0 to 5; see `page/spread.jte`.
///
/// Equal scores stand above each other. Lengths are in units of the picture.
///
/// @param scores each 0 to 5, in any order; may be empty
public record Spread(List<Double> scores) {
    public static final int WIDTH = 220;
    public static final int HEIGHT = 44;

    private static final double SCORE_MAX = 5;
    private static final double LEFT = 10;
    private static final double SCORE = 40;
    private static final double AXIS = 28;
    private static final double STACK = 5.5;

    public Spread {
        scores = scores.stream().sorted().toList();
        for (double score : scores) {
            if (!(score >= 0 && score <= SCORE_MAX)) {
                throw new IllegalArgumentException("A score is 0 to 5, but one is %s.".formatted(score));
            }
        }
    }

    /// One score in the picture.
    public record Dot(double x, double y) {}

    public boolean isEmpty() {
        return scores.isEmpty();
    }

    public double axis() {
        return AXIS;
    }

    public double lowest() {
        return isEmpty() ? 0 : scores.getFirst();
    }

    public double highest() {
        return isEmpty() ? 0 : scores.getLast();
    }

    public double mean() {
        return scores.stream().mapToDouble(score -> score).average().orElse(0);
    }

    /// Where a score stands.
    public double x(double score) {
        return Math.round((LEFT + SCORE * score) * 10) / 10.0;
    }

    /// The whole scores that are written beneath the strip.
    public List<Integer> marks() {
        return IntStream.rangeClosed(0, (int) SCORE_MAX).boxed().toList();
    }

    /// Lowest first; the second of two equal scores stands above the first.
    public List<Dot> dots() {
        var stacked = new TreeMap<Double, Integer>();
        return scores.stream()
                .map(score -> {
                    int above = stacked.merge(score, 1, Integer::sum) - 1;
                    return new Dot(x(score), AXIS - STACK * Math.min(above, 4));
                })
                .toList();
    }
}
