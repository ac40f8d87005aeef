package org.northernconnections.timetable.b2b;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.northernconnections.timetable.solver.ClauseSolver;

/// Looks for better plans: each round anneals from a new start ([B2bAnnealing]), asks for plans with as many breaks as
/// the bound, or one more, in which only a few have any, and for better plans near the one found ([Domains#near]).
///
/// Those who are asked about first are suspects: whoever is in a core ([Cores]), and some who often had a break in good
/// plans. Who could have the breaks is a small choice while the bound is small; above [#BREAKS_OF_FEW] the plan is
/// made better in [Windows] before others are asked about, and above [#BREAKS_OF_SUSPECTS] nobody is suspected.
final class Finding {
    private static final long STEPS_A_ROUND = 1_500_000;
    private static final int QUICK_ROUNDS = 2;
    private static final long STEPS_A_DEEP_ROUND = 12_000_000;

    private static final int NOTHING = -1;

    /// Is there a plan with `above` breaks more than the bound, in which `more` participants more than that have any?
    ///
    /// @param share of the work that a question may take
    private record Question(int above, int more, double share) {}

    /// The same, with those participants named.
    private record Among(int most, Set<Integer> few) {}

    /// As many more as there are.
    private static final int EVERYBODY = Integer.MAX_VALUE;

    /// Whoever is in a core ([Cores]).
    private static final int CORES = 0;
    /// Those who are suspected; everybody, where nobody is.
    private static final int SUSPECTS = -1;
    /// So many more than there are breaks are suspected beside those in cores.
    private static final int MORE_SUSPECTS = 10;

    private static final Question AMONG_ALL = new Question(0, EVERYBODY, 1);

    /// The same while the bound is 0. The thread that proves asks it, too, but without the choices of a plan: which of
    /// the two finds one first is a matter of luck, and less would waste what was learnt.
    private static final Question WITHOUT_BREAKS = new Question(0, EVERYBODY, 6);

    /// What is answered sooner comes first.
    private static final List<Question> QUESTIONS = List.of(
            new Question(1, 1, 0.35),
            new Question(0, 5, 1.5),
            new Question(0, 1, 0.5),
            new Question(0, 3, 1),
            new Question(1, 3, 1),
            new Question(1, 5, 1),
            AMONG_ALL);

    /// Once cores are known.
    private static final List<Question> AMONG_SUSPECTS =
            List.of(new Question(0, SUSPECTS, 8), new Question(0, 5, 1.5), new Question(1, CORES, 1));

    /// While the bound is what was counted, there is often a plan at it.
    private static final List<Question> WHILE_COUNTED =
            Stream.concat(Stream.of(AMONG_ALL), QUESTIONS.stream()).toList();

    private static final List<Question> WHILE_ZERO =
            Stream.concat(Stream.of(WITHOUT_BREAKS), QUESTIONS.stream()).toList();

    /// The conflicts of a question, a few thousand a second; twice as many in each round.
    private static final long CONFLICTS_AMONG = 16_000;

    /// Up to this bound, a plan at it is looked for by who may have breaks; above, by which slots may change, too.
    private static final int BREAKS_OF_FEW = 3;
    /// Above this bound nobody is suspected: too many others could have the breaks, and both threads are better at the
    /// proof.
    private static final int BREAKS_OF_SUSPECTS = 7;
    /// Nor where suspects would be a larger share of all.
    private static final double SHARE_OF_SUSPECTS = 0.5;

    private static final long CONFLICTS_IN_WINDOWS = 40_000;

    private static final int RADIUS_MAX = 3;
    private static final long CONFLICTS_NEAR = 4_000;

    private final Domains domains;
    private final B2bSolver.Limits limits;
    private final Set<Ingredient> without;
    private final Known known;
    private final Questions questions;

