package org.northernconnections.timetable;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// Each break says what it would cost to close it, and every "why not?" is answered at once.
class D01_ExplainTest {
    /// a meets b, waits, and meets c; nobody else is there in between.
    @Test
    void aBreakIsClosedByMovingAMeetingIntoIt() {
        MeetingProblem two = Problems.day(3, 1, "a-b", "a-c");
        List<Placement> apart = List.of(new Placement("a-b", 0, "T1"), new Placement("a-c", 2, "T1"));

        assertThat(new Explain(two, apart).breaks())
                .containsExactly(new Break(
                        "a",
                        List.of(1),
                        List.of(
                                new Closing.Move(new TreeMap<>(Map.of("a-b", 1)), -1),
                                new Closing.LeaveOut(List.of("a-b"), 1, 0, -1))));
    }

    /// The one table is taken in the slot in which a waits, and a meets b first in any case.
    @Test
    void whereTablesAreFullTwoMeetingsChangePlaces() {
        MeetingProblem full = Problems.day(3, 1, "a-b", "c-d", "a-e");
        MeetingProblem pinned = full.withRequests(full.requests().stream()
                .map(request -> request.id().equals("a-b") ? request.withPinnedSlot(0) : request)
                .toList());
        List<Placement> held =
                List.of(new Placement("a-b", 0, "T1"), new Placement("c-d", 1, "T1"), new Placement("a-e", 2, "T1"));

        assertThat(new Explain(pinned, held).breaks())
                .containsExactly(new Break(
                        "a",
                        List.of(1),
                        List.of(
                                new Closing.Move(new TreeMap<>(Map.of("a-e", 1, "c-d", 2)), -1),
                                new Closing.LeaveOut(List.of("a-b"), 1, 0, -1))));
    }

    @Test
    void aBreakIsFilledByAWishWithoutAPlace() {
        MeetingProblem three = Problems.day(3, 1, "a-b", "a-c", "a-d");
        List<Placement> apart = List.of(new Placement("a-b", 0, "T1"), new Placement("a-c", 2, "T1"));

        assertThat(new Explain(three, apart).breaks().getFirst().closings()).contains(new Closing.Place("a-d", 1, -1));
    }

    @Test
    void whatIsHeldOrPinnedIsNotMovedToCloseABreak() {
        MeetingProblem two = Problems.day(3, 1, "a-b", "a-c");
        List<Placement> apart = List.of(new Placement("a-b", 0, "T1"), new Placement("a-c", 2, "T1"));
        MeetingProblem held = two.withPrevious(new Previous(apart, true, 3, Set.of()));

        assertThat(new Explain(held, apart).breaks()).containsExactly(new Break("a", List.of(1), List.of()));
    }

    @Test
    void everyClosingKeepsTheRulesAndCostsWhatItSays() {
        int[] closed = new int[3];
        Trials.check(400, 8, (random, size) -> {
            MeetingProblem problem = Problems.richRandom(random, size);
            var grid = new Grid(problem);
            List<Placement> placements =
                    TableChoice.of(grid, FirstDraft.of(grid, 1)).placements();

            for (Break waits : new Explain(problem, placements).breaks()) {
                long own = breaksOf(waits.participant(), problem, placements);
                long all = PlanValues.of(problem, placements).get(Level.BREAKS);
                for (Closing closing : waits.closings()) {
                    List<Placement> after = TableChoice.of(grid, after(grid, placements, closing))
                            .placements();

                    assertThat(PlanRules.check(problem, after)).isEmpty();
                    assertThat(breaksOf(waits.participant(), problem, after)).isLessThan(own);
                    assertThat(PlanValues.of(problem, after).get(Level.BREAKS)).isEqualTo(all + closing.moreBreaks());
                    closed[closing instanceof Closing.Move ? 0 : closing instanceof Closing.Place ? 1 : 2]++;
                }
            }
        });
        assertThat(closed[0]).isPositive();
        assertThat(closed[2]).isPositive();
    }

    @Test
    void whyAnyOfThousandsOfWishesHasNoPlaceIsSaidAtOnce() {
        MeetingProblem event = Problems.event(3, 6_000, 1_000, 24, 200);
        int[] draft = FirstDraft.of(new Grid(event), 1);
        List<Placement> placements = new ArrayList<>();
        List<String> unplaced = new ArrayList<>();
        for (int request = 0; request < draft.length; request++) {
            String id = event.requests().get(request).id();
            if (draft[request] == Grid.NOWHERE) {
                unplaced.add(id);
            } else {
                placements.add(new Placement(id, draft[request], "T1"));
            }
        }
        var explain = new Explain(event, placements);

        assertThat(unplaced).hasSizeGreaterThan(1_000);
        for (String id : unplaced) {
            assertThat(answering(explain, id)).as(id).isLessThan(Duration.ofMillis(200));
        }
    }

    /// Best of three, as on a busy machine one may have to wait for a processor.
    private static Duration answering(Explain explain, String id) {
        Duration soonest = Duration.ofDays(1);
        for (int attempt = 0; attempt < 3 && soonest.compareTo(Duration.ofMillis(200)) >= 0; attempt++) {
            long begun = System.nanoTime();
            List<Reason> reasons = explain.whyNotPlaced(id);
            Duration took = Duration.ofNanos(System.nanoTime() - begun);
            assertThat(reasons).isNotEmpty();
            soonest = took.compareTo(soonest) < 0 ? took : soonest;
        }
        return soonest;
    }

    /// a meets b first: next to it a does not wait, and a slot later it does.
    @Test
    void aPlaceThatFitsSaysHowManyMoreBreaksItCosts() {
        MeetingProblem two = Problems.day(3, 1, "a-b", "a-c");
        var explain = new Explain(two, List.of(new Placement("a-b", 0, "T1")));

        assertThat(explain.whyNotAt("a-c", 1)).isEmpty();
        assertThat(explain.whyNotAt("a-c", 2)).containsExactly(new Reason.MoreBreaks("a", 1));
    }

    @Test
    void whoWaitsIsCountedAloneAndByGroup() {
        MeetingProblem two = Problems.day(4, 1, "a-b", "a-c");
        var explain = new Explain(two, List.of(new Placement("a-b", 0, "T1"), new Placement("a-c", 3, "T1")));

        assertThat(explain.idle()).isEqualTo(Map.of("a", new Idle(1, 2), "b", Idle.NONE, "c", Idle.NONE));
        assertThat(explain.idleByGroup()).isEqualTo(Map.of("SE", new Idle(1, 2)));
    }

    private static long breaksOf(String participant, MeetingProblem problem, List<Placement> placements) {
        var grid = new Grid(problem);
        int index =
                problem.participants().stream().map(Participant::id).toList().indexOf(participant);
        return grid.idle(index, grid.draft(placements)).breaks();
    }

    private static int[] after(Grid grid, List<Placement> placements, Closing closing) {
        int[] draft = grid.draft(placements);
        switch (closing) {
            case Closing.Move(var slots, int _) -> slots.forEach((request, slot) -> draft[index(grid, request)] = slot);
            case Closing.Place(String request, int slot, int _) -> draft[index(grid, request)] = slot;
            case Closing.LeaveOut(var requests, int _, int _, int _) ->
                requests.forEach(request -> draft[index(grid, request)] = Grid.NOWHERE);
        }
        return draft;
    }

    private static int index(Grid grid, String request) {
        return java.util.Objects.requireNonNull(grid.indexOf(request));
    }
}
