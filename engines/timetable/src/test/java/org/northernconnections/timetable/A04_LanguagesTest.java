package org.northernconnections.timetable;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// Who meets shares a language, or an interpreter who is present bridges them.
class A04_LanguagesTest {
    private static final Interpreter DA_DE = new Interpreter("Ida", Set.of("da", "de"), Set.of(0));

    /// Two Danes and two Germans, two slots, an interpreter who leaves after the first.
    private final MeetingProblem twoTongues = Problems.day(2, 4, "a-x", "b-y")
            .withParticipants(List.of(
                    Problems.always("a", 2).withLanguages(Set.of("da")),
                    Problems.always("b", 2).withLanguages(Set.of("da")),
                    Problems.always("x", 2).withLanguages(Set.of("de")),
                    Problems.always("y", 2).withLanguages(Set.of("de"))))
            .withInterpreters(List.of(DA_DE));

    @Test
    void theInterpreterIsAtOneMeetingInEachSlotInWhichItIsThere() {
        Plan plan = new TimetableEngine().plan(twoTongues, PlanSettings.ofSeconds(5));

        assertThat(plan.placements())
                .singleElement()
                .matches(placement -> placement.slot() == 0 && "Ida".equals(placement.interpreter()));
        assertThat(plan.unplaced())
                .singleElement()
                .extracting(Unplaced::reasons)
                .isEqualTo(List.of(new Reason.InterpretersBusy(new TreeSet<>(Set.of(0, 1)))));
    }

    @Test
    void withoutAnInterpreterThereIsNoMeeting() {
        MeetingProblem nobody = twoTongues.withInterpreters(List.of());

        assertThat(new Explain(nobody, List.of()).whyNotPlaced("a-x"))
                .containsExactly(new Reason.NoInterpreter(List.of("a", "x")));
    }

    @Test
    void whoSharesALanguageNeedsNobody() {
        MeetingProblem danes = twoTongues.withRequests(List.of(Request.must("a-b", "a", "b")));

        Plan plan = new TimetableEngine().plan(danes, PlanSettings.ofSeconds(5));

        assertThat(plan.placements()).singleElement().matches(placement -> placement.interpreter() == null);
    }

    @Test
    void aPlanMadeByHandIsToldOfWhoIsNotUnderstoodAndOfWhoIsTwice() {
        List<Placement> mute = List.of(new Placement("a-x", 0, "T1"));
        List<Placement> twice = List.of(new Placement("a-x", 0, "T1", "Ida"), new Placement("b-y", 0, "T2", "Ida"));
        List<Placement> gone = List.of(new Placement("a-x", 1, "T1", "Ida"));

        assertThat(PlanRules.check(twoTongues, mute))
                .extracting(Breach::code)
                .containsExactly("timetable.rule.language");
        assertThat(PlanRules.check(twoTongues, twice))
                .extracting(Breach::code)
                .containsExactly("timetable.rule.interpreter");
        assertThat(PlanRules.check(twoTongues, gone))
                .extracting(Breach::code)
                .containsExactly("timetable.rule.interpreter");
    }
}
