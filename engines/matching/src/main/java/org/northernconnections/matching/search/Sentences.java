package org.northernconnections.matching.search;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Splits a text into sentences, well enough to compare each by itself.
public final class Sentences {
    private static final Pattern END = Pattern.compile("(?<=[.!?;:])\\s+(?=\\p{Lu}|\\d|\\p{Ll}{3})|\\n+|(?<=\\))\\s*;");
    private static final int CHARACTERS_MIN = 12;

    private Sentences() {}

    /// The sentences of at least twelve characters, in order.
    public static List<String> of(String text) {
        List<String> sentences = new ArrayList<>();
        for (String part : END.split(text)) {
            if (part.strip().length() >= CHARACTERS_MIN) {
                sentences.add(part.strip());
            }
        }
        return sentences;
    }
}
