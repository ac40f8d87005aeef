package org.northernconnections.timetable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.northernconnections.timetable.Grid.NOWHERE;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Breaks become fewer by exchanges of slots, long before they are proven to be as few as can be.
class C02_FewerBreaksTest {
    private static final double GAP = 0.25;

    @Test
    void annealingKeepsTheRulesAndLosesNothing() {
        Trials.check(200, 6, (random, size) -> {
            MeetingProblem problem = Problems.richRandom(random, size);
            var grid = new Grid(problem);
            int[] first = FirstDraft.of(grid, 1);

            int[] improved = Annealing.improve(grid, first, 1, 2_000, _ -> false);

            assertThat(PlanRules.check(problem, TableChoice.of(grid, improved).placements()))
                    .isEmpty();
            for (Level level : List.of(
                    Level.UNPLACED_MUSTS, Level.MEETINGS_SHORT, Level.UNPLACED_LIKES, Level.MOVES, Level.BREAKS)) {
                assertThat(grid.value(level, improved)).isLessThanOrEqualTo(grid.value(level, first));
            }
        });
    }

    /// 120 people with 8 wishes each in one session of 20 slots.
    @Test
    void aMillionStepsLeaveAFifthOfTheBreaksAtMost() {
        var grid = new Grid(Problems.event(3, 480, 120, 20, 32));
        int[] first = FirstDraft.of(grid, 1);

        int[] improved = Annealing.improve(grid, first, 1, 1_000_000, _ -> false);

        assertThat(grid.value(Level.BREAKS, improved)).isLessThan(grid.value(Level.BREAKS, first) / 5);
    }

    @Test
    void aSessionTooLongForAWordLeavesTheDraftAsItIs() {
        MeetingProblem day = Problems.day(Days.SESSION_SLOTS_MAX + 1, 1, "a-b", "a-c", "b-c");
        var grid = new Grid(day);
        int[] spread = {0, 10, Days.SESSION_SLOTS_MAX};

        assertThat(Annealing.improve(grid, spread, 1, 1_000, _ -> false)).isEqualTo(spread);
    }

    /// The words of bits say the same as going through the slots one by one.
    @Test
    void whatAnExchangeCostsIsTheDifferenceOfTheDaysBeforeAndBehindIt() {
        Trials.check(300, 8, (random, size) -> {
            var grid = new Grid(Problems.random(random, size));
            int[] draft = FirstDraft.of(grid, 1);
            var days = days(grid, draft);
            int person = random.nextInt(grid.participants.size());
            List<Integer> there = new ArrayList<>(grid.participants.get(person).slots());
            if (there.size() < 2) {
                return;
            }
            int from = there.get(random.nextInt(there.size()));
            int to = there.get(random.nextInt(there.size()));
            int[] before = occupant(grid, draft, person);
            int[] behind = before.clone();
            behind[from] = before[to];
            behind[to] = before[from];

            double added = days.added(person, from, to, GAP);

            assertThat(days.breaks(person)).isEqualTo(grid.breaks(before, person));
            assertThat(added).isCloseTo(cost(grid, behind, person) - cost(grid, before, person), within(1e-9));
        });
    }

    /// Two sessions and a pause in the second: a waits in slot 1 and, before and behind the pause, in 4 and 5.
    @Test
    void aPauseMakesTwoBreaksOfOne() {
        List<Slot> slots = List.of(
                new Slot("morning", 0),
                new Slot("morning", 1),
                new Slot("morning", 2),
                new Slot("afternoon", 0),
                new Slot("afternoon", 1),
                new Slot("afternoon", 3),
                new Slot("afternoon", 4));
        var days = new Days(new Grid(MeetingProblem.of(
                slots, Problems.tables(1), Problems.people(7, "a", "b"), List.of(Request.must("ab", "a", "b")))));

        for (int slot : new int[] {0, 2, 3, 6}) {
            days.put(0, slot);
        }

        assertThat(days.breaks(0)).isEqualTo(3);
        assertThat(days.breaks(1)).isZero();
    }

    @Test
    void aroundADayAreTheSlotsInsideAndNextToIt() {
        var days = new Days(new Grid(Problems.day(8, 1, "a-b")));

        days.put(0, 2);
        days.put(0, 5);

        assertThat(IntStream.range(0, 8).filter(slot -> days.isAround(0, slot))).containsExactly(1, 3, 4, 6);
        assertThat(IntStream.range(0, 8).filter(slot -> days.isAround(1, slot))).isEmpty();
    }

    private static Days days(Grid grid, int[] draft) {
        var days = new Days(grid);
        for (int request = 0; request < draft.length; request++) {
            if (draft[request] != NOWHERE) {
                for (int person : grid.people[request]) {
                    days.put(person, draft[request]);
                }
            }
        }
        return days;
    }

    private static int[] occupant(Grid grid, int[] draft, int person) {
        return new Draft(grid, draft).occupant[person];
    }

    /// From the slots one by one.
    private static double cost(Grid grid, int[] occupant, int person) {
        int waits = 0;
        for (int[] session : grid.sessions[person]) {
            int first = Integer.MAX_VALUE;
            int last = -1;
            for (int slot : session) {
                if (occupant[slot] != NOWHERE) {
                    first = Math.min(first, slot);
                    last = slot;
                }
            }
            for (int slot : session) {
                waits += slot > first && slot < last && occupant[slot] == NOWHERE ? 1 : 0;
            }
        }
        return grid.breaks(occupant, person) + GAP * waits;
    }
}
