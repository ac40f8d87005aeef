package org.northernconnections.timetable;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// A pair that is kept apart does not meet.
class A17_KeptApartTest {
    private final TimetableEngine engine = new TimetableEngine();

    private final Pair apart = new Pair("a", "b");
    private final MeetingProblem rivals = new MeetingProblem(
            Problems.slots(2),
            Problems.tables(2),
            Problems.people(2, "a", "b", "c"),
            List.of(Request.of("a-b-c", List.of("a", "b", "c"), Strength.MUST), Request.must("b-c", "b", "c")),
            Set.of(apart),
            Previous.NONE);

    @Test
    void aMeetingOverThePairIsNotPlacedEvenWithOthers() {
        Plan plan = engine.plan(rivals, PlanSettings.ofSeconds(5));

        assertThat(plan.placements()).extracting(Placement::request).containsExactly("b-c");
        assertThat(plan.unplaced()).containsExactly(new Unplaced("a-b-c", List.of(new Reason.KeptApart(apart))));
    }

    @Test
    void aPlanMadeByHandIsToldOfThePair() {
        List<Placement> together = List.of(new Placement("a-b-c", 0, "T1"));

        assertThat(PlanRules.check(rivals, together))
                .containsExactly(new Breach("timetable.rule.kept-apart", together, List.of("a", "b", "c")));
    }
}
