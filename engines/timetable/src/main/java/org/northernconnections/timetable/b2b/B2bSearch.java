package org.northernconnections.timetable.b2b;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.northernconnections.timetable.solver.ClauseSolver;
import org.northernconnections.timetable.solver.Clauses;

/// The search for one problem: a plan that gets better from above, and a bound that grows from below, until they meet.
///
/// 1. *Counting* ([PatternBound]) gives the first bound.
/// 2. *Finding*: each round anneals from a new start ([B2bAnnealing]). A best plan mostly has its breaks in cores
///    ([Cores]), and with the same few who have one in good plans, so the solver is asked for a plan at the bound in
///    which nobody else has one. Then it is asked for a better plan near the one found, nearer first ([Domains#near]).
/// 3. *Proving*: is there a plan with no more breaks than the bound? If not, the bound is one more; if so, that plan
///    is best. The tighter the question, the quicker its answer, so the bound goes up one by one.
///
/// With two threads, finding and proving go on side by side, and each ends the other. A proof that takes long is
/// interrupted to look among cores as well, and then gone on with. With one thread they take turns, each turn longer
/// than the one before and measured in steps and in conflicts, so that the same problem and seed give the same plan
/// unless time runs out.
final class B2bSearch {
    private static final long STEPS_A_ROUND = 1_500_000;
    private static final int QUICK_ROUNDS = 2;
    private static final long STEPS_A_DEEP_ROUND = 12_000_000;

    /// Up from this round the work of a question grows no more.
    private static final int ROUNDS_LONGER = 20;

    private static final int NOTHING = -1;

    /// Is there a plan with `above` breaks more than the bound, in which `more` participants more than that have any?
    ///
    /// @param share of the work that a question may take
    private record Question(int above, int more, double share) {}

    /// As many more as there are.
    private static final int EVERYBODY = Integer.MAX_VALUE;

    /// Those who are in a core ([Cores]).
    private static final int CORES = 0;

    private static final Question AMONG_ALL = new Question(0, EVERYBODY, 1);

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
    private static final List<Question> AMONG_CORES = List.of(new Question(0, CORES, 1.5), new Question(1, CORES, 1));

    /// While the bound is what was counted, there is often a plan at it.
    private static final List<Question> WHILE_COUNTED =
            Stream.concat(Stream.of(AMONG_ALL), QUESTIONS.stream()).toList();

    /// The conflicts of a question, a few thousand a second; twice as many in each round.
    private static final long CONFLICTS_AMONG = 16_000;

    private static final int RADIUS_MAX = 3;
    private static final long CONFLICTS_NEAR = 4_000;
    private static final long CONFLICTS_A_PROOF = 8_000;
    private static final long CONFLICTS_A_TURN = 8_000;
    private static final long CONFLICTS_A_TURN_AMONG = 20_000;

    /// Up to how many breaks are counted at first; twice as many where a bound reaches that.
    private static final int COUNTED = 64;

    /// Of trying literals both ways, the most propagations.
    private static final long TRIES = 4_000_000;

    private final Domains domains;
    private final B2bSolver.Limits limits;
    private final Set<Ingredient> without;
    private final BiConsumer<Integer, Integer> progress;
    private final BooleanSupplier cancelled;
    private final long deadline;

    private int[] best = {};
    private int breaks = Integer.MAX_VALUE;
    private int bound;
    private int countedBound;
    private boolean infeasible;
    private @Nullable B2bModel model;
    /// Who is in a core; empty while that is not known.
    private Set<Integer> cores = Set.of();
    /// Whether the thread that finds has looked for cores.
    private boolean coresSought;
    /// If all breaks are in cores, there are more than this.
    private int moreAmongCores = NOTHING;
    /// Questions that were answered with no.
    private final List<None> none = new ArrayList<>();
    /// The questions of the thread that proves, which are gone on with.
    private @Nullable Asking proof;
    /// How many of [#none] the proof knows.
    private int told;
    private @Nullable Asking amongCores;
    /// The participants, those first who often had a break in good plans; empty before the first.
    private List<Integer> oftenBroken = List.of();

