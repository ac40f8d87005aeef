package org.northernconnections.timetable.b2b;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.northernconnections.timetable.solver.ClauseSolver;

/// Raises the bound: is there a plan with no more breaks than the bound? If not, the bound is one more; if so, that
/// plan is best. The tighter the question, the quicker its answer, so the bound goes up one by one.
final class Proving {
    private final Known known;
    private final Questions questions;

    /// The question that is gone on with.
    private Questions.@Nullable Asking proof;
    /// How much of [Known#none] the proof knows.
    private int told;
    /// The question about suspects that is gone on with.
    private Questions.@Nullable Asking amongSuspects;
    /// Who they were.
    private Set<Integer> suspects = Set.of();

    Proving(Known known, Questions questions) {
        this.known = known;
        this.questions = questions;
    }

    /// Asks whether there is a plan at the bound, and raises the bound while there is none; once only if it was 0.
    ///
    /// @param conflicts in all
    void prove(long conflicts) {
        long left = conflicts;
        while (left > 0 && !known.over()) {
            int most = known.bound();
            left -= proveNext(left);
            if (most == 0 || known.bound() == most) {
                return;
            }
        }
    }

    /// Asks whether there is a plan at the bound, and raises the bound if there is none.
    ///
    /// @return how many conflicts there were
    long proveNext(long conflicts) {
        int most = known.bound();
        Questions.Asking asking = proof;
        if (asking == null || asking.most() != most) {
            told = known.none().size();
            asking = questions.asking(Set.of(), most);
            proof = asking;
        }
        tell(asking);
        long before = asking.solver().conflicts();
        ClauseSolver.Answer answer = questions.ask(asking, conflicts);
        long spent = asking.solver().conflicts() - before;
        if (answer == ClauseSolver.Answer.NO) {
            known.raise(most + 1);
            if (most >= questions.mostOfAll()) {
                known.setInfeasible();
            } else if (!known.found()) {
                spent += askForAny(conflicts - spent);
            }
        }
        return spent;
    }

    /// Lets a proof know what questions about a few have shown in the meantime.
    private void tell(Questions.Asking asking) {
        List<Known.None> none = known.none();
        none.subList(told, none.size()).forEach(one -> Questions.tell(asking, one));
        told = none.size();
    }

    /// Asks for a plan at the bound in which only those who are suspected have breaks, beside the thread that finds.
    void askAmongSuspects(long conflicts) {
        int most = known.bound();
        Set<Integer> few = known.suspects();
        if (known.over() || few.isEmpty() || !known.mayBeAmong(few, most)) {
            return;
        }
        Questions.Asking asking = amongSuspects;
        if (asking == null || asking.most() != most || !few.equals(suspects)) {
            asking = questions.asking(few, most);
            amongSuspects = asking;
            suspects = few;
        }
        ClauseSolver.Answer answer =
                questions.ask(asking, conflicts, () -> questions.isIdle(most) || !known.mayBeAmong(few, most));
        if (answer == ClauseSolver.Answer.NO) {
            known.noteNone(few, most);
        }
    }

    /// While nothing was found there may be nothing to find.
    ///
    /// @return how many conflicts there were
    long askForAny(long conflicts) {
        B2bModel any = questions.model(0);
        var solver = new ClauseSolver(any.clauses, true);
        ClauseSolver.Answer answer = solver.solve(conflicts, () -> known.over() || known.found());
        if (answer == ClauseSolver.Answer.NO) {
            known.setInfeasible();
        } else if (answer == ClauseSolver.Answer.YES) {
            known.offer(questions.slots(any, solver));
        }
        return solver.conflicts();
    }
}
