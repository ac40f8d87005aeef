package org.northernconnections.timetable;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// A meeting's slot is as long as the meeting needs.
class A06_LengthsTest {
    private final MeetingProblem longAndShort = new MeetingProblem(
            List.of(new Slot("day", 0, 15), new Slot("day", 1, 30)),
            Problems.tables(1),
            Problems.people(2, "a", "b", "c"),
            List.of(Request.must("ab", "a", "b").withMinutesMin(30), Request.must("ac", "a", "c")),
            Set.of(),
            Previous.NONE);

    @Test
    void theLongMeetingTakesTheLongSlot() {
        Plan plan = new TimetableEngine().plan(longAndShort, PlanSettings.ofSeconds(5));

        assertThat(plan.placements()).containsExactly(new Placement("ac", 0, "T1"), new Placement("ab", 1, "T1"));
    }

    @Test
    void aShortSlotIsAReason() {
        MeetingProblem tooLong =
                longAndShort.withRequests(List.of(Request.must("ab", "a", "b").withMinutesMin(45)));

        assertThat(new Explain(tooLong, List.of()).whyNotPlaced("ab")).containsExactly(new Reason.SlotTooShort(30, 45));
        assertThat(new Explain(longAndShort, List.of()).whyNotAt("ab", 0))
                .containsExactly(new Reason.SlotTooShort(15, 30));
    }

    @Test
    void aPlanMadeByHandIsToldOfTheShortSlot() {
        List<Placement> squeezed = List.of(new Placement("ab", 0, "T1"));

        assertThat(PlanRules.check(longAndShort, squeezed))
                .containsExactly(new Breach("timetable.rule.length", squeezed, List.of("a", "b")));
    }
}
