package org.northernconnections.timetable.b2b;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.ortools.Loader;
import java.util.ArrayList;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PatternBoundTest {
    @BeforeAll
    static void load() {
        Loader.loadNativeLibraries();
    }

    /// Of three times the quickest, as other programs may have work on the same processors.
    @Test
    void aCountThatTakesSecondsStopsWithinASecond() {
        var domains = new Domains(tight());

        long quickest =
                IntStream.range(0, 3).mapToLong(_ -> nanosToStop(domains)).min().orElseThrow();

        assertThat(quickest).isLessThan(1_000_000_000);
    }

    private static long nanosToStop(Domains domains) {
        long start = System.nanoTime();
        long stop = start + 300_000_000;

        int bound = PatternBound.of(domains, () -> System.nanoTime() > stop);

        long end = System.nanoTime();
        assertThat(bound).isNotNegative();
        assertThat(end).as("it would have taken longer").isGreaterThan(stop);
        return end - stop;
    }

    /// So many people that even counting them takes long. Nobody has more meetings than half of the slots, so that the
    /// people can be seated.
    private static B2bProblem tight() {
        var random = new Random(3);
        int people = 900;
        int slots = 40;
        var meetings = new ArrayList<B2bProblem.Meeting>();
        for (int i = 0; i < 9_000; i++) {
            int first = i % people;
            int second = (first + 1 + i / people) % people;
            meetings.add(new B2bProblem.Meeting(
                    first, second, B2bProblem.Part.EITHER, B2bProblem.Meeting.FREE, new TreeSet<>()));
        }
        var forbidden = new ArrayList<SortedSet<Integer>>();
        for (int p = 0; p < people; p++) {
            forbidden.add(new TreeSet<>(random.ints(2, 0, slots).boxed().toList()));
        }
        return new B2bProblem(people, 230, slots, slots / 2, meetings, forbidden);
    }
}
