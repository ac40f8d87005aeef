package org.northernconnections.followup;

import java.util.List;
import org.northernconnections.trust.track.Words;

/// How sure a cluster was of its words, and how often it was right, to be said in words.
///
/// @param known how many words turned out good or bad; those that ended for other reasons say nothing
/// @param good how many of them turned out well
/// @param sure how sure the cluster was of them on average, 0 to 1
/// @param band what to say of it
public record WordRecord(int known, int good, double sure, Words.Judgement band) {
    /// The record of some words, as the trust engine scores them.
    public static WordRecord of(List<GivenWord> words) {
        Words scored = scored(words);
        return new WordRecord(scored.known(), scored.good(), scored.sure(), scored.judgement());
    }

    /// The words that turned out good or bad, scored.
    public static Words scored(List<GivenWord> words) {
        return Words.of(words.stream()
                .filter(word -> word.turned() == GivenWord.Turn.GOOD || word.turned() == GivenWord.Turn.BAD)
                .map(word -> new Words.Word(word.surePercent() / 100.0, word.turned() == GivenWord.Turn.GOOD))
                .toList());
    }
}
