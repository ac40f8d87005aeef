package org.northernconnections.timetable.b2b;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.northernconnections.timetable.B2bProblems;
import org.northernconnections.timetable.solver.ClauseSolver;
import org.northernconnections.timetable.solver.ClauseSolver.Answer;

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
