package org.northernconnections.matching;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// A text read once: what it asks for if it is a need, and how much each of its words counts if it answers one.
///
/// A word that answers counts as in BM25: more if the text says it again, but less each time, and a
/// little less in a longer text. `t` is how often its stem stands in the text, `l` the number of words:
///
/// `t (k + 1) / (t + k (1 − b + b l / L))`
///
/// Unlike in BM25, the usual length `L` is a constant and not the mean of what is kept: a statement is a
/// sentence or two by its form, and a fit must not change because others write more.
///
/// Source: S. Robertson and H. Zaragoza, *The Probabilistic Relevance Framework: BM25 and Beyond*, 2009.
final class Text {
    static final double K = 1.2;
    static final double B = 0.3;
    /// Words of a usual statement that say something.
    static final double LENGTH_USUAL = 12;

    private final List<Word> words;
    private final List<Form> forms;
    private final double[] counts;
    private final List<Form> asked;
    /// How well each word asked for is answered by this text itself.
    private final double[] own;

    Text(List<Word> words) {
        this.words = List.copyOf(words);
        this.forms = words.stream().map(Word::form).distinct().toList();
        Map<String, Integer> times = new HashMap<>();
        words.forEach(word -> times.merge(word.form().stem(), 1, Integer::sum));
        this.counts = forms.stream()
                .mapToDouble(form -> counted(times.getOrDefault(form.stem(), 0), words.size()))
                .toArray();
        List<Form> firsts = new ArrayList<>();
        forms.stream().filter(form -> times.remove(form.stem()) != null).forEach(firsts::add);
        this.asked = List.copyOf(firsts);
        this.own = asked.stream().mapToDouble(this::best).toArray();
    }

    static double counted(int times, int length) {
        return times * (K + 1) / (times + K * (1 - B + B * length / LENGTH_USUAL));
    }

    /// The different words, in the order in which they first stand in the text.
    List<Form> forms() {
        return forms;
    }

    /// A form of [#forms] as it first stands in the text.
    String written(Form form) {
        return words.stream()
                .filter(word -> word.form().equals(form))
                .findFirst()
                .orElseThrow()
                .written();
    }

    /// How much a word of [#forms] counts where it answers.
    double counts(int form) {
        return counts[form];
    }

    /// What the text asks for as a need: one form of each stem.
    List<Form> asked() {
        return asked;
    }

    /// For each form of [#asked] the word as it first stands in the text.
    List<String> askedAsWritten() {
        return asked.stream().map(this::written).toList();
    }

    /// How well this text answers what it asks for itself: the most that any text is worth to it.
    double answerToItself(double[] weights) {
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * own[i];
        }
        return sum;
    }

    /// How well the word here that stands best for a word asked for does so.
    double best(Form word) {
        double best = 0;
        for (int i = 0; i < counts.length; i++) {
            best = Math.max(best, Kinship.of(word, forms.get(i)) * counts[i]);
        }
        return best;
    }

    /// The words here that stand for any of the words asked for, as written, each once.
    List<String> shared(List<Form> need) {
        Set<String> seen = new LinkedHashSet<>();
        return words.stream()
                .filter(word -> need.stream().anyMatch(form -> Kinship.of(form, word.form()) > 0))
                .map(Word::written)
                .filter(written -> seen.add(written.toLowerCase(Locale.ROOT)))
                .toList();
    }
}
