package org.northernconnections.trust.bounded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.northernconnections.trust.rating.RatingsReader;

/// What was promised of Bitcoin-OTC, as `./northern trust evaluate` and `attack` tell it.
class BitcoinOtcTest {
    private static final Path FILE = Path.of("../../../shared/data/trust/soc-sign-bitcoinotc.csv");
    private static final int LAG = 1_000;
    private static final int WARMUP = 10_000;
    private static final int SYBILS = 1_000;

    private static Rolling replay;

    @BeforeAll
    static void replay() throws Exception {
        assumeTrue(Files.exists(FILE), "../shared/data/trust is not here");
        assumeTrue(Boolean.getBoolean("northern.slow"), "runs with -Dnorthern.slow=true: seven minutes");
        replay = Rolling.replay(RatingsReader.read(FILE).ratings(), LAG, new int[0]);
    }

    private static void assertMovedAtMost(double most, int slips) {
        new Attack(replay, 1).all(SYBILS, slips).forEach((aim, moved) -> {
            assertThat(moved.after() - moved.before()).as(aim.name()).isBetween(-most, most);
            assertThat(moved.refitted() - moved.before())
                    .as("%s, refitted", aim)
                    .isBetween(-most, most);
        });
    }

    @Test
    void ratingsAreForetoldAsWellAsAskedFor() {
        Scores scores = replay.scores(WARMUP);

        assertThat(scores.n()).isEqualTo(25_592);
        assertThat(scores.auc()).isGreaterThanOrEqualTo(0.82);
        assertThat(scores.brier()).isLessThanOrEqualTo(0.080);
        assertThat(scores.ece()).isLessThanOrEqualTo(0.02);
    }

    @Test
    void twentySlipsMoveTrustByAtMostFiveHundredths() {
        assertMovedAtMost(0.05, 20);
    }

    @Test
    void withoutSlipsTrustMovesByAtMostOneHundredth() {
        assertMovedAtMost(0.01, 0);
    }
}
