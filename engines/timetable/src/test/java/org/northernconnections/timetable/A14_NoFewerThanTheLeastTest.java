package org.northernconnections.timetable;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// A participant has at least its least number of meetings, where that can be.
class A14_NoFewerThanTheLeastTest {
    private final TimetableEngine engine = new TimetableEngine();

    /// One place for two likes: the heavier one, or the one whose a should have a meeting at least.
    private final MeetingProblem onePlace = Problems.day(1, 1, "a-b", "c-d")
            .withParticipants(List.of(
                    new Participant("a", "SE", Problems.all(1), 1, 1),
                    Problems.always("b", 1),
                    Problems.always("c", 1),
                    Problems.always("d", 1)))
            .withRequests(List.of(Request.like("a-b", "a", "b", 1), Request.like("c-d", "c", "d", 5)));

    @Test
    void theLeastComesBeforeTheWeight() {
        Plan plan = engine.plan(onePlace, PlanSettings.ofSeconds(5));

        assertThat(plan.placements()).containsExactly(new Placement("a-b", 0, "T1"));
        assertThat(plan.level(Level.MEETINGS_SHORT)).isEqualTo(new LevelResult(Level.MEETINGS_SHORT, 0, 0));
        assertThat(plan.unplaced())
                .containsExactly(new Unplaced("c-d", List.of(new Reason.TablesFull(new TreeSet<>(Set.of(0))))));
    }

    /// It is a wish: a plan that falls short breaks no rule, and is worth less.
    @Test
    void aPlanMadeByHandIsToldWhoHasTooFew() {
        List<Placement> heavier = List.of(new Placement("c-d", 0, "T1"));

        assertThat(PlanRules.noFewerThanTheLeast(onePlace, heavier))
                .containsExactly(new Breach("timetable.rule.no-fewer-than-the-least", List.of(), List.of("a")));
        assertThat(PlanRules.check(onePlace, heavier)).isEmpty();
        assertThat(PlanValues.of(onePlace, heavier)).containsEntry(Level.MEETINGS_SHORT, 1L);
    }
}