    private boolean coresSought;
    /// Whoever is in one.
    private Set<Integer> cores = Set.of();
    /// The bound at which the suspects were chosen.
    private int boundOfSuspects;
    /// The participants, those first who often had a break in good plans.
    private List<Integer> oftenBroken = List.of();

    Finding(Domains domains, B2bSolver.Limits limits, Set<Ingredient> without, Known known, Questions questions) {
        this.domains = domains;
        this.limits = limits;
        this.without = without;
        this.known = known;
        this.questions = questions;
    }

    /// @param round from 0; each takes longer than the one before
    /// @return false if days are too long for annealing
    boolean round(int round) {
        if (domains.problem.slots() > B2bAnnealing.SLOTS_MAX) {
            return false;
        }
        boolean quick = round < QUICK_ROUNDS;
        var annealing = new B2bAnnealing(
                domains,
                limits.fairness(),
                quick ? B2bAnnealing.Course.QUICK : B2bAnnealing.Course.deep(round - QUICK_ROUNDS),
                limits.seed() + round);
        annealing.round(quick ? STEPS_A_ROUND << round : STEPS_A_DEEP_ROUND, known.bound(), known::over);
        annealing.best().ifPresent(plan -> {
            known.offer(plan);
            oftenBroken = Arrays.stream(annealing.byBreaks()).boxed().toList();
            long conflicts = CONFLICTS_AMONG << Math.min(round, B2bSearch.ROUNDS_LONGER);
            var asked = new HashSet<Among>();
            askAmong(conflicts, this::questionsAtFirst, asked);
            if (isForWindows() && !known.over()) {
                new Windows(domains, known, questions, plan, limits.seed() + round).improve(CONFLICTS_IN_WINDOWS);
            }
            askAmong(conflicts, this::questionsInAll, asked);
            if (!without.contains(Ingredient.NEAR)) {
                polish(plan);
            }
        });
        return true;
    }

    /// Looks for any plan, quickly.
    void anyPlan(BooleanSupplier stopped) {
        if (domains.problem.slots() <= B2bAnnealing.SLOTS_MAX) {
            var annealing = new B2bAnnealing(domains, limits.fairness(), B2bAnnealing.Course.QUICK, limits.seed());
            annealing.round(STEPS_A_ROUND, Integer.MAX_VALUE - 1, stopped);
            annealing.best().ifPresent(known::offer);
        }
    }

    private boolean isForWindows() {
        return known.bound() > BREAKS_OF_FEW && !without.contains(Ingredient.WINDOWS);
    }

    /// Asks for plans in which only a few have breaks. One with a break more than the bound is often found far sooner,
    /// and is best where the bound rises. Begins anew where it does.
    ///
    /// @param conflicts a question
    /// @param asking what is asked at the bound as it is now
    /// @param asked already, in this round
    private void askAmong(long conflicts, Supplier<List<Question>> asking, Set<Among> asked) {
        int from = NOTHING;
        Set<Integer> suspects = Set.of();
        boolean all = without.contains(Ingredient.FEW);
        List<Question> now = QUESTIONS;
        int next = 0;
        while (next < now.size() && !known.over()) {
            findCores();
            suspect();
            if (known.bound() > from || !known.suspects().equals(suspects)) {
                from = known.bound();
                suspects = known.suspects();
                now = all ? List.of(AMONG_ALL) : asking.get();
                next = 0;
                if (now.isEmpty()) {
                    return;
                }
            }
            Question question = now.get(next);
            int most = from + question.above();
            Set<Integer> few = few(question, most);
            boolean open = most < known.fewest() && known.mayBeAmong(few, most);
            if (open && (most > 0 || few.isEmpty()) && asked.add(new Among(most, few))) {
                ask(few, most, (long) (question.share() * conflicts));
            }
            next++;
        }
    }

    private List<Question> questionsAtFirst() {
        if (!isForWindows()) {
            return questionsInAll();
        }
        return cores.isEmpty() ? List.of() : AMONG_SUSPECTS;
    }

