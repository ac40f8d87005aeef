package org.northernconnections.matching;

import static java.util.Comparator.comparing;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// From strengths to a fit: the one place in which parts are made and added.
final class Fits {
    private Fits() {}

    /// How well one company answers each need.
    ///
    /// @param mixing how words and meaning make a strength
    /// @param strengths one a need, `[0, 1]`
    /// @param words how alike the words are of the statement that answers best
    /// @param meanings how alike its meaning is
    /// @param best the statement that answers each need best, -1 where none does
    record Answers(Mixing mixing, double[] strengths, double[] words, double[] meanings, int[] best) {
        static Answers none(Mixing mixing, int needs) {
            int[] best = new int[needs];
            java.util.Arrays.fill(best, -1);
            return new Answers(mixing, new double[needs], new double[needs], new double[needs], best);
        }

        /// Keeps the stronger of two statements, the earlier of equals.
        ///
        /// @param like how strongly its words answer
        /// @param meaning how strongly its meaning does
        void offer(int need, double like, double meaning, int statement) {
            double strength = mixing.strength(like, meaning);
            if (strength > strengths[need] || (strength == strengths[need] && strength > 0 && statement < best[need])) {
                strengths[need] = strength;
                words[need] = like;
                meanings[need] = meaning;
                best[need] = statement;
            }
        }

        boolean any() {
            for (double strength : strengths) {
                if (Coverage.of(strength) != Coverage.NOT) {
                    return true;
                }
            }
            return false;
        }
    }

    /// What a statement's answer is worth beside the need's own: at most all of it.
    static double strength(double answer, double own) {
        return own > 0 ? Math.min(1, answer / own) : 0;
    }

    static double[] shares(Challenge challenge) {
        double all = challenge.needs().stream().mapToDouble(Need::weight).sum();
        return challenge.needs().stream()
                .mapToDouble(need -> need.weight() / all)
                .toArray();
    }

    /// The sum of the parts, added in the order of the covers.
    static double score(double[] shares, Answers answers) {
        return score(shares, answers.strengths(), 0);
    }

    /// The same of strengths that stand among others.
    static double score(double[] shares, double[] strengths, int from) {
        double score = 0;
        for (Coverage coverage : Coverage.values()) {
            for (int i = 0; i < shares.length; i++) {
                if (Coverage.of(strengths[from + i]) == coverage) {
                    score += shares[i] * strengths[from + i];
                }
            }
        }
        return score;
    }

    static Fit fit(Asked asked, Kept kept, Answers answers) {
        double[] shares = shares(asked.challenge());
        List<Cover> covers = new ArrayList<>();
        for (int i = 0; i < shares.length; i++) {
            double strength = answers.strengths()[i];
            double byWords = answers.mixing().strength(answers.words()[i], 0);
            covers.add(new Cover(
                    i,
                    asked.challenge().needs().get(i),
                    Coverage.of(strength),
                    strength,
                    byWords,
                    strength - byWords,
                    answers.words()[i],
                    answers.meanings()[i],
                    shares[i] * strength,
                    proof(asked.texts().get(i), kept, answers.best()[i])));
        }
        covers.sort(comparing(Cover::coverage)); // stable: needs stay in order
        return new Fit(kept.company().id(), asked.challenge().id(), score(shares, answers), covers);
    }

    private static @Nullable Proof proof(Text need, Kept kept, int best) {
        return best < 0
                ? null
                : new Proof(
                        best,
                        kept.company().statements().get(best),
                        kept.texts().get(best).shared(need.asked()));
    }
}