    /// @param deadline of [System#nanoTime]
    B2bSearch(
            Domains domains,
            B2bSolver.Limits limits,
            Set<Ingredient> without,
            BiConsumer<Integer, Integer> progress,
            BooleanSupplier cancelled,
            long deadline) {
        this.domains = domains;
        this.limits = limits;
        this.without = without;
        this.progress = progress;
        this.cancelled = cancelled;
        this.deadline = deadline;
    }

    /// Searches until all is known or time is up.
    ///
    /// @return with an empty reason
    B2bSolver.Result run() {
        if (limits.threads() == 1) {
            count();
            for (int round = 0; !over(); round++) {
                findRound(round);
                prove(CONFLICTS_A_PROOF << Math.min(round, ROUNDS_LONGER));
            }
        } else {
            Thread finder = Thread.ofPlatform().start(this::find);
            count();
            while (!over()) {
                // Without breaks there are no cores.
                prove(bound() == 0 ? Long.MAX_VALUE : CONFLICTS_A_TURN);
                askAmongCores(CONFLICTS_A_TURN_AMONG);
            }
            join(finder);
        }
        return result();
    }

    private static void join(Thread finder) {
        try {
            finder.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized B2bSolver.Result result() {
        if (infeasible) {
            return new B2bSolver.Result(B2bSolver.Status.INFEASIBLE, best, 0, 0, "");
        }
        if (!found()) {
            return new B2bSolver.Result(B2bSolver.Status.UNKNOWN, best, 0, bound, "");
        }
        return new B2bSolver.Result(
                breaks <= bound ? B2bSolver.Status.OPTIMAL : B2bSolver.Status.FEASIBLE, best, breaks, bound, "");
    }

    private synchronized boolean over() {
        return infeasible || breaks <= bound || timeIsUp();
    }

    private boolean timeIsUp() {
        return cancelled.getAsBoolean()
                || System.nanoTime() - deadline >= 0
                || Thread.currentThread().isInterrupted();
    }

    private synchronized boolean found() {
        return breaks < Integer.MAX_VALUE;
    }

    private synchronized void setOftenBroken(List<Integer> participants) {
        oftenBroken = participants;
    }

    private synchronized int[] best() {
        return best;
    }

    private synchronized int fewest() {
        return breaks;
    }

    private synchronized int bound() {
        return bound;
    }

    private synchronized void offer(int[] plan) {
        int its = breaks(plan);
        if (its < breaks) {
            best = plan;
            breaks = its;
            progress.accept(breaks, Math.min(bound, breaks));
        }
    }

    private synchronized void raise(int proven) {
        if (proven > bound) {
            bound = proven;
            if (found()) {
                progress.accept(breaks, Math.min(bound, breaks));
            }
        }
    }

    private synchronized void setInfeasible() {
        infeasible = true;
    }

    private void count() {
        if (without.contains(Ingredient.COUNTING)) {
            return;
        }
        int people = PatternBound.of(domains, this::timeIsUp);
        if (people < 0) {
            setInfeasible();
        }
        setCounted(Math.max(0, people));
        raise(people);
    }

    /// Cores give a bound, often a plan, and whom to ask about. Where nobody needs a break there are none, so
    /// they are looked for once, as soon as a bound says that somebody does: the counting may still go on when
    /// the first plan is there.
    private void findCores() {
        if (coresSought || over() || bound() == 0 || without.contains(Ingredient.CORES)) {
            return;
        }
        coresSought = true;
        B2bModel any = model(0);
        Cores found = Cores.of(any, this::over);
        if (found.impossible()) {
            setInfeasible();
            return;
        }
        found.plan().ifPresent(solver -> offer(slots(any, solver)));
        setCores(found.members());
        raise(found.count());
    }

    private synchronized void setCores(Set<Integer> members) {
        cores = members;
    }

    private synchronized Set<Integer> cores() {
        return cores;
    }

    private synchronized void setCounted(int people) {
        countedBound = people;
    }

    /// Whether no search has raised the bound yet.
    private synchronized boolean isCounted() {
        return bound <= countedBound;
    }

    private void find() {
        for (int round = 0; !over() && findRound(round); round++) {}
    }

    /// @return false if days are too long for annealing
    private boolean findRound(int round) {
        if (domains.problem.slots() > B2bAnnealing.SLOTS_MAX) {
            return false;
        }
        boolean quick = round < QUICK_ROUNDS;
        var annealing = new B2bAnnealing(
                domains,
                limits.fairness(),
                quick ? B2bAnnealing.Course.QUICK : B2bAnnealing.Course.deep(round - QUICK_ROUNDS),
                limits.seed() + round);
        annealing.round(quick ? STEPS_A_ROUND << round : STEPS_A_DEEP_ROUND, bound(), this::over);
        annealing.best().ifPresent(plan -> {
            offer(plan);
            setOftenBroken(Arrays.stream(annealing.byBreaks()).boxed().toList());
            askAmong(CONFLICTS_AMONG << Math.min(round, ROUNDS_LONGER));
            if (!without.contains(Ingredient.NEAR)) {
                polish(plan);
            }
        });
        return true;
    }

    /// Asks for plans in which only a few have breaks. One with a break more than the bound is often found far sooner,
    /// and is best where the bound rises. Begins anew where it does.
    ///
    /// @param conflicts a question
    private void askAmong(long conflicts) {
        record Among(int most, Set<Integer> few) {}
        var asked = new HashSet<Among>();
        int from = NOTHING;
        Set<Integer> known = Set.of();
        boolean all = without.contains(Ingredient.FEW);
        List<Question> questions = QUESTIONS;
        int next = 0;
        while (next < questions.size() && !over()) {
            findCores();
            if (bound() > from || !cores().equals(known)) {
                from = bound();
                known = cores();
                questions = all ? List.of(AMONG_ALL) : questions();
                next = 0;
            }
            Question question = questions.get(next);
            int most = from + question.above();
            Set<Integer> few = few(question, most);
            if ((most > 0 || few.isEmpty()) && most < fewest() && asked.add(new Among(most, few))) {
                ask(few, most, (long) (question.share() * conflicts));
            }
            next++;
        }
    }

    private List<Question> questions() {
        List<Question> others = isCounted() ? WHILE_COUNTED : QUESTIONS;
        return cores().isEmpty()
                ? others
                : Stream.concat(AMONG_CORES.stream(), others.stream()).toList();
    }

    /// There is no plan with so few breaks in which nobody but these few has one.
    private record None(Set<Integer> few, int most) {}

    private synchronized void noteNone(Set<Integer> few, int most) {
        if (few.isEmpty()) {
            raise(most + 1);
            return;
        }
        none.add(new None(few, most));
        if (few.equals(cores)) {
            moreAmongCores = Math.max(moreAmongCores, most);
        }
    }

    private synchronized List<None> none() {
        return List.copyOf(none);
    }

    /// Lets a proof know what questions about a few have shown: that somebody else has a break.
    private void tell(Asking asking) {
        List<None> known = none();
        for (None one : known.subList(told, known.size())) {
            if (one.most() >= asking.most()) {
                asking.solver().add(breaksOfOthers(asking.model(), one.few()));
            }
        }
        told = known.size();
    }

    private static int[] breaksOfOthers(B2bModel model, Set<Integer> few) {
        return IntStream.range(0, model.breaks.size())
                .filter(p -> !few.contains(p) && !model.breaks.get(p).isEmpty())
                .map(p -> model.breaks.get(p).getFirst())
                .toArray();
    }

    private synchronized boolean mayBeAmongCores(int most) {
        return !cores.isEmpty() && most > moreAmongCores;
    }

    private Set<Integer> few(Question question, int most) {
        return switch (question.more()) {
            case EVERYBODY -> Set.of();
            case CORES -> cores();
            default -> likely(most + question.more());
        };
    }

    /// Some participants: those first who have a break in the best plan, then those who often had one.
    private synchronized Set<Integer> likely(int count) {
        return oftenBroken.stream()
                .sorted(Comparator.comparing(participant -> breaks(participant, best) == 0))
                .limit(count)
                .collect(Collectors.toSet());
    }

    /// A question that can be gone on with.
    ///
    /// @param most breaks of the plan
    private record Asking(B2bModel model, ClauseSolver solver, int most) {}

    /// Asks for a plan.
    ///
    /// @param few who may have breaks; empty: everybody
    /// @param most breaks of the plan
    /// @param conflicts the most of them
    private void ask(Set<Integer> few, int most, long conflicts) {
        Asking asking = asking(few, most, true);
        preferBest(asking.model(), asking.solver());
        // The thread that proves asks about cores as well, and may be told first that there is none.
        boolean ofCores = !few.isEmpty() && few.equals(cores());
        BooleanSupplier stopped = () -> isIdle(most) || (ofCores && !mayBeAmongCores(most));
        if (ask(asking, conflicts, stopped) == ClauseSolver.Answer.NO) {
            noteNone(few, most);
        }
    }

    /// @param finding whether a plan is rather hoped for than none
    private Asking asking(Set<Integer> few, int most, boolean finding) {
        B2bModel asked = model(most);
        var solver = new ClauseSolver(asked.clauses, finding);
        if (most < asked.total.size()) {
            solver.add(Clauses.not(asked.total.get(most)));
        }
        if (!few.isEmpty()) {
            for (int broken : breaksOfOthers(asked, few)) {
                solver.add(Clauses.not(broken));
            }
        }
        return probed(new Asking(asked, solver, most));
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

    /// Whether it is known that no plan has so few breaks, or all is over.
    private boolean isIdle(int most) {
        return over() || bound() > most;
    }

    private ClauseSolver.Answer ask(Asking asking, long conflicts) {
        return ask(asking, conflicts, () -> isIdle(asking.most()));
    }

    private ClauseSolver.Answer ask(Asking asking, long conflicts, BooleanSupplier stopped) {
        ClauseSolver.Answer answer = asking.solver().solve(conflicts, stopped);
        if (answer == ClauseSolver.Answer.YES) {
            offer(slots(asking.model(), asking.solver()));
        }
        return answer;
    }

    private void preferBest(B2bModel asked, ClauseSolver solver) {
        if (without.contains(Ingredient.PHASES)) {
            return;
        }
        int[] plan = best();
        for (int m = 0; m < plan.length; m++) {
            for (int slot = 0; slot < asked.at[m].length; slot++) {
                int here = asked.at[m][slot];
                if (here != B2bModel.NOT_HERE) {
                    solver.prefer(slot == plan[m] ? here : Clauses.not(here));
                }
            }
        }
    }

    /// @param most at least so many breaks are counted, if there can be more
    private synchronized B2bModel model(int most) {
        B2bModel known = model;
        int counted = known == null ? COUNTED : known.total.size();
        while (known == null || (counted <= most && known.total.size() == counted)) {
            counted = Math.max(counted, COUNTED);
            while (counted <= most) {
                counted *= 2;
            }
            known = new B2bModel(domains, limits.fairness(), counted, without);
            model = known;
        }
        return known;
    }

    /// Asks for better plans near this one, farther when there is none.
    private void polish(int[] plan) {
        int[] near = plan;
        int radius = 1;
        while (radius <= RADIUS_MAX && !over()) {
            Domains around = domains.near(near, radius);
            if (!around.reason().isEmpty()) {
                radius++;
                continue;
            }
            int most = Math.min(breaks(near), fewest()) - 1;
            var asked = new B2bModel(around, limits.fairness(), most + 1, without);
            var solver = new ClauseSolver(asked.clauses, true);
            if (most < asked.total.size()) {
                solver.add(Clauses.not(asked.total.get(most)));
            }
            preferBest(asked, solver);
            ClauseSolver.Answer answer = ask(probed(new Asking(asked, solver, most)), CONFLICTS_NEAR);
            if (answer == ClauseSolver.Answer.YES) {
                near = slots(asked, solver);
            } else if (answer == ClauseSolver.Answer.NO) {
                radius++;
            } else {
                return;
            }
        }
    }

    /// Asks whether there is a plan at the bound, and raises the bound while there is none.
    ///
    /// @param conflicts in all
    private void prove(long conflicts) {
        long left = conflicts;
        while (left > 0 && !over()) {
            int most = bound();
            Asking asking = proof;
            if (asking == null || asking.most() != most) {
                asking = asking(Set.of(), most, false);
                proof = asking;
                told = 0;
            }
            tell(asking);
            long before = asking.solver().conflicts();
            ClauseSolver.Answer answer = ask(asking, left);
            left -= asking.solver().conflicts() - before;
            if (answer == ClauseSolver.Answer.NO) {
                raise(most + 1);
                if (most >= mostOfAll()) {
                    setInfeasible();
                } else if (!found()) {
                    left -= askForAny(left);
                }
                if (most == 0) {
                    return;
                }
            } else if (answer == ClauseSolver.Answer.UNKNOWN && bound() == most) {
                return;
            }
        }
    }

    /// Asks for a plan at the bound in which only those in cores have breaks, beside the thread that finds.
    private void askAmongCores(long conflicts) {
        int most = bound();
        if (over() || !mayBeAmongCores(most)) {
            return;
        }
        Asking asking = amongCores;
        if (asking == null || asking.most() != most) {
            asking = asking(cores(), most, true);
            amongCores = asking;
        }
        if (ask(asking, conflicts, () -> isIdle(most) || !mayBeAmongCores(most)) == ClauseSolver.Answer.NO) {
            noteNone(cores(), most);
        }
    }

    /// No plan has more breaks.
    private int mostOfAll() {
        return model(0).breaks.stream().mapToInt(List::size).sum();
    }

    /// While nothing was found there may be nothing to find.
    ///
    /// @return how many conflicts there were
    private long askForAny(long conflicts) {
        B2bModel any = model(0);
        var solver = new ClauseSolver(any.clauses, true);
        ClauseSolver.Answer answer = solver.solve(conflicts, () -> over() || found());
        if (answer == ClauseSolver.Answer.NO) {
            setInfeasible();
        } else if (answer == ClauseSolver.Answer.YES) {
            offer(slots(any, solver));
        }
        return solver.conflicts();
    }

    /// Whether there is any plan; false also where time runs out before it is known.
    boolean hasPlan() {
        if (domains.problem.slots() <= B2bAnnealing.SLOTS_MAX) {
            var annealing = new B2bAnnealing(domains, limits.fairness(), B2bAnnealing.Course.QUICK, limits.seed());
            annealing.round(STEPS_A_ROUND, Integer.MAX_VALUE - 1, this::timeIsUp);
            annealing.best().ifPresent(this::offer);
        }
        if (!found() && !timeIsUp()) {
            askForAny(Long.MAX_VALUE);
        }
        return found();
    }

    private int[] slots(B2bModel asked, ClauseSolver solver) {
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

    private int breaks(int[] plan) {
        return IntStream.range(0, domains.meetingsOf.length)
                .map(participant -> breaks(participant, plan))
                .sum();
    }

    private int breaks(int participant, int[] plan) {
        var day = new BitSet();
        for (int m : domains.meetingsOf[participant]) {
            day.set(plan[m]);
        }
        int blocks = 0;
        for (int slot = day.nextSetBit(0); slot >= 0; slot = day.nextSetBit(day.nextClearBit(slot))) {
            blocks++;
        }
        return Math.max(0, blocks - 1);
    }
}
