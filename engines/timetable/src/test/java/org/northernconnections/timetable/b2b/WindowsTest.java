package org.northernconnections.timetable.b2b;

import static org.assertj.core.api.Assertions.assertThat;
import static org.northernconnections.timetable.B2bProblems.meeting;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.northernconnections.timetable.B2bProblems;
import org.northernconnections.timetable.b2b.B2bProblem.Meeting;

class WindowsTest {
    private static final int SLOTS = 6;
    private static final int FAIRNESS = 2;
    private static final long CONFLICTS = 10_000;

    /// Participant 0 has its two meetings at the two ends of the day, and could have them one after the other.
    @Test
    void aPlanWithABreakTooManyIsMadeBetter() {
        Domains domains = domains(meeting(0, 1, Meeting.FREE), meeting(0, 2, Meeting.FREE));
        Known known = improved(domains, 0, 5);

        assertThat(known.fewest()).isZero();
        assertThat(domains.breaks(known.best())).isZero();
    }

    @Test
    void aBestPlanStaysAndIsProvenWhereAllSlotsAreFree() {
        Domains domains = domains(meeting(0, 1, 0), meeting(0, 2, 5));
        Known known = improved(domains, 0, 5);

        assertThat(known.best()).containsExactly(0, 5);
        assertThat(known.bound()).isEqualTo(1);
    }

    /// Participants 0 and 3 cannot both be without a break; in the plan at first, 0 has two.
    @Test
    void whatIsFoundKeepsTheRules() {
        Domains domains = domains(
                meeting(0, 1, 0),
                meeting(0, 2, 2),
                meeting(3, 4, Meeting.FREE),
                meeting(3, 5, 5),
                meeting(0, 3, Meeting.FREE));
        Known known = improved(domains, 0, 2, 3, 5, 4);

        B2bCheck.Report report = B2bCheck.check(domains.problem, known.best(), FAIRNESS);
        assertThat(report.broken()).isEmpty();
        assertThat(report.breaks()).isEqualTo(1);
        assertThat(known.bound()).isEqualTo(1);
    }

    private static Known improved(Domains domains, int... plan) {
        var known = new Known(domains, (_, _) -> {}, () -> false);
        known.offer(plan);
        var questions = new Questions(domains, FAIRNESS, Set.of(), known);
        new Windows(domains, known, questions, plan, 1).improve(CONFLICTS);
        return known;
    }

    private static Domains domains(Meeting... meetings) {
        return new Domains(B2bProblems.ofMeetings(6, 1, SLOTS, List.of(meetings)));
    }
}
