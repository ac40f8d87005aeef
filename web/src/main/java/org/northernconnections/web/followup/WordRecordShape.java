package org.northernconnections.web.followup;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.northernconnections.application.RecommendationId;
import org.northernconnections.followup.FollowUpState;
import org.northernconnections.followup.GivenWord;
import org.northernconnections.followup.WordRecord;
import org.northernconnections.partnership.OrganisationId;
import org.northernconnections.trust.track.Words;

/// What became of the words that the caller's clusters gave, and of those on the caller's challenges.
public record WordRecordShape(List<Held> given, List<Held> relied) {
    /// The words of one cluster with the record that they make.
    ///
    /// @param score null while no outcome is known
    public record Held(
            OrganisationId cluster,
            String clusterName,
            WordRecord record,
            @Nullable Score score,
            List<Word> words) {
        private static Held of(WordRecordPages.Held held) {
            return new Held(
                    held.cluster(),
                    held.clusterName(),
                    held.record(),
                    held.record().known() == 0 ? null : Score.of(held.score()),
                    held.words().stream().map(Word::of).toList());
        }
    }

    /// How good the words were, with the parts of the score: brier = reliability − resolution + uncertainty, up to
    /// what differs within a fifth of the scale.
    ///
    /// @param brier 0 is perfect; always saying one half gives 0.25
    /// @param reliability how far said and happened lie apart
    /// @param resolution how well sure words were told from doubtful ones
    /// @param uncertainty how hard the cases were
    /// @param low of the share of such words that hold, nine in ten chances
    /// @param high of the same
    public record Score(
            double brier, double reliability, double resolution, double uncertainty, double low, double high) {
        private static Score of(Words words) {
            return new Score(
                    words.brier(),
                    words.reliability(),
                    words.resolution(),
                    words.uncertainty(),
                    words.low(),
                    words.high());
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
