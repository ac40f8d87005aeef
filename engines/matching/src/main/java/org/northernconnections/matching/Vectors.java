package org.northernconnections.matching;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Vectors by small numbers, laid across in blocks: in each one row for two dimensions, in which the two numbers of
/// one vector stand side by side.
///
/// So one instruction multiplies 16 pairs of shorts and adds the two products of each (the compiler finds it only
/// where both factors are read from arrays of shorts, hence [#spread]), and one walk through a block serves all needs.
/// Sums of whole numbers are the same in any order: the answers are those of [Meaning#product], bit by bit.
final class Vectors {
    static final int BLOCK = 512;

    private final List<short[][]> blocks = new ArrayList<>();
    private final BitSet known = new BitSet();

    void set(int number, short @Nullable [] vector) {
        known.set(number, vector != null);
        while (vector != null && blocks.size() <= number / BLOCK) {
            blocks.add(new short[rows(vector.length)][2 * BLOCK]);
        }
        if (number / BLOCK < blocks.size()) {
            short[][] block = blocks.get(number / BLOCK);
            int place = 2 * (number % BLOCK);
            for (int i = 0; i < 2 * block.length; i++) {
                block[i / 2][place + i % 2] = vector == null ? 0 : at(vector, i);
            }
        }
    }

    boolean has(int number) {
        return known.get(number);
    }

    /// An even number of pairs, as [#add] takes two at a time.
    private static int rows(int dimensions) {
        return (dimensions + 3) / 4 * 2;
    }

    private static short at(short[] vector, int i) {
        return i < vector.length ? vector[i] : 0;
    }

    /// The products of each of these with each vector kept: by need, block and place in the block; of a need
    /// without a vector they are 0.
    int[][][] products(List<short @Nullable []> needs) {
        int[][][] products = new int[needs.size()][blocks.size()][BLOCK];
        if (blocks.isEmpty()) {
            return products;
        }
        short[] @Nullable [][] asked = new short[needs.size()][][];
        for (int need = 0; need < asked.length; need++) {
            short[] vector = needs.get(need);
            asked[need] = vector == null ? null : spread(vector, blocks.getFirst().length);
        }
        for (int at = 0; at < blocks.size(); at++) {
            short[][] block = blocks.get(at);
            for (int i = 0; i < block.length; i += 2) {
                for (int need = 0; need < asked.length; need++) {
                    short[][] pairs = asked[need];
                    if (pairs != null) {
                        add(pairs[i], pairs[i + 1], block[i], block[i + 1], products[need][at]);
                    }
                }
            }
        }
        return products;
    }

    /// Each pair of a vector as often as a block has places.
    private static short[][] spread(short[] vector, int rows) {
        short[][] pairs = new short[rows][2 * BLOCK];
        for (int row = 0; row < rows; row++) {
            short a = at(vector, 2 * row);
            short b = at(vector, 2 * row + 1);
            for (int place = 0; place < 2 * BLOCK; place += 2) {
                pairs[row][place] = a;
                pairs[row][place + 1] = b;
            }
        }
        return pairs;
    }

    private static void add(short[] a, short[] b, short[] ra, short[] rb, int[] sums) {
        for (int i = 0; i < BLOCK; i++) {
            sums[i] += a[2 * i] * ra[2 * i] + a[2 * i + 1] * ra[2 * i + 1];
        }
        for (int i = 0; i < BLOCK; i++) {
            sums[i] += b[2 * i] * rb[2 * i] + b[2 * i + 1] * rb[2 * i + 1];
        }
    }
}
