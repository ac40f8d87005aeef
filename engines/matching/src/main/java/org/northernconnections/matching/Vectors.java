package org.northernconnections.matching;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Vectors by small numbers, twice: whole, and coarsely in a byte a number.
///
/// Most vectors have nothing to do with a need, and the coarse ones show it with a quarter of the memory to walk
/// through. They lie across: one row a dimension, one column a vector, in blocks, so that the compiler multiplies many
/// at once and one walk through a block serves four needs. Beside each stands how far it may be from the whole one;
/// only where that leaves a doubt is the whole one multiplied. So no product that counts is missed, and those that
/// count are those of [Meaning#product], bit by bit.
final class Vectors {
    static final int BLOCK = 1024;
    /// Stands for a product of which no more is known than that it is at most the floor.
    static final int NOTHING = Integer.MIN_VALUE;

    private static final int COARSE_MAX = 127;
    /// More than what rounding adds to a sum of 10,000 products of floats, as a share of the two lengths.
    private static final double ROUNDING = 1e-3;
    private static final int NEEDS_AT_ONCE = 4;

    private final List<Block> blocks = new ArrayList<>();

    /// @param rows coarse numbers, one row a dimension; an even number of rows
    /// @param scales by which the numbers of a vector are multiplied
    /// @param doubts how far coarse and whole vector may be apart
    private record Block(short[] @Nullable [] whole, byte[][] rows, float[] scales, float[] doubts) {
        static Block of(int dimensions) {
            return new Block(
                    new short[BLOCK][], new byte[(dimensions + 1) / 2 * 2][BLOCK], new float[BLOCK], new float[BLOCK]);
        }

        void set(int place, short @Nullable [] vector) {
            whole[place] = vector;
            double most = 0;
            for (int i = 0; vector != null && i < vector.length; i++) {
                most = Math.max(most, Math.abs(vector[i]));
            }
            float scale = (float) (most / COARSE_MAX);
            double apart = 0;
            double square = 0;
            for (int i = 0; vector != null && i < vector.length; i++) {
                int coarse = scale == 0 ? 0 : Math.clamp(Math.round(vector[i] / scale), -COARSE_MAX, COARSE_MAX);
                rows[i][place] = (byte) coarse;
                double rest = vector[i] - (double) scale * coarse;
                apart += rest * rest;
                square += (double) vector[i] * vector[i];
            }
            scales[place] = scale;
            doubts[place] = (float) (Math.sqrt(apart) + ROUNDING * Math.sqrt(square));
        }
    }

    void set(int number, short @Nullable [] vector) {
        while (vector != null && blocks.size() <= number / BLOCK) {
            blocks.add(Block.of(vector.length));
        }
        if (number / BLOCK < blocks.size()) {
            blocks.get(number / BLOCK).set(number % BLOCK, vector);
        }
    }

    /// The products of each of these with each vector kept that are more than the floor: by need, block and place in
    /// the block. Others are the floor or less, or [#NOTHING].
    int[][][] products(List<short @Nullable []> needs, int floor) {
        int[][][] products = new int[needs.size()][blocks.size()][BLOCK];
        for (int from = 0; from < needs.size(); from += NEEDS_AT_ONCE) {
            float[][] asked = new float[NEEDS_AT_ONCE]
                    [blocks.isEmpty() ? 0 : blocks.getFirst().rows().length];
            int end = Math.min(needs.size(), from + NEEDS_AT_ONCE);
            for (int need = from; need < end; need++) {
                short[] vector = needs.get(need);
                for (int i = 0; vector != null && i < Math.min(vector.length, asked[0].length); i++) {
                    asked[need - from][i] = vector[i];
                }
            }
            for (int at = 0; at < blocks.size(); at++) {
                float[][] sums = coarse(asked, blocks.get(at).rows());
                for (int need = from; need < end; need++) {
                    fill(needs.get(need), blocks.get(at), sums[need - from], floor, products[need][at]);
                }
            }
        }
        return products;
    }

    private static float[][] coarse(float[][] asked, byte[][] rows) {
        float[][] sums = new float[NEEDS_AT_ONCE][BLOCK];
        for (int i = 0; i < rows.length; i += 2) {
            add(asked, i, rows[i], rows[i + 1], sums[0], sums[1], sums[2], sums[3]);
        }
        return sums;
    }

    private static void add(
            float[][] asked, int i, byte[] ra, byte[] rb, float[] s0, float[] s1, float[] s2, float[] s3) {
        float a0 = asked[0][i];
        float b0 = asked[0][i + 1];
        float a1 = asked[1][i];
        float b1 = asked[1][i + 1];
        float a2 = asked[2][i];
        float b2 = asked[2][i + 1];
        float a3 = asked[3][i];
        float b3 = asked[3][i + 1];
        for (int place = 0; place < BLOCK; place++) {
            float a = ra[place];
            float b = rb[place];
            s0[place] = Math.fma(a0, a, Math.fma(b0, b, s0[place]));
            s1[place] = Math.fma(a1, a, Math.fma(b1, b, s1[place]));
            s2[place] = Math.fma(a2, a, Math.fma(b2, b, s2[place]));
            s3[place] = Math.fma(a3, a, Math.fma(b3, b, s3[place]));
        }
    }

    private static void fill(short @Nullable [] need, Block block, float[] sums, int floor, int[] products) {
        double square = 0;
        for (int i = 0; need != null && i < need.length; i++) {
            square += (double) need[i] * need[i];
        }
        double length = Math.sqrt(square);
        for (int place = 0; place < BLOCK; place++) {
            products[place] = NOTHING;
            if ((double) sums[place] * block.scales()[place] + length * block.doubts()[place] > floor) {
                short[] whole = block.whole()[place];
                products[place] = need == null || whole == null ? NOTHING : Meaning.product(need, whole);
            }
        }
    }
}
