package org.northernconnections.timetable.b2b;

import static org.assertj.core.api.Assertions.assertThat;
import static org.northernconnections.timetable.B2bProblems.meeting;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.northernconnections.timetable.B2bProblems;
import org.northernconnections.timetable.b2b.B2bProblem.Meeting;

class FindingTest {
    private static final int FAIRNESS = 2;
    private static final int SLOTS = 4;
    private static final int BROKEN = 5;

    /// Five participants have their two meetings at the two ends of the day, so the bound is for windows.
    @Test
    void whereNoCoresAreKnownTheOtherQuestionsAreAskedAfterWindows() {
        List<Meeting> meetings = IntStream.range(0, BROKEN)
                .boxed()
                .flatMap(p -> Stream.of(meeting(p, BROKEN + 2 * p, 0), meeting(p, BROKEN + 2 * p + 1, SLOTS - 1)))
                .toList();
        var domains = new Domains(B2bProblems.ofMeetings(3 * BROKEN, BROKEN, SLOTS, meetings));
        Set<Ingredient> without = Set.of(Ingredient.CORES);
        var known = new Known(domains, (_, _) -> {}, () -> false);
        known.raise(BROKEN - 1);
        var limits = new B2bSolver.Limits(FAIRNESS, Duration.ofSeconds(30), 1, 1);
        var finding = new Finding(domains, limits, without, known, new Questions(domains, FAIRNESS, without, known));

        assertThat(finding.round(0)).isTrue();
        assertThat(known.fewest()).isEqualTo(BROKEN);
        assertThat(known.bound()).isEqualTo(BROKEN);
    }
}
