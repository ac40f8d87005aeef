package org.northernconnections.timetable;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// A meeting that comes after another is in a later slot, where both are placed.
class A07_OrderTest {
    private final MeetingProblem talkThenSign = Problems.day(2, 2, "a-b", "c-d")
            .withRequests(
                    List.of(Request.must("sign", "a", "b").withAfter(Set.of("talk")), Request.must("talk", "c", "d")));

    @Test
    void theLaterMeetingIsLater() {
        Plan plan = new TimetableEngine().plan(talkThenSign, PlanSettings.ofSeconds(5));

        assertThat(plan.placements()).containsExactly(new Placement("talk", 0, "T1"), new Placement("sign", 1, "T1"));
    }

    @Test
    void theOtherMeetingIsTheReason() {
        List<Placement> late = List.of(new Placement("talk", 1, "T1"));

        assertThat(new Explain(talkThenSign, late).whyNotPlaced("sign")).containsExactly(Reasons.lost("talk"));
        assertThat(new Explain(talkThenSign, late).whyNotAt("sign", 0))
                .containsExactly(new Reason.OutOfOrder("talk", 1));
    }

    @Test
    void aPlanMadeByHandIsToldOfTheWrongOrder() {
        List<Placement> together = List.of(new Placement("talk", 1, "T1"), new Placement("sign", 1, "T2"));

        assertThat(PlanRules.check(talkThenSign, together))
                .containsExactly(new Breach("timetable.rule.order", together, List.of("a", "b", "c", "d")));
    }
}
