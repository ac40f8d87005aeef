package org.northernconnections.trust.track;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.northernconnections.trust.Trials;
import org.northernconnections.trust.track.Answering.Evenness;
import org.northernconnections.trust.track.Waiting.Span;

class AnsweringTest {
    private static final LocalDate ASKED = LocalDate.of(2026, 5, 8);
    private static final LocalDate TODAY = ASKED.plusDays(100);

    /// Answered after so many days; what is negative is not answered yet.
    private static List<Span> answered(int... days) {
        return Arrays.stream(days)
                .mapToObj(day -> new Span(ASKED, day < 0 ? null : ASKED.plusDays(day)))
                .toList();
    }

    @Test
    void twoAndTwoByHand() {
        Answering answering = Answering.of(answered(1, 2), answered(3, 4), TODAY);

        // Expected of the first: 1/2 and 1/3; variance 1/4 and 2/9.
        assertThat(answering.z()).isCloseTo((2 - 5.0 / 6) / Math.sqrt(0.25 + 2.0 / 9), within(1e-12));
        assertThat(answering.evenness()).isEqualTo(Evenness.TOO_FEW);
        assertThat(answering.one().medianDays()).hasValue(1);
    }

    @Test
    void whoAnswersWithinDaysIsFasterThanWhoTakesWeeks() {
        List<Span> quick = answered(1, 2, 2, 3, 4);
        List<Span> slow = answered(20, 25, 30, -1, -1);

        assertThat(Answering.of(quick, slow, TODAY).evenness()).isEqualTo(Evenness.ONE_FASTER);
        assertThat(Answering.of(slow, quick, TODAY).evenness()).isEqualTo(Evenness.OTHER_FASTER);
    }

    @Test
    void silenceCounts() {
        List<Span> quick = answered(1, 2, 3, 4);
        List<Span> mostlySilent = answered(1, -1, -1, -1, -1, -1, -1);

        assertThat(Answering.of(quick, mostlySilent, TODAY).evenness()).isEqualTo(Evenness.ONE_FASTER);
        assertThat(Answering.of(answered(-1, -1, -1), answered(-1, -1, -1), TODAY)
                        .evenness())
                .isEqualTo(Evenness.TOO_FEW);
    }

    @Test
    void whicheverIsNamedFirstTheTwoAreComparedAlike() {
        Trials.check(200, 20, (random, size) -> {
            List<Span> one = new ArrayList<>();
            List<Span> other = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                one.addAll(answered(random.nextInt(30) - 5));
                other.addAll(answered(random.nextInt(30) - 5));
            }

            Answering there = Answering.of(one, other, TODAY);
            Answering back = Answering.of(other, one, TODAY);

            if (!Double.isNaN(there.z())) {
                assertThat(there.z()).isCloseTo(-back.z(), within(1e-9));
            }
            assertThat(Answering.of(one, one, TODAY).evenness()).isIn(Evenness.ALIKE, Evenness.TOO_FEW);
        });
    }

    @Test
    void whatIsAskedLaterIsNotKnownYet() {
        Answering before = Answering.of(answered(1, 2, 50), answered(3, 3, 3), ASKED.plusDays(10));

        assertThat(before).isEqualTo(Answering.of(answered(1, 2, -1), answered(3, 3, 3), ASKED.plusDays(10)));
    }
}
