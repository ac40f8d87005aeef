package org.northernconnections.timetable;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// A participant meets only in slots in which it is present.
class A12_OnlyWhenPresentTest {
    private final TimetableEngine engine = new TimetableEngine();

    /// a leaves after the first of three slots; b comes at noon.
    private final MeetingProblem aLeaves = Problems.day(3, 1, "a-b", "a-c")
            .withParticipants(List.of(
                    Participant.of("a", "SE", Set.of(0)),
                    Participant.of("b", "SE", Set.of(1, 2)),
                    Participant.of("c", "SE", Set.of(0, 1, 2))));

    @Test
    void whoMeetsDoesSoWhileBothAreThere() {
        Plan plan = engine.plan(aLeaves, PlanSettings.ofSeconds(5));

        assertThat(plan.placements()).containsExactly(new Placement("a-c", 0, "T1"));
        assertThat(plan.unplaced())
                .containsExactly(new Unplaced("a-b", List.of(new Reason.NoCommonSlot(List.of("a", "b")))));
    }

    @Test
    void whoIsAwayInASlotIsNamed() {
        assertThat(new Explain(aLeaves, List.of()).whyNotAt("a-b", 0)).containsExactly(new Reason.NotPresent("b", 0));
        assertThat(new Explain(aLeaves, List.of()).whyNotAt("a-c", 1)).containsExactly(new Reason.NotPresent("a", 1));
    }

    @Test
    void aPlanMadeByHandIsToldWhoIsAway() {
        List<Placement> late = List.of(new Placement("a-c", 2, "T1"));

        assertThat(PlanRules.check(aLeaves, late))
                .containsExactly(new Breach("timetable.rule.only-when-present", late, List.of("a")));
    }
}
