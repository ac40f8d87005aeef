package org.northernconnections.trust.rating;

import java.util.LinkedHashMap;
import java.util.Map;

/// What was dirty in a file that could still be read, with the first line of each kind; 0 where there is none.
///
/// @param ofOneself ratings of oneself, left out
/// @param firstOfOneself the first line with one
/// @param neither ratings of 0, which say neither good nor bad, left out
/// @param firstNeither the first line with one
/// @param unsorted lines earlier than the line before them; the ratings are sorted by time
/// @param firstUnsorted the first such line
public record Dirt(
        long ofOneself, long firstOfOneself, long neither, long firstNeither, long unsorted, long firstUnsorted) {
    public static final Dirt NONE = new Dirt(0, 0, 0, 0, 0, 0);

    Dirt withOneOfOneself(long line) {
        return new Dirt(ofOneself + 1, first(firstOfOneself, line), neither, firstNeither, unsorted, firstUnsorted);
    }

    Dirt withOneNeither(long line) {
        return new Dirt(ofOneself, firstOfOneself, neither + 1, first(firstNeither, line), unsorted, firstUnsorted);
    }

    Dirt withOneUnsorted(long line) {
        return new Dirt(ofOneself, firstOfOneself, neither, firstNeither, unsorted + 1, first(firstUnsorted, line));
    }

    private static long first(long known, long line) {
        return known == 0 ? line : known;
    }

    /// Each kind that was met, in words, with how often and where first.
    public Map<String, String> inWords() {
        Map<String, String> words = new LinkedHashMap<>();
        say(words, "ratings of oneself, left out", ofOneself, firstOfOneself);
        say(words, "ratings of 0, left out", neither, firstNeither);
        say(words, "lines earlier than the one before, sorted", unsorted, firstUnsorted);
        return words;
    }

    private static void say(Map<String, String> words, String kind, long count, long line) {
        if (count > 0) {
            words.put(kind, "%d, the first in line %d".formatted(count, line));
        }
    }
}
