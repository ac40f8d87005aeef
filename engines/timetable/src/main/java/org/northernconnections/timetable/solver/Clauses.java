package org.northernconnections.timetable.solver;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/// A formula in clauses and counts, for [ClauseSolver].
///
/// A literal is a number: `2 v` says that variable `v` holds, `2 v + 1` that it does not. So `literal ^ 1` is the
/// opposite.
public final class Clauses {
    /// More than any slot of a published case has meetings of one participant, and than any meeting has slots.
    private static final int PAIRED_MAX = 64;

    private static final int GROUP = 8;

    private int variables;
    /// One clause after the other, each after its length.
    private int[] data = new int[1 << 16];
    private int size;
    private final List<int[]> cardinalities = new ArrayList<>();
    private final List<Integer> mostFalse = new ArrayList<>();
    private final int never;

    public Clauses() {
        never = literal();
        add(not(never));
    }

    /// A new variable's literal.
    public int literal() {
        return 2 * variables++;
    }

    public static int not(int literal) {
        return literal ^ 1;
    }

    /// A literal that does not hold.
    public int never() {
        return never;
    }

    /// At least one of these holds.
    public void add(int... literals) {
        if (size + literals.length + 1 > data.length) {
            data = Arrays.copyOf(data, Math.max(size + literals.length + 1, 2 * data.length));
        }
        data[size] = literals.length;
        System.arraycopy(literals, 0, data, size + 1, literals.length);
        size += literals.length + 1;
    }

    /// At least one of these holds.
    public void add(List<Integer> literals) {
        add(literals.stream().mapToInt(literal -> literal).toArray());
    }

    /// Where the first holds, the second does.
    public void imply(int first, int second) {
        add(not(first), second);
    }

    /// At least so many of these hold; one that is there twice counts twice.
    public void atLeast(int least, List<Integer> literals) {
        int[] open = literals.stream()
                .mapToInt(literal -> literal)
                .filter(literal -> literal >> 1 != never >> 1)
                .toArray();
        int needed = least - Collections.frequency(literals, not(never));
        if (needed > open.length) {
            add(never);
        } else if (needed == open.length) {
            Arrays.stream(open).forEach(this::add);
        } else if (needed > 0) {
            cardinalities.add(open);
            mostFalse.add(open.length - needed);
        }
    }

    /// No more than so many of these hold.
    public void atMost(int most, List<Integer> literals) {
        atLeast(literals.size() - most, literals.stream().map(Clauses::not).toList());
    }

    /// Two by two. Where there are more than [#PAIRED_MAX], only within groups of [#GROUP], which a literal each stands
    /// for: of 1,000 there are half a million pairs.
    public void atMostOne(List<Integer> literals) {
        if (literals.size() <= PAIRED_MAX) {
            atMostOneInPairs(literals);
            return;
        }
        List<Integer> groups = new ArrayList<>();
        for (int from = 0; from < literals.size(); from += GROUP) {
            List<Integer> group = literals.subList(from, Math.min(literals.size(), from + GROUP));
            int any = literal();
            group.forEach(literal -> imply(literal, any));
            atMostOneInPairs(group);
            groups.add(any);
        }
        atMostOne(groups);
    }

    private void atMostOneInPairs(List<Integer> literals) {
        for (int i = 0; i < literals.size(); i++) {
            for (int j = 0; j < i; j++) {
                add(not(literals.get(i)), not(literals.get(j)));
            }
        }
    }

    /// Lists of literals of which at least some hold.
    List<int[]> cardinalities() {
        return cardinalities;
    }

    /// How many of each list may not hold.
    List<Integer> mostFalse() {
        return mostFalse;
    }

    int variables() {
        return variables;
    }

    /// Where a clause's length is, from 0 up to [#end]; its literals follow.
    int at(int place) {
        return data[place];
    }

    int end() {
        return size;
    }
}
