package org.northernconnections.timetable;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/// A participant has no more meetings than its limit.
class A13_NoMoreThanTheLimitTest {
    private final TimetableEngine engine = new TimetableEngine();

    /// a would have time for both, and wants one meeting at most.
    private final MeetingProblem oneIsEnough = Problems.day(2, 1, "a-b")
            .withParticipants(List.of(
                    new Participant("a", "SE", Problems.all(2), 0, 1),
                    Problems.always("b", 2),
                    Problems.always("c", 2)))
            .withRequests(List.of(Request.must("a-b", "a", "b"), Request.like("a-c", "a", "c", 3)));

    @Test
    void whatIsAboveTheLimitHasNoPlace() {
        Plan plan = engine.plan(oneIsEnough, PlanSettings.ofSeconds(5));

        assertThat(plan.placements()).extracting(Placement::request).containsExactly("a-b");
        assertThat(plan.unplaced())
                .containsExactly(new Unplaced(
                        "a-c",
                        List.of(
                                new Reason.TooManyWanted("a", 2, 1),
                                new Reason.LimitReached("a", 1),
                                Reasons.lost("a-b"))));
    }

    @Test
    void aPlanMadeByHandIsToldWhoHasTooMany() {
        List<Placement> two = List.of(new Placement("a-b", 0, "T1"), new Placement("a-c", 1, "T1"));

        assertThat(PlanRules.check(oneIsEnough, two))
                .containsExactly(new Breach("timetable.rule.no-more-than-the-limit", two, List.of("a")));
    }
}
