package org.northernconnections.timetable;

import static org.northernconnections.timetable.Grid.NOWHERE;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;

/// Places more of what a draft leaves out, by annealing, without proof.
///
/// A step takes a request without a place and a slot in which it may stand, pushes out whatever is in its way there,
/// and then looks for other slots for those. What is lost counts: a must more than any number of meetings that
/// somebody is short of, such a meeting more than all likes, a like its weight. A step that makes the loss greater
/// by `d` is made with probability `exp(-d / T)`, where `T` falls from half of the mean weight to a twentieth
/// of it; a step that cannot keep the rules is not made.
///
/// *Cost*: `rounds` steps, each of a few requests times their slots.
final class Insertion {
    private static final double HOT = 0.5;
    /// What is left of the temperature in the end.
    private static final double COLD = 0.1;
    /// How often, in steps, the clock and the switch are looked at.
    private static final int LOOK_EVERY = 1_000;
    /// How many tries to find whose table or interpreter is to be made free.
    private static final int TRIES = 8;

    private final Grid grid;
    private final Random random;
    private final Draft draft;
    private final long mustLoss;
    private final long shortLoss;
    private final double hot;
    /// The requests without a place that could have one, in the first places, and where each is among them.
    private final int[] waiting;

    private final int[] placeAmong;
    private int waitingCount;
    private long loss;

    /// What a step has done, to be undone.
    private final List<Integer> pushedOut = new ArrayList<>();

    private final List<Integer> slotsBefore = new ArrayList<>();

    private Insertion(Grid grid, int[] start, long seed) {
        this.grid = grid;
        this.random = new Random(seed);
        this.draft = new Draft(grid, start);
        long likes = grid.requests.stream().mapToLong(Request::likeWeight).sum();
        this.shortLoss = likes + 1;
        long shortMost =
                grid.participants.stream().mapToLong(Participant::meetingsMin).sum();
        this.mustLoss = shortLoss * (shortMost + 1);
        this.hot = HOT * Math.max(1.0, (double) likes / Math.max(1, grid.requests.size()));
        this.waiting = new int[start.length];
        this.placeAmong = new int[start.length];
        Arrays.fill(placeAmong, NOWHERE);
        for (int request = 0; request < start.length; request++) {
            if (start[request] == NOWHERE) {
                loss += worth(request);
                addWaiting(request);
            }
        }
        for (int person = 0; person < grid.participants.size(); person++) {
            loss += shortLoss * Math.max(0, grid.participants.get(person).meetingsMin() - draft.meetings[person]);
        }
    }

    /// The best draft of so many rounds; of fewer if `stopped` says so, or once a level is at its bound and
    /// those before it are no worse. `stopped` is asked now and then, with the best draft so far, which it may
    /// not change.
    ///
    /// @param level the first of those in question; one behind [Level#UNPLACED_LIKES] asks for all three up to that
    static int[] improve(
            Grid grid, int[] draft, Level level, long bound, long seed, long rounds, Predicate<int[]> stopped) {
        var insertion = new Insertion(grid, draft, seed);
        return insertion.run(insertion.enough(level, bound), rounds, stopped);
    }

    /// The most that a draft may lose which is as good as this one on the levels before, and at the bound of this one.
    private long enough(Level level, long bound) {
        long musts = level == Level.UNPLACED_MUSTS ? bound : grid.value(Level.UNPLACED_MUSTS, draft.slotOf);
        long missing = level == Level.MEETINGS_SHORT ? bound : grid.value(Level.MEETINGS_SHORT, draft.slotOf);
        return switch (level) {
            case UNPLACED_MUSTS -> mustLoss * musts + mustLoss - 1;
            case MEETINGS_SHORT -> mustLoss * musts + shortLoss * missing + shortLoss - 1;
            case UNPLACED_LIKES -> mustLoss * musts + shortLoss * missing + bound;
            case MOVES, BREAKS, UNFAIRNESS, GROUP_UNFAIRNESS, TABLE_CHANGES -> 0;
        };
    }

    private int[] run(long enough, long rounds, Predicate<int[]> stopped) {
        int[] best = draft.slotOf.clone();
        long bestLoss = loss;
        double cooling = Math.pow(COLD, 1.0 / Math.max(1, rounds));
        double temperature = hot;
        for (long round = 0; round < rounds && bestLoss > enough && waitingCount > 0; round++) {
            step(temperature);
            temperature *= cooling;
            if (loss < bestLoss) {
                bestLoss = loss;
                System.arraycopy(draft.slotOf, 0, best, 0, best.length);
            }
            if (round % LOOK_EVERY == 0 && stopped.test(best)) {
                break;
            }
        }
        return best;
    }

