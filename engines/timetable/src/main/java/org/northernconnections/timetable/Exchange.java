package org.northernconnections.timetable;

import static org.northernconnections.timetable.Grid.NOWHERE;

import java.util.Arrays;
import java.util.function.IntPredicate;

/// Exchanges two slots for a request and for whatever is in its way, and in the way of that, and so on: a Kempe chain.
///
/// Nobody is in two meetings afterwards, and no fixed table holds two. Whether tables, interpreters, pauses and orders
/// still suffice is asked behind the exchange ([#keepsRules]), which a second [#swap] undoes.
/// *Cost*: a few operations a member of the chain and participant.
final class Exchange {
    private final Grid grid;
    private final Draft draft;
    private final IntPredicate movable;
    private final int[] chain;
    private final boolean[] forth;
    private final int[] seen;
    private int size;
    private int mark;
    private int source;
    private int target;
    /// How many tables more the target needs then.
    private int surplus;

    /// @param movable says of a request whether it may be in a chain
    Exchange(Grid grid, Draft draft, IntPredicate movable) {
        this.grid = grid;
        this.draft = draft;
        this.movable = movable;
        this.chain = new int[draft.slotOf.length];
        this.forth = new boolean[draft.slotOf.length];
        this.seen = new int[draft.slotOf.length];
    }

    /// Gathers what must change slots together with a placed request; false if one of them may not.
    boolean collect(int request, int to) {
        source = draft.slotOf[request];
        target = to;
        size = 0;
        surplus = 0;
        mark++;
        add(request);
        return grow(0);
    }

    /// Whether the slot to which the first request goes has too few tables for what was gathered.
    boolean overflows() {
        return surplus > draft.tablesFree(target);
    }

    /// Gathers one more request, from the target, which goes the other way, with whatever is in its way; false if one
    /// may not.
    boolean collectBack(int request) {
        if (has(request)) {
            return false;
        }
        int from = size;
        add(request);
        return grow(from);
    }

    private boolean grow(int from) {
        for (int i = from; i < size; i++) {
            int member = chain[i];
            boolean goes = draft.slotOf[member] == source;
            int other = goes ? target : source;
            if (!movable.test(member) || !grid.isAllowed(member, other)) {
                return false;
            }
            if (grid.seating.classOf[member] != Seating.AT_HOST) {
                surplus += goes ? 1 : -1;
            }
            for (int person : grid.people[member]) {
                add(draft.occupant[person][other]);
            }
            add(draft.atTableOf(member, other));
        }
        return true;
    }

    private void add(int request) {
        if (request != NOWHERE && seen[request] != mark) {
            seen[request] = mark;
            chain[size++] = request;
        }
    }

    boolean has(int request) {
        return seen[request] == mark;
    }

    int size() {
        return size;
    }

    /// The requests that were gathered.
    int[] members() {
        return Arrays.copyOf(chain, size);
    }

    int member(int i) {
        return chain[i];
    }

    void swap() {
        for (int i = 0; i < size; i++) {
            forth[i] = draft.slotOf[chain[i]] == source;
            draft.take(chain[i]);
        }
        for (int i = 0; i < size; i++) {
            draft.put(chain[i], forth[i] ? target : source);
        }
    }

    boolean keepsRules() {
        if (!draft.hasRoom(source) || !draft.hasRoom(target)) {
            return false;
        }
        for (int i = 0; i < size; i++) {
            if (!draft.isInRhythm(chain[i], draft.slotOf[chain[i]])) {
                return false;
            }
        }
        return true;
    }
}
