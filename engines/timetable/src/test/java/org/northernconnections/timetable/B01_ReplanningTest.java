package org.northernconnections.timetable;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/// The rest of the day is planned anew with as few moves as can be.
class B01_ReplanningTest {
    /// a and b come for the last of four slots only.
    private static final Change LATE = new Change(1, Set.of(), Map.of("a", 3, "b", 3), Set.of(), List.of());

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

    /// a, b and e meet, or a and c as well as b and d: either keeps the same weight and loses three slots, of which two
    /// or one are moves. The first makes e wait.
    @Test
    void fewerMovesAreNotProvenWhereMoreCouldBeDroppedInstead() {
        MeetingProblem either = Problems.day(4, 3, "a-b", "c-d", "e-g")
                .withRequests(List.of(
                        new Request("heavy", List.of("a", "b", "e"), Strength.like(2), null, null, 0, Set.of()),
                        Request.like("a-c", "a", "c", 1),
                        Request.like("b-d", "b", "d", 1),
                        Request.must("e-g", "e", "g")));
        List<Placement> before = List.of(
                new Placement("a-c", 1, "T1"),
                new Placement("b-d", 1, "T2"),
                new Placement("e-g", 1, "T3"),
                new Placement("heavy", 2, "T1"));

        Replanning.Result result = replanning.replan(either, before, LATE, PlanSettings.ofSeconds(10));

        assertThat(result.dropped()).containsExactly("heavy");
        assertThat(result.moves()).isEqualTo(new LevelResult(Level.MOVES, 2, 1));
        assertThat(result.plan().level(Level.MOVES)).isEqualTo(new LevelResult(Level.MOVES, 3, 3));
        assertThat(result.keepingProven()).isTrue();
    }

    /// Three have one slot left, and no time is given to prove which of them must go.
    @Test
    void whatHadToBeDroppedIsProvenOnlyWhereKeepingIs() {
        List<Placement> before =
                List.of(new Placement("a-b", 0, "T1"), new Placement("a-c", 1, "T1"), new Placement("b-c", 2, "T1"));
        MeetingProblem likes = three.withRequests(List.of(
                Request.like("a-b", "a", "b", 1), Request.like("a-c", "a", "c", 1), Request.like("b-c", "b", "c", 1)));
        Change late = new Change(0, Set.of(), Map.of("a", 3, "b", 3), Set.of(), List.of());

        Replanning.Result hasty = replanning.replan(likes, before, late, new PlanSettings(1, Duration.ofNanos(800), 1));
        Replanning.Result calm = replanning.replan(likes, before, late, PlanSettings.ofSeconds(5));

        assertThat(hasty.dropped()).hasSize(2);
        assertThat(hasty.keepingProven()).isFalse();
        assertThat(hasty.plan().level(Level.UNPLACED_LIKES)).isEqualTo(new LevelResult(Level.UNPLACED_LIKES, 2, 0));
        assertThat(hasty.plan().ending()).isEqualTo(Plan.Ending.TIME_UP);
        assertThat(calm.keepingProven()).isTrue();
        assertThat(calm.plan().level(Level.UNPLACED_LIKES)).isEqualTo(new LevelResult(Level.UNPLACED_LIKES, 2, 2));
    }

    /// What keeping gave up, and what filled the room after all, elsewhere.
    @Test
    void aMeetingThatFindsAPlaceAgainIsMovedAndNotDropped() {
        Plan filled = engine.plan(
                three.withPrevious(new Previous(List.of(held.get(0), held.get(1)), true)), PlanSettings.ofSeconds(5));
        List<Placement> before = List.of(held.get(0), held.get(1), new Placement("b-c", 3, "T1"));
        Map<String, Placement> places = before.stream().collect(toMap(Placement::request, Function.identity()));
        var kept = new Keeping.Kept(
                before.subList(0, 2),
                new LevelResult(Level.UNPLACED_MUSTS, 1, 0),
                new LevelResult(Level.UNPLACED_LIKES, 0, 0),
                new LevelResult(Level.MOVES, 1, 0),
                0,
                false,
                Duration.ofSeconds(1));

        Replanning.Result result = Replanning.result(three, places, kept, filled);

        assertThat(filled.find("b-c")).contains(held.get(2));
        assertThat(result.dropped()).isEmpty();
        assertThat(result.moves()).isEqualTo(new LevelResult(Level.MOVES, 1, 0));
        assertThat(result.plan().level(Level.MOVES)).isEqualTo(result.moves());
    }

