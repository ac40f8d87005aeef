package org.northernconnections.web.followup;

import java.util.List;
import org.northernconnections.followup.GivenWord;
import org.northernconnections.followup.WordRecord;

/// How often words held beside how sure they were, drawn as dots in a square: on the diagonal they held
/// as often as said.
///
/// @param dots one for each fifth of the scale in which words turned out good or bad
public record Reliability(List<Dot> dots) {
    /// Length of a side of the square, in units of the picture.
    public static final int SIDE = 200;

    private static final double SMALLEST = 5;

    public Reliability {
        dots = List.copyOf(dots);
    }

    /// The words of one fifth of the scale.
    ///
    /// @param sure how sure they were on average, 0 to 1
    /// @param known how many turned out good or bad
    public record Dot(double sure, int known, int good) {
        /// The share that held, 0 to 1.
        public double held() {
            return (double) good / known;
        }

        public double x() {
            return Math.round(sure * SIDE * 10) / 10.0;
        }

        public double y() {
            return Math.round((1 - held()) * SIDE * 10) / 10.0;
        }

        /// Larger with more words, so that its area says how many.
        public double radius() {
            return Math.round(SMALLEST * Math.sqrt(known) * 10) / 10.0;
        }
    }

    static Reliability of(List<GivenWord> words) {
        return new Reliability(WordRecord.scored(words).bins().stream()
                .map(bin -> new Dot(bin.sure(), bin.known(), bin.good()))
                .toList());
    }
}
