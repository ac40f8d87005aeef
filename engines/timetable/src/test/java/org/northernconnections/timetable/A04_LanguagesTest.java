package org.northernconnections.timetable;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
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

    /// Both interpreters help at once, though the first alone could help either: the others speak too little.
    @Test
    void interpretersAreSharedOutSoThatAllCanMeet() {
        MeetingProblem both = Problems.day(1, 4, "a-x", "b-z")
                .withParticipants(List.of(
                        Problems.always("a", 1).withLanguages(Set.of("da")),
                        Problems.always("b", 1).withLanguages(Set.of("da")),
                        Problems.always("x", 1).withLanguages(Set.of("de")),
                        Problems.always("z", 1).withLanguages(Set.of("nl"))))
                .withInterpreters(List.of(new Interpreter("Anna", Set.of("da", "de", "nl"), Set.of(0)), DA_DE));

        Plan plan = new TimetableEngine().plan(both, PlanSettings.ofSeconds(5));

        assertThat(plan.placements())
                .extracting(Placement::request, Placement::interpreter)
                .containsExactlyInAnyOrder(tuple("a-x", "Ida"), tuple("b-z", "Anna"));
    }

    /// Seven interpreters of different languages have 127 unions. One of them is needed by three meetings in three
    /// slots, the one in the middle pinned: so whoever has the other two waits once.
    @Test
    void veryManyCirclesOfInterpretersAreProvenToo() {
        List<Participant> people = new ArrayList<>();
        List<Interpreter> interpreters = new ArrayList<>();
        List<Request> requests = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            String language = "l" + i;
            people.add(Problems.always("dane" + i, 3).withLanguages(Set.of("da")));
            people.add(Problems.always("guest" + i, 3).withLanguages(Set.of(language)));
            interpreters.add(new Interpreter("I" + i, Set.of("da", language), Problems.all(3)));
            Request own = Request.must("R" + i, "dane" + i, "guest" + i);
            requests.add(i == 0 ? own.withPinnedSlot(1) : own);
        }
        people.add(Problems.always("waits", 3).withLanguages(Set.of("da")));
        people.add(Problems.always("one", 3).withLanguages(Set.of("l0")));
        people.add(Problems.always("other", 3).withLanguages(Set.of("l0")));
        requests.add(Request.must("first", "waits", "one"));
        requests.add(Request.must("second", "waits", "other"));
        MeetingProblem many = MeetingProblem.of(Problems.slots(3), Problems.tables(9), people, requests)
                .withInterpreters(interpreters);
        var bridges = new Grid(many).bridges;
        assertThat(Bridges.unions(IntStream.range(0, requests.size())
                        .mapToObj(bridges::helpersOf)
                        .collect(toSet())))
                .hasSizeGreaterThan(Bridges.UNIONS_MAX);

        Plan plan = new TimetableEngine().plan(many, PlanSettings.ofSeconds(20));

        assertThat(PlanRules.check(many, plan.placements())).isEmpty();
        assertThat(plan.unplaced()).isEmpty();
        assertThat(plan.level(Level.BREAKS)).isEqualTo(new LevelResult(Level.BREAKS, 1, 1));
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
