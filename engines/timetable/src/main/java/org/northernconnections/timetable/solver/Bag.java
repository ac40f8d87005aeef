package org.northernconnections.timetable.solver;

import java.util.Arrays;

/// Some of the numbers from 0, in no order. Each deed takes a few operations.
public final class Bag {
    private static final int NOWHERE = -1;

    private final int[] members;
    private final int[] place;
    private int size;

    /// None of the numbers below `end`.
    public Bag(int end) {
        members = new int[end];
        place = new int[end];
        Arrays.fill(place, NOWHERE);
    }

    public int size() {
        return size;
    }

    /// @param index from 0 to the size; which number stands there changes with [#add] and [#remove]
    public int get(int index) {
        return members[index];
    }

    public void add(int member) {
        if (place[member] == NOWHERE) {
            place[member] = size;
            members[size] = member;
            size++;
        }
    }

    public void remove(int member) {
        int at = place[member];
        if (at != NOWHERE) {
            size--;
            members[at] = members[size];
            place[members[at]] = at;
            place[member] = NOWHERE;
        }
    }
}
