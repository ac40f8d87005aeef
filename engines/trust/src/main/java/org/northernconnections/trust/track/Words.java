package org.northernconnections.trust.track;

import java.util.ArrayList;
import java.util.List;
import org.northernconnections.trust.BetaDistribution;

/// How good somebody's words were, each given with a chance that it would turn out well.
///
/// | part          | formula                          | meaning                                                     |
/// |---------------|----------------------------------|-------------------------------------------------------------|
/// | `brier`       | `Σ (p − y)² / n`                 | 0 is perfect; always saying one half gives 0.25              |
/// | `reliability` | `Σ n_k (p_k − ȳ_k)² / n`          | how far said and happened lie apart, by fifth `k`; 0 is best |
/// | `resolution`  | `Σ n_k (ȳ_k − ȳ)² / n`            | how well the words tell good from bad; more is better        |
/// | `uncertainty` | `ȳ (1 − ȳ)`                      | how hard the cases were: not the recommender's doing         |
/// | `within`      | `Σ ((p − p_k)² − 2 (p − p_k)(y − ȳ_k)) / n` | what differs inside a fifth; small               |
///
/// `brier = reliability − resolution + uncertainty + within`, exactly (Murphy; the last part is of Stephenson,
/// Coelho and Jolliffe). The share of good ones has the interval of `Beta(good + ½, bad + ½)`, 5 % cut off at
/// each end: with few cases it is wide. Somebody is *too sure* where good words are fewer than said by more
/// than one standard error `√Σ p(1 − p) / n`.
///
/// Sources: A. Murphy, *A New Vector Partition of the Probability Score*, J. Appl. Meteorology 12 (1973); D.
/// Stephenson, C. Coelho, I. Jolliffe, *Two Extra Components in the Brier Score Decomposition*, Weather and
/// Forecasting 23 (2008).
///
/// @param known how many words turned out good or bad
/// @param good how many of them good
/// @param sure the mean chance said
/// @param low the end below which the share of good ones lies with 5 %
/// @param high the end above which it does
/// @param judgement what to say of it
/// @param bins the fifths in which there are words, the lowest first
public record Words(
        int known,
        int good,
        double sure,
        double brier,
        double reliability,
        double resolution,
        double uncertainty,
        double within,
        double low,
        double high,
        Judgement judgement,
        List<Bin> bins) {
    /// Fewer known words than this say nothing about anybody.
    public static final int KNOWN_MIN = 3;

    private static final int BINS = 5;
    private static final double TAIL = 0.05;
    private static final double HALF = 0.5;

    /// A word and what became of it.
    ///
    /// @param chance that was said, `[0, 1]`
    public record Word(double chance, boolean good) {
        public Word {
            if (!(chance >= 0 && chance <= 1)) {
                throw new IllegalArgumentException("A chance is from 0 to 1, but this one is %s.".formatted(chance));
            }
        }
    }

    /// What may be said of a record.
    public enum Judgement {
        TOO_FEW,
        /// Right less often than it was sure.
        TOO_SURE,
        JUST_RIGHT,
        /// Right more often than it was sure.
        TOO_MODEST
    }

    /// The words of one fifth of the scale.
    ///
    /// @param sure how sure they were on average
    public record Bin(double sure, int known, int good) {}

    public Words {
        bins = List.copyOf(bins);
    }

    /// The score of these words; of none, all parts are 0.
    public static Words of(List<Word> words) {
        int n = words.size();
        int good = good(words);
        double share = n == 0 ? 0 : (double) good / n;
        List<Bin> bins = new ArrayList<>();
        double reliability = 0;
        double resolution = 0;
        double within = 0;
        double brier = 0;
        for (int b = 0; b < BINS; b++) {
            int own = b;
            List<Word> part = words.stream()
                    .filter(word -> Math.min(BINS - 1, (int) (word.chance() * BINS)) == own)
                    .toList();
            if (part.isEmpty()) {
                continue;
            }
            var bin = new Bin(sure(part), part.size(), good(part));
            bins.add(bin);
            double happened = (double) bin.good() / bin.known();
            reliability += bin.known() * square(bin.sure() - happened);
            resolution += bin.known() * square(happened - share);
            for (Word word : part) {
                double y = word.good() ? 1 : 0;
                brier += square(word.chance() - y);
                within += square(word.chance() - bin.sure()) - 2 * (word.chance() - bin.sure()) * (y - happened);
            }
        }
        var beta = new BetaDistribution(good + HALF, n - good + HALF);
        double cases = Math.max(1, n);
        return new Words(
                n,
                good,
                sure(words),
                brier / cases,
                reliability / cases,
                resolution / cases,
                share * (1 - share),
                within / cases,
                beta.quantile(TAIL),
                beta.quantile(1 - TAIL),
                judgement(words, share),
                bins);
    }

    private static double square(double value) {
        return value * value;
    }

    private static int good(List<Word> words) {
        return (int) words.stream().filter(Word::good).count();
    }

    private static double sure(List<Word> words) {
        return words.stream().mapToDouble(Word::chance).average().orElse(0);
    }

    /// Each word is taken as a draw with the chance that was said.
    private static Judgement judgement(List<Word> words, double share) {
        if (words.size() < KNOWN_MIN) {
            return Judgement.TOO_FEW;
        }
        double variance = words.stream()
                .mapToDouble(word -> word.chance() * (1 - word.chance()))
                .sum();
        double standardError = Math.sqrt(variance) / words.size();
        double sure = sure(words);
        if (share < sure - standardError) {
            return Judgement.TOO_SURE;
        }
        return share > sure + standardError ? Judgement.TOO_MODEST : Judgement.JUST_RIGHT;
    }
}
