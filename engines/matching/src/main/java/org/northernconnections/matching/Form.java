package org.northernconnections.matching;

import java.util.Arrays;

/// By what words are compared: the bare spelling of the word and of its stem.
///
/// Two forms are equal if both spellings are.
final class Form {
    private final String bare;
    private final String stem;
    private final long[] trigrams;
    /// A bit for each trigram, of which some share one: forms without a common bit have no common trigram.
    private final long signature;

    Form(String bare, String stem) {
        this.bare = bare;
        this.stem = stem.isEmpty() ? bare : stem;
        this.trigrams = Spelling.trigrams(bare);
        long bits = 0;
        for (long trigram : trigrams) {
            bits |= 1L << (Long.hashCode(trigram * 0x9E3779B97F4A7C15L) & 63);
        }
        this.signature = bits;
    }

    String bare() {
        return bare;
    }

    String stem() {
        return stem;
    }

    /// How many trigrams the bare spelling has, each counted once.
    int size() {
        return trigrams.length;
    }

    long trigram(int number) {
        return trigrams[number];
    }

    /// A single letter says nothing.
    boolean says() {
        return bare.length() > 1;
    }

    /// How many trigrams both have: one walk along both, as they stand in order.
    int common(Form other) {
        if ((signature & other.signature) == 0) {
            return 0;
        }
        int common = 0;
        int i = 0;
        int j = 0;
        while (i < trigrams.length && j < other.trigrams.length) {
            int order = Long.compare(trigrams[i], other.trigrams[j]);
            if (order == 0) {
                common++;
            }
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }
        return common;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Form form && bare.equals(form.bare) && stem.equals(form.stem);
    }

    @Override
    public int hashCode() {
        return 31 * bare.hashCode() + stem.hashCode();
    }

    @Override
    public String toString() {
        return bare + "/" + stem + Arrays.toString(trigrams);
    }
}
