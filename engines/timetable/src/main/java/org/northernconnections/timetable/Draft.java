package org.northernconnections.timetable;

import static org.northernconnections.timetable.Grid.NOWHERE;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/// A draft that changes: who is busy when, what each slot holds, and whether a request fits.
///
/// *Cost*: one step takes as many operations as a request has participants and a slot has classes of seats, and a
/// matching of the slot's interpreters where a request needs one.
final class Draft {
    final int[] slotOf;
    /// Which request a participant has in a slot.
    final int[][] occupant;
    /// How many meetings each participant has.
    final int[] meetings;
    /// How many meetings each slot has.
    final int[] load;

    private final Grid grid;
    private final int[][] loadOfClass;
    /// The request at a table to which it is fixed, by slot and table.
    private final int[][] atFixedTable;
    private final List<List<Integer>> interpreted = new ArrayList<>();

    Draft(Grid grid, int[] slots) {
        this.grid = grid;
        this.slotOf = grid.emptyDraft();
        this.occupant = filled(grid.participants.size(), grid.slots.size());
        this.meetings = new int[grid.participants.size()];
        this.load = new int[grid.slots.size()];
        this.loadOfClass = Arrays.stream(grid.seating.capacity)
                .map(classes -> new int[classes.length])
                .toArray(int[][]::new);
        this.atFixedTable = filled(grid.slots.size(), grid.problem.tables().size());
        grid.slots.forEach(_ -> interpreted.add(new ArrayList<>()));
        for (int request = 0; request < slots.length; request++) {
            if (slots[request] != NOWHERE) {
                put(request, slots[request]);
            }
        }
    }

    private static int[][] filled(int rows, int columns) {
        int[][] table = new int[rows][columns];
        Arrays.stream(table).forEach(row -> Arrays.fill(row, NOWHERE));
        return table;
    }

    void put(int request, int slot) {
        slotOf[request] = slot;
        change(request, slot, request, +1);
        if (grid.bridges.isNeeded(request)) {
            interpreted.get(slot).add(request);
        }
    }

    void take(int request) {
        int slot = slotOf[request];
        slotOf[request] = NOWHERE;
        change(request, slot, NOWHERE, -1);
        interpreted.get(slot).remove(/* element */ (Integer) request);
    }

    private void change(int request, int slot, int occupied, int step) {
        for (int person : grid.people[request]) {
            occupant[person][slot] = occupied;
            meetings[person] += step;
        }
        load[slot] += step;
        for (int c = 0; c <= grid.seating.classOf[request]; c++) {
            loadOfClass[slot][c] += step;
        }
        if (grid.seating.fixedTable[request] != Seating.ANY) {
            atFixedTable[slot][grid.seating.fixedTable[request]] = occupied;
        }
    }

    /// The request that holds the table to which this one is fixed, or [Grid#NOWHERE].
    int atTableOf(int request, int slot) {
        int table = grid.seating.fixedTable[request];
        return table == Seating.ANY ? NOWHERE : atFixedTable[slot][table];
    }

    /// Whether a request without a place can have one in a slot, all others staying where they are.
    boolean fits(int request, int slot) {
        return grid.isAllowed(request, slot)
                && peopleAreFree(request, slot)
                && isInOrder(request, slot)
                && hasTable(request, slot)
                && hasInterpreter(request, slot);
    }

    private boolean peopleAreFree(int request, int slot) {
        for (int person : grid.people[request]) {
            Participant participant = grid.participants.get(person);
            if (occupant[person][slot] != NOWHERE
                    || meetings[person] >= participant.meetingsMax()
                    || row(person, slot) > participant.inARowMax()) {
                return false;
            }
        }
        return true;
    }

    private boolean hasTable(int request, int slot) {
        return hasSeats(request, slot) && atTableOf(request, slot) == NOWHERE;
    }

    /// How many of the tables that all share are free in a slot.
    int tablesFree(int slot) {
        return loadOfClass[slot].length == 0 ? 0 : grid.seating.capacity[slot][0] - loadOfClass[slot][0];
    }

    /// Whether a table with the seats that a request needs is free in a slot.
    boolean hasSeats(int request, int slot) {
        for (int c = 0; c <= grid.seating.classOf[request]; c++) {
            if (loadOfClass[slot][c] >= grid.seating.capacity[slot][c]) {
                return false;
            }
        }
        return true;
    }

    /// A request of a slot that has an interpreter, or [Grid#NOWHERE] if there is none.
    int anyInterpreted(int slot, Random random) {
        List<Integer> there = interpreted.get(slot);
        return there.isEmpty() ? NOWHERE : there.get(random.nextInt(there.size()));
    }

    /// Whether an interpreter is there for one more request of a slot, if it needs one.
    boolean hasInterpreter(int request, int slot) {
        if (!grid.bridges.isNeeded(request)) {
            return true;
        }
        List<Integer> all = new ArrayList<>(interpreted.get(slot));
        all.add(request);
        return grid.bridges.suffice(all, slot);
    }

    /// Whether a slot has the tables and interpreters for what it holds; two at one fixed table are not seen here.
    boolean hasRoom(int slot) {
        for (int c = 0; c < loadOfClass[slot].length; c++) {
            if (loadOfClass[slot][c] > grid.seating.capacity[slot][c]) {
                return false;
            }
        }
        return grid.bridges.suffice(interpreted.get(slot), slot);
    }

    /// Whether a slot suits a request as to pauses and order, given the places of the others.
    boolean isInRhythm(int request, int slot) {
        for (int person : grid.people[request]) {
            if (row(person, slot) > grid.participants.get(person).inARowMax()) {
                return false;
            }
        }
        return isInOrder(request, slot);
    }

    private boolean isInOrder(int request, int slot) {
        return grid.outOfOrder(request, slot, slotOf).findAny().isEmpty();
    }

    /// How many meetings in a row a participant has around a slot, counting one in it.
    int row(int person, int slot) {
        int[] meets = occupant[person];
        return grid.row(s -> meets[s] != NOWHERE, slot);
    }
}
