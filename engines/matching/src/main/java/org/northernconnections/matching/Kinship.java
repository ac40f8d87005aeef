package org.northernconnections.matching;

/// How far one word stands for another, `[0, 1]`: 1 for the same stem, less for kin, 0 for strangers.
///
/// | Kinship  | When                                                          | Worth                     |
/// |----------|---------------------------------------------------------------|---------------------------|
/// | same     | equal stems in bare spelling, also across languages           | 1                         |
/// | alike    | Dice coefficient `d` of the trigrams is at least [#ALIKE_MIN]  | [#ALIKE_WORTH] `· d`      |
/// | compound | one begins or ends with the other's stem (*energilagring*)    | [#COMPOUND_WORTH]         |
///
/// The figures are judged by eye on words of the six languages and wait to be fitted.
final class Kinship {
    static final double ALIKE_MIN = 0.6;
    static final double ALIKE_WORTH = 0.8;
    static final double COMPOUND_WORTH = 0.5;
    /// Shorter words are alike by chance: Swedish *bil* is a car, *bild* a picture.
    static final int LETTERS_MIN = 5;

    private static final int OTHER_HALF_MIN = 3;
    /// Kin of five letters and more have at least this many trigrams in common; not looking further at words
    /// with fewer saves most of the work.
    static final int COMMON_MIN = 3;

    private static final int BEGUN_LETTERS_MIN = 3;
    private static final double BEGUN_WORTH = 0.9;
    private static final double TYPED_ALIKE_MIN = 0.5;
    private static final double TYPED_WORTH = 0.9;
    private static final int ONE_SLIP_LETTERS_MIN = 4;
    private static final int TWO_SLIPS_LETTERS_MIN = 8;

    private Kinship() {}

    /// What a word of a statement is worth for a word of a need.
    static double of(Form one, Form other) {
        return one.stem().equals(other.stem()) ? 1 : of(one, other, one.common(other));
    }

    /// The same where the number of common trigrams is known already.
    static double of(Form one, Form other, int common) {
        if (one.stem().equals(other.stem())) {
            return 1;
        }
        if (common < COMMON_MIN) {
            return 0;
        }
        double alike = dice(one, other, common);
        if (alike >= ALIKE_MIN && shorter(one, other) >= LETTERS_MIN) {
            return ALIKE_WORTH * alike;
        }
        return compound(one, other) || compound(other, one) ? COMPOUND_WORTH : 0;
    }

    /// What a word is worth for a word that somebody typed into a search field: also half a word and a slip count.
    static double typed(Form typed, Form word, int common) {
        if (typed.stem().equals(word.stem()) || typed.bare().equals(word.bare())) {
            return 1;
        }
        double worth = compound(typed, word) || compound(word, typed) ? COMPOUND_WORTH : 0;
        if (typed.bare().length() >= BEGUN_LETTERS_MIN && word.bare().startsWith(typed.bare())) {
            worth = BEGUN_WORTH;
        }
        double alike = dice(typed, word, common);
        if (alike >= TYPED_ALIKE_MIN) {
            worth = Math.max(worth, TYPED_WORTH * alike);
        }
        return Math.max(worth, slipped(typed.bare(), word.bare()));
    }

    /// One slip in a word of four to seven letters, two in a longer one.
    private static double slipped(String typed, String word) {
        int slipsMax = typed.length() >= TWO_SLIPS_LETTERS_MIN ? 2 : typed.length() >= ONE_SLIP_LETTERS_MIN ? 1 : 0;
        if (slipsMax == 0 || Math.abs(typed.length() - word.length()) > slipsMax) {
            return 0;
        }
        int slips = Spelling.edits(typed, word);
        return slips > slipsMax ? 0 : TYPED_WORTH * (1 - (double) slips / typed.length());
    }

    private static double dice(Form one, Form other, int common) {
        return 2.0 * common / (one.size() + other.size());
    }

    private static int shorter(Form one, Form other) {
        return Math.min(one.bare().length(), other.bare().length());
    }

    /// Whether a word of so many letters can be a compound with a stem of so many.
    static boolean fits(int whole, int part) {
        return part >= LETTERS_MIN && whole >= part + OTHER_HALF_MIN;
    }

    private static boolean compound(Form whole, Form part) {
        return fits(whole.bare().length(), part.stem().length())
                && (whole.bare().startsWith(part.stem()) || whole.stem().endsWith(part.stem()));
    }
}
