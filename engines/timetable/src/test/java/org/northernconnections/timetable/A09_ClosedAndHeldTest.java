package org.northernconnections.timetable;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// A table that is closed holds no meeting, and nothing comes into a slot that is over.
class A09_ClosedAndHeldTest {
    private final TimetableEngine engine = new TimetableEngine();

    /// Two meetings of different people, of which only one finds the second table open.
    private final MeetingProblem oneClosed = Problems.day(1, 2, "a-b", "c-d")
            .withTables(List.of(Table.of("T1"), Table.of("T2").closedIn(Set.of(0))));

    @Test
    void aClosedTableIsNoTable() {
        Plan plan = engine.plan(oneClosed, PlanSettings.ofSeconds(5));

        assertThat(plan.placements())
                .singleElement()
                .matches(placement -> placement.table().equals("T1"));
        assertThat(plan.level(Level.UNPLACED_MUSTS)).isEqualTo(new LevelResult(Level.UNPLACED_MUSTS, 1, 1));
    }

    @Test
    void whoIsPinnedToAClosedTableIsToldSo() {
        MeetingProblem pinned = oneClosed.withRequests(
                List.of(oneClosed.requests().get(0), oneClosed.requests().get(1).withPinnedTable("T2")));

        assertThat(new Explain(pinned, List.of()).whyNotPlaced("c-d")).containsExactly(new Reason.TableClosed(0, "T2"));
    }

    @Test
    void aPlanMadeByHandIsToldOfTheClosedTable() {
        List<Placement> closed = List.of(new Placement("a-b", 0, "T2"));

        assertThat(PlanRules.check(oneClosed, closed))
                .containsExactly(new Breach("timetable.rule.open-table", closed, List.of("a", "b")));
    }

    /// The first slot is over: a and b met in it, and c and d may not meet there any more.
    @Test
    void nothingComesIntoASlotThatIsOverAndNothingLeavesIt() {
        List<Placement> held = List.of(new Placement("a-b", 0, "T1"));
        MeetingProblem later = Problems.day(2, 2, "a-b", "c-d").withPrevious(new Previous(held, true, 1, Set.of()));

        Plan plan = engine.plan(later, PlanSettings.ofSeconds(5));

        assertThat(plan.placements()).extracting(Placement::slot).containsExactly(0, 1);
        assertThat(new Explain(later, plan.placements()).whyNotAt("c-d", 0)).containsExactly(new Reason.SlotOver(0));
        List<Placement> tooLate = List.of(new Placement("c-d", 0, "T1"));
        assertThat(PlanRules.check(later, tooLate))
                .containsExactly(new Breach("timetable.rule.held", tooLate, List.of("c", "d")));
    }

    /// Both musts want the only slot that is left; the firm one has it already.
    @Test
    void whatIsFirmIsNotPushedOut() {
        List<Placement> held = List.of(new Placement("a-b", 0, "T1"));
        MeetingProblem both = Problems.day(1, 2, "a-b", "a-c").withPrevious(new Previous(held, true, 0, Set.of("a-b")));

        Plan plan = engine.plan(both, PlanSettings.ofSeconds(5));

        assertThat(plan.placements()).containsExactlyElementsOf(held);
        assertThat(plan.level(Level.UNPLACED_MUSTS)).isEqualTo(new LevelResult(Level.UNPLACED_MUSTS, 1, 1));
    }
}
