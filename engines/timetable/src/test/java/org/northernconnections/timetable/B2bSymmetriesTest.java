package org.northernconnections.timetable;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.northernconnections.timetable.b2b.B2bCheck;
import org.northernconnections.timetable.b2b.B2bProblem;
import org.northernconnections.timetable.b2b.B2bProblem.Meeting;
import org.northernconnections.timetable.b2b.B2bProblem.Part;
import org.northernconnections.timetable.b2b.B2bSolver;
import org.northernconnections.timetable.b2b.B2bSolver.Result;
import org.northernconnections.timetable.b2b.B2bSolver.Status;

/// What makes no difference to the published problem makes none to its optimum.
class B2bSymmetriesTest {
    private static final int FAIRNESS = 2;
    private static final B2bSolver.Limits LIMITS = new B2bSolver.Limits(FAIRNESS, Duration.ofSeconds(30), 1, 1);

    private final B2bSolver solver = new B2bSolver();

    private Result solved(B2bProblem problem) {
        Result result = solver.solve(problem, LIMITS, (_, _) -> {});
        assertThat(result.status()).isIn(Status.OPTIMAL, Status.INFEASIBLE);
        return result;
    }

    private void checkSame(UnaryOperator<B2bProblem> changed) {
        int[] planned = new int[1];
        Trials.check(80, 10, (random, size) -> {
            B2bProblem problem = B2bProblems.random(random, size);

            Result one = solved(problem);
            Result other = solved(changed.apply(problem));

            assertThat(other.status()).isEqualTo(one.status());
            assertThat(other.breaks()).isEqualTo(one.breaks());
            planned[0] += one.status() == Status.OPTIMAL ? 1 : 0;
        });
        assertThat(planned[0]).isGreaterThan(20);
    }

    @Test
    void whoHasWhichNumberDoesNotMatter() {
        var random = new Random(3);
        checkSame(problem -> relabelled(problem, random));
    }

    @Test
    void theDayBackwardsIsAsGood() {
        checkSame(B2bSymmetriesTest::reversed);
    }

    @Test
    void oneMoreTableNeverHurts() {
        Trials.check(80, 10, (random, size) -> {
            B2bProblem problem = B2bProblems.random(random, size);

            Result before = solved(problem);
            Result after = solved(new B2bProblem(
                    problem.participants(),
                    problem.tables() + 1,
                    problem.slots(),
                    problem.morningSlots(),
                    problem.meetings(),
                    problem.forbidden()));

            if (before.status() == Status.OPTIMAL) {
                assertThat(after.status()).isEqualTo(Status.OPTIMAL);
                assertThat(after.breaks()).isLessThanOrEqualTo(before.breaks());
            }
        });
    }

    @Test
    void aBestPlanStaysBestOnceItIsFixed() {
        Trials.check(80, 10, (random, size) -> {
            B2bProblem problem = B2bProblems.random(random, size);
            Result best = solved(problem);
            if (best.status() == Status.INFEASIBLE) {
                return;
            }
            List<Meeting> fixed = IntStream.range(0, size)
                    .mapToObj(m -> {
                        Meeting meeting = problem.meetings().get(m);
                        return new Meeting(
                                meeting.first(), meeting.second(), meeting.part(), best.slots()[m], meeting.after());
                    })
                    .toList();

            Result again = solved(withMeetings(problem, fixed));

            assertThat(again.slots()).isEqualTo(best.slots());
            assertThat(again.breaks()).isEqualTo(best.breaks());
        });
    }

    @Test
    void theSameSeedAndOneThreadGiveTheSamePlan() {
        Trials.check(40, 24, (random, size) -> {
            B2bProblem problem = B2bProblems.random(random, size);

            Result one = solved(problem);
            Result other = solved(problem);

            assertThat(other.slots()).isEqualTo(one.slots());
            assertThat(other.reason()).isEqualTo(one.reason());
            if (one.status() == Status.OPTIMAL) {
                assertThat(B2bCheck.check(problem, one.slots(), FAIRNESS).broken())
                        .isEmpty();
            }
        });
    }

    /// Other numbers for participants and meetings.
    private static B2bProblem relabelled(B2bProblem problem, Random random) {
        List<Integer> people = shuffled(problem.participants(), random);
        List<Integer> places = shuffled(problem.meetings().size(), random);
        List<Meeting> meetings = new ArrayList<>(Collections.nCopies(
                problem.meetings().size(), problem.meetings().getFirst()));
        for (int m = 0; m < meetings.size(); m++) {
            Meeting meeting = problem.meetings().get(m);
            var after = new TreeSet<Integer>();
            meeting.after().forEach(earlier -> after.add(places.get(earlier)));
            meetings.set(
                    places.get(m),
                    new Meeting(
                            people.get(meeting.second()),
                            people.get(meeting.first()),
                            meeting.part(),
                            meeting.fixed(),
                            after));
        }
        List<SortedSet<Integer>> forbidden = new ArrayList<>(problem.forbidden());
        for (int person = 0; person < forbidden.size(); person++) {
            forbidden.set(people.get(person), problem.forbidden().get(person));
        }
        return new B2bProblem(
                problem.participants(), problem.tables(), problem.slots(), problem.morningSlots(), meetings, forbidden);
    }

    private static List<Integer> shuffled(int count, Random random) {
        List<Integer> numbers =
                new ArrayList<>(IntStream.range(0, count).boxed().toList());
        Collections.shuffle(numbers, random);
        return numbers;
    }

    /// The last slot first: the afternoon is the morning, and what came after comes before.
    private static B2bProblem reversed(B2bProblem problem) {
        int last = problem.slots() - 1;
        List<Meeting> meetings = new ArrayList<>();
        for (int m = 0; m < problem.meetings().size(); m++) {
            Meeting meeting = problem.meetings().get(m);
            var after = new TreeSet<Integer>();
            for (int other = 0; other < problem.meetings().size(); other++) {
                if (problem.meetings().get(other).after().contains(m)) {
                    after.add(other);
                }
            }
            Part part = switch (meeting.part()) {
                case MORNING -> Part.AFTERNOON;
                case AFTERNOON -> Part.MORNING;
                case EITHER -> Part.EITHER;
            };
            int fixed = meeting.fixed() == Meeting.FREE ? Meeting.FREE : last - meeting.fixed();
            meetings.add(new Meeting(meeting.first(), meeting.second(), part, fixed, after));
        }
        List<SortedSet<Integer>> forbidden = new ArrayList<>();
        for (SortedSet<Integer> slots : problem.forbidden()) {
            var mirrored = new TreeSet<Integer>();
            slots.forEach(slot -> mirrored.add(last - slot));
            forbidden.add(mirrored);
        }
        return new B2bProblem(
                problem.participants(),
                problem.tables(),
                problem.slots(),
                problem.slots() - problem.morningSlots(),
                meetings,
                forbidden);
    }

    private static B2bProblem withMeetings(B2bProblem problem, List<Meeting> meetings) {
        return new B2bProblem(
                problem.participants(),
                problem.tables(),
                problem.slots(),
                problem.morningSlots(),
                meetings,
                problem.forbidden());
    }
}
