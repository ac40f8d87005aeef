package org.northernconnections.timetable;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Musts that cannot all be placed are named, with the rules that have a part in it and no others.
class D02_ConflictTest {
    @Test
    void threeOfOneInTwoSlotsNeedNoRule() {
        assertThat(conflict(Problems.day(2, 9, "a-b", "a-c", "a-d", "e-f")))
                .isEqualTo(new Conflict(List.of("a-b", "a-c", "a-d"), List.of(), List.of(), false, false, false, true));
    }

    @Test
    void twoAtOneTableAreNamedWithTheTables() {
        assertThat(conflict(Problems.day(1, 1, "a-b", "c-d")))
                .isEqualTo(new Conflict(List.of("a-b", "c-d"), List.of(), List.of(), true, false, false, true));
    }

    @Test
    void aLimitIsNamedByWhoseItIs() {
        MeetingProblem one = Problems.day(3, 9, "a-b", "a-c");
        MeetingProblem atMostOne = one.withParticipants(one.participants().stream()
                .map(person -> person.id().equals("a") ? new Participant("a", "SE", Problems.all(3), 0, 1) : person)
                .toList());

        assertThat(conflict(atMostOne))
                .isEqualTo(new Conflict(List.of("a-b", "a-c"), List.of("a"), List.of(), false, false, false, true));
    }

    /// Two meetings of a Dane and a German, and one interpreter, who stays for one slot.
    @Test
    void oneInterpreterForTwoIsNamed() {
        MeetingProblem twoTongues = Problems.day(1, 9, "a-x", "b-y")
                .withParticipants(List.of(
                        Problems.always("a", 1).withLanguages(Set.of("da")),
                        Problems.always("b", 1).withLanguages(Set.of("da")),
                        Problems.always("x", 1).withLanguages(Set.of("de")),
                        Problems.always("y", 1).withLanguages(Set.of("de"))))
                .withInterpreters(List.of(new Interpreter("Ida", Set.of("da", "de"), Set.of(0))));

        assertThat(conflict(twoTongues))
                .isEqualTo(new Conflict(List.of("a-x", "b-y"), List.of(), List.of(), false, true, false, true));
    }

    @Test
    void aPauseIsNamedByWhoseItIs() {
        MeetingProblem two = Problems.day(2, 9, "a-b", "a-c");
        MeetingProblem oneInARow = two.withParticipants(two.participants().stream()
                .map(person -> person.id().equals("a") ? person.withInARowMax(1) : person)
                .toList());

        assertThat(conflict(oneInARow))
                .isEqualTo(new Conflict(List.of("a-b", "a-c"), List.of(), List.of("a"), false, false, false, true));
    }

    /// What comes first is possible only last.
    @Test
    void anOrderThatLeavesNoRoomIsNamed() {
        MeetingProblem two = Problems.day(2, 9, "a-b", "c-d");
        MeetingProblem turned = two.withRequests(List.of(
                two.requests().get(0).withPinnedSlot(1), two.requests().get(1).withAfter(Set.of("a-b"))));

        assertThat(conflict(turned))
                .isEqualTo(new Conflict(List.of("a-b", "c-d"), List.of(), List.of(), false, false, true, true));
    }

    @Test
    void whereAllHaveAPlaceThereIsNone() {
        assertThat(Explain.conflict(Problems.day(2, 1, "a-b", "c-d"), PlanSettings.ofSeconds(5), new Cancellation()))
                .isEmpty();
    }

    @Test
    void withoutTimeNoneIsSought() {
        var over = new PlanSettings(1, Duration.ofNanos(1), 1);

        assertThat(Explain.conflict(Problems.day(2, 9, "a-b", "a-c", "a-d"), over, new Cancellation()))
                .isEmpty();
    }

    private static Conflict conflict(MeetingProblem problem) {
        new TimetableEngine();
        return Explain.conflict(problem, PlanSettings.ofSeconds(5), new Cancellation())
                .orElseThrow();
    }
}
