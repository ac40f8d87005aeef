package org.northernconnections.trust.track;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.northernconnections.trust.Trials;
import org.northernconnections.trust.track.MissingLinks.Missing;
import org.northernconnections.trust.track.MissingLinks.Pair;
import org.northernconnections.trust.track.Waiting.Point;
import org.northernconnections.trust.track.Waiting.Span;
import org.northernconnections.trust.track.Words.Judgement;
import org.northernconnections.trust.track.Words.Word;

class TrackTest {
    private static final LocalDate DAY = LocalDate.of(2026, 5, 8);

    private static List<Word> words(double chance, int good, int bad) {
        List<Word> words = new ArrayList<>();
        for (int i = 0; i < good + bad; i++) {
            words.add(new Word(chance, i < good));
        }
        return words;
    }

    @Test
    void fourWordsByHand() {
        List<Word> words = words(0.9, 2, 0);
        words.addAll(words(0.5, 1, 1));

        Words scored = Words.of(words);

        assertThat(scored.brier()).isCloseTo((2 * 0.01 + 2 * 0.25) / 4, within(1e-12));
        assertThat(scored.reliability()).isCloseTo(2 * 0.01 / 4, within(1e-12));
        assertThat(scored.resolution()).isCloseTo((2 * 0.0625 + 2 * 0.0625) / 4, within(1e-12));
        assertThat(scored.uncertainty()).isCloseTo(0.75 * 0.25, within(1e-12));
        assertThat(scored.within()).isCloseTo(0, within(1e-12));
        assertThat(scored.bins()).containsExactly(new Words.Bin(0.5, 2, 1), new Words.Bin(0.9, 2, 2));
    }

