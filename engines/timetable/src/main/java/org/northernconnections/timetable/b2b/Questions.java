package org.northernconnections.timetable.b2b;

import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.northernconnections.timetable.solver.ClauseSolver;
import org.northernconnections.timetable.solver.Clauses;

/// Asks the clause solver for plans: with so few breaks, in which only some have any, or near another plan.
///
/// The clauses are made once and serve all questions; a question adds a few of one literal. A plan that is found is
/// told to [Known], and what one question teaches to whoever asks another ([Lessons]). Several threads may ask, each
/// its own questions.
final class Questions {
    /// Up to how many breaks are counted at first; twice as many where a bound reaches that.
    private static final int COUNTED = 64;

    /// Of trying literals both ways, the most propagations.
    private static final long TRIES = 4_000_000;

    /// A question that can be gone on with.
    ///
    /// @param most breaks of the plan
    record Asking(B2bModel model, ClauseSolver solver, int most) {}

    private final Domains domains;
    private final int fairness;
    private final Set<Ingredient> without;
    private final Known known;
    private @Nullable B2bModel model;

    Questions(Domains domains, int fairness, Set<Ingredient> without, Known known) {
        this.domains = domains;
        this.fairness = fairness;
        this.without = without;
        this.known = known;
    }

    /// Whether it is known that no plan has so few breaks, or all is over.
    boolean isIdle(int most) {
        return known.over() || known.bound() > most;
    }

    /// @param few who may have breaks; empty: everybody
    /// @param most breaks of the plan
    Asking asking(Set<Integer> few, int most) {
        B2bModel asked = model(most);
        var solver = new ClauseSolver(asked.clauses, true);
        if (!without.contains(Ingredient.LESSONS)) {
            solver.share(asked.lessons(few), true);
            if (!few.isEmpty()) {
                solver.share(asked.lessons(Set.of()), false);
            }
        }
        forbidMore(asked, solver, most);
        if (!few.isEmpty()) {
            for (int broken : breaksOfOthers(asked, few)) {
                solver.add(Clauses.not(broken));
            }
        }
        var asking = new Asking(asked, solver, most);
        known.none().forEach(none -> tell(asking, none));
        return probed(asking);
    }

    /// Lets a question know what one about a few has shown: that somebody else has a break.
    static void tell(Asking asking, Known.None none) {
        if (none.most() >= asking.most()) {
            asking.solver().add(breaksOfOthers(asking.model(), none.few()));
        }
    }

    /// For a plan with no more breaks in what is left near another plan.
    ///
    /// @param around [Domains#near]
    Asking near(Domains around, int most) {
        var asked = new B2bModel(around, fairness, most + 1, without, known::over);
        var solver = new ClauseSolver(asked.clauses, true);
        forbidMore(asked, solver, most);
        preferBest(asked, solver);
        return probed(new Asking(asked, solver, most));
    }

    private static void forbidMore(B2bModel asked, ClauseSolver solver, int most) {
        solver.lowerLimit(most);
        if (most < asked.total.size()) {
            solver.add(Clauses.not(asked.total.get(most)));
        }
    }

    /// From now on no plan with more breaks is asked for.
    void forbidMore(Asking asking, int most) {
        forbidMore(asking.model(), asking.solver(), most);
    }

    private Asking probed(Asking asking) {
        if (!without.contains(Ingredient.PROBING)) {
            asking.solver()
                    .probe(
                            asking.model().telling.stream()
                                    .mapToInt(literal -> literal >> 1)
                                    .toArray(),
                            TRIES,
                            () -> isIdle(asking.most()));
        }
        return asking;
    }

    ClauseSolver.Answer ask(Asking asking, long conflicts) {
        return ask(asking, conflicts, () -> isIdle(asking.most()));
    }

    ClauseSolver.Answer ask(Asking asking, long conflicts, BooleanSupplier stopped) {
        return ask(asking, new int[0], conflicts, stopped);
    }

    /// @param assumed literals, this once
    ClauseSolver.Answer ask(Asking asking, int[] assumed, long conflicts, BooleanSupplier stopped) {
        ClauseSolver.Answer answer = asking.solver().solve(assumed, conflicts, stopped);
        if (answer == ClauseSolver.Answer.YES) {
            known.offer(slots(asking.model(), asking.solver()));
        }
        return answer;
    }

    /// Lets the search begin with the choices of the best plan.
    void preferBest(B2bModel asked, ClauseSolver solver) {
        if (without.contains(Ingredient.PHASES)) {
            return;
        }
        prefer(asked, solver, known.best());
    }

    /// Lets the search begin with the choices of this plan: the slot of each meeting, from 0.
    void prefer(Asking asking, int[] plan) {
        prefer(asking.model(), asking.solver(), plan);
    }

    private static void prefer(B2bModel asked, ClauseSolver solver, int[] plan) {
        for (int m = 0; m < plan.length; m++) {
            for (int slot = 0; slot < asked.at[m].length; slot++) {
                int here = asked.at[m][slot];
                if (here != B2bModel.NOT_HERE) {
                    solver.prefer(slot == plan[m] ? here : Clauses.not(here));
                }
            }
        }
    }

    /// Literals that say that somebody but these few has a break.
    private static int[] breaksOfOthers(B2bModel model, Set<Integer> few) {
        return IntStream.range(0, model.breaks.size())
                .filter(p -> !few.contains(p) && !model.breaks.get(p).isEmpty())
                .map(p -> model.breaks.get(p).getFirst())
                .toArray();
    }

    /// The clauses of the problem.
    ///
    /// @param most at least so many breaks are counted, if there can be more
    synchronized B2bModel model(int most) {
        B2bModel made = model;
        int counted = made == null ? COUNTED : made.total.size();
        while (made == null || (counted <= most && made.total.size() == counted)) {
            counted = Math.max(counted, COUNTED);
            while (counted <= most) {
                counted *= 2;
            }
            made = new B2bModel(domains, fairness, counted, without, known::over);
            model = made;
        }
        return made;
    }

    /// No plan has more breaks.
    int mostOfAll() {
        return model(0).breaks.stream().mapToInt(List::size).sum();
    }

    /// The plan that the solver has found: the slot of each meeting, from 0.
    int[] slots(Asking asking) {
        return slots(asking.model(), asking.solver());
    }

    /// The plan that the solver has found: the slot of each meeting, from 0.
    int[] slots(B2bModel asked, ClauseSolver solver) {
        int[] slots = new int[domains.slots.length];
        for (int m = 0; m < slots.length; m++) {
            for (int slot = 0; slot < domains.problem.slots(); slot++) {
                int here = asked.at[m][slot];
                if (here != B2bModel.NOT_HERE && solver.holds(here)) {
                    slots[m] = slot;
                }
            }
        }
        return slots;
    }
}
