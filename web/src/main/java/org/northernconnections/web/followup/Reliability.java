package org.northernconnections.web.followup;

import java.util.ArrayList;
import java.util.List;
import org.northernconnections.followup.GivenWord;

/// How often words held beside how sure they were, drawn as dots in a square: on the diagonal they held as often as
/// said.
///
/// @param dots one for each fifth of the scale in which words turned out good or bad
public record Reliability(List<Dot> dots) {
    /// Length of a side of the square, in units of the picture.
    public static final int SIDE = 200;

    private static final int FIFTHS = 5;
    private static final double SMALLEST = 5;

    public Reliability {
        dots = List.copyOf(dots);
    }

    /// The words of one fifth of the scale.
    ///
    /// @param sure how sure they were on average, 0 to 1
    /// @param known how many turned out good or bad
    public record Dot(double sure, int known, int good) {
        public double x() {
            return Math.round(sure * SIDE * 10) / 10.0;
        }

        public double y() {
            return Math.round((1 - (double) good / known) * SIDE * 10) / 10.0;
        }

        /// Larger with more words, so that its area says how many.
        public double radius() {
            return Math.round(SMALLEST * Math.sqrt(known) * 10) / 10.0;
        }
    }

    static Reliability of(List<GivenWord> words) {
        List<Dot> dots = new ArrayList<>();
        for (int fifth = 0; fifth < FIFTHS; fifth++) {
            int own = fifth;
            List<GivenWord> known = words.stream()
                    .filter(word -> word.turned() == GivenWord.Turn.GOOD || word.turned() == GivenWord.Turn.BAD)
                    .filter(word -> Math.min(FIFTHS - 1, word.surePercent() * FIFTHS / 100) == own)
                    .toList();
            if (!known.isEmpty()) {
                dots.add(new Dot(
                        known.stream()
                                .mapToDouble(word -> word.surePercent() / 100.0)
                                .average()
                                .orElse(0),
                        known.size(),
                        (int) known.stream()
                                .filter(word -> word.turned() == GivenWord.Turn.GOOD)
                                .count()));
            }
        }
        return new Reliability(dots);
    }
}
