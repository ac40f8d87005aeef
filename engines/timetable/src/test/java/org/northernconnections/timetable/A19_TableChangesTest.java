package org.northernconnections.timetable;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/// A participant changes tables between adjacent slots as seldom as can be.
class A19_TableChangesTest {
    private final TimetableEngine engine = new TimetableEngine();

    /// a meets b and then d, who sat at another table with c: one of the two has to change.
    private final MeetingProblem crossing = Problems.day(2, 2, "a-b", "c-d", "a-d")
            .withRequests(List.of(
                    Request.must("a-b", "a", "b").withPinnedSlot(0),
                    Request.must("c-d", "c", "d").withPinnedSlot(0),
                    Request.must("a-d", "a", "d").withPinnedSlot(1)));

    @Test
    void whoHasTwoMeetingsInARowStaysWhereItSits() {
        Plan plan = engine.plan(Problems.day(2, 3, "a-b", "a-c"), PlanSettings.ofSeconds(5));

        assertThat(plan.placements()).hasSize(2);
        assertThat(plan.placements().getFirst().table())
                .isEqualTo(plan.placements().getLast().table());
        assertThat(plan.level(Level.TABLE_CHANGES)).isEqualTo(new LevelResult(Level.TABLE_CHANGES, 0, 0));
    }

    @Test
    void whereTwoMeetWhoSatApartOneOfThemChanges() {
        Plan plan = engine.plan(crossing, PlanSettings.ofSeconds(5));

        assertThat(plan.level(Level.TABLE_CHANGES)).isEqualTo(new LevelResult(Level.TABLE_CHANGES, 1, 1));
    }

    @Test
    void eachWhoChangesIsCounted() {
        List<Placement> bothMove =
                List.of(new Placement("a-b", 0, "T1"), new Placement("c-d", 0, "T2"), new Placement("a-d", 1, "T3"));
        MeetingProblem three = crossing.withTables(Problems.tables(3));

        assertThat(PlanValues.of(three, bothMove)).containsEntry(Level.TABLE_CHANGES, 2L);
    }

    /// Between the two slots is a pause: there is time to walk.
    @Test
    void aChangeInAPauseIsNone() {
        MeetingProblem paused = MeetingProblem.of(
                List.of(new Slot("day", 0), new Slot("day", 2)),
                Problems.tables(2),
                Problems.people(2, "a", "b", "c"),
                List.of(Request.must("a-b", "a", "b"), Request.must("a-c", "a", "c")));
        List<Placement> elsewhere = List.of(new Placement("a-b", 0, "T1"), new Placement("a-c", 1, "T2"));

        assertThat(PlanValues.of(paused, elsewhere)).containsEntry(Level.TABLE_CHANGES, 0L);
    }
}
