package org.northernconnections.matching.reach;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.northernconnections.matching.reach.Reach.Fitting;
import org.northernconnections.matching.reach.Reach.Part;

class ReachTest {
    private static final List<Fitting> FITTING = List.of(
            new Fitting("a", "SE", List.of("Build", "Green"), true),
            new Fitting("b", "SE", List.of("Build"), true),
            new Fitting("c", "DK", List.of(), false),
            new Fitting("d", "DK", List.of("Green"), false));

    @Test
    void thoseNotYetReachedComeFirst() {
        assertThat(Reach.byCountry(FITTING)).containsExactly(new Part("DK", 2, 0, 2), new Part("SE", 2, 2, 0));
    }

    @Test
    void aCompanyCountsInEachOfItsClusters() {
        assertThat(Reach.byGroup(FITTING)).containsExactly(new Part("Green", 2, 1, 1), new Part("Build", 2, 2, 0));
    }
}
