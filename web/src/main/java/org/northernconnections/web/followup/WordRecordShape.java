package org.northernconnections.web.followup;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.northernconnections.application.RecommendationId;
import org.northernconnections.followup.FollowUpState;
import org.northernconnections.followup.GivenWord;
import org.northernconnections.followup.WordRecord;
import org.northernconnections.partnership.OrganisationId;

/// What became of the words that the caller's clusters gave, and of those on the caller's challenges.
public record WordRecordShape(List<Held> given, List<Held> relied) {
    /// The words of one cluster with the record that they make.
    public record Held(OrganisationId cluster, String clusterName, WordRecord record, List<Word> words) {
        private static Held of(WordRecordPages.Held held) {
            return new Held(
                    held.cluster(),
                    held.clusterName(),
                    held.record(),
                    held.words().stream().map(Word::of).toList());
        }
    }

    /// One word with what became of it.
    public record Word(
            RecommendationId id,
            OrganisationId company,
            String companyName,
            String challengeTitle,
            int surePercent,
            @Nullable FollowUpState reached,
            GivenWord.@Nullable Turn turned,
            @Nullable LocalDate turnedOn) {
        private static Word of(GivenWord word) {
            return new Word(
                    word.id(),
                    word.company(),
                    word.companyName(),
                    word.challengeTitle(),
                    word.surePercent(),
                    word.reached(),
                    word.turned(),
                    word.turnedOn());
        }
    }

    static WordRecordShape of(WordRecordPages.RecordPage it) {
        return new WordRecordShape(
                it.given().stream().map(Held::of).toList(),
                it.relied().stream().map(Held::of).toList());
    }
}
