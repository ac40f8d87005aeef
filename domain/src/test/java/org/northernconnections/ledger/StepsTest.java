package org.northernconnections.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class StepsTest {
    enum Door {
        SHUT,
        HALF_OPEN,
        OPEN
    }

    private final Steps<Door> steps = Steps.startingAt("door", Door.SHUT)
            .step(Door.SHUT, Door.HALF_OPEN)
            .step(Door.HALF_OPEN, Door.OPEN, Door.SHUT);

    @Test
    void onlyStepsThatWereNamedAreAllowed() {
        assertThat(steps.allow(Door.SHUT, Door.HALF_OPEN)).isTrue();
        assertThat(steps.allow(Door.SHUT, Door.OPEN)).isFalse();
        assertThat(steps.after(Door.HALF_OPEN)).containsExactlyInAnyOrder(Door.OPEN, Door.SHUT);
        assertThat(steps.after(Door.OPEN)).isEmpty();
    }

    @Test
    void aRefusedStepSaysWhatIsPossible() {
        assertThatThrownBy(() -> steps.require(Door.HALF_OPEN, Door.HALF_OPEN))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("from 'half open' to 'half open'")
                .hasMessageContaining("[open, shut]");
    }

    @Test
    void aWordIsReadWithSpacesHyphensOrUnderscores() {
        assertThat(Word.parse(Door.class, "half open")).isEqualTo(Door.HALF_OPEN);
        assertThat(Word.parse(Door.class, "half-open")).isEqualTo(Door.HALF_OPEN);
        assertThat(Word.of(Door.HALF_OPEN)).isEqualTo("half open");
    }
}