    private void step(double temperature) {
        int request = waiting[random.nextInt(waitingCount)];
        int[] slots = grid.allowed[request];
        int slot = slots[random.nextInt(slots.length)];
        long before = loss;
        pushedOut.clear();
        slotsBefore.clear();
        if (makeRoom(request, slot) && draft.fits(request, slot)) {
            put(request, slot);
            pushedOut.forEach(this::putElsewhere);
            if (loss <= before || random.nextDouble() < Math.exp((before - loss) / temperature)) {
                return;
            }
            take(request);
        }
        undo();
    }

    /// Pushes out who is in the way of a request in a slot; false if somebody must stay.
    private boolean makeRoom(int request, int slot) {
        for (int person : grid.people[request]) {
            if (!pushOut(draft.occupant[person][slot])) {
                return false;
            }
            if (draft.meetings[person] >= grid.participants.get(person).meetingsMax() && !pushOut(anyOf(person))) {
                return false;
            }
        }
        return pushOut(draft.atTableOf(request, slot))
                && (draft.hasSeats(request, slot) || pushOut(anyIn(slot)))
                && (draft.hasInterpreter(request, slot) || pushOut(lightInterpreted(request, slot)));
    }

    private int anyOf(int person) {
        int[] placed = Arrays.stream(grid.requestsOf[person])
                .filter(request -> draft.slotOf[request] != NOWHERE)
                .toArray();
        return placed.length == 0 ? NOWHERE : placed[random.nextInt(placed.length)];
    }

    private int anyIn(int slot) {
        for (int trial = 0; trial < TRIES; trial++) {
            int found = draft.occupant[random.nextInt(draft.occupant.length)][slot];
            if (found != NOWHERE) {
                return found;
            }
        }
        return NOWHERE;
    }

    /// Of a few requests in a slot whose interpreter could help this one, the one that is worth least.
    private int lightInterpreted(int request, int slot) {
        int lightest = NOWHERE;
        for (int trial = 0; trial < TRIES; trial++) {
            int found = draft.anyInterpreted(slot, random);
            if (found != NOWHERE
                    && grid.bridges.shareAHelper(request, found)
                    && (lightest == NOWHERE || worth(found) < worth(lightest))) {
                lightest = found;
            }
        }
        return lightest;
    }

    private boolean pushOut(int request) {
        if (request == NOWHERE) {
            return true;
        }
        if (grid.isFirm(request)) {
            return false;
        }
        pushedOut.add(request);
        slotsBefore.add(draft.slotOf[request]);
        take(request);
        return true;
    }

    private void putElsewhere(int request) {
        int[] slots = grid.allowed[request];
        int first = random.nextInt(slots.length);
        for (int i = 0; i < slots.length; i++) {
            int slot = slots[(first + i) % slots.length];
            if (draft.fits(request, slot)) {
                put(request, slot);
                return;
            }
        }
    }

    private void undo() {
        for (int request : pushedOut) {
            if (draft.slotOf[request] != NOWHERE) {
                take(request);
            }
        }
        for (int i = 0; i < pushedOut.size(); i++) {
            put(pushedOut.get(i), slotsBefore.get(i));
        }
    }

    private void put(int request, int slot) {
        draft.put(request, slot);
        loss -= worth(request);
        for (int person : grid.people[request]) {
            loss -= draft.meetings[person] <= grid.participants.get(person).meetingsMin() ? shortLoss : 0;
        }
        waitingCount--;
        int last = waiting[waitingCount];
        waiting[placeAmong[request]] = last;
        placeAmong[last] = placeAmong[request];
        placeAmong[request] = NOWHERE;
    }

    private void take(int request) {
        for (int person : grid.people[request]) {
            loss += draft.meetings[person] <= grid.participants.get(person).meetingsMin() ? shortLoss : 0;
        }
        draft.take(request);
        loss += worth(request);
        addWaiting(request);
    }

    private void addWaiting(int request) {
        if (grid.allowed[request].length > 0) {
            placeAmong[request] = waitingCount;
            waiting[waitingCount++] = request;
        }
    }

    private long worth(int request) {
        return grid.requests.get(request).isMust()
                ? mustLoss
                : grid.requests.get(request).likeWeight();
    }
}
