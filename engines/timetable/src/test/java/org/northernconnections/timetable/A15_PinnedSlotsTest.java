package org.northernconnections.timetable;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/// A request that is pinned to a slot is placed in that slot or not at all.
class A15_PinnedSlotsTest {
    private final TimetableEngine engine = new TimetableEngine();

    private final MeetingProblem second = Problems.day(2, 1, "a-b")
            .withRequests(List.of(Request.must("a-b", "a", "b").withPinnedSlot(1)));

    @Test
    void aPinnedMeetingIsInItsSlot() {
        Plan plan = engine.plan(second, PlanSettings.ofSeconds(5));

        assertThat(plan.placements()).containsExactly(new Placement("a-b", 1, "T1"));
        assertThat(new Explain(second, List.of()).whyNotAt("a-b", 0)).containsExactly(new Reason.PinnedElsewhere(1));
    }

    @Test
    void aPinnedMeetingWhoseSlotIsTakenHasNoPlace() {
        MeetingProblem both = Problems.day(2, 1, "a-b", "a-c")
                .withRequests(List.of(
                        Request.must("a-b", "a", "b").withPinnedSlot(1),
                        Request.like("a-c", "a", "c", 1).withPinnedSlot(1)));

        Plan plan = engine.plan(both, PlanSettings.ofSeconds(5));

        assertThat(plan.placements()).containsExactly(new Placement("a-b", 1, "T1"));
        assertThat(plan.unplaced()).containsExactly(new Unplaced("a-c", List.of(new Reason.Busy("a", 1, "a-b"))));
    }

    @Test
    void aPlanMadeByHandIsToldOfTheOtherSlot() {
        List<Placement> first = List.of(new Placement("a-b", 0, "T1"));

        assertThat(PlanRules.check(second, first))
                .containsExactly(new Breach("timetable.rule.pinned-slot", first, List.of("a", "b")));
    }
}
