package org.northernconnections.connection;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.northernconnections.trust.Mass;
import org.northernconnections.trust.Settings;

class ExpectTest {
    private static long halfLifeDays(double good, double bad) {
        return Expect.halfLifeDays(new Mass(good, bad), Settings.DEFAULT);
    }

    @Test
    void whatIsGoodOrBadAloneCountsHalfAfterItsHalfLife() {
        assertThat(halfLifeDays(1, 0)).isEqualTo(180);
        assertThat(halfLifeDays(0, 2.5)).isEqualTo(3650);
    }

    /// `0.5 · 2^(−d / 180) + 0.2 · 2^(−d / 3650)` is 0.3503 on day 294 and 0.3497 on day 295: half is 0.35.
    @Test
    void aPromiseKeptLateCountsHalfOnceBothItsPartsHaveFadedSoFar() {
        assertThat(halfLifeDays(0.5, 0.2)).isEqualTo(295);
    }

    @Test
    void whatBecameOfRecommendationsIsNoConduct() {
        assertThat(DatedFact.Kind.values())
                .filteredOn(kind -> !kind.conduct())
                .containsExactly(DatedFact.Kind.RECOMMENDATION_OUTCOME_GOOD, DatedFact.Kind.RECOMMENDATION_OUTCOME_BAD);
    }
}
