package org.northernconnections.trust.level;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.northernconnections.trust.level.Network.Side;

/// What a network tells about pairs that are not in it, as columns of numbers.
///
/// With `k` levels, `u` the source and `v` the target of a pair:
///
/// | columns | content                                                                                      |
/// |---------|----------------------------------------------------------------------------------------------|
/// | `4k`    | how often each level is said of `v`, by `u`, by `v`, of `u`                                    |
/// | `4k`    | the same as shares, drawn to the common shares by [#STEADY] usual words                        |
/// | 1       | what `v` says of `u`                                                                           |
/// | 3       | whether `u` is `v`; what either says of itself                                                 |
/// | 5       | how generous `u` is and how well liked `v` (and the other way), in levels; what both make likely |
/// | `2k`    | what those say of `v` who word others as `u` does, as sums and as shares                       |
/// | `2k`    | what `u` says of those who are worded as `v` is, as sums and as shares                         |
/// | `4k²`   | by direction and levels, how many third members stand between both                             |
/// | 2       | how often a random walk of all comes to `u` and to `v`, as logarithms                          |
///
/// Two raters are alike by `s² / (b + 3)`, `b` whom both word and `s` whom both word alike; so are two targets.
/// *Cost*: for the alike, `Σ in-degree²` and `Σ out-degree²` over the members asked about; else the degrees of a pair.
final class PairColumns {
    private static final double STEADY = 2;
    private static final double STEADY_ALIKE = 0.5;
    private static final double FEW = 3;
    private static final int ROUNDS = 15;
    private static final int STEPS = 30;
    private static final double ONWARD = 0.85;

    private final Network network;
    private final int levels;
    private final double[] usual;
    private final double[] generous;
    private final double[] liked;
    private double middle;
    private final double[] visits;

    PairColumns(Network network) {
        this.network = network;
        levels = network.levels;
        usual = usual();
        generous = new double[network.members];
        liked = new double[network.members];
        findHabits();
        visits = visits();
    }

    static int width(int levels) {
        return 12 * levels + 4 * levels * levels + 11;
    }

    private double[] usual() {
        var shares = new double[levels];
        for (byte level : network.out.level()) {
            shares[level]++;
        }
        double all = network.out.level().length + levels;
        for (int l = 0; l < levels; l++) {
            shares[l] = (shares[l] + 1) / all;
        }
        return shares;
    }

    /// A word is the middle, plus its source's generosity, plus how well its target is liked: by turns, least squares.
    private void findHabits() {
        double sum = 0;
        for (byte level : network.out.level()) {
            sum += level;
        }
        middle = network.out.level().length == 0 ? 0 : sum / network.out.level().length;
        for (int round = 0; round < ROUNDS; round++) {
            settle(network.in, liked, generous);
            settle(network.out, generous, liked);
        }
    }

    private void settle(Side side, double[] own, double[] others) {
        for (int member = 0; member < own.length; member++) {
            double rest = 0;
            for (int e = side.start()[member]; e < side.start()[member + 1]; e++) {
                rest += side.level()[e] - middle - others[side.other()[e]];
            }
            own[member] = rest / (side.degree(member) + STEADY);
        }
    }

    private double[] visits() {
        int n = network.members;
        var now = new double[n];
        Arrays.fill(now, 1.0 / n);
        for (int step = 0; step < STEPS; step++) {
            var next = new double[n];
            double lost = 0;
            for (int member = 0; member < n; member++) {
                int degree = network.out.degree(member);
                lost += degree == 0 ? now[member] : 0;
                for (int e = network.out.start()[member]; e < network.out.start()[member + 1]; e++) {
                    next[network.out.other()[e]] += ONWARD * now[member] / degree;
                }
            }
            for (int member = 0; member < n; member++) {
                next[member] += (1 - ONWARD + ONWARD * lost) / n;
            }
            now = next;
        }
        return now;
    }

    /// Fills the rows of these pairs into columns.
    ///
    /// @param pairs the rows to fill, as places in `source`, `target` and in each of the columns
    void fill(int[] pairs, int[] source, int[] target, float[][] columns) {
        for (int pair : pairs) {
            fillCounts(pair, source[pair], target[pair], columns);
        }
        var alike = new Alike(network.members);
        int first = 8 * levels + 9;
        fillAlike(pairs, source, target, network.out, network.in, alike, columns, first);
        fillAlike(pairs, target, source, network.in, network.out, alike, columns, first + 2 * levels);
    }

