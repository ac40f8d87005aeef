package org.northernconnections.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.northernconnections.trust.Evidence.Commitment;
import org.northernconnections.trust.Evidence.Commitment.Result;

/// The examples of `docs/engines/trust.md`.
class ByHandTest {
    private static final LocalDate DAY = LocalDate.of(2026, 5, 8);
    private final TrustEngine engine = new TrustEngine(Settings.DEFAULT);

    private static Evidence promise(String id, Result result, LocalDate on) {
        return new Commitment(new Fact(id, "viewer", "subject", "", on), result);
    }

    @Test
    void twoPromisesKeptAreThreeInFour() {
        Estimate estimate = engine.estimate(
                "viewer", "subject", List.of(promise("1", Result.KEPT, DAY), promise("2", Result.KEPT, DAY)), DAY);

        assertThat(estimate.probability()).isCloseTo(0.75, within(1e-12));
        assertThat(estimate.low()).isCloseTo(Math.cbrt(0.05), within(1e-9));
        assertThat(estimate.high()).isCloseTo(Math.cbrt(0.95), within(1e-9));
        assertThat(estimate.band()).isEqualTo(Band.MODERATE);
        assertThat(estimate.reasons())
                .allSatisfy(reason -> assertThat(reason.part()).isCloseTo(Math.log(3) / 2, within(1e-12)));
    }

    @Test
    void oneBrokenPromiseMoreMakesItWeakAndThePartsStillAddUp() {
        Estimate estimate = engine.estimate(
                "viewer",
                "subject",
                List.of(
                        promise("1", Result.KEPT, DAY),
                        promise("2", Result.KEPT, DAY),
                        promise("3", Result.BROKEN, DAY)),
                DAY);

        assertThat(estimate.probability()).isCloseTo(3 / 6.5, within(1e-12));
        assertThat(estimate.band()).isEqualTo(Band.WEAK);
        assertThat(estimate.reasons().getFirst().part()).isCloseTo(-Math.log(3.5), within(1e-12));
        assertThat(estimate.priorLogOdds()
                        + estimate.reasons().stream().mapToDouble(Reason::part).sum())
                .isCloseTo(estimate.logOdds(), within(1e-12));
    }

    @Test
    void whatIsDisputedCountsHalfAgainstTheSubjectAndInFullForIt() {
        List<Evidence> seen = List.of(promise("1", Result.KEPT, DAY), promise("2", Result.BROKEN, DAY));

        Estimate estimate = engine.estimate("viewer", "subject", seen, Set.of("1", "2"), DAY);

        assertThat(estimate.probability()).isCloseTo(2 / (2 + 2.25), within(1e-12));
        assertThat(engine.estimate("viewer", "subject", seen, Set.of("3"), DAY))
                .isEqualTo(engine.estimate("viewer", "subject", seen, DAY));
    }

    @Test
    void aCrowdOfStrangersMovesNoMoreThanItsBound() {
        List<Evidence> crowd = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            crowd.add(new Commitment(new Fact("f" + i, "stranger" + i, "subject", "", DAY), Result.BROKEN));
        }

        Estimate estimate = engine.estimate("viewer", "subject", crowd, DAY);

        assertThat(0.5 - estimate.probability()).isLessThanOrEqualTo(2.0 / (2 + 2) + 1e-12);
        assertThat(estimate.mass().total()).isCloseTo(2, within(1e-9));
    }
}
