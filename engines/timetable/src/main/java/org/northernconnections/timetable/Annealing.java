package org.northernconnections.timetable;

import static org.northernconnections.timetable.Grid.NOWHERE;

import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/// Makes the breaks of a draft fewer by simulated annealing, without proof: the proof is the solver's work.
///
/// A step takes one meeting and another slot in which it may stand, and exchanges the two slots for it and for
/// whatever is in its way, and in the way of that, and so on ([Exchange]); so a draft that keeps the rules still
/// keeps them. A step that would break a pin, an absence, a pause, an order of meetings or the number of tables or
/// interpreters is not made. What is placed stays
/// placed, hence the levels before [Level#BREAKS] keep their values; meetings to be kept in their earlier slot stay.
///
/// A step that adds `b` breaks is made with probability `exp(-b / T)`; `T` falls from [#HOT] to [#COLD] by a
/// constant factor. *Cost*: `rounds` steps, each of a few chain members times the slots.
///
/// Source: S. Kirkpatrick, C. D. Gelatt, M. P. Vecchi, *Optimization by Simulated Annealing*, Science 220, 1983.
final class Annealing {
    private static final double HOT = 1.0;
    private static final double COLD = 0.12;
    /// How often, in steps, the clock and the switch are looked at.
    private static final int LOOK_EVERY = 1_000;
    /// How many tries to find a meeting to send back where tables are too few.
    private static final int TRIES = 20;

    private final Grid grid;
    private final Random random;
    private final Draft draft;
    private final int[] movable;
    private final int[] breaks;
    private int total;

    private final Exchange exchange;

    private Annealing(Grid grid, int[] start, long seed) {
        this.grid = grid;
        this.random = new Random(seed);
        this.draft = new Draft(grid, start);
        this.exchange = new Exchange(grid, draft, this::isMovable);
        this.breaks = new int[grid.participants.size()];
        for (int participant = 0; participant < breaks.length; participant++) {
            breaks[participant] = grid.breaks(draft.occupant[participant], participant);
            total += breaks[participant];
        }
        this.movable = IntStream.range(0, start.length)
                .filter(request -> start[request] != NOWHERE && isMovable(request))
                .toArray();
    }

    /// The best draft of so many rounds, or of fewer if `stopped` says so.
    static int[] improve(Grid grid, int[] draft, long seed, long rounds, BooleanSupplier stopped) {
        return new Annealing(grid, draft, seed).run(rounds, stopped);
    }

    private int[] run(long rounds, BooleanSupplier stopped) {
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
            if (round % LOOK_EVERY == 0 && stopped.getAsBoolean()) {
                break;
            }
        }
        return best;
    }

    private void step(double temperature) {
        int request = movable[random.nextInt(movable.length)];
        int[] slots = grid.allowed[request];
        int target = slots[random.nextInt(slots.length)];
        if (target == draft.slotOf[request] || !exchange.collect(request, target) || !balance(target)) {
            return;
        }
        int before = total;
        exchange.swap();
        recount();
        boolean keep = total <= before || random.nextDouble() < Math.exp((before - total) / temperature);
        if (!keep || !exchange.keepsRules()) {
            exchange.swap();
            recount();
        }
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

    /// Counts the breaks of the chain's participants anew.
    private void recount() {
        for (int i = 0; i < exchange.size(); i++) {
            for (int person : grid.people[exchange.member(i)]) {
                recount(person);
            }
        }
    }

    private void recount(int participant) {
        total -= breaks[participant];
        breaks[participant] = grid.breaks(draft.occupant[participant], participant);
        total += breaks[participant];
    }

    private boolean isMovable(int request) {
        return grid.requests.get(request).pinnedSlot() == null
                && !grid.isFirm(request)
                && !(grid.problem.previous().keep() && grid.earlier[request] == draft.slotOf[request]);
    }
}
