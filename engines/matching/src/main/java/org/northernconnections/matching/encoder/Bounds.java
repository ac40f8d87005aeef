package org.northernconnections.matching.encoder;

import java.util.Arrays;
import java.util.List;

/// Between which cosines an encoder tells from nothing in common to the same meaning. Each encoder has its own: one
/// puts strangers at 0.1, another at 0.8.
///
/// @param nothingUpTo texts that have nothing to do with each other lie there too
/// @param sameFrom translations lie there
public record Bounds(double nothingUpTo, double sameFrom) {
    /// Of strangers, how many lie below the lower bound.
    private static final double STRANGERS_BELOW = 0.95;
    /// Of translations, how many lie below the upper bound.
    private static final double SAME_BELOW = 0.75;
    /// The least distance between the two, so that an encoder that tells nothing apart says little.
    private static final double APART_MIN = 0.02;

    public Bounds {
        if (!(nothingUpTo < sameFrom)) {
            throw new IllegalArgumentException("The lower bound must lie below the upper one, but they are %s and %s."
                    .formatted(nothingUpTo, sameFrom));
        }
    }

    /// Reads the bounds off texts and their translations: the texts of different pairs are strangers.
    ///
    /// @param pairs a text and its translation each; some hundreds
    public static Bounds measured(Encoder encoder, List<List<String>> pairs) {
        List<float[]> texts =
                pairs.stream().map(pair -> encoder.encode(pair.getFirst())).toList();
        List<float[]> translations =
                pairs.stream().map(pair -> encoder.encode(pair.getLast())).toList();
        double[] same = new double[pairs.size()];
        double[] strangers = new double[pairs.size()];
        for (int i = 0; i < same.length; i++) {
            same[i] = Encoder.cosine(texts.get(i), translations.get(i));
            strangers[i] = Encoder.cosine(texts.get(i), translations.get((i + same.length / 2) % same.length));
        }
        Arrays.sort(same);
        Arrays.sort(strangers);
        double lower = strangers[(int) (STRANGERS_BELOW * (strangers.length - 1))];
        double upper = same[(int) (SAME_BELOW * (same.length - 1))];
        return new Bounds(lower, Math.max(upper, lower + APART_MIN));
    }
}
