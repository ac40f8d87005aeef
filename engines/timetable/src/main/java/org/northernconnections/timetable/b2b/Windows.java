package org.northernconnections.timetable.b2b;

import java.util.BitSet;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.northernconnections.timetable.solver.ClauseSolver;
import org.northernconnections.timetable.solver.Clauses;

/// Makes a plan better, some slots at a time (*large neighbourhood search* [1]): the meetings in them may be anywhere,
/// all others stay, and the clause solver is asked for a plan with a break less.
///
/// The slots are a stretch of the day, or spread over it; somebody with a break meets in one of them. There are more of
/// them after each no, and fewer where a question has no answer in time. After a no, the plan is exchanged for another
/// in the same slots that has no more breaks, so that the next question is a new one.
///
/// One solver answers all the questions: what stays is *assumed* [2], so whatever it learns holds for later ones, too.
///
/// Sources: [1] P. Shaw, *Using Constraint Programming and Local Search Methods to Solve Vehicle Routing Problems*, CP
/// 1998. [2] N. Eén, N. Sörensson, *Temporal Induction by Incremental SAT Solving*, BMC 2003.
final class Windows {
    /// How many slots at first, as a share of all.
    private static final double SHARE_FIRST = 0.55;
    private static final int SLOTS_MIN = 2;
    private static final double MORE_AFTER_NO = 0.2;
    private static final double FEWER_AFTER_UNKNOWN = 0.6;

    private static final long CONFLICTS_A_QUESTION = 1_000;

    private final Domains domains;
    private final Known known;
    private final Questions questions;
    private final SplittableRandom random;
    private final int slots;
    private final Questions.Asking asking;
    private int[] plan;
    private int breaks;
    private final int fewestAtFirst;
    private double size;

    /// @param plan the slot of each meeting, from 0
    Windows(Domains domains, Known known, Questions questions, int[] plan, long seed) {
        this.domains = domains;
        this.known = known;
        this.questions = questions;
        this.random = new SplittableRandom(seed);
        this.slots = domains.problem.slots();
        this.plan = plan;
        this.breaks = domains.breaks(plan);
        this.fewestAtFirst = known.fewest();
        this.asking = questions.asking(Set.of(), breaks);
        this.size = SHARE_FIRST * slots;
    }

    /// Goes on until the bound is reached, or nothing better was found for so many conflicts.
    void improve(long conflicts) {
        ClauseSolver solver = asking.solver();
        long end = solver.conflicts() + conflicts;
        while (solver.conflicts() < end && breaks > known.bound() && !known.over()) {
            if (isOvertaken()) {
                take(known.best());
            }
            BitSet window = window();
            int[] stay = staying(window);
            questions.prefer(asking, plan);
            stay[0] = Clauses.not(asking.model().total.get(breaks - 1));
            switch (questions.ask(asking, stay, CONFLICTS_A_QUESTION, this::isIdle)) {
                case YES -> {
                    take(questions.slots(asking));
                    end = solver.conflicts() + conflicts;
                }
                case NO -> {
                    if (solver.failed().length <= 1) {
                        known.raise(breaks);
                    }
                    size = Math.min(slots, size + MORE_AFTER_NO);
                    exchange(window);
                }
                case UNKNOWN -> {
                    size = Math.max(SLOTS_MIN, size - FEWER_AFTER_UNKNOWN);
                    exchange(window);
                }
            }
        }
    }

    private boolean isIdle() {
        return known.over() || isOvertaken();
    }

    /// Whether somebody else has found a better plan in the meantime.
    private boolean isOvertaken() {
        int fewest = known.fewest();
        return fewest < fewestAtFirst && fewest < breaks;
    }

    private void take(int[] better) {
        plan = better;
        int its = domains.breaks(better);
        if (its < breaks) {
            breaks = its;
            questions.forbidMore(asking, breaks);
        }
    }

    /// Another plan that has no more breaks: meetings are rather in other of these slots.
    private void exchange(BitSet window) {
        int[] wished = plan.clone();
        int[] free = window.stream().toArray();
        for (int m = 0; m < wished.length; m++) {
            if (window.get(wished[m])) {
                wished[m] = free[random.nextInt(free.length)];
            }
        }
        questions.prefer(asking, wished);
        int[] stay = staying(window);
        stay[0] = Clauses.not(asking.model().clauses.never());
        if (questions.ask(asking, stay, CONFLICTS_A_QUESTION, this::isIdle) == ClauseSolver.Answer.YES) {
            take(questions.slots(asking));
        }
    }

    /// Literals that say where the meetings outside are, after one place for what is asked.
    private int[] staying(BitSet window) {
        return IntStream.concat(
                        IntStream.of(0),
                        IntStream.range(0, plan.length)
                                .filter(m -> !window.get(plan[m]))
                                .map(m -> asking.model().at[m][plan[m]]))
                .toArray();
    }

    private BitSet window() {
        int count = (int) Math.round(size);
        int[] own = domains.meetingsOf[anyBroken()];
        int center = plan[own[random.nextInt(own.length)]];
        var window = new BitSet();
        if (random.nextBoolean()) {
            int from = Math.max(0, Math.min(slots - count, center - random.nextInt(count)));
            window.set(from, from + count);
            return window;
        }
        window.set(center);
        for (int m : own) {
            if (window.cardinality() < count && random.nextBoolean()) {
                window.set(plan[m]);
            }
        }
        while (window.cardinality() < count) {
            window.set(random.nextInt(slots));
        }
        return window;
    }

    private int anyBroken() {
        int[] broken = IntStream.range(0, domains.meetingsOf.length)
                .filter(participant -> domains.breaks(participant, plan) > 0)
                .toArray();
        return broken[random.nextInt(broken.length)];
    }
}
