package org.northernconnections.timetable.b2b;

import static org.assertj.core.api.Assertions.assertThat;
import static org.northernconnections.timetable.B2bProblems.meeting;

import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.northernconnections.timetable.B2bProblems;
import org.northernconnections.timetable.b2b.B2bProblem.Meeting;
import org.northernconnections.timetable.solver.ClauseSolver;
import org.northernconnections.timetable.solver.ClauseSolver.Answer;
import org.northernconnections.timetable.solver.Clauses;

class B2bModelTest {
    private static final int FAIRNESS = 2;

    /// Wherever the making of it is stopped.
    @Test
    void whatAStoppedModelSaysHoldsInAPlanAndIsNeverTakenForOne() {
        Domains domains = new Domains(B2bProblems.random(new Random(4), 8));
        int[] plan = plan(domains);
        var asked = new AtomicInteger();
        new B2bModel(domains, FAIRNESS, 8, Set.of(), () -> asked.incrementAndGet() < 0);
        assertThat(asked).hasValueGreaterThan(20);

        for (int stop = 0; stop < asked.get(); stop++) {
            var looks = new AtomicInteger(stop);
            BooleanSupplier stopped = () -> looks.decrementAndGet() < 0;
            var model = new B2bModel(domains, FAIRNESS, 8, Set.of(), stopped);
            int[] chosen = IntStream.range(0, plan.length)
                    .map(m -> model.at[m][plan[m]])
                    .filter(literal -> literal != B2bModel.NOT_HERE)
                    .toArray();
            var solver = new ClauseSolver(model.clauses, true);

            assertThat(solver.solve(chosen, Long.MAX_VALUE, () -> false)).isEqualTo(Answer.YES);
            assertThat(solver.solve(Long.MAX_VALUE, stopped)).isEqualTo(Answer.UNKNOWN);
        }
    }

    /// A participant meets six others in six slots; three of them only after the fourth.
    @Test
    void tooManyMeetingsForTheLastSlotsAreSeenWithoutSearch() {
        int others = 6;
        List<Meeting> meetings = IntStream.rangeClosed(1, others)
                .mapToObj(other -> meeting(0, other, Meeting.FREE))
                .toList();
        var domains = new Domains(B2bProblems.ofMeetings(others + 1, 1, others, meetings));

        assertThat(conflictsOfThreeAfterTheFourth(domains, Set.of())).isZero();
        assertThat(conflictsOfThreeAfterTheFourth(domains, Set.of(Ingredient.HALL)))
                .isPositive();
    }

    private static long conflictsOfThreeAfterTheFourth(Domains domains, Set<Ingredient> without) {
        var model = new B2bModel(domains, FAIRNESS, 8, without, () -> false);
        var solver = new ClauseSolver(model.clauses, true);
        int[] notSooner = IntStream.range(0, 3)
                .flatMap(m -> IntStream.range(0, 4).map(slot -> Clauses.not(model.at[m][slot])))
                .toArray();
        assertThat(solver.solve(notSooner, Long.MAX_VALUE, () -> false)).isEqualTo(Answer.NO);
        return solver.conflicts();
    }

    private static int[] plan(Domains domains) {
        var model = new B2bModel(domains, FAIRNESS, 8, Set.of(), () -> false);
        var solver = new ClauseSolver(model.clauses, true);
        assertThat(solver.solve(Long.MAX_VALUE, () -> false)).isEqualTo(Answer.YES);
        return IntStream.range(0, model.at.length)
                .map(m -> IntStream.range(0, model.at[m].length)
                        .filter(slot -> model.at[m][slot] != B2bModel.NOT_HERE && solver.holds(model.at[m][slot]))
                        .findFirst()
                        .orElseThrow())
                .toArray();
    }
}
