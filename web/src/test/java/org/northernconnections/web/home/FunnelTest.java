package org.northernconnections.web.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.northernconnections.web.home.Funnel.Bar;
import org.northernconnections.web.home.Funnel.Stage;

class FunnelTest {
    @Test
    void barsAreAsLongAsTheirShareOfTheLargest() {
        var funnel = new Funnel(List.of(stage(80), stage(40), stage(10)));

        assertThat(funnel.bars()).extracting(Bar::length).containsExactly(560.0, 280.0, 70.0);
    }

    @Test
    void aStageOfNoneIsStillSeen() {
        assertThat(new Funnel(List.of(stage(0), stage(0))).bars())
                .extracting(Bar::length)
                .containsExactly(2.0, 2.0);
    }

    @Test
    void theLastBarFlowsNowhere() {
        var funnel = new Funnel(List.of(stage(2), stage(1)));

        assertThat(funnel.bars()).extracting(Bar::flow).containsExactly("M0 46H560.0L280.0 78H0z", "");
        assertThat(funnel.height()).isEqualTo(106);
    }

    @Test
    void whatLeavesAndWhatGoesOnAreTogetherAsWideAsTheBar() {
        var funnel = new Funnel(List.of(
                new Stage("Applied", 40, "/applied", new Funnel.Aside("30 did not present", 30, "/rest")), stage(10)));

        assertThat(funnel.bars().getFirst().flow()).isEqualTo("M0 46H92.5L92.5 94H0z");
        assertThat(funnel.bars().getFirst().leaving()).isEqualTo("M92.5 46H370.0l30 18H122.5z");
        assertThat(funnel.height()).isEqualTo(122);
    }

    @Test
    void whatLeavesIsTheRestAndNothingElse() {
        var twenty = new Funnel.Aside("20 did not present", 20, "/rest");

        assertThatThrownBy(() -> new Funnel(List.of(new Stage("Applied", 40, "/applied", twenty), stage(10))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Stage stage(long count) {
        return new Stage("Stage", count, "/stage");
    }
}
