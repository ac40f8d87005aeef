package org.northernconnections.timetable;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// A table holds at most one meeting in a slot.
class A11_OneMeetingATableTest {
    private final TimetableEngine engine = new TimetableEngine();

    /// Four people could meet at the same time, but there is one table.
    private final MeetingProblem oneTable = Problems.day(1, 1, "a-b", "c-d");

    @Test
    void theSecondMeetingHasNoTable() {
        Plan plan = engine.plan(oneTable, PlanSettings.ofSeconds(5));

        assertThat(plan.placements()).hasSize(1);
        assertThat(plan.unplaced())
                .singleElement()
                .extracting(Unplaced::reasons)
                .isEqualTo(List.of(new Reason.TablesFull(new TreeSet<>(Set.of(0)))));
        assertThat(plan.level(Level.UNPLACED_MUSTS)).isEqualTo(new LevelResult(Level.UNPLACED_MUSTS, 1, 1));
    }

    @Test
    void aPlanMadeByHandIsToldOfTheTableThatHoldsTwo() {
        List<Placement> both = List.of(new Placement("a-b", 0, "T1"), new Placement("c-d", 0, "T1"));

        assertThat(PlanRules.check(oneTable, both))
                .containsExactly(new Breach("timetable.rule.one-meeting-a-table", both, List.of("a", "b", "c", "d")));
    }
}
