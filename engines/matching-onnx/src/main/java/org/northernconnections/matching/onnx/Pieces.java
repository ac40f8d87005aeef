package org.northernconnections.matching.onnx;

/// Splits texts into the pieces that a sentence model was taught with.
public interface Pieces {
    /// The ids of a text's pieces, between the marks of its start and its end; at most `max` in all.
    int[] ids(String text, int max);
}