    @Test
    void thePartsAddUpToTheBrierScore() {
        Trials.check(200, 60, (random, size) -> {
            List<Word> words = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                words.add(new Word(random.nextDouble(), random.nextBoolean()));
            }

            Words scored = Words.of(words);

            assertThat(scored.reliability() - scored.resolution() + scored.uncertainty() + scored.within())
                    .isCloseTo(scored.brier(), within(1e-12));
        });
    }

    @Test
    void sureIsJudgedOnlyWhereThereAreCasesEnough() {
        assertThat(Words.of(words(0.9, 0, 2)).judgement()).isEqualTo(Judgement.TOO_FEW);
        assertThat(Words.of(words(0.9, 2, 3)).judgement()).isEqualTo(Judgement.TOO_SURE);
        assertThat(Words.of(words(0.5, 2, 2)).judgement()).isEqualTo(Judgement.JUST_RIGHT);
        assertThat(Words.of(words(0.2, 4, 1)).judgement()).isEqualTo(Judgement.TOO_MODEST);
        assertThat(Words.of(List.of()).judgement()).isEqualTo(Judgement.TOO_FEW);
    }

    @Test
    void fewCasesLeaveAWideInterval() {
        Words few = Words.of(words(0.8, 4, 1));
        Words many = Words.of(words(0.8, 80, 20));

        assertThat(few.high() - few.low()).isGreaterThan(2 * (many.high() - many.low()));
        assertThat(many.low()).isLessThan(0.8);
        assertThat(many.high()).isGreaterThan(0.8);
    }

    private static Span ended(int days) {
        return new Span(DAY.minusDays(1_000), DAY.minusDays(1_000).plusDays(days));
    }

    private static Span open(int days) {
        return new Span(DAY.minusDays(days), null);
    }

    @Test
    void thoseStillWaitingCount() {
        Waiting waiting = Waiting.of(List.of(ended(10), open(15), ended(20), ended(30)), DAY);

        assertThat(waiting.cases()).isEqualTo(4);
        assertThat(waiting.ended()).isEqualTo(3);
        assertThat(waiting.curve()).containsExactly(new Point(10, 0.75), new Point(20, 0.375), new Point(30, 0));
        assertThat(waiting.medianDays()).hasValue(20);
    }

    @Test
    void oneWaitAloneHasNoInterval() {
        Waiting alone = Waiting.of(List.of(ended(10)), DAY);

        assertThat(alone.medianDays()).hasValue(10);
        assertThat(alone.lowDays()).isEmpty();
        assertThat(alone.highDays()).isEmpty();
        assertThat(Waiting.of(List.of(ended(10), ended(20)), DAY).highDays()).hasValue(20);
    }

    @Test
    void whereFewCameThereIsNoMedian() {
        Waiting waiting = Waiting.of(List.of(ended(10), open(50), open(60), open(70)), DAY);

        assertThat(waiting.medianDays()).isEmpty();
        assertThat(waiting.highDays()).isEmpty();
        assertThat(Waiting.of(List.of(), DAY).medianDays()).isEmpty();
    }

    @Test
    void whatHappensLaterIsNotKnownYet() {
        var later = new Span(DAY.minusDays(5), DAY.plusDays(20));

        assertThat(Waiting.of(List.of(later, new Span(DAY.plusDays(1), null)), DAY))
                .isEqualTo(Waiting.of(List.of(open(5)), DAY));
    }

    /// Waits of which a third is cut off: the plain median of those that ended would be far too short.
    @Test
    void nineOfTenIntervalsHoldTheTrueMedian() {
        int held = 0;
        double plain = 0;
        int trials = 300;
        for (int trial = 0; trial < trials; trial++) {
            var random = new Random(trial);
            List<Span> spans = new ArrayList<>();
            for (int i = 0; i < 80; i++) {
                long wait = Math.round(-Math.log(1 - random.nextDouble()) * 100 / Math.log(2));
                long seen = random.nextInt(50, 400);
                LocalDate from = DAY.minusDays(seen);
                spans.add(new Span(from, wait <= seen ? from.plusDays(wait) : null));
            }
            Waiting waiting = Waiting.of(spans, DAY);
            boolean over = waiting.lowDays().orElse(Long.MAX_VALUE) <= 100
                    && waiting.highDays().orElse(Long.MAX_VALUE) >= 100;
            held += over ? 1 : 0;
            plain += waiting.medianDays().orElse(0) / (double) trials;
        }

        assertThat(held / (double) trials).isBetween(0.85, 0.96);
        assertThat(plain).isBetween(95.0, 105.0);
    }

    @Test
    void aTrendIsFoundAndAnOddCaseDoesNotTurnIt() {
        List<Span> spans = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            LocalDate from = DAY.minusDays(1_500 - 40L * i);
            spans.add(new Span(from, from.plusDays(200 - 4L * i + i % 3)));
        }
        spans.add(new Span(DAY.minusDays(400), DAY.minusDays(1)));

        Trend trend = Trend.of(spans, DAY);

        assertThat(trend.daysAYear()).isCloseTo(-4 * 365.25 / 40, within(2.0));
        assertThat(trend.clear()).isTrue();
        assertThat(Trend.of(spans.subList(0, 3), DAY).daysAYear()).isNaN();
        assertThat(Trend.of(spans.subList(0, 3), DAY).clear()).isFalse();
        assertThat(Trend.of(spans.subList(0, 9), DAY).daysAYear())
                .as("within one year")
                .isNaN();
    }

    @Test
    void withoutATrendTheIntervalMostlyHoldsNone() {
        int clear = 0;
        for (int trial = 0; trial < 300; trial++) {
            var random = new Random(trial);
            List<Span> spans = new ArrayList<>();
            for (int i = 0; i < 25; i++) {
                LocalDate from = DAY.minusDays(random.nextInt(600, 1_600));
                spans.add(new Span(from, from.plusDays(random.nextInt(1, 300))));
            }
            clear += Trend.of(spans, DAY).clear() ? 1 : 0;
        }

        assertThat(clear / 300.0).isBetween(0.04, 0.16);
    }

    @Test
    void pairsThatShareSectorsAndNeverMetAreMissing() {
        Map<String, Set<String>> sectors = Map.of(
                "Aarhus", Set.of("water", "energy"),
                "Bergen", Set.of("water", "energy"),
                "Emden", Set.of("energy"),
                "Gent", Set.of("ports"));

        assertThat(MissingLinks.of(sectors, Set.of(Pair.of("Emden", "Aarhus"))))
                .containsExactly(
                        new Missing(new Pair("Aarhus", "Bergen"), List.of("energy", "water")),
                        new Missing(new Pair("Bergen", "Emden"), List.of("energy")));
    }
}
