package org.northernconnections.timetable;

import com.google.ortools.sat.CpSolver;
import com.google.ortools.sat.CpSolverSolutionCallback;
import com.google.ortools.sat.CpSolverStatus;
import com.google.ortools.sat.SatParameters;
import java.time.Duration;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import org.northernconnections.timetable.solver.Interruptible;
import org.northernconnections.timetable.solver.NativeLibrary;

/// Runs the solver on one level after the other within the limits of a planning.
final class SlotSearch {
    /// How much of CP-SAT's own measure of work, which does not depend on the machine's load, one second of the
    /// limit buys. Measured on two cores at 2026 speeds one second does from 0.5 to 2 of it, so that work usually
    /// runs out first and a plan made with one thread can be made again.
    private static final double WORK_A_SECOND = 0.5;

    private static final long ROUNDS_A_SECOND = 400_000;
    private static final long ROUNDS_MAX = 10_000_000;
    /// So many steps a second of its share placing more may take. Measured on two cores at a load of 10,
    /// a second does 313,000 to 343,000 where few places are open, 98,000 in an event of 1,000 people, and
    /// 8,000 to 24,000 where interpreters are needed: there, and in a program that is not warm yet, the clock
    /// may end it first, and the plan is one of its time.
    private static final long INSERTIONS_A_SECOND = 100_000;
    /// What is worth trying; where little is open, no more is needed.
    private static final long INSERTIONS_A_REQUEST = 2_000;

    private static final long ROUNDS_A_REQUEST = 8_000;
    /// The share of the time left that placing more may take.
    private static final double INSERTION_SHARE = 0.4;
    /// The same where so few places are open that the exact model answers soon.
    private static final double INSERTION_SHARE_OF_FEW = 0.05;

    private static final int PLACES_FEW = 2_000;
    /// With more places of requests in slots for each second of the limit, the exact model is too large for its time.
    private static final int PLACES_A_SECOND = 6_000;
    /// So many places a second the exact model takes in, and does not look at the clock meanwhile.
    static final int PLACES_READ_A_SECOND = 25_000;
    /// How often a draft is valued at most, to tell of it while it is made better.
    private static final long VALUED_EVERY_NANOS = 100_000_000;

    private final Grid grid;
    private final PlanSettings settings;
    private final Progress progress;
    private final Cancellation cancellation;
    private final LongSupplier nanoTime;
    private final long startNanos;
    private int[] draft;
    private double workLeft;
    /// No plan that is as good on the levels before has fewer breaks.
    private long breaksBound;

    private Plan.Ending ending = Plan.Ending.DONE;

    SlotSearch(Grid grid, PlanSettings settings, Progress progress, Cancellation cancellation) {
        this(grid, settings, progress, cancellation, System::nanoTime);
    }

    /// @param nanoTime the clock, as [System#nanoTime]
    SlotSearch(Grid grid, PlanSettings settings, Progress progress, Cancellation cancellation, LongSupplier nanoTime) {
        this.grid = grid;
        this.settings = settings;
        this.progress = progress;
        this.cancellation = cancellation;
        this.nanoTime = nanoTime;
        this.startNanos = nanoTime.getAsLong();
        this.draft = FirstDraft.of(grid, settings.seed());
        this.workLeft = seconds(settings.limit()) * WORK_A_SECOND;
    }

    /// The best draft so far.
    int[] draft() {
        return draft.clone();
    }

    Plan.Ending ending() {
        return ending;
    }

    /// Makes the draft as good on a level as can be found, and no worse on the levels before.
    LevelResult improve(Level level) {
        Goal goal = Goal.of(level);
        long best = goal.value(grid, draft);
        long floor = floor(level);
        Telling telling = telling(level);
        telling.tell(best, floor, Progress.Phase.STARTED);
        Total found = best == floor || isOver() ? new Total(best, floor) : search(level, goal, floor, telling);
        if (level == Level.BREAKS) {
            breaksBound = found.bound();
        }
        telling.tell(found);
        return new LevelResult(level, found.best(), found.bound());
    }

    /// Makes the weighted sum of levels of the draft as small as can be found.
    Total improve(Map<Level, Integer> weights) {
        Goal goal = Goal.of(weights);
        long best = goal.value(grid, draft);
        long floor = goal.sum(this::floor);
        Telling telling = (value, bound, phase) -> progress.reportTotal(value, bound, elapsed(), phase);
        telling.tell(best, floor, Progress.Phase.STARTED);
        // It takes the time and the work of the level that takes most.
        Total found = best == floor || isOver() ? new Total(best, floor) : search(Level.BREAKS, goal, floor, telling);
        telling.tell(found);
        return found;
    }

    /// The value of a level as it is, and what no plan can go under.
    LevelResult result(Level level) {
        return new LevelResult(level, grid.value(level, draft), Math.min(floor(level), grid.value(level, draft)));
    }

