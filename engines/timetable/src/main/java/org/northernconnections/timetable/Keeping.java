package org.northernconnections.timetable;

import static org.northernconnections.timetable.Grid.NOWHERE;

import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Keeps as much as can be of what people hold, with few moves: the first step of [Replanning].
///
/// Most of a day is not touched by what has happened, so the plan is sought nearby first.
///
/// 1. Whatever can stay where it is stays. Some requests are *displaced*: they are possible, but not there.
///    No plan that keeps everything has fewer moves than there are displaced ones ([#leastDisplaced]).
/// 2. Only these are planned, while everything else is firm: if all find a place, nothing can be better. If they do
///    not, and that is proven, one more has to move at least.
/// 3. What is in their way is loose as well, then what is in the way of that ([#RINGS]).
/// 4. At last everything is loose. The best of these plans is taken, with the best of the bounds.
final class Keeping {
    /// How often the circle of what is loose is widened.
    private static final int RINGS = 2;
    /// The limit is cut into so many parts: two for the first plan, one for each ring, two for the last, two to fill.
    private static final int PARTS = 8;

    private static final int PARTS_OF_ALL = 2;

    private final TimetableEngine engine;
    private final MeetingProblem problem;
    private final PlanSettings settings;
    private final Grid grid;
    private final Draft stays;
    private final Set<Integer> displaced = new HashSet<>();
    private int partsLeft = PARTS;
    private boolean timeUp;

    /// @param problem only what people hold, as [MeetingProblem#previous()]
    /// @param settings without weights, as what is kept goes level by level
    Keeping(TimetableEngine engine, MeetingProblem problem, PlanSettings settings) {
        this.engine = engine;
        this.problem = problem;
        this.settings = settings;
        this.grid = new Grid(problem);
        this.stays = new Draft(grid, grid.emptyDraft());
        for (int request : byWorth()) {
            if (grid.allowed[request].length > 0) {
                if (stays.fits(request, grid.earlier[request])) {
                    stays.put(request, grid.earlier[request]);
                } else {
                    displaced.add(request);
                }
            }
        }
    }

    /// What is kept.
    ///
    /// @param musts how many of the musts that people hold have no place any more
    /// @param likes the weights of such likes, summed; the bound is that of plans that keep as many musts
    /// @param moves how many requests lose their slot for it, those counted that have no place any more
    /// @param movedBound no plan that keeps as much gives another slot to fewer
    /// @param timeUp whether the clock ended a part of the search
    record Kept(
            List<Placement> placements,
            LevelResult musts,
            LevelResult likes,
            LevelResult moves,
            long movedBound,
            boolean timeUp,
            Duration timeLeft) {

        /// Whether no plan keeps more, and none that keeps as much loses fewer slots.
        boolean proven() {
            return musts.proven() && likes.proven() && moves.proven();
        }
    }

    private record Found(Plan plan, long movesBound) {
        Found {
            movesBound = Math.min(plan.level(Level.MOVES).best(), movesBound);
        }

        long moves() {
            return value(Level.MOVES);
        }

        long value(Level level) {
            return plan.level(level).best();
        }

        /// Whether more is kept, or as much with fewer moves.
        boolean isBetterThan(Found other) {
            return Arrays.compare(values(), other.values()) < 0;
        }

        private long[] values() {
            return new long[] {value(Level.UNPLACED_MUSTS), value(Level.UNPLACED_LIKES), moves()};
        }
    }

    Kept keep() {
        if (displaced.isEmpty()) {
            int lost = grid.lostForEver();
            return kept(
                    TableChoice.of(grid, stays.slotOf).placements(),
                    proven(Level.UNPLACED_MUSTS, grid.value(Level.UNPLACED_MUSTS, stays.slotOf)),
                    proven(Level.UNPLACED_LIKES, grid.value(Level.UNPLACED_LIKES, stays.slotOf)),
                    proven(Level.MOVES, lost));
        }
        return nearby();
    }

    private static LevelResult proven(Level level, long value) {
        return new LevelResult(level, value, value);
    }

    private Kept kept(List<Placement> placements, LevelResult musts, LevelResult likes, LevelResult moves) {
        long movedBound = Math.max(0, moves.bound() - droppedMost(musts.best(), likes.best()));
        return new Kept(placements, musts, likes, moves, movedBound, timeUp, part(partsLeft));
    }

    /// All that can be kept is kept, so nothing keeps more.
    private Kept keptAll(Found found) {
        return kept(
                found.plan.placements(),
                proven(Level.UNPLACED_MUSTS, found.value(Level.UNPLACED_MUSTS)),
                proven(Level.UNPLACED_LIKES, found.value(Level.UNPLACED_LIKES)),
                new LevelResult(Level.MOVES, found.moves(), found.movesBound));
    }

    /// The most requests that a plan leaves out which keeps so much: who has no slot at all, and of the others as many
    /// musts, and the lightest likes. Two plans may keep the same weight, and one of them leave out
    /// one heavy like and the other several light ones.
    ///
    /// @param musts that are left out
    /// @param likes the weights of those left out, summed
    private long droppedMost(long musts, long likes) {
        long weightLeft = likes;
        long count = musts;
        for (int request : lightestFirst()) {
            int weight = grid.requests.get(request).likeWeight();
            if (weight <= weightLeft) {
                weightLeft -= weight;
                count++;
            }
        }
        return count;
    }

