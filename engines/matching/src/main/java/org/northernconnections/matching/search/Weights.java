package org.northernconnections.matching.search;

import org.northernconnections.matching.encoder.Features;

/// How much each channel counts. Each channel is first scaled, query by query, from 0 (its last document) to 1 (its
/// best), so only ratios matter.
///
/// The weights were fitted on parts of public sets that are not tested on; see `docs/engines/matching.md`.
///
/// @param reading how much a second, slower encoder counts that reads the best documents again; what it adds is this
///     times a cosine
public record Weights(double words, double pieces, double meaning, double subject, double reading) {
    public Weights(double words, double pieces, double meaning, double subject) {
        this(words, pieces, meaning, subject, 0);
    }

    /// For documents in the language of the query.
    public static final Weights ONE_LANGUAGE = new Weights(0.7, 0.1, 0.2, 0, 4);
    /// The same for a paragraph or more, which says what it is about: words half as much, beside the subject.
    public static final Weights ONE_LANGUAGE_LONG = new Weights(0.35, 0.05, 0.1, 0.5, 2);
    /// For documents in other languages, where words seldom meet: what a text as long as a need is about.
    public static final Weights ACROSS_LANGUAGES = new Weights(0, 0, 0.4, 0.6);
    /// The same for a few words, which say what they mean and little of a subject.
    public static final Weights ACROSS_LANGUAGES_SHORT = new Weights(0, 0.1, 0.9, 0);

    /// Queries of fewer words are short.
    private static final int SHORT_BELOW = 12;
    /// Queries of so many words are long: more than a sentence or two.
    private static final int LONG_FROM = 40;

    /// The weights for a query.
    ///
    /// @param same whether most documents are in its language
    public static Weights of(Document query, boolean same) {
        int words = Features.words(query.whole()).size();
        if (same) {
            return words < LONG_FROM ? ONE_LANGUAGE : ONE_LANGUAGE_LONG;
        }
        return words < SHORT_BELOW ? ACROSS_LANGUAGES_SHORT : ACROSS_LANGUAGES;
    }
}
