package org.northernconnections.followup;

import java.util.List;

/// How sure a cluster was of its words, and how often it was right, to be said in words.
///
/// @param known how many words turned out good or bad; those that ended for other reasons say nothing
/// @param good how many of them turned out well
/// @param sure how sure the cluster was of them on average, 0 to 1
/// @param band what to say of it
public record WordRecord(int known, int good, double sure, Band band) {
    /// Fewer known words than this say nothing about anybody.
    public static final int KNOWN_MIN = 3;

    /// What is said of a record.
    public enum Band {
        TOO_FEW,
        /// Right less often than it was sure.
        TOO_SURE,
        JUST_RIGHT,
        /// Right more often than it was sure.
        TOO_MODEST
    }

    /// The record of some words.
    ///
    /// A record counts as off only where the share of good words lies more than one standard error from what
    /// the cluster said, taking each word as a draw with the chance that was named: `√Σp(1−p) / n`.
    public static WordRecord of(List<GivenWord> words) {
        List<GivenWord> known = words.stream()
                .filter(word -> word.turned() == GivenWord.Turn.GOOD || word.turned() == GivenWord.Turn.BAD)
                .toList();
        int n = known.size();
        int good = (int) known.stream()
                .filter(word -> word.turned() == GivenWord.Turn.GOOD)
                .count();
        double sure = known.stream()
                .mapToDouble(word -> word.surePercent() / 100.0)
                .average()
                .orElse(0);
        return new WordRecord(n, good, sure, band(known, good, sure));
    }

    private static Band band(List<GivenWord> known, int good, double sure) {
        int n = known.size();
        if (n < KNOWN_MIN) {
            return Band.TOO_FEW;
        }
        double variance = known.stream()
                .mapToDouble(word -> word.surePercent() / 100.0)
                .map(p -> p * (1 - p))
                .sum();
        double standardError = Math.sqrt(variance) / n;
        double share = (double) good / n;
        if (share < sure - standardError) {
            return Band.TOO_SURE;
        }
        return share > sure + standardError ? Band.TOO_MODEST : Band.JUST_RIGHT;
    }
}
