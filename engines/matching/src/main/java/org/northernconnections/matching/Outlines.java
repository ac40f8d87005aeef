package org.northernconnections.matching;

import java.util.Arrays;

/// What tells most words from kin without looking at their letters: sizes, and the letters they begin and end with.
///
/// A question asks this of thousands of words. Their letters lie anywhere in memory, their outlines side by side.
final class Outlines {
    /// Numbers a word: sizes and a part of the stem's hash; how it begins; how its stem begins and ends.
    private static final int EACH = 4;
    /// Letters that fit into a number.
    private static final int LETTERS = 4;

    private long[] kept = new long[256 * EACH];

    void set(int number, Form form) {
        if (kept.length < (number + 1) * EACH) {
            kept = Arrays.copyOf(kept, 2 * kept.length);
        }
        draw(form, kept, number * EACH);
    }

    private static void draw(Form form, long[] into, int at) {
        into[at] = (long) form.size() << 48
                | (long) form.bare().length() << 32
                | (long) form.stem().length() << 16
                | (form.stem().hashCode() & 0xFFFF);
        into[at + 1] = four(form.bare(), 0);
        into[at + 2] = four(form.stem(), 0);
        into[at + 3] = four(form.stem(), Math.max(0, form.stem().length() - LETTERS));
    }

    private static long four(String text, int from) {
        long letters = 0;
        for (int i = from; i < Math.min(text.length(), from + LETTERS); i++) {
            letters = letters << Character.SIZE | text.charAt(i);
        }
        return letters;
    }

    private static int size(long sizes) {
        return (int) (sizes >>> 48);
    }

    private static int bareLength(long sizes) {
        return (int) (sizes >>> 32) & 0xFFFF;
    }

    private static int stemLength(long sizes) {
        return (int) (sizes >>> 16) & 0xFFFF;
    }

    /// The outline of a word asked for.
    static long[] of(Form form) {
        long[] outline = new long[EACH];
        draw(form, outline, 0);
        return outline;
    }

    /// Whether [Kinship#of] can be more than 0 for a word that was asked for and the kept one with this number: never
    /// wrongly denied, seldom wrongly granted.
    ///
    /// @param common how many trigrams both have
    boolean mayBeKin(long[] asked, int number, int common) {
        int at = number * EACH;
        long one = asked[0];
        long other = kept[at];
        if ((one & 0xFFFF) == (other & 0xFFFF) || 2 * common >= Kinship.ALIKE_MIN * (size(one) + size(other))) {
            return true;
        }
        boolean ends = asked[3] == kept[at + 3];
        return (Kinship.fits(bareLength(one), stemLength(other)) && (asked[1] == kept[at + 2] || ends))
                || (Kinship.fits(bareLength(other), stemLength(one)) && (kept[at + 1] == asked[2] || ends));
    }
}