    private List<Question> questionsInAll() {
        if (known.bound() == 0) {
            return WHILE_ZERO;
        }
        List<Question> others = known.isCounted() ? WHILE_COUNTED : QUESTIONS;
        return cores.isEmpty()
                ? others
                : Stream.concat(AMONG_SUSPECTS.stream(), others.stream()).toList();
    }

    /// Cores give a bound, often a plan, and whom to ask about. Where nobody needs a break there are none, so
    /// they are looked for once, as soon as a bound says that somebody does: the counting may still go on when
    /// the first plan is there.
    private void findCores() {
        if (coresSought || known.over() || known.bound() == 0 || without.contains(Ingredient.CORES)) {
            return;
        }
        coresSought = true;
        B2bModel any = questions.model(0);
        Cores found = Cores.of(any, known::over);
        if (found.impossible()) {
            known.setInfeasible();
            return;
        }
        found.plan().ifPresent(solver -> known.offer(questions.slots(any, solver)));
        cores = Set.copyOf(found.members());
        known.raise(found.count());
    }

    /// Where there is no plan at the bound in which only suspects have breaks, everybody is suspected, so that both
    /// threads prove what seems to have no plan.
    private void suspect() {
        int bound = known.bound();
        if (cores.isEmpty()) {
            return;
        }
        if (bound > boundOfSuspects) {
            boundOfSuspects = bound;
            Set<Integer> suspects = likely(bound + MORE_SUSPECTS);
            boolean tooMany = suspects.size() > SHARE_OF_SUSPECTS * domains.meetingsOf.length;
            known.suspect(bound > BREAKS_OF_SUSPECTS || tooMany ? Set.of() : suspects);
        } else if (!known.mayBeAmong(known.suspects(), bound)) {
            known.suspect(Set.of());
        }
    }

    private Set<Integer> few(Question question, int most) {
        return switch (question.more()) {
            case EVERYBODY -> Set.of();
            case CORES -> cores;
            case SUSPECTS -> known.suspects();
            default -> likely(most + question.more());
        };
    }

    /// Whoever is in a core, and some more: those who have a break in the best plan, then those who often had one.
    private Set<Integer> likely(int count) {
        int[] best = known.best();
        Stream<Integer> often = oftenBroken.stream()
                .sorted(Comparator.comparing(participant -> domains.breaks(participant, best) == 0))
                .limit(count);
        return Stream.concat(often, cores.stream()).collect(Collectors.toSet());
    }

    /// Asks for a plan.
    ///
    /// @param few who may have breaks; empty: everybody
    /// @param most breaks of the plan
    /// @param conflicts the most of them
    private void ask(Set<Integer> few, int most, long conflicts) {
        Questions.Asking asking = questions.asking(few, most);
        questions.preferBest(asking.model(), asking.solver());
        // The thread that proves asks among suspects as well, and may be told first that there is none.
        BooleanSupplier stopped = () -> questions.isIdle(most) || !known.mayBeAmong(few, most);
        if (questions.ask(asking, conflicts, stopped) == ClauseSolver.Answer.NO) {
            known.noteNone(few, most);
        }
    }

    /// Asks for better plans near this one, farther when there is none.
    private void polish(int[] plan) {
        int[] near = plan;
        int radius = 1;
        while (radius <= RADIUS_MAX && !known.over()) {
            Domains around = domains.near(near, radius);
            if (!around.reason().isEmpty()) {
                radius++;
                continue;
            }
            int most = Math.min(domains.breaks(near), known.fewest()) - 1;
            Questions.Asking asking = questions.near(around, most);
            ClauseSolver.Answer answer = questions.ask(asking, CONFLICTS_NEAR);
            if (answer == ClauseSolver.Answer.YES) {
                near = questions.slots(asking.model(), asking.solver());
            } else if (answer == ClauseSolver.Answer.NO) {
                radius++;
            } else {
                return;
            }
        }
    }
}