    private void fillCounts(int row, int u, int v, float[][] columns) {
        int at = putCounts(row, network.in, v, columns, 0);
        at = putCounts(row, network.out, u, columns, at);
        at = putCounts(row, network.out, v, columns, at);
        at = putCounts(row, network.in, u, columns, at);
        columns[at++][row] = network.out.level(v, u) + 1;
        columns[at++][row] = u == v ? 1 : 0;
        columns[at++][row] = network.ofItself(u);
        columns[at++][row] = network.ofItself(v);
        columns[at++][row] = (float) generous[u];
        columns[at++][row] = (float) liked[v];
        columns[at++][row] = (float) (middle + generous[u] + liked[v]);
        columns[at++][row] = (float) liked[u];
        columns[at++][row] = (float) generous[v];
        at += 4 * levels; // the alike
        at = putBetween(row, network.out, u, network.out, v, columns, at);
        at = putBetween(row, network.out, u, network.in, v, columns, at);
        at = putBetween(row, network.in, u, network.out, v, columns, at);
        at = putBetween(row, network.in, u, network.in, v, columns, at);
        columns[at++][row] = (float) Math.log(visits[u]);
        columns[at][row] = (float) Math.log(visits[v]);
    }

    private int putCounts(int row, Side side, int member, float[][] columns, int at) {
        var counts = new double[levels];
        for (int e = side.start()[member]; e < side.start()[member + 1]; e++) {
            counts[side.level()[e]]++;
        }
        return put(row, counts, STEADY, columns, at);
    }

    private int put(int row, double[] amounts, double steady, float[][] columns, int at) {
        double all = Arrays.stream(amounts).sum() + steady;
        for (int l = 0; l < levels; l++) {
            columns[at + l][row] = (float) amounts[l];
            columns[at + levels + l][row] = (float) ((amounts[l] + steady * usual[l]) / all);
        }
        return at + 2 * levels;
    }

    /// How many members stand beside both, by their levels; both lists ascend.
    private int putBetween(int row, Side ofU, int u, Side ofV, int v, float[][] columns, int at) {
        int a = ofU.start()[u];
        int b = ofV.start()[v];
        while (a < ofU.start()[u + 1] && b < ofV.start()[v + 1]) {
            int difference = ofU.other()[a] - ofV.other()[b];
            if (difference == 0) {
                columns[at + ofU.level()[a] * levels + ofV.level()[b]][row]++;
            }
            a += difference <= 0 ? 1 : 0;
            b += difference >= 0 ? 1 : 0;
        }
        return at + levels * levels;
    }

    /// Whom one member shares others with, and how often both say the same.
    private static final class Alike {
        private final int[] both;
        private final int[] same;
        private int[] touched = new int[64];
        private int count;

        Alike(int members) {
            both = new int[members];
            same = new int[members];
        }

        void find(int member, Side there, Side back) {
            for (int e = there.start()[member]; e < there.start()[member + 1]; e++) {
                int shared = there.other()[e];
                for (int f = back.start()[shared]; f < back.start()[shared + 1]; f++) {
                    add(back.other()[f], there.level()[e] == back.level()[f]);
                }
            }
        }

        private void add(int member, boolean alike) {
            if (both[member]++ == 0) {
                if (count == touched.length) {
                    touched = Arrays.copyOf(touched, count * 2);
                }
                touched[count++] = member;
            }
            same[member] += alike ? 1 : 0;
        }

        double of(int member) {
            return (double) same[member] * same[member] / (both[member] + FEW);
        }

        void forget() {
            for (int i = 0; i < count; i++) {
                both[touched[i]] = 0;
                same[touched[i]] = 0;
            }
            count = 0;
        }
    }

    /// What those say of the far end who word as the near end does; with sides and ends turned, the alike targets.
    private void fillAlike(
            int[] pairs, int[] near, int[] far, Side there, Side back, Alike alike, float[][] columns, int at) {
        int[] byNear = IntStream.of(pairs)
                .boxed()
                .sorted(Comparator.comparingInt(pair -> near[pair]))
                .mapToInt(pair -> pair)
                .toArray();
        int member = -1;
        for (int pair : byNear) {
            if (near[pair] != member) {
                alike.forget();
                member = near[pair];
                alike.find(member, there, back);
            }
            var amounts = new double[levels];
            for (int e = back.start()[far[pair]]; e < back.start()[far[pair] + 1]; e++) {
                if (back.other()[e] != member) {
                    amounts[back.level()[e]] += alike.of(back.other()[e]);
                }
            }
            put(pair, amounts, STEADY_ALIKE, columns, at);
        }
        alike.forget();
    }
}
