package org.northernconnections.timetable;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/// A meeting may be of more than two: all of them are busy in its slot.
class A01_SeveralParticipantsTest {
    /// a, b and c meet; so do c and d: with one slot only one of the two has a place, and the heavier wins.
    private final MeetingProblem oneSlot = Problems.day(1, 2, "c-d")
            .withParticipants(Problems.people(1, "a", "b", "c", "d"))
            .withRequests(List.of(
                    Request.of("abc", List.of("a", "b", "c"), Strength.like(2)), Request.like("cd", "c", "d", 1)));

    @Test
    void whoIsInAMeetingOfThreeIsInNoOtherAtThatTime() {
        Plan plan = new TimetableEngine().plan(oneSlot, PlanSettings.ofSeconds(5));

        assertThat(plan.placements()).containsExactly(new Placement("abc", 0, "T1"));
        assertThat(plan.unplaced())
                .containsExactly(new Unplaced(
                        "cd",
                        List.of(
                                new Reason.TooManyWanted("c", 2, 1),
                                new Reason.LimitReached("c", 1),
                                Reasons.lost("abc"))));
    }

    @Test
    void aPlanMadeByHandIsToldOfTheThirdPersonsClash() {
        List<Placement> both = List.of(new Placement("abc", 0, "T1"), new Placement("cd", 0, "T2"));

        assertThat(PlanRules.onePlaceAtATime(oneSlot, both))
                .containsExactly(new Breach("timetable.rule.one-place-at-a-time", both, List.of("c")));
    }
}
