package org.northernconnections.matching;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// How well the texts of one company answer word after word. Needs often ask for the same words: each word is
/// compared with the texts once. One thread at a time.
final class Replies {
    private final Kept kept;
    private final Map<Form, double[]> known = new HashMap<>();

    Replies(Kept kept) {
        this.kept = kept;
    }

    Kept kept() {
        return kept;
    }

    /// How well each text answers what is asked: each word asked for by the word there that stands for it best.
    ///
    /// @param weights how much each of the words asked for matters
    double[] answers(List<Form> need, double[] weights) {
        double[] answers = new double[kept.texts().size()];
        for (int i = 0; i < weights.length; i++) {
            double[] best = known.computeIfAbsent(need.get(i), this::best);
            for (int text = 0; text < answers.length; text++) {
                answers[text] += weights[i] * best[text];
            }
        }
        return answers;
    }

    private double[] best(Form word) {
        return kept.texts().stream().mapToDouble(text -> text.best(word)).toArray();
    }
}
