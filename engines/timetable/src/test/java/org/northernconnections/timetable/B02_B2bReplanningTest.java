package org.northernconnections.timetable;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.northernconnections.timetable.b2b.B2bCheck;
import org.northernconnections.timetable.b2b.B2bProblem;
import org.northernconnections.timetable.b2b.B2bReplanning;
import org.northernconnections.timetable.b2b.B2bSolver;

/// In the published problem, whoever leaves moves others only for the sake of fairness.
class B02_B2bReplanningTest {
    private static final int ABSENT = 0;

    @Test
    void movesAndBreaksAreTheFewestThatTryingEverythingFinds() {
        int[] replanned = new int[2];
        Trials.check(150, 5, (random, size) -> {
            B2bProblem problem = random(random, size);
            int[] held = anyPlan(problem, new int[size], 0);
            int fairness = random.nextInt(2);
            int fromSlot = random.nextInt(problem.slots());
            if (held.length == 0) {
                return;
            }

            B2bReplanning.Result result = B2bReplanning.replan(
                    problem,
                    held,
                    Set.of(ABSENT),
                    fromSlot,
                    new B2bSolver.Limits(fairness, Duration.ofSeconds(10), 1, 1));

            int[] best = new Trying(problem, held, fromSlot, fairness).best();
            assertThat(result.possible()).isEqualTo(best.length > 0);
            replanned[result.possible() ? 1 : 0]++;
            if (result.possible()) {
                assertThat(new int[] {result.moves(), result.breaks()}).isEqualTo(best);
                assertThat(new int[] {result.movesBound(), result.breaksBound()})
                        .isEqualTo(best);
            }
        });
        assertThat(replanned[0]).isPositive();
        assertThat(replanned[1]).isPositive();
    }

    /// Tries every slot of every meeting that is left, and asks [B2bCheck] about each plan.
    private static final class Trying {
        private final B2bProblem left;
        private final int[] held;
        private final int fromSlot;
        private final int fairness;
        private int[] best = {};

        Trying(B2bProblem problem, int[] held, int fromSlot, int fairness) {
            List<B2bProblem.Meeting> meetings = new ArrayList<>();
            List<Integer> slots = new ArrayList<>();
            for (int m = 0; m < held.length; m++) {
                B2bProblem.Meeting meeting = problem.meetings().get(m);
                if (held[m] < fromSlot || !meeting.concerns(ABSENT)) {
                    meetings.add(meeting);
                    slots.add(held[m]);
                }
            }
            this.left = new B2bProblem(
                    problem.participants(),
                    problem.tables(),
                    problem.slots(),
                    problem.morningSlots(),
                    meetings,
                    problem.forbidden());
            this.held = slots.stream().mapToInt(slot -> slot).toArray();
            this.fromSlot = fromSlot;
            this.fairness = fairness;
        }

        int[] best() {
            place(new int[held.length], 0);
            return best;
        }

        private void place(int[] slots, int m) {
            if (m == slots.length) {
                B2bCheck.Report report = B2bCheck.check(left, slots, fairness);
                int moves = 0;
                for (int i = 0; i < slots.length; i++) {
                    moves += slots[i] == held[i] ? 0 : 1;
                }
                int[] values = {moves, report.breaks()};
                boolean better = best.length == 0 || Arrays.compare(values, best) < 0;
                best = report.broken().isEmpty() && better ? values : best;
                return;
            }
            for (int slot = 0; slot < left.slots(); slot++) {
                if (held[m] < fromSlot ? slot == held[m] : slot >= fromSlot) {
                    slots[m] = slot;
                    place(slots, m + 1);
                }
            }
        }
    }

    private static B2bProblem random(Random random, int size) {
        int people = 3 + random.nextInt(2);
        int slots = 3 + random.nextInt(2);
        List<B2bProblem.Meeting> meetings = new ArrayList<>();
        for (int m = 0; m < size; m++) {
            int one = random.nextInt(people);
            meetings.add(new B2bProblem.Meeting(
                    one,
                    (one + 1 + random.nextInt(people - 1)) % people,
                    B2bProblem.Part.EITHER,
                    B2bProblem.Meeting.FREE,
                    new TreeSet<>()));
        }
        List<SortedSet<Integer>> forbidden = new ArrayList<>();
        for (int person = 0; person < people; person++) {
            forbidden.add(new TreeSet<>(random.nextInt(3) == 0 ? List.of(random.nextInt(slots)) : List.of()));
        }
        return new B2bProblem(people, 1 + random.nextInt(2), slots, 2, meetings, forbidden);
    }

    /// The first plan that keeps all rules, fairness aside; empty if there is none.
    private static int[] anyPlan(B2bProblem problem, int[] slots, int m) {
        if (m == slots.length) {
            return B2bCheck.check(problem, slots, problem.slots()).broken().isEmpty() ? slots.clone() : new int[0];
        }
        for (int slot : problem.allowed(m)) {
            slots[m] = slot;
            int[] found = anyPlan(problem, slots, m + 1);
            if (found.length > 0) {
                return found;
            }
        }
        return new int[0];
    }

    /// Five meetings in a row of three people. First 1 leaves, then 2: what was dropped stays dropped.
    @Test
    void aPlanAlreadyReplannedIsReplannedAgain() {
        List<B2bProblem.Meeting> meetings = new ArrayList<>();
        for (int[] two : new int[][] {{0, 1}, {0, 2}, {1, 2}, {1, 3}, {2, 3}}) {
            meetings.add(new B2bProblem.Meeting(
                    two[0], two[1], B2bProblem.Part.EITHER, B2bProblem.Meeting.FREE, new TreeSet<>()));
        }
        B2bProblem problem = new B2bProblem(
                4, 1, 5, 5, meetings, List.of(new TreeSet<>(), new TreeSet<>(), new TreeSet<>(), new TreeSet<>()));
        var limits = new B2bSolver.Limits(5, Duration.ofSeconds(10), 1, 1);

        B2bReplanning.Result first = B2bReplanning.replan(problem, new int[] {0, 1, 2, 3, 4}, Set.of(0), 1, limits);
        B2bReplanning.Result second = B2bReplanning.replan(problem, first.slots(), Set.of(1, 2), 3, limits);

        assertThat(first.slots()).containsExactly(0, B2bReplanning.DROPPED, 2, 3, 4);
        assertThat(second.slots())
                .containsExactly(0, B2bReplanning.DROPPED, 2, B2bReplanning.DROPPED, B2bReplanning.DROPPED);
        assertThat(second.moves()).isZero();
        assertThat(B2bCheck.check(problem, second.slots(), Set.of(1, 3, 4), 5).broken())
                .isEmpty();
        assertThat(B2bCheck.check(problem, second.slots(), Set.of(1, 3), 5).broken())
                .containsExactly("Meeting 5 must be in a slot from 1 to 5, but it is in 0.");
    }
}
