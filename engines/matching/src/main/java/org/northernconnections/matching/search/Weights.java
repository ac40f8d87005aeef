package org.northernconnections.matching.search;

/// How much each channel counts. Each channel is first scaled, query by query, from 0 (its last document) to 1 (its
/// best), so only ratios matter.
///
/// The weights were fitted on parts of public sets that are not tested on; see `docs/engines/matching.md`.
///
/// @param reading how much a second, slower encoder counts that reads the best documents again; its cosine is added
public record Weights(double words, double pieces, double meaning, double subject, double reading) {
    public Weights(double words, double pieces, double meaning, double subject) {
        this(words, pieces, meaning, subject, 0);
    }

    /// For documents in the language of the query.
    public static final Weights ONE_LANGUAGE = new Weights(0.6, 0.1, 0.3, 0.05);
    /// For documents in other languages, where words seldom meet.
    public static final Weights ACROSS_LANGUAGES = new Weights(0, 0.15, 0.6, 0.25);
}
