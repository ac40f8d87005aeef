package org.northernconnections.timetable;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.northernconnections.timetable.b2b.B2bProblem;
import org.northernconnections.timetable.b2b.B2bProblem.Meeting;
import org.northernconnections.timetable.b2b.B2bProblem.Part;

/// Cases of the published problem.
public final class B2bProblems {
    private B2bProblems() {}

    /// A meeting that nothing else restricts.
    ///
    /// @param fixed slot, from 0; [Meeting#FREE] if none is
    public static Meeting meeting(int first, int second, int fixed) {
        return new Meeting(first, second, Part.EITHER, fixed, new TreeSet<>());
    }

    /// A day that is all morning, in which nobody is ever away.
    public static B2bProblem ofMeetings(int people, int tables, int slots, List<Meeting> meetings) {
        List<SortedSet<Integer>> forbidden =
                Stream.<SortedSet<Integer>>generate(TreeSet::new).limit(people).toList();
        return new B2bProblem(people, tables, slots, slots, meetings, forbidden);
    }

    /// Drawn, so full that whether a plan is best is not known in twenty seconds: in twelve slots everybody has ten
    /// meetings, and nearly all tables are taken.
    public static B2bProblem full(Random random) {
        int people = 48;
        List<Integer> order = new ArrayList<>(IntStream.range(0, people).boxed().toList());
        List<Meeting> meetings = new ArrayList<>();
        for (int round = 0; round < 10; round++) {
            Collections.shuffle(order, random);
            for (int i = 0; i < people; i += 2) {
                meetings.add(meeting(order.get(i), order.get(i + 1), Meeting.FREE));
            }
        }
        return ofMeetings(people, 22, 12, meetings);
    }

    /// Drawn, with parts of the day, fixed slots, an order and forbidden slots; solved at once where it is small.
    ///
    /// @param size how many meetings there are
    public static B2bProblem random(Random random, int size) {
        int people = 3 + size / 3;
        int slots = 4 + size / 4;
        List<Meeting> meetings = new ArrayList<>();
        for (int m = 0; m < size; m++) {
            int one = random.nextInt(people);
            meetings.add(new Meeting(
                    one,
                    (one + 1 + random.nextInt(people - 1)) % people,
                    Part.values()[random.nextInt(8) < 6 ? 2 : random.nextInt(2)],
                    random.nextInt(8) == 0 ? random.nextInt(slots) : Meeting.FREE,
                    new TreeSet<>(m > 0 && random.nextInt(6) == 0 ? List.of(random.nextInt(m)) : List.of())));
        }
        List<SortedSet<Integer>> forbidden = new ArrayList<>();
        for (int person = 0; person < people; person++) {
            forbidden.add(new TreeSet<>(random.nextInt(4) == 0 ? List.of(random.nextInt(slots)) : List.of()));
        }
        return new B2bProblem(people, 1 + random.nextInt(3), slots, slots / 2, meetings, forbidden);
    }
}