    /// Nobody can meet in the slot after the first, so whatever b has later makes it wait. A wish is not worth that; a
    /// meeting that people hold stays, though it has to move.
    @Test
    void weightsDecideWhatFillsTheRoomAndNothingThatPeopleHold() {
        MeetingProblem two = three.withParticipants(Problems.people(4, "a", "b", "c", "d"))
                .withRequests(List.of(Request.must("a-b", "a", "b"), Request.like("b-c", "b", "c", 1)))
                .withTables(List.of(Table.of("T1").closedIn(Set.of(1))));
        Change change = new Change(1, Set.of(), Map.of("c", 3), Set.of(), List.of(Request.like("b-d", "b", "d", 1)));
        PlanSettings weighted =
                PlanSettings.ofSeconds(5).withWeights(Map.of(Level.UNPLACED_LIKES, 1, Level.BREAKS, 10));
        List<Placement> first = List.of(held.get(0));

        Plan byLevel =
                replanning.replan(two, first, change, PlanSettings.ofSeconds(5)).plan();
        Plan bySum = replanning.replan(two, first, change, weighted).plan();
        Plan holding = replanning
                .replan(two, List.of(held.get(0), held.get(2)), change, weighted)
                .plan();

        assertThat(byLevel.placements()).hasSize(3);
        assertThat(bySum.placements()).isEqualTo(first);
        assertThat(bySum.total()).isEqualTo(new Total(2, 2));
        assertThat(holding.find("b-c")).contains(new Placement("b-c", 3, "T1"));
    }

    /// Each of the two could help at either meeting; whoever helped before helps again.
    @Test
    void interpretersStayWithTheMeetingsThatStay() {
        MeetingProblem tongues = Problems.day(2, 3, "a-x", "b-y", "c-z")
                .withParticipants(List.of(
                        Problems.always("a", 2).withLanguages(Set.of("da")),
                        Problems.always("b", 2).withLanguages(Set.of("da")),
                        Problems.always("c", 2).withLanguages(Set.of("da")),
                        Problems.always("x", 2).withLanguages(Set.of("de")),
                        Problems.always("y", 2).withLanguages(Set.of("de")),
                        Problems.always("z", 2).withLanguages(Set.of("nl"))))
                .withInterpreters(List.of(
                        new Interpreter("Anna", Set.of("da", "de"), Problems.all(2)),
                        new Interpreter("Ben", Set.of("da", "de"), Problems.all(2)),
                        new Interpreter("Cia", Set.of("da", "de", "nl"), Problems.all(2))));
        List<Placement> before = List.of(
                new Placement("a-x", 1, "T1", "Ben"),
                new Placement("b-y", 1, "T2", "Anna"),
                new Placement("c-z", 1, "T3", "Cia"));

        Replanning.Result none = replanning.replan(tongues, before, Change.absent(1), PlanSettings.ofSeconds(5));
        // Only Cia can help at the new meeting, and one other is free.
        Replanning.Result needed = replanning.replan(
                tongues.withRequests(tongues.requests().subList(0, 2)),
                List.of(new Placement("a-x", 1, "T1", "Cia")),
                new Change(1, Set.of(), Map.of(), Set.of(), List.of(Request.must("c-z", "c", "z"))),
                PlanSettings.ofSeconds(5));

        assertThat(none.plan().placements()).containsExactlyElementsOf(before);
        assertThat(needed.plan().find("c-z").orElseThrow().interpreter()).isEqualTo("Cia");
        assertThat(needed.plan().placements()).hasSize(3);
        assertThat(PlanRules.check(needed.problem(), needed.plan().placements()))
                .isEmpty();
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
