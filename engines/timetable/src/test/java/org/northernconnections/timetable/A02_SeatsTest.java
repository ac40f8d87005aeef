package org.northernconnections.timetable;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// A table has a seat for each participant of its meeting.
class A02_SeatsTest {
    /// Two tables, one of them for two. Two meetings of three can only take turns at the other.
    private final MeetingProblem smallTable = Problems.day(1, 0, "a-b")
            .withParticipants(Problems.people(1, "a", "b", "c", "d", "e", "f"))
            .withTables(List.of(Table.of("big"), Table.of("small").withSeats(2)))
            .withRequests(List.of(
                    Request.of("abc", List.of("a", "b", "c"), Strength.like(2)),
                    Request.of("def", List.of("d", "e", "f"), Strength.like(1))));

    @Test
    void theSmallTableHoldsNoMeetingOfThree() {
        Plan plan = new TimetableEngine().plan(smallTable, PlanSettings.ofSeconds(5));

        assertThat(plan.placements()).containsExactly(new Placement("abc", 0, "big"));
        assertThat(plan.unplaced())
                .containsExactly(new Unplaced("def", List.of(new Reason.TablesFull(new TreeSet<>(Set.of(0))))));
    }

    @Test
    void aMeetingOfTwoLeavesTheBigTableToThree() {
        MeetingProblem twoAndThree = smallTable.withRequests(
                List.of(Request.must("ab", "a", "b"), Request.of("cde", List.of("c", "d", "e"), Strength.like(1))));

        Plan plan = new TimetableEngine().plan(twoAndThree, PlanSettings.ofSeconds(5));

        assertThat(plan.placements()).containsExactly(new Placement("cde", 0, "big"), new Placement("ab", 0, "small"));
    }

    @Test
    void whoFitsAtNoTableIsToldHowManySeatsThereAre() {
        MeetingProblem onlySmall =
                smallTable.withTables(List.of(Table.of("small").withSeats(2)));

        assertThat(new Explain(onlySmall, List.of()).whyNotPlaced("abc")).containsExactly(new Reason.TooFewSeats(3, 2));
        assertThat(PlanRules.check(onlySmall, List.of(new Placement("abc", 0, "small"))))
                .extracting(Breach::code)
                .containsExactly("timetable.rule.seats");
    }
}
