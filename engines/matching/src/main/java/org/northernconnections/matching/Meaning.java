package org.northernconnections.matching;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.northernconnections.matching.encoder.Encoder;

/// How far two texts mean the same, in whatever languages they are.
///
/// | cosine of their vectors | strength |
/// |---|---|
/// | up to [#NOTHING_UP_TO] | 0: texts that have nothing to do with each other lie there too |
/// | between | in proportion |
/// | from [#SAME_FROM] | [#WORTH] |
///
/// The bounds were read off translations and strangers among short procurement texts that the model did not learn;
/// see `docs/engines/matching.md`.
final class Meaning {
    static final double NOTHING_UP_TO = 0.35;
    static final double SAME_FROM = 0.85;
    /// Vectors alone never say that an answer is complete.
    static final double WORTH = 0.9;

    private final Encoder encoder;

    Meaning(Encoder encoder) {
        this.encoder = encoder;
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

    static double strength(float @Nullable [] need, float @Nullable [] statement) {
        if (need == null || statement == null) {
            return 0;
        }
        double cosine = Encoder.cosine(need, statement);
        double share = (cosine - NOTHING_UP_TO) / (SAME_FROM - NOTHING_UP_TO);
        return WORTH * Math.max(0, Math.min(1, share));
    }
}
