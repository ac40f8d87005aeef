package org.northernconnections.matching;

/// How likeness of words and likeness of meaning make the strength of a statement as an answer.
///
/// A strength is 0 where both are 0 and never falls when one of them grows.
public sealed interface Mixing {
    /// The rule that needs nobody's judgement.
    Mixing FIXED = new Fixed();

    /// @param words what the words say, `[0, 1]`
    /// @param meaning what nearness of meaning says, `[0, 0.9]`
    /// @return `[0, 1]`
    double strength(double words, double meaning);

    /// Meaning fills a part of what the words leave open.
    record Fixed() implements Mixing {
        @Override
        public double strength(double words, double meaning) {
            return words + (1 - words) * meaning;
        }
    }

    /// Weights fitted to people's judgements: the chance `1 / (1 + exp(−(bias + words · w + meaning · m)))` that
    /// somebody says "fits", stretched so that nothing in common is 0 and all of it is 1.
    ///
    /// @param words at least 0
    /// @param meaning at least 0, and one of the two above
    record Fitted(double bias, double words, double meaning) implements Mixing {
        public Fitted {
            if (!(words >= 0 && meaning >= 0 && words + meaning > 0)) {
                throw new IllegalArgumentException(
                        "Fitted weights are at least 0 and not all 0, but these are %s and %s."
                                .formatted(words, meaning));
            }
        }

        @Override
        public double strength(double likeWords, double likeMeaning) {
            double none = chance(0, 0);
            double all = chance(1, Meaning.WORTH);
            return Math.max(0, Math.min(1, (chance(likeWords, likeMeaning) - none) / (all - none)));
        }

        private double chance(double likeWords, double likeMeaning) {
            return 1 / (1 + Math.exp(-(bias + words * likeWords + meaning * likeMeaning)));
        }
    }
}
