package org.northernconnections.matching;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.northernconnections.matching.encoder.Bounds;
import org.northernconnections.matching.encoder.Encoder;

/// How far two texts mean the same, in whatever languages they are.
///
/// | cosine of their vectors | strength |
/// |---|---|
/// | up to the lower of the encoder's [Bounds] | 0: texts that have nothing to do with each other lie there too |
/// | between | in proportion |
/// | from the upper one | [#WORTH] |
final class Meaning {
    /// Vectors alone never say that an answer is complete.
    static final double WORTH = 0.9;

    /// A number of a vector is kept as a whole multiple of this part of 1. The products of two vectors of length 1 then
    /// sum to less than an int holds, in whatever order a processor adds them: same texts, same bits, and quickly.
    /// A whole 1 is kept as a little less.
    private static final int PARTS = 1 << 15;

    private final Encoder encoder;

    Meaning(Encoder encoder) {
        this.encoder = encoder;
    }

    String encoderId() {
        return encoder.id();
    }

    /// The vector of a text; null where it has no word.
    short @Nullable [] read(String text) {
        String compared = text.length() > Words.CHARACTERS_MAX ? text.substring(0, Words.CHARACTERS_MAX) : text;
        float[] vector = encoder.encode(compared);
        short[] parts = new short[vector.length];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = (short) Math.clamp(Math.round(PARTS * vector[i]), Short.MIN_VALUE, Short.MAX_VALUE);
        }
        return Arrays.equals(parts, new short[parts.length]) ? null : parts;
    }

    /// How much each word asked for matters: a property of the word, whatever companies there are.
    double[] weights(Text need) {
        return need.askedAsWritten().stream().mapToDouble(encoder::weight).toArray();
    }

    boolean comparesWords() {
        return encoder.comparesWords();
    }

    Bounds bounds() {
        return encoder.bounds();
    }

    static double strength(short @Nullable [] need, short @Nullable [] statement, Bounds bounds) {
        return need == null || statement == null ? 0 : strength(product(need, statement), bounds);
    }

    /// The same from the sum of the products of two vectors as they are kept.
    static double strength(int product, Bounds bounds) {
        double cosine = product / ((double) PARTS * PARTS);
        double share = (cosine - bounds.nothingUpTo()) / (bounds.sameFrom() - bounds.nothingUpTo());
        return WORTH * Math.max(0, Math.min(1, share));
    }

    /// A product below which the strength is 0, so that most need no further look.
    static int floor(Bounds bounds) {
        return floor(bounds, 0);
    }

    /// A product up to which the strength is at most this.
    static int floor(Bounds bounds, double strength) {
        double cosine = bounds.nothingUpTo() + strength / WORTH * (bounds.sameFrom() - bounds.nothingUpTo());
        return (int) Math.floor(cosine * PARTS * PARTS);
    }

    /// Sums of whole numbers are the same in any order.
    static int product(short[] a, short[] b) {
        int sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
