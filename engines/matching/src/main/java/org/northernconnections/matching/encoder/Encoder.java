package org.northernconnections.matching.encoder;

/// Turns texts into vectors of one space: the closer two vectors, the closer what the texts mean.
///
/// Same text, same bits. Threads may share an encoder.
public interface Encoder {
    /// Names the encoder and its version; vectors of two ids must never be compared.
    String id();

    int dimensions();

    /// The vector of a text: length 1, or all zeros where the text has no word.
    float[] encode(String text);

    /// How much a word moves the vector of a text: little for words that say nothing, such as *the*; above 0.
    default double weight(String word) {
        return 1;
    }

    /// Whether single words can be compared by their vectors, quickly and in great numbers: not by a model that reads
    /// whole sentences.
    default boolean comparesWords() {
        return false;
    }

    /// Between which cosines it tells from nothing in common to the same meaning.
    default Bounds bounds() {
        return STATIC_BOUNDS;
    }

    /// Those of [StaticEncoder], read off translations and strangers among short procurement texts that the model
    /// did not learn; see `docs/engines/matching.md`.
    Bounds STATIC_BOUNDS = new Bounds(0.35, 0.85);

    /// The cosine of two vectors of length 1, whose number of dimensions is a multiple of 8.
    ///
    /// Eight sums at once: a processor would otherwise wait for each addition before it begins the next.
    static float cosine(float[] a, float[] b) {
        float s0 = 0;
        float s1 = 0;
        float s2 = 0;
        float s3 = 0;
        float s4 = 0;
        float s5 = 0;
        float s6 = 0;
        float s7 = 0;
        for (int i = 0; i < a.length; i += 8) {
            s0 = Math.fma(a[i], b[i], s0);
            s1 = Math.fma(a[i + 1], b[i + 1], s1);
            s2 = Math.fma(a[i + 2], b[i + 2], s2);
            s3 = Math.fma(a[i + 3], b[i + 3], s3);
            s4 = Math.fma(a[i + 4], b[i + 4], s4);
            s5 = Math.fma(a[i + 5], b[i + 5], s5);
            s6 = Math.fma(a[i + 6], b[i + 6], s6);
            s7 = Math.fma(a[i + 7], b[i + 7], s7);
        }
        return ((s0 + s4) + (s1 + s5)) + ((s2 + s6) + (s3 + s7));
    }
}
