package org.northernconnections.web.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpreadTest {
    @Test
    void meanAndRangeAreThoseOfTheScores() {
        var spread = new Spread(List.of(5.0, 2.0, 2.0));

        assertThat(spread.mean()).isEqualTo(3);
        assertThat(spread.lowest()).isEqualTo(2);
        assertThat(spread.highest()).isEqualTo(5);
    }

    @Test
    void equalScoresStandAboveEachOther() {
        assertThat(new Spread(List.of(2.0, 2.0, 4.0)).dots())
                .containsExactly(new Spread.Dot(90, 28), new Spread.Dot(90, 22.5), new Spread.Dot(170, 28));
    }

    @Test
    void aScoreBeyondTheScaleIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Spread(List.of(5.5)));
    }
}
