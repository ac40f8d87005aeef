package org.northernconnections.timetable.b2b;

import static org.assertj.core.api.Assertions.assertThat;
import static org.northernconnections.timetable.B2bProblems.meeting;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.northernconnections.timetable.B2bProblems;
import org.northernconnections.timetable.b2b.B2bProblem.Meeting;

class CoresTest {
    /// Of four slots, participant 0 has its two meetings in the first and in the last.
    private static final List<Meeting> FORCED = List.of(meeting(0, 1, 0), meeting(0, 2, 3));

    @Test
    void whoeverHasABreakForSureIsACoreAlone() {
        Cores cores = cores(4, FORCED);

        assertThat(cores.members()).containsExactly(0);
        assertThat(cores.count()).isEqualTo(1);
        assertThat(cores.plan()).isPresent();
    }

    /// Participants 0 and 3 are both between two fixed meetings, and their meeting fills the gap of one of them only.
    @Test
    void whereOneOfTwoHasABreakTheyAreACoreTogether() {
        Cores cores = cores(
                6,
                List.of(
                        meeting(0, 1, 0),
                        meeting(0, 2, 2),
                        meeting(3, 4, 3),
                        meeting(3, 5, 5),
                        meeting(0, 3, Meeting.FREE)));

        assertThat(cores.members()).containsExactlyInAnyOrder(0, 3);
        assertThat(cores.count()).isEqualTo(1);
    }

    @Test
    void whereNobodyNeedsABreakThereIsNoCore() {
        Cores cores = cores(4, List.of(meeting(0, 1, 0), meeting(0, 2, Meeting.FREE)));

        assertThat(cores.members()).isEmpty();
        assertThat(cores.plan()).isPresent();
    }

    @Test
    void whereNoPlanKeepsTheRulesThereIsNothingToFind() {
        Cores cores = cores(4, List.of(meeting(0, 1, 0), meeting(2, 3, 0)));

        assertThat(cores.impossible()).isTrue();
    }

    private static Cores cores(int slots, List<Meeting> meetings) {
        B2bProblem problem = B2bProblems.ofMeetings(6, 1, slots, meetings);
        return Cores.of(new B2bModel(new Domains(problem), 2, 8, Set.of(), () -> false), () -> false);
    }
}
