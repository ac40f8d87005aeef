package org.northernconnections.timetable.b2b;

import static org.assertj.core.api.Assertions.assertThat;
import static org.northernconnections.timetable.B2bProblems.meeting;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.northernconnections.timetable.B2bProblems;
import org.northernconnections.timetable.b2b.B2bProblem.Meeting;
import org.northernconnections.timetable.solver.ClauseSolver.Answer;

class QuestionsTest {
    private static final int FAIRNESS = 2;
    private static final int SLOTS = 6;
    private static final int TABLES = 2;
    private static final long CONFLICTS = 1_000;

    /// Participants 0 and 3 both have a meeting at the start and the end of the day.
    private static final List<Meeting> ENDS =
            List.of(meeting(0, 1, 0), meeting(0, 2, SLOTS - 1), meeting(3, 4, 0), meeting(3, 5, SLOTS - 1));

    private final Domains domains = new Domains(B2bProblems.ofMeetings(6, TABLES, SLOTS, ENDS));
    private final Known known = new Known(domains, (_, _) -> {}, () -> false);
    private final Questions questions = new Questions(domains, FAIRNESS, Set.of(), known);

    @Test
    void whoeverIsNotAmongTheFewHasNoBreak() {
        assertThat(ask(Set.of(0), 2)).isEqualTo(Answer.NO);
        assertThat(ask(Set.of(0, 3), 2)).isEqualTo(Answer.YES);
    }

    @Test
    void thereAreNoMoreBreaksThanWereAskedFor() {
        assertThat(ask(Set.of(), 1)).isEqualTo(Answer.NO);
        assertThat(ask(Set.of(), 2)).isEqualTo(Answer.YES);
    }

    /// That there is no plan among these is not so: whoever believes it knows that it was told.
    @Test
    void aQuestionIsToldWhatOneAboutAFewHasShown() {
        known.noteNone(Set.of(0, 3), 2);

        assertThat(ask(Set.of(), 2)).isEqualTo(Answer.NO);
    }

    @Test
    void itIsNotToldWhatHoldsForFewerBreaksOnly() {
        known.noteNone(Set.of(0, 3), 1);

        assertThat(ask(Set.of(), 2)).isEqualTo(Answer.YES);
    }

    @Test
    void itIsToldWhatIsShownInTheMeantime() {
        Questions.Asking asking = questions.asking(Set.of(), 2);

        Questions.tell(asking, new Known.None(Set.of(0, 3), 2));

        assertThat(questions.ask(asking, CONFLICTS)).isEqualTo(Answer.NO);
    }

    private Answer ask(Set<Integer> few, int most) {
        return questions.ask(questions.asking(few, most), CONFLICTS);
    }
}
