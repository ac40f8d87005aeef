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

    private final Encoder encoder;

    Meaning(Encoder encoder) {
        this.encoder = encoder;
    }

    String encoderId() {
        return encoder.id();
    }

    /// The vector of a text; null where it has no word.
    float @Nullable [] read(String text) {
        String compared = text.length() > Words.CHARACTERS_MAX ? text.substring(0, Words.CHARACTERS_MAX) : text;
        float[] vector = encoder.encode(compared);
        return isZero(vector) ? null : vector;
    }

    private static boolean isZero(float[] vector) {
        return Arrays.equals(vector, new float[vector.length]);
    }

    /// How much each word asked for matters: a property of the word, whatever companies there are.
    double[] weights(Text need) {
        return need.askedAsWritten().stream().mapToDouble(encoder::weight).toArray();
    }

    Bounds bounds() {
        return encoder.bounds();
    }

    static double strength(float @Nullable [] need, float @Nullable [] statement, Bounds bounds) {
        if (need == null || statement == null) {
            return 0;
        }
        double cosine = Encoder.cosine(need, statement);
        double share = (cosine - bounds.nothingUpTo()) / (bounds.sameFrom() - bounds.nothingUpTo());
        return WORTH * Math.max(0, Math.min(1, share));
    }
}
