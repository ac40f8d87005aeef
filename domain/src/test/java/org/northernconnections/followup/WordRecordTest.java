package org.northernconnections.followup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.northernconnections.application.RecommendationId;
import org.northernconnections.followup.GivenWord.Turn;
import org.northernconnections.lab.ChallengeId;
import org.northernconnections.partnership.OrganisationId;
import org.northernconnections.trust.track.Words.Judgement;

class WordRecordTest {
    private static GivenWord word(int sure, @Nullable Turn turned) {
        return new GivenWord(
                new RecommendationId("recommend000"),
                new OrganisationId("cluster00000"),
                "Cluster",
                new OrganisationId("company00000"),
                "Company",
                new ChallengeId("challenge000"),
                "Challenge",
                new OrganisationId("owner0000000"),
                sure,
                Instant.EPOCH,
                null,
                turned,
                turned == null ? null : LocalDate.EPOCH,
                "");
    }

    private static WordRecord record(int sure, int good, int bad) {
        List<GivenWord> words = new ArrayList<>();
        for (int i = 0; i < good; i++) {
            words.add(word(sure, Turn.GOOD));
        }
        for (int i = 0; i < bad; i++) {
            words.add(word(sure, Turn.BAD));
        }
        return WordRecord.of(words);
    }

    @Test
    void twoOutcomesSayNothing() {
        assertThat(record(90, 0, 2).band()).isEqualTo(Judgement.TOO_FEW);
    }

    @Test
    void whoIsRightAsOftenAsItIsSureIsJustRight() {
        assertThat(record(80, 8, 2).band()).isEqualTo(Judgement.JUST_RIGHT);
    }

    /// The standard error of ten words at 90 % is √(10 · 0.09) / 10 ≈ 0.095, so that 8 of 10 is too few and 9 is not.
    @Test
    void whoIsRightLessOftenByMoreThanAStandardErrorIsTooSure() {
        assertThat(record(90, 8, 2).band()).isEqualTo(Judgement.TOO_SURE);
        assertThat(record(90, 9, 1).band()).isEqualTo(Judgement.JUST_RIGHT);
    }

    @Test
    void whoIsRightMoreOftenIsTooModest() {
        assertThat(record(60, 10, 0).band()).isEqualTo(Judgement.TOO_MODEST);
    }

    @Test
    void whatEndedForOtherReasonsOrIsNotKnownDoesNotCount() {
        var record = WordRecord.of(List.of(
                word(90, Turn.MIXED), word(90, null), word(50, Turn.GOOD), word(70, Turn.GOOD), word(60, Turn.BAD)));

        assertThat(record.known()).isEqualTo(3);
        assertThat(record.good()).isEqualTo(2);
        assertThat(record.sure()).isEqualTo(0.6);
        assertThat(record.band()).isEqualTo(Judgement.JUST_RIGHT);
    }
}
