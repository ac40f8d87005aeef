package org.northernconnections.matching;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Vectors by small numbers, laid across: one row a dimension, one column a vector, in blocks.
///
/// So the compiler multiplies eight vectors at once (it does so for whole ints alone, not for the shorts that would
/// do), and one walk through a block serves all needs. Sums of whole
/// numbers are the same in any order: the answers are those of [Meaning#product], bit by bit.
final class Vectors {
    static final int BLOCK = 1024;

    private final List<int[][]> blocks = new ArrayList<>();
    private final BitSet known = new BitSet();

    void set(int number, short @Nullable [] vector) {
        known.set(number, vector != null);
        while (vector != null && blocks.size() <= number / BLOCK) {
            blocks.add(new int[rows(vector.length)][BLOCK]);
        }
        if (number / BLOCK < blocks.size()) {
            int[][] block = blocks.get(number / BLOCK);
            for (int i = 0; i < block.length; i++) {
                block[i][number % BLOCK] = vector == null || i >= vector.length ? 0 : vector[i];
            }
        }
    }

    boolean has(int number) {
        return known.get(number);
    }

    /// Whole fours, as [#add] takes four at a time.
    private static int rows(int dimensions) {
        return (dimensions + 3) / 4 * 4;
    }

    /// The products of each of these with each vector kept: by need, block and place in the block; of a need
    /// without a vector they are 0.
    int[][][] products(List<short @Nullable []> needs) {
        int[][][] products = new int[needs.size()][blocks.size()][BLOCK];
        for (int at = 0; at < blocks.size(); at++) {
            int[][] block = blocks.get(at);
            for (int i = 0; i < block.length; i += 4) {
                for (int need = 0; need < products.length; need++) {
                    short[] vector = needs.get(need);
                    if (vector != null) {
                        add(vector, i, block, products[need][at]);
                    }
                }
            }
        }
        return products;
    }

    private static void add(short[] vector, int i, int[][] block, int[] sums) {
        int a = vector[i];
        int b = i + 1 < vector.length ? vector[i + 1] : 0;
        int c = i + 2 < vector.length ? vector[i + 2] : 0;
        int d = i + 3 < vector.length ? vector[i + 3] : 0;
        int[] ra = block[i];
        int[] rb = block[i + 1];
        int[] rc = block[i + 2];
        int[] rd = block[i + 3];
        for (int place = 0; place < BLOCK; place++) {
            sums[place] += a * ra[place] + b * rb[place] + c * rc[place] + d * rd[place];
        }
    }
}
