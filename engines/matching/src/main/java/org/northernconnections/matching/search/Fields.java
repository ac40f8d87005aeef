package org.northernconnections.matching.search;

import java.util.ArrayList;
import java.util.List;
import org.northernconnections.matching.Language;

/// The fields of an index of documents and how they are asked, the same wherever the index is kept.
public final class Fields {
    /// Runs of letters, of all languages together.
    public static final String PIECES = "pieces";
    public static final String MEANING = "meaning";
    public static final String SUBJECT = "subject";
    /// The code of the language.
    public static final String LANGUAGE = "language";

    /// How soon more of the same word counts less, in BM25.
    public static final float K1 = 0.9f;
    /// How much long texts count less, in BM25.
    public static final float B = 0.4f;

    /// Up to so many documents, vectors are compared one by one; of more, those that a graph names.
    public static final int EXACT_MAX = 50_000;

    /// A channel names at least so many documents.
    private static final int DEPTH_MIN = 300;

    private Fields() {}

    /// The words of texts in one language.
    public static String words(Language language) {
        return "words_" + language.code();
    }

    /// All fields that hold terms.
    public static List<String> ofTerms() {
        List<String> fields = new ArrayList<>();
        for (Language language : Language.values()) {
            fields.add(words(language));
        }
        fields.add(PIECES);
        return List.copyOf(fields);
    }

    /// How many documents a channel names where so many are asked for.
    public static int depth(int limit) {
        return Math.max(DEPTH_MIN, limit);
    }
}
