package org.northernconnections.timetable;

import static org.northernconnections.timetable.Grid.NOWHERE;

import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.northernconnections.timetable.solver.Bag;

/// Makes the breaks of a draft fewer by simulated annealing, without proof: the proof is the solver's work.
///
/// A step takes one meeting and another slot in which it may stand, and exchanges the two slots for it and for
/// whatever is in its way, and in the way of that, and so on ([Exchange]); so a draft that keeps the rules still
/// keeps them. Half of the meetings are taken from participants with a break, to a slot inside or beside their day. A
/// step that would break a pin, an absence, a pause, an order of meetings or the number of tables or
/// interpreters is not made. What is placed stays
/// placed, hence the levels before [Level#BREAKS] keep their values; meetings to be kept in their earlier slot stay.
///
/// A break costs 1 and a slot of waiting [#GAP], as shorter breaks are closer to none. A step that costs `c` more is
/// made with probability `exp(-c / T)`; `T` falls from [#HOT] to [#COLD] by a constant factor. What a step costs is
/// known from words of bits ([Days]) before it is made. *Cost*: `rounds` steps, each of a few operations a chain
/// member and participant.
///
/// Source: S. Kirkpatrick, C. D. Gelatt, M. P. Vecchi, *Optimization by Simulated Annealing*, Science 220, 1983.
final class Annealing {
    private static final double HOT = 0.3;
    private static final double COLD = 0.12;
    private static final double GAP = 0.05;
    /// How often, in steps, the clock and the switch are looked at.
    private static final int LOOK_EVERY = 1_000;
    /// How many tries to find a meeting to send back where tables are too few.
    private static final int TRIES = 20;

    private final Grid grid;
    private final SplittableRandom random;
    private final Draft draft;
    private final Days days;
    private final int[] movable;
    private final int[] breaks;
    private final Bag broken;
    private int total;
    private final int[] targets;

    private final Exchange exchange;

    private Annealing(Grid grid, int[] start, long seed) {
        this.grid = grid;
        this.random = new SplittableRandom(seed);
        this.draft = new Draft(grid, start);
        this.exchange = new Exchange(grid, draft, this::isMovable);
        this.days = new Days(grid);
        this.breaks = new int[grid.participants.size()];
        this.broken = new Bag(breaks.length);
        this.targets = new int[grid.slots.size()];
        for (int request = 0; request < start.length; request++) {
            if (start[request] != NOWHERE) {
                for (int person : grid.people[request]) {
                    days.put(person, start[request]);
                }
            }
        }
        for (int person = 0; person < breaks.length; person++) {
            recount(person);
        }
        this.movable = IntStream.range(0, start.length)
                .filter(request -> start[request] != NOWHERE && isMovable(request))
                .toArray();
    }

    /// The best draft of so many rounds, or of fewer if `stopped` says so; the same draft if some session is too long
    /// for [Days]. `stopped` is asked now and then, with the best draft so far, which it may not change.
    static int[] improve(Grid grid, int[] draft, long seed, long rounds, Predicate<int[]> stopped) {
        return Days.fit(grid) ? new Annealing(grid, draft, seed).run(rounds, stopped) : draft;
    }

    private int[] run(long rounds, Predicate<int[]> stopped) {
        int[] best = draft.slotOf.clone();
        int bestTotal = total;
        double cooling = Math.pow(COLD / HOT, 1.0 / Math.max(1, rounds));
        double temperature = HOT;
        for (long round = 0; round < rounds && bestTotal > 0 && movable.length > 0; round++) {
            step(temperature);
            temperature *= cooling;
            if (total < bestTotal) {
                bestTotal = total;
                System.arraycopy(draft.slotOf, 0, best, 0, best.length);
            }
            if (round % LOOK_EVERY == 0 && stopped.test(best)) {
                break;
            }
        }
        return best;
    }

    private void step(double temperature) {
        if (broken.size() > 0 && random.nextBoolean()) {
            int person = broken.get(random.nextInt(broken.size()));
            int request = anyOf(grid.requestsOf[person]);
            if (draft.slotOf[request] != NOWHERE) {
                int count = targetsAround(person, request);
                if (count > 0) {
                    exchange(request, targets[random.nextInt(count)], temperature);
                }
            }
        } else {
            int request = anyOf(movable);
            exchange(request, anyOf(grid.allowed[request]), temperature);
        }
    }

    private int anyOf(int[] numbers) {
        return numbers[random.nextInt(numbers.length)];
    }

    /// Writes down where a request of somebody may go inside or beside the day; says how many slots that are.
    private int targetsAround(int person, int request) {
        int count = 0;
        for (int slot : grid.allowed[request]) {
            if (days.isAround(person, slot)) {
                targets[count] = slot;
                count++;
            }
        }
        return count;
    }

    private void exchange(int request, int target, double temperature) {
        int source = draft.slotOf[request];
        if (target == source || !exchange.collect(request, target) || !balance(target)) {
            return;
        }
        double more = added(source, target);
        if (more > 0 && random.nextDouble() >= Math.exp(-more / temperature)) {
            return;
        }
        exchange.swap();
        if (exchange.keepsRules()) {
            note(source, target);
        } else {
            exchange.swap();
        }
    }

    private double added(int source, int target) {
        double more = 0;
        for (int i = 0; i < exchange.size(); i++) {
            for (int person : grid.people[exchange.member(i)]) {
                more += days.added(person, source, target, GAP);
            }
        }
        return more;
    }

    /// Where the target has too few tables, sends another of its meetings back.
    private boolean balance(int target) {
        for (int i = 0; exchange.overflows() && i < TRIES; i++) {
            int other = draft.occupant[random.nextInt(draft.occupant.length)][target];
            if (other != NOWHERE && !exchange.has(other)) {
                return exchange.collectBack(other);
            }
        }
        return !exchange.overflows();
    }

    /// Brings days and breaks up to the draft after an exchange.
    private void note(int source, int target) {
        for (int i = 0; i < exchange.size(); i++) {
            for (int person : grid.people[exchange.member(i)]) {
                noteDay(person, source);
                noteDay(person, target);
                recount(person);
            }
        }
    }

    private void noteDay(int person, int slot) {
        if (draft.occupant[person][slot] == NOWHERE) {
            days.take(person, slot);
        } else {
            days.put(person, slot);
        }
    }

    private void recount(int person) {
        total -= breaks[person];
        breaks[person] = days.breaks(person);
        total += breaks[person];
        if (breaks[person] > 0) {
            broken.add(person);
        } else {
            broken.remove(person);
        }
    }

    private boolean isMovable(int request) {
        return grid.requests.get(request).pinnedSlot() == null
                && !grid.isFirm(request)
                && !(grid.problem.previous().keep() && grid.earlier[request] == draft.slotOf[request]);
    }
}