    private Total search(Level level, Goal goal, long floor, Telling telling) {
        boolean selects = level == Level.UNPLACED_MUSTS || level == Level.UNPLACED_LIKES;
        long bound = selects
                ? Math.max(floor, SelectionBound.of(grid, level, grid.value(Level.UNPLACED_MUSTS, draft)))
                : floor;
        int[] start = draft;
        var watch = new Watch(goal, telling, goal.value(grid, start), floor);
        watch.raise(bound);
        long places = places();
        if (level.compareTo(Level.UNPLACED_LIKES) <= 0 || goal.held().isEmpty()) {
            double share = places > PLACES_FEW ? INSERTION_SHARE : INSERTION_SHARE_OF_FEW;
            double until = secondsLeft() * (1 - share);
            draft = Insertion.improve(grid, draft, level, bound, settings.seed(), insertions(share), found -> {
                watch.look(found);
                return isOver() || isShareOver(until);
            });
            watch.see(draft);
        }
        if (level == Level.BREAKS) {
            long rounds = Math.min(Math.min(ROUNDS_MAX, ROUNDS_A_REQUEST * open()), (long)
                    (seconds(settings.limit()) * ROUNDS_A_SECOND));
            draft = Annealing.improve(grid, draft, settings.seed(), rounds, found -> {
                watch.look(found);
                return isOver();
            });
            watch.see(draft);
        }
        // Placing more may cost a weighted sum more than it saves.
        if (goal.held().isEmpty() && goal.value(grid, draft) > goal.value(grid, start)) {
            draft = start;
        }
        long best = goal.value(grid, draft);
        boolean tooLarge = places > seconds(settings.limit()) * PLACES_A_SECOND;
        boolean tooLate = places > secondsLeft() * PLACES_READ_A_SECOND;
        if (best > bound && (tooLarge || tooLate)) {
            ending = laterOf(tooLarge ? Plan.Ending.WORK_DONE : Plan.Ending.TIME_UP);
        }
        if (open() == 0) {
            return new Total(best, best);
        }
        return best <= bound || tooLarge || tooLate || isOver()
                ? new Total(best, Math.min(best, bound))
                : solve(level, goal, best, bound, telling);
    }

    /// @param share of the limit
    private long insertions(double share) {
        return Math.min(
                (long) (seconds(settings.limit()) * share * INSERTIONS_A_SECOND), INSERTIONS_A_REQUEST * open());
    }

    /// In how many slots the requests that have a choice may stand, together.
    private long places() {
        return IntStream.range(0, grid.requests.size())
                .filter(request -> !grid.isSettled(request))
                .mapToLong(request -> grid.allowed[request].length)
                .sum();
    }

    /// How many requests have a choice.
    private long open() {
        return IntStream.range(0, grid.requests.size())
                .filter(request -> !grid.isSettled(request))
                .count();
    }

    private Total solve(Level level, Goal goal, long best, long floor, Telling telling) {
        NativeLibrary.await();
        var model = new SlotModel(grid, goal, draft);
        var solver = new CpSolver();
        double work = workLeft * share(level);
        configure(solver.getParameters(), level, work);
        var listener = new Listener(telling, best, floor);
        CpSolverStatus status = Interruptible.solve(solver, model.model(), listener, cancellation::isCancelled);
        double workDone = solver.response().getDeterministicTime();
        workLeft -= workDone;
        if (status != CpSolverStatus.OPTIMAL) {
            ending = cancellation.isCancelled()
                    ? Plan.Ending.CANCELLED
                    : settings.threads() == 1 && workDone >= work
                            ? laterOf(Plan.Ending.WORK_DONE)
                            : Plan.Ending.TIME_UP;
        }
        if (status != CpSolverStatus.OPTIMAL && status != CpSolverStatus.FEASIBLE) {
            return new Total(best, floor);
        }
        int[] improved = model.draft(solver::booleanValue);
        long value = goal.value(grid, improved);
        long bound = Math.max(floor, (long) Math.ceil(solver.bestObjectiveBound() - 1e-6));
        if (value <= best) {
            draft = improved;
        }
        return new Total(Math.min(value, best), Math.min(Math.min(value, best), bound));
    }

    private Plan.Ending laterOf(Plan.Ending other) {
        return ending.compareTo(other) > 0 ? ending : other;
    }

    private void configure(SatParameters.Builder parameters, Level level, double work) {
        parameters
                .setNumWorkers(settings.threads())
                .setRandomSeed((int) (settings.seed() & Integer.MAX_VALUE))
                .setMaxTimeInSeconds(Math.max(0.01, secondsLeft() * (settings.threads() == 1 ? 1 : share(level))));
        if (level == Level.BREAKS && settings.threads() == 1) {
            parameters.setOptimizeWithCore(true).setLinearizationLevel(0);
        }
        if (settings.threads() == 1) {
            parameters.setMaxDeterministicTime(work);
        }
    }

