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

    /// The cosine of two vectors of length 1.
    static float cosine(float[] a, float[] b) {
        float sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum = Math.fma(a[i], b[i], sum);
        }
        return sum;
    }
}
