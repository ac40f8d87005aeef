package org.northernconnections.timetable;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/// A request is placed once at most.
class A10_EachRequestOnceTest {
    private final TimetableEngine engine = new TimetableEngine();

    /// Two slots are free for one meeting; it takes one of them.
    private final MeetingProblem roomForTwo = Problems.day(2, 1, "a-b");

    @Test
    void aRequestThatWouldFitTwiceIsPlacedOnce() {
        Plan plan = engine.plan(roomForTwo, PlanSettings.ofSeconds(5));

        assertThat(plan.placements()).extracting(Placement::request).containsExactly("a-b");
    }

    @Test
    void aPlanMadeByHandIsToldOfARequestThatIsThereTwice() {
        List<Placement> twice = List.of(new Placement("a-b", 0, "T1"), new Placement("a-b", 1, "T1"));

        assertThat(PlanRules.check(roomForTwo, twice))
                .containsExactly(new Breach("timetable.rule.request-once", twice, List.of("a", "b")));
    }
}