    /// What a level may use of what is left when its turn comes.
    private static double share(Level level) {
        return switch (level) {
            case UNPLACED_MUSTS, MEETINGS_SHORT, UNPLACED_LIKES, MOVES -> 0.5;
            case BREAKS -> 0.85;
            case UNFAIRNESS -> 0.7;
            case GROUP_UNFAIRNESS, TABLE_CHANGES -> 1;
        };
    }

    /// A value that no plan can be below, known without a search.
    private long floor(Level level) {
        return switch (level) {
            case UNPLACED_MUSTS ->
                homeless()
                        .filter(request -> grid.requests.get(request).isMust())
                        .count();
            case UNPLACED_LIKES ->
                homeless()
                        .mapToLong(request -> grid.requests.get(request).likeWeight())
                        .sum();
            case UNFAIRNESS -> Math.ceilDiv(breaksBound, Math.max(1, grid.participants.size()));
            case GROUP_UNFAIRNESS -> Math.ceilDiv(100 * breaksBound, Math.max(1, grid.participants.size()));
            case MOVES -> grid.lostPlaces();
            case MEETINGS_SHORT, BREAKS, TABLE_CHANGES -> 0;
        };
    }

    private IntStream homeless() {
        return IntStream.range(0, grid.requests.size()).filter(request -> grid.allowed[request].length == 0);
    }

    private boolean isOver() {
        if (cancellation.isCancelled()) {
            ending = Plan.Ending.CANCELLED;
        } else if (secondsLeft() <= 0) {
            ending = Plan.Ending.TIME_UP;
        } else if (workLeft <= 0) {
            ending = laterOf(Plan.Ending.WORK_DONE);
        } else {
            return false;
        }
        return true;
    }

    /// Whether the clock has ended a part of the search, which might have gone further on another day.
    private boolean isShareOver(double untilSecondsLeft) {
        if (secondsLeft() >= untilSecondsLeft) {
            return false;
        }
        ending = laterOf(Plan.Ending.TIME_UP);
        return true;
    }

    private Duration elapsed() {
        return Duration.ofNanos(nanoTime.getAsLong() - startNanos);
    }

    private double secondsLeft() {
        return seconds(settings.limit()) - seconds(elapsed());
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }

    /// Who hears of what is made small.
    @FunctionalInterface
    private interface Telling {
        void tell(long best, long bound, Progress.Phase phase);

        /// How it ended.
        default void tell(Total found) {
            tell(found.best(), found.bound(), found.proven() ? Progress.Phase.PROVEN : Progress.Phase.STOPPED);
        }
    }

    private Telling telling(Level level) {
        return (best, bound, phase) -> progress.report(level, best, bound, elapsed(), phase);
    }

    /// Tells of a bound and of drafts, once they are better than before.
    private final class Watch {
        private final Goal goal;
        private final Telling telling;
        private long best;
        private long bound;
        private long valuedNanos = nanoTime.getAsLong();

        Watch(Goal goal, Telling telling, long best, long bound) {
            this.goal = goal;
            this.telling = telling;
            this.best = best;
            this.bound = bound;
        }

        void raise(long known) {
            if (known > bound) {
                bound = known;
                tell();
            }
        }

        /// Sees a draft if none was seen for a while.
        void look(int[] found) {
            if (nanoTime.getAsLong() - valuedNanos >= VALUED_EVERY_NANOS) {
                see(found);
            }
        }

        void see(int[] found) {
            valuedNanos = nanoTime.getAsLong();
            long value = goal.value(grid, found);
            if (value < best) {
                best = value;
                tell();
            }
        }

        private void tell() {
            telling.tell(best, Math.min(best, bound), Progress.Phase.IMPROVED);
        }
    }

    /// Passes on what the solver says, one call at a time, and only what is better than before.
    ///
    /// Bounds are read when a solution is found. The solver's own callback for bounds (`setBestBoundCallback`)
    /// must not be used: in OR-Tools 9.15 it keeps a local JNI reference beyond its call, and may end the whole
    /// process.
    private static final class Listener extends CpSolverSolutionCallback {
        private final Telling telling;
        private long best;
        private long bound;

        Listener(Telling telling, long best, long bound) {
            this.telling = telling;
            this.best = best;
            this.bound = bound;
        }

        @Override
        public void onSolutionCallback() {
            bound(bestObjectiveBound());
            solution(Math.round(objectiveValue()));
        }

        private synchronized void solution(long value) {
            if (value < best) {
                best = value;
                telling.tell(best, Math.min(best, bound), Progress.Phase.IMPROVED);
            }
        }

        private synchronized void bound(double value) {
            long whole = (long) Math.ceil(value - 1e-6);
            if (whole > bound && whole <= best) {
                bound = whole;
                telling.tell(best, bound, Progress.Phase.IMPROVED);
            }
        }
    }
}
