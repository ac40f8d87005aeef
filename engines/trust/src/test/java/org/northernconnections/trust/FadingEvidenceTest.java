package org.northernconnections.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.northernconnections.trust.Evidence.Commitment;
import org.northernconnections.trust.Evidence.Commitment.Result;
import org.northernconnections.trust.Evidence.Meeting;
import org.northernconnections.trust.Evidence.Meeting.Attendance;
import org.northernconnections.trust.Evidence.Rating;
import org.northernconnections.trust.FadingEvidence.Ruling;

class FadingEvidenceTest {
    private static final LocalDate DAY = LocalDate.of(2026, 5, 8);
    private static final List<String> REPORTERS = List.of("viewer", "one", "other", "subject");
    private final TrustEngine engine = new TrustEngine(Settings.DEFAULT);

    private static Evidence promise(String id, String reporter, Result result, LocalDate on) {
        return new Commitment(new Fact(id, reporter, "subject", "building", on), result);
    }

    /// Events of four years before the day, in no order.
    private static List<Evidence> events(Random random, int count) {
        List<Evidence> events = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            var fact = new Fact(
                    "f" + i,
                    REPORTERS.get(random.nextInt(REPORTERS.size())),
                    "subject",
                    random.nextBoolean() ? "building" : "water",
                    DAY.minusDays(random.nextInt(1_460)));
            events.add(
                    random.nextBoolean()
                            ? new Commitment(fact, Result.values()[random.nextInt(Result.values().length)])
                            : new Meeting(fact, Attendance.values()[random.nextInt(Attendance.values().length)]));
        }
        return events;
    }

    private static FadingEvidence with(List<Evidence> events) {
        var evidence = new FadingEvidence(Settings.DEFAULT);
        events.forEach(evidence::add);
        return evidence;
    }

    private static void assertAlike(FadingEvidence one, FadingEvidence other) {
        for (String reporter : REPORTERS) {
            assertClose(one.mass(reporter, "subject", DAY), other.mass(reporter, "subject", DAY));
            for (String context : List.of("building", "water")) {
                assertClose(one.mass(reporter, "subject", context, DAY), other.mass(reporter, "subject", context, DAY));
            }
        }
    }

    private static void assertClose(Mass one, Mass other) {
        assertThat(one.good()).isCloseTo(other.good(), within(1e-12));
        assertThat(one.bad()).isCloseTo(other.bad(), within(1e-12));
    }

    @Test
    void twoPromisesFadeByHand() {
        FadingEvidence evidence = with(List.of(
                promise("1", "viewer", Result.KEPT, DAY.minusDays(180)),
                promise("2", "viewer", Result.KEPT, DAY),
                promise("3", "viewer", Result.BROKEN, DAY.minusDays(3_650))));

        assertClose(evidence.mass("viewer", "subject", DAY), new Mass(1.5, 1.25));
        assertClose(
                evidence.mass("viewer", "subject", DAY.plusDays(180)),
                new Mass(0.75, 1.25 * Math.pow(2, -180.0 / 3_650)));
    }

    @Test
    void theOrderOfEventsIsNotFelt() {
        Trials.check(100, 60, (random, size) -> {
            List<Evidence> events = events(random, size);
            FadingEvidence straight = with(events);
            Collections.shuffle(events, random);

            assertAlike(with(events), straight);
        });
    }

    @Test
    void whatIsWithdrawnIsAsIfItHadNeverBeenThere() {
        Trials.check(100, 60, (random, size) -> {
            List<Evidence> events = events(random, size);
            FadingEvidence evidence = with(events);
            List<Evidence> kept = new ArrayList<>();
            for (Evidence event : events) {
                if (random.nextBoolean()) {
                    assertThat(evidence.withdraw(event.fact().id())).isTrue();
                } else {
                    kept.add(event);
                }
            }

            assertAlike(evidence, with(kept));
        });
    }

    @Test
    void aDateFarAheadIsTakenBackAsIfItHadNeverBeenThere() {
        for (int days : new int[] {1, 11_000}) {
            List<Evidence> events = events(new Random(3), 40);
            FadingEvidence evidence = with(events);
            evidence.add(promise("ahead", "viewer", Result.KEPT, DAY.plusDays(days)));
            evidence.appeal("ahead");

            evidence.withdraw("ahead");

            assertAlike(evidence, with(events));
            evidence.add(promise("ahead", "viewer", Result.KEPT, DAY.plusDays(days)));
            evidence.correct(promise("ahead", "viewer", Result.KEPT, DAY.minusDays(days)));
            List<Evidence> corrected = new ArrayList<>(events);
            corrected.add(promise("ahead", "viewer", Result.KEPT, DAY.minusDays(days)));
            assertAlike(evidence, with(corrected));
        }
    }

    @Test
    void aRatingCountsItsPartOfAPromise() {
        var fact = new Fact("r", "viewer", "subject", "", DAY);

        assertClose(with(List.of(new Rating(fact, 10))).mass("viewer", "subject", DAY), new Mass(1, 0));
        assertClose(with(List.of(new Rating(fact, -4))).mass("viewer", "subject", DAY), new Mass(0, 1));
        assertClose(with(List.of(new Rating(fact, 0))).mass("viewer", "subject", DAY), Mass.NONE);
        assertThatThrownBy(() -> new Rating(fact, 11)).hasMessageContaining("from -10 to 10, but 'r' is 11");
    }

    @Test
    void whereNothingRemainsNothingIsLeft() {
        FadingEvidence evidence = with(events(new Random(1), 50));
        for (int i = 0; i < 50; i++) {
            evidence.withdraw("f" + i);
        }

        assertThat(evidence.mass("viewer", "subject", DAY)).isEqualTo(Mass.NONE);
        assertThat(evidence.withdraw("f0")).isFalse();
    }

    @Test
    void aCorrectionIsAsIfItHadBeenSaidAtFirst() {
        FadingEvidence evidence = with(List.of(promise("1", "viewer", Result.BROKEN, DAY)));

        evidence.correct(promise("1", "viewer", Result.KEPT, DAY.minusDays(30)));

        assertAlike(evidence, with(List.of(promise("1", "viewer", Result.KEPT, DAY.minusDays(30)))));
    }

    @Test
    void anAppealHalvesTheBadUntilItIsDecided() {
        Evidence broken = promise("1", "viewer", Result.BROKEN, DAY);
        FadingEvidence evidence = with(List.of(broken));

        evidence.appeal("1");
        evidence.appeal("1");
        assertClose(evidence.mass("viewer", "subject", DAY), new Mass(0, 1.25));

        evidence.decide("1", Ruling.STANDS);
        assertClose(evidence.mass("viewer", "subject", DAY), new Mass(0, 2.5));

        evidence.appeal("1");
        evidence.decide("1", Ruling.REMOVED);
        assertThat(evidence.mass("viewer", "subject", DAY)).isEqualTo(Mass.NONE);
    }

    @Test
    void theSumsGiveWhatTheFactsGive() {
        Trials.check(100, 60, (random, size) -> {
            List<Evidence> events = events(random, size);

            BetaDistribution expected = engine.expected("viewer", "subject", with(events), DAY);

            assertThat(expected.mean())
                    .isCloseTo(engine.estimate("viewer", "subject", events, DAY).probability(), within(1e-12));
        });
    }

    @Test
    void moreGoodNeverLowersAndMoreBadNeverRaises() {
        Trials.check(200, 40, (random, size) -> {
            List<Evidence> events = events(random, size);
            double before = engine.estimate("viewer", "subject", events, DAY).probability();

            double good = withOneMore(events, Result.KEPT);
            double bad = withOneMore(events, Result.BROKEN);

            assertThat(good).isGreaterThan(before);
            assertThat(bad).isLessThan(before);
        });
    }

    private double withOneMore(List<Evidence> events, Result result) {
        List<Evidence> more = new ArrayList<>(events);
        more.add(promise("more", "viewer", result, DAY));
        return engine.estimate("viewer", "subject", more, DAY).probability();
    }

    @Test
    void reasonsAddUpWhateverTheEvidence() {
        Trials.check(200, 80, (random, size) -> {
            Estimate estimate = engine.estimate("viewer", "subject", events(random, size), DAY);

            double parts = estimate.reasons().stream().mapToDouble(Reason::part).sum();
            assertThat(estimate.priorLogOdds() + parts).isCloseTo(estimate.logOdds(), within(1e-9));
        });
    }

    @Test
    void twoYearsOfSilenceAfterBreachesRaiseTheSumsByAtMostTwoHundredths() {
        Trials.check(100, 40, (random, size) -> {
            List<Evidence> events = events(random, size);
            events.add(promise("last", "viewer", Result.BROKEN, DAY));
            FadingEvidence evidence = with(events);

            double before = engine.expected("viewer", "subject", evidence, DAY).mean();
            double after = engine.expected("viewer", "subject", evidence, DAY.plusDays(730))
                    .mean();

            assertThat(after - before).isLessThanOrEqualTo(0.02);
        });
    }

    @Test
    void whatCannotBeIsSaid() {
        FadingEvidence evidence = with(List.of(promise("1", "viewer", Result.KEPT, DAY)));

        assertThat(evidence.add(promise("1", "viewer", Result.KEPT, DAY))).isFalse();
        assertThatThrownBy(() -> evidence.add(promise("1", "viewer", Result.BROKEN, DAY)))
                .hasMessageContaining("'1' is known already, and otherwise");
        assertThatThrownBy(() -> evidence.appeal("2")).hasMessageContaining("no piece of evidence with the id '2'");
        assertThatThrownBy(() -> evidence.mass("viewer", "subject", DAY.minusDays(1)))
                .hasMessageContaining("hold from 2026-05-08 on, but were asked for 2026-05-07");
    }
}
