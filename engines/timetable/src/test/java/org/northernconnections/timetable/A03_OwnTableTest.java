package org.northernconnections.timetable;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/// A host's meetings are at the host's own table, and nobody else's are.
class A03_OwnTableTest {
    private final MeetingProblem booth = Problems.day(2, 0, "h-a", "h-b", "a-b")
            .withTables(List.of(Table.of("booth").hostedBy("h"), Table.of("T1")));

    @Test
    void theHostStaysAndTheOthersMeetElsewhere() {
        MeetingProblem threeSlots = Problems.day(3, 0, "h-a", "h-b", "a-b").withTables(booth.tables());

        Plan plan = new TimetableEngine().plan(threeSlots, PlanSettings.ofSeconds(5));

        assertThat(plan.find("h-a").orElseThrow().table()).isEqualTo("booth");
        assertThat(plan.find("h-b").orElseThrow().table()).isEqualTo("booth");
        assertThat(plan.find("a-b").orElseThrow().table()).isEqualTo("T1");
    }

    @Test
    void aMeetingAtTheHostsTableTakesNoOtherTable() {
        MeetingProblem fourPeople = Problems.day(1, 0, "h-a", "b-c").withTables(booth.tables());

        Plan plan = new TimetableEngine().plan(fourPeople, PlanSettings.ofSeconds(5));

        assertThat(plan.placements()).containsExactly(new Placement("h-a", 0, "booth"), new Placement("b-c", 0, "T1"));
    }

    @Test
    void twoHostsNeverMeetAsEachStays() {
        MeetingProblem twoBooths = booth.withTables(
                List.of(Table.of("booth").hostedBy("h"), Table.of("stand").hostedBy("a")));

        assertThat(new Explain(twoBooths, List.of()).whyNotPlaced("h-a"))
                .containsExactly(new Reason.HostStays("a", "stand"));
    }

    @Test
    void whatIsPinnedToAnothersTableHasNoPlace() {
        MeetingProblem pinned =
                booth.withRequests(List.of(Request.must("a-b", "a", "b").withPinnedTable("booth")));

        assertThat(new Explain(pinned, List.of()).whyNotPlaced("a-b"))
                .containsExactly(new Reason.TableOfHost("booth", "h"));
    }

    @Test
    void aPlanMadeByHandIsToldOfTheWrongTable() {
        List<Placement> swapped = List.of(new Placement("h-a", 0, "T1"), new Placement("a-b", 1, "booth"));

        assertThat(PlanRules.check(booth, swapped))
                .extracting(Breach::code)
                .containsExactly("timetable.rule.own-table", "timetable.rule.own-table");
    }
}
