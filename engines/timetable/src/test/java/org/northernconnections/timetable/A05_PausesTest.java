package org.northernconnections.timetable;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/// Nobody has more meetings in a row than it may without a pause.
class A05_PausesTest {
    /// Three meetings of a in three slots, of which a takes two in a row at most.
    private final MeetingProblem threeInARow = Problems.day(3, 3, "a-b", "a-c", "a-d")
            .withParticipants(List.of(
                    Problems.always("a", 3).withInARowMax(2),
                    Problems.always("b", 3),
                    Problems.always("c", 3),
                    Problems.always("d", 3)));

    @Test
    void twoInARowAndThenAPause() {
        Plan plan = new TimetableEngine().plan(threeInARow, PlanSettings.ofSeconds(5));

        assertThat(plan.placements()).hasSize(2);
        assertThat(plan.level(Level.UNPLACED_MUSTS)).isEqualTo(new LevelResult(Level.UNPLACED_MUSTS, 1, 1));
        assertThat(plan.unplaced().getFirst().reasons()).contains(new Reason.TooManyInARow("a", 2));
    }

    @Test
    void aPositionLeftOutIsAPause() {
        MeetingProblem lunch = new MeetingProblem(
                List.of(new Slot("day", 0), new Slot("day", 1), new Slot("day", 3)),
                threeInARow.tables(),
                threeInARow.participants(),
                threeInARow.requests(),
                threeInARow.keptApart(),
                Previous.NONE);

        Plan plan = new TimetableEngine().plan(lunch, PlanSettings.ofSeconds(5));

        assertThat(plan.placements()).hasSize(3);
    }

    @Test
    void aPlanMadeByHandIsToldOfTheWholeRow() {
        List<Placement> row =
                List.of(new Placement("a-b", 0, "T1"), new Placement("a-c", 1, "T1"), new Placement("a-d", 2, "T1"));

        assertThat(PlanRules.check(threeInARow, row))
                .containsExactly(new Breach("timetable.rule.pause", row, List.of("a")));
    }
}
