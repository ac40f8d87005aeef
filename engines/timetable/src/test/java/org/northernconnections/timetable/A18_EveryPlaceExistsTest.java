package org.northernconnections.timetable;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/// A placement names a request, a slot, a table and, if any, an interpreter that exist.
class A18_EveryPlaceExistsTest {
    private final TimetableEngine engine = new TimetableEngine();

    private final MeetingProblem one = Problems.day(1, 1, "a-b");

    @Test
    void aPlanNamesWhatTheEventHas() {
        Plan plan = engine.plan(one, PlanSettings.ofSeconds(5));

        assertThat(plan.placements()).containsExactly(new Placement("a-b", 0, "T1"));
        assertThat(PlanRules.everyPlaceExists(one, plan.placements())).isEmpty();
    }

    @Test
    void aPlanMadeByHandIsToldOfWhatThereIsNot() {
        for (Placement unknown : List.of(
                new Placement("a-z", 0, "T1"),
                new Placement("a-b", 1, "T1"),
                new Placement("a-b", -1, "T1"),
                new Placement("a-b", 0, "T2"),
                new Placement("a-b", 0, "T1", "Ida"))) {
            assertThat(PlanRules.check(one, List.of(unknown)))
                    .containsExactly(new Breach("timetable.rule.place-exists", List.of(unknown), List.of()));
        }
    }

    /// What there is not is in nobody's way.
    @Test
    void whatThereIsNotIsNoReason() {
        List<Placement> unknown = List.of(new Placement("a-z", 0, "T1"));

        assertThat(new Explain(one, unknown).whyNotAt("a-b", 0)).isEmpty();
    }
}
