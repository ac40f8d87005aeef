package org.northernconnections.timetable;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// The rest of the day is planned anew with as few moves as can be.
class B01_ReplanningTest {
    private final TimetableEngine engine = new TimetableEngine();
    private final Replanning replanning = new Replanning(engine);

    /// a and b meet, then a and c, then b and c.
    private final MeetingProblem three = Problems.day(4, 1, "a-b", "a-c", "b-c");

    private final List<Placement> held =
            List.of(new Placement("a-b", 0, "T1"), new Placement("a-c", 1, "T1"), new Placement("b-c", 2, "T1"));

    @Test
    void whoIsGoneLosesItsMeetingsAndNothingElseMoves() {
        Replanning.Result result = replanning.replan(three, held, Change.absent(1, "a"), PlanSettings.ofSeconds(5));

        assertThat(result.plan().placements()).containsExactly(held.get(0), held.get(2));
        assertThat(result.dropped()).containsExactly("a-c");
        assertThat(result.moves()).isEqualTo(new LevelResult(Level.MOVES, 0, 0));
        assertThat(result.plan().unplaced())
                .containsExactly(new Unplaced("a-c", List.of(new Reason.NotPresent("a", 1))));
    }

    @Test
    void aLateArrivalMovesOnlyItsOwnMeeting() {
        Change late = new Change(1, Set.of(), Map.of("a", 3), Set.of(), List.of());

        Replanning.Result result = replanning.replan(three, held, late, PlanSettings.ofSeconds(5));

        assertThat(result.plan().placements()).containsExactly(held.get(0), held.get(2), new Placement("a-c", 3, "T1"));
        assertThat(result.moves()).isEqualTo(new LevelResult(Level.MOVES, 1, 1));
        assertThat(result.plan().level(Level.MOVES)).isEqualTo(result.moves());
    }

    /// Both are still there, but no more at the same time; and two who never were.
    @Test
    void whoCanMeetNoMoreIsToldOfTheSlotThatIsOver() {
        MeetingProblem two = Problems.day(3, 1, "a-b", "b-c")
                .withParticipants(List.of(
                        Participant.of("a", "SE", Set.of(0, 1)),
                        Participant.of("b", "SE", Set.of(0, 2)),
                        Participant.of("c", "SE", Set.of(1))))
                .withPrevious(new Previous(List.of(), true, 1, Set.of()));

        var explain = new Explain(two, List.of());

        assertThat(explain.whyNotPlaced("a-b")).containsExactly(new Reason.SlotOver(0));
        assertThat(explain.whyNotPlaced("b-c")).containsExactly(new Reason.NoCommonSlot(List.of("b", "c")));
    }

    @Test
    void aPlanWhoseMovesAreNotProvenIsNot() {
        Plan plan = engine.plan(three, PlanSettings.ofSeconds(5));

        Plan moved = plan.withLevel(new LevelResult(Level.MOVES, 7, 3));

        assertThat(plan.level(Level.MOVES).proven()).isTrue();
        assertThat(moved.level(Level.MOVES).gap()).isEqualTo(4);
        assertThat(moved.proven()).isFalse();
        assertThat(moved.ending()).isEqualTo(Plan.Ending.WORK_DONE);
    }

    @Test
    void aLostTableIsLostFromThatSlotOn() {
        MeetingProblem twoTables = three.withTables(Problems.tables(2));
        Change lost = new Change(2, Set.of(), Map.of(), Set.of("T1"), List.of());

        Replanning.Result result = replanning.replan(twoTables, held, lost, PlanSettings.ofSeconds(5));

        assertThat(result.plan().placements()).containsExactly(held.get(0), held.get(1), new Placement("b-c", 2, "T2"));
        assertThat(result.moves().best()).isZero();
    }

    @Test
    void aNewWishFillsAGapThatIsNotOver() {
        MeetingProblem four = three.withParticipants(Problems.people(4, "a", "b", "c", "d"));
        Change wish = new Change(1, Set.of(), Map.of(), Set.of(), List.of(Request.must("a-d", "a", "d")));

        Replanning.Result result = replanning.replan(four, held, wish, PlanSettings.ofSeconds(5));

        assertThat(result.plan().placements()).containsAll(held).contains(new Placement("a-d", 3, "T1"));
        assertThat(PlanRules.check(result.problem(), result.plan().placements()))
                .isEmpty();
    }

    @Test
    void noPlanThatKeepsAsMuchMovesLess() {
        Trials.check(80, 4, (random, size) -> {
            MeetingProblem problem = Problems.richRandom(random, size).withPrevious(Previous.NONE);
            List<Placement> before =
                    engine.plan(problem, PlanSettings.ofSeconds(20)).placements();
            Change change = somethingHappens(random, problem);

            Replanning.Result result = replanning.replan(problem, before, change, PlanSettings.ofSeconds(20));

            assertThat(PlanRules.check(result.problem(), result.plan().placements()))
                    .isEmpty();
            assertThat(result.moves().proven()).isTrue();
            MeetingProblem kept = keptAlone(result.problem(), before);
            long[] best = TryingEverything.best(kept);
            long[] values = TryingEverything.values(kept, result.plan().placements());
            assertThat(List.of(values[0], values[2], values[3])).isEqualTo(List.of(best[0], best[2], best[3]));
        });
    }

    private static Change somethingHappens(Random random, MeetingProblem problem) {
        String one = problem.participants().getFirst().id();
        String other = problem.participants().getLast().id();
        int from = random.nextInt(problem.slots().size());
        return switch (random.nextInt(3)) {
            case 0 -> Change.absent(from, one);
            case 1 ->
                new Change(
                        from,
                        Set.of(),
                        Map.of(other, from + 1),
                        Set.of(problem.tables().getFirst().name()),
                        List.of());
            default -> new Change(from, Set.of(one), Map.of(other, from + 1), Set.of(), List.of());
        };
    }

    private static MeetingProblem keptAlone(MeetingProblem now, List<Placement> before) {
        List<Participant> easygoing = new ArrayList<>();
        for (Participant person : now.participants()) {
            easygoing.add(new Participant(
                    person.id(),
                    person.group(),
                    person.slots(),
                    0,
                    person.meetingsMax(),
                    person.inARowMax(),
                    person.languages()));
        }
        return now.withParticipants(easygoing)
                .withRequests(now.requests().stream()
                        .filter(request -> before.stream()
                                .anyMatch(placement -> placement.request().equals(request.id())))
                        .toList());
    }
}
