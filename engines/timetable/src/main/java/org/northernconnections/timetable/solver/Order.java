package org.northernconnections.timetable.solver;

import java.util.Arrays;

/// The order in which variables are decided: first whoever was met in the most conflicts, where later ones weigh more.
///
/// A binary heap by *activity*. A conflict adds to the activity of each variable that it meets; what is added
/// grows from conflict to conflict, so that earlier ones fade (N. Eén, N. Sörensson, *An Extensible
/// SAT-solver*, 2003, after *Chaff*). Of the same activity, the order depends on the conflicts so far only.
///
/// *Cost*: `log n` steps a call.
final class Order {
    static final int NONE = -1;

    private static final double LARGE = 1e100;

    private final double[] activity;
    private final int[] heap;
    /// Where a variable stands in the heap; [#NONE] where it is not in it.
    private final int[] place;
    private int size;
    private double bump = 1;

    /// Of the variables from 0, all in it.
    Order(int variables) {
        activity = new double[variables];
        heap = new int[variables];
        place = new int[variables];
        Arrays.setAll(heap, variable -> variable);
        Arrays.setAll(place, variable -> variable);
        size = variables;
    }

    /// Takes the first out.
    ///
    /// @return [#NONE] if it is empty
    int poll() {
        if (size == 0) {
            return NONE;
        }
        int first = heap[0];
        place[first] = NONE;
        size--;
        if (size > 0) {
            heap[0] = heap[size];
            place[heap[0]] = 0;
            down();
        }
        return first;
    }

    /// Puts a variable back, if it is not in.
    void add(int variable) {
        if (place[variable] == NONE) {
            heap[size] = variable;
            place[variable] = size;
            size++;
            up(size - 1);
        }
    }

    /// A conflict met this variable.
    void bump(int variable) {
        activity[variable] += bump;
        if (place[variable] != NONE) {
            up(place[variable]);
        }
    }

    /// Conflicts until now weigh less, by this factor, than those from now on.
    void fade(double factor) {
        bump /= factor;
        if (bump > LARGE) {
            for (int variable = 0; variable < activity.length; variable++) {
                activity[variable] /= LARGE;
            }
            bump /= LARGE;
        }
    }

    private void up(int from) {
        int at = from;
        int variable = heap[at];
        while (at > 0) {
            int parent = (at - 1) >> 1;
            if (activity[heap[parent]] >= activity[variable]) {
                break;
            }
            set(at, heap[parent]);
            at = parent;
        }
        set(at, variable);
    }

    private void down() {
        int at = 0;
        int variable = heap[at];
        while (2 * at + 1 < size) {
            int child = 2 * at + 1;
            if (child + 1 < size && activity[heap[child + 1]] > activity[heap[child]]) {
                child++;
            }
            if (activity[heap[child]] <= activity[variable]) {
                break;
            }
            set(at, heap[child]);
            at = child;
        }
        set(at, variable);
    }

    private void set(int at, int variable) {
        heap[at] = variable;
        place[variable] = at;
    }
}