    /// The likes, those without any slot before all others.
    private List<Integer> lightestFirst() {
        return IntStream.range(0, grid.requests.size())
                .filter(request -> !grid.requests.get(request).isMust())
                .boxed()
                .sorted(Comparator.comparing((Integer request) -> grid.allowed[request].length > 0)
                        .thenComparingInt(request -> grid.requests.get(request).likeWeight()))
                .toList();
    }

    private Kept nearby() {
        long least = grid.lostForEver() + leastDisplaced();
        Found best = plan(firm(displaced), PARTS_OF_ALL, least);
        if (keepsAll(best) && best.moves() == least) {
            return keptAll(best);
        }
        boolean oneMore = !keepsAll(best)
                && best.plan.level(Level.UNPLACED_MUSTS).proven()
                && best.plan.level(Level.UNPLACED_LIKES).proven()
                && displaced.stream().noneMatch(request -> grid.isAllowed(request, grid.earlier[request]));
        least += oneMore ? 1 : 0;
        best = new Found(best.plan, least);
        Set<Integer> loose = displaced;
        for (int ring = 0; ring < RINGS; ring++) {
            loose = withWhatIsInTheWay(loose);
            Found found = plan(firm(loose), 1, least);
            best = found.isBetterThan(best) ? found : best;
            if (keepsAll(best) && best.moves() == least) {
                return keptAll(best);
            }
        }
        Found all = plan(problem, PARTS_OF_ALL, least);
        Found found = all.isBetterThan(best) ? all : best;
        // The bound of moves holds for plans that leave out no more likes than the one it was found with.
        boolean holds = found.value(Level.UNPLACED_LIKES) <= all.value(Level.UNPLACED_LIKES);
        long movesBound = holds ? Math.max(least, all.plan.level(Level.MOVES).bound()) : least;
        Found known = new Found(found.plan, movesBound);
        return keepsAll(known)
                ? keptAll(known)
                : kept(
                        known.plan.placements(),
                        bounded(known, all, Level.UNPLACED_MUSTS),
                        bounded(known, all, Level.UNPLACED_LIKES),
                        new LevelResult(Level.MOVES, known.moves(), known.movesBound));
    }

    /// The value of a plan, with the bound that was found while everything was loose.
    private static LevelResult bounded(Found found, Found all, Level level) {
        long value = found.value(level);
        return new LevelResult(
                level, value, Math.min(value, all.plan.level(level).bound()));
    }

    private Found plan(MeetingProblem question, int parts, long least) {
        partsLeft -= parts;
        Plan plan = engine.plan(question, settings.withLimit(part(parts)));
        timeUp |= plan.ending() == Plan.Ending.TIME_UP;
        return new Found(plan, least);
    }

    private Duration part(int parts) {
        return settings.limit().multipliedBy(parts).dividedBy(PARTS);
    }

    private boolean keepsAll(Found found) {
        return found.plan.placements().size() == grid.requests.size() - grid.lostForEver();
    }

    /// The problem in which all but these requests stay where they are.
    private MeetingProblem firm(Set<Integer> loose) {
        Set<String> firm = IntStream.range(0, grid.requests.size())
                .filter(request -> stays.slotOf[request] != NOWHERE && !loose.contains(request))
                .mapToObj(request -> grid.requests.get(request).id())
                .collect(Collectors.toSet());
        Previous previous = problem.previous();
        return problem.withPrevious(new Previous(previous.placements(), previous.keep(), previous.fromSlot(), firm));
    }

    /// These requests and those that are in their way in some slot: of the same people, at the same table, with one of
    /// the same interpreters, or anywhere where all tables are taken.
    private Set<Integer> withWhatIsInTheWay(Set<Integer> loose) {
        Set<Integer> wider = new HashSet<>(loose);
        for (int request : loose) {
            for (int slot : grid.allowed[request]) {
                for (int person : grid.people[request]) {
                    wider.add(stays.occupant[person][slot]);
                }
                wider.add(stays.atTableOf(request, slot));
                boolean full = stays.tablesFree(slot) == 0;
                for (int other = 0; other < stays.slotOf.length; other++) {
                    if (stays.slotOf[other] == slot && (full || grid.bridges.shareAHelper(request, other))) {
                        wider.add(other);
                    }
                }
            }
        }
        wider.remove(NOWHERE);
        return wider;
    }

    /// What is over, then musts, then by weight.
    private List<Integer> byWorth() {
        return IntStream.range(0, grid.requests.size())
                .boxed()
                .sorted(Comparator.comparing((Integer request) -> !grid.isFirm(request))
                        .thenComparing(request -> !grid.requests.get(request).isMust())
                        .thenComparingInt(request -> -grid.requests.get(request).likeWeight()))
                .toList();
    }

    /// How many requests that could be placed cannot stay, in any plan that keeps all of them: those whose slot is not
    /// theirs any more, and as many others of each slot as it has too few tables.
    private long leastDisplaced() {
        int[][] load = Arrays.stream(grid.seating.capacity)
                .map(classes -> new int[classes.length])
                .toArray(int[][]::new);
        long count = 0;
        for (int request = 0; request < grid.requests.size(); request++) {
            if (grid.isAllowed(request, grid.earlier[request])) {
                for (int c = 0; c <= grid.seating.classOf[request]; c++) {
                    load[grid.earlier[request]][c]++;
                }
            } else if (grid.allowed[request].length > 0) {
                count++;
            }
        }
        for (int slot = 0; slot < load.length; slot++) {
            int here = slot;
            count += IntStream.range(0, load[slot].length)
                    .map(c -> Math.max(0, load[here][c] - grid.seating.capacity[here][c]))
                    .max()
                    .orElse(0);
        }
        return count;
    }
}
