package org.northernconnections.app.timetable;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.northernconnections.timetable.Conflict;
import org.northernconnections.timetable.Level;
import org.northernconnections.timetable.LevelResult;
import org.northernconnections.timetable.MeetingProblem;
import org.northernconnections.timetable.Participant;
import org.northernconnections.timetable.Plan;
import org.northernconnections.timetable.Reason;
import org.northernconnections.timetable.Request;
import org.northernconnections.timetable.Slot;
import org.northernconnections.timetable.Table;
import org.northernconnections.timetable.Unplaced;

class PlanFileTest {
    private static final MeetingProblem PROBLEM = MeetingProblem.of(
            List.of(new Slot("day", 0)),
            List.of(Table.of("T1")),
            List.of(Participant.of("P1", "", Set.of(0)), Participant.of("P2", "", Set.of(0))),
            List.of(Request.must("R1", "P1", "P2")));
    private static final Plan WITHOUT_R1 = new Plan(
            List.of(),
            List.of(new Unplaced("R1", List.of(new Reason.TableClosed(0, "T1")))),
            new TreeMap<>(),
            new TreeMap<>(),
            List.of(new LevelResult(Level.UNPLACED_MUSTS, 1, 1)),
            null,
            Plan.Ending.DONE);

    @Test
    void mustsInEachOthersWayAreNamedWithAllThatHasAPartInIt() {
        var all = new Conflict(List.of("R1", "R2"), List.of("P1"), List.of("P2", "P3"), true, true, true, true);
        var alone = new Conflict(List.of("R2"), List.of(), List.of(), false, false, false, true);

        assertThat(PlanFile.reason(PROBLEM, WITHOUT_R1, Optional.of(all)))
                .isEqualTo(
                        "No plan holds R1, R2 under the most that P1 may have, the pauses of P2, P3, the number of tables,"
                                + " that an interpreter is at one meeting at a time, the order of meetings."
                                + " Maybe leave out one of these musts, or relax what stands in the way."
                                + " R1: T1 is closed in slot 1.");
        assertThat(PlanFile.reason(PROBLEM, WITHOUT_R1, Optional.of(alone)))
                .isEqualTo("No plan holds R2. Maybe leave out this must.");
    }

    @Test
    void whereNoConflictWasFoundTheMustsWithoutAPlaceAreCounted() {
        assertThat(PlanFile.reason(PROBLEM, WITHOUT_R1, Optional.empty()))
                .isEqualTo("At least 1 of the musts have no place in any plan. R1: T1 is closed in slot 1.");
    }
}
