package org.northernconnections.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.northernconnections.trust.Evidence.Commitment;
import org.northernconnections.trust.Evidence.Commitment.Result;

class SilenceTest {
    private static final LocalDate DAY = LocalDate.of(2026, 5, 8);
    private static final int SILENCE_DAYS = 730;
    private final TrustEngine engine = new TrustEngine(Settings.DEFAULT);

    private static Evidence promise(int id, String reporter, Result result, LocalDate on) {
        return new Commitment(new Fact("f" + id, reporter, "subject", "", on), result);
    }

    private double probability(List<Evidence> evidence, LocalDate on) {
        return engine.estimate("viewer", "subject", evidence, on).probability();
    }

    @Test
    void twoYearsOfSilenceAfterBreachesRaiseTrustByAtMostTwoHundredths() {
        Trials.check(300, 30, (random, size) -> {
            List<Evidence> evidence = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                Result result = Result.values()[random.nextInt(Result.values().length)];
                String reporter = random.nextBoolean() ? "viewer" : "other" + random.nextInt(5);
                evidence.add(promise(i, reporter, result, DAY.minusDays(random.nextInt(900))));
            }
            evidence.add(promise(size, "viewer", Result.BROKEN, DAY));

            double before = probability(evidence, DAY);
            double after = probability(evidence, DAY.plusDays(SILENCE_DAYS));

            assertThat(after - before).isLessThanOrEqualTo(0.02);
        });
    }

    @Test
    void silenceAfterKeptPromisesCostsTrust() {
        List<Evidence> kept = List.of(promise(1, "viewer", Result.KEPT, DAY), promise(2, "viewer", Result.KEPT, DAY));

        assertThat(probability(kept, DAY.plusDays(SILENCE_DAYS))).isLessThan(probability(kept, DAY));
    }
}
