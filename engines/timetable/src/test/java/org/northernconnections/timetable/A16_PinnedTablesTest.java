package org.northernconnections.timetable;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/// A request that is pinned to a table is placed at that table or not at all.
class A16_PinnedTablesTest {
    private final TimetableEngine engine = new TimetableEngine();

    /// Both want the second table; the first is free.
    private final MeetingProblem bothAtTwo = Problems.day(1, 2, "a-b", "c-d")
            .withRequests(List.of(
                    Request.must("a-b", "a", "b").withPinnedTable("T2"),
                    Request.like("c-d", "c", "d", 1).withPinnedTable("T2")));

    @Test
    void aPinnedMeetingWhoseTableIsTakenHasNoPlace() {
        Plan plan = engine.plan(bothAtTwo, PlanSettings.ofSeconds(5));

        assertThat(plan.placements()).containsExactly(new Placement("a-b", 0, "T2"));
        assertThat(plan.unplaced()).containsExactly(new Unplaced("c-d", List.of(Reasons.lost("a-b"))));
        assertThat(new Explain(bothAtTwo, plan.placements()).whyNotAt("c-d", 0))
                .containsExactly(new Reason.TableTaken(0, "T2", "a-b"));
    }

    @Test
    void aPlanMadeByHandIsToldOfTheOtherTable() {
        List<Placement> first = List.of(new Placement("a-b", 0, "T1"));

        assertThat(PlanRules.check(bothAtTwo, first))
                .containsExactly(new Breach("timetable.rule.pinned-table", first, List.of("a", "b")));
    }
}
