package org.northernconnections.matching;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;

/// Spelling laid bare, so that words that the North Sea's languages share look alike.
///
/// *Climate*, *klimaat*, *klimat* and *Klima* become `klimate`, `klimat`, `klimat`, `klima`; *technology* and
/// *teknologi* both become `teknologi`. The rules are few and blind to meaning: they bridge words of the same
/// origin, and nothing else.
final class Spelling {
    private static final int TRIGRAM = 3;
    private static final int CHARACTER_BITS = 16;

    private Spelling() {}

    /// In small letters, without accents, and with one letter for each sound.
    static String bare(String word) {
        return withoutDoubles(accentless(word.toLowerCase(Locale.ROOT))
                .replace("sch", "sk")
                .replace("ch", "k")
                .replace("ck", "k")
                .replace("ph", "f")
                .replace("th", "t")
                .replace('c', 'k')
                .replace('q', 'k')
                .replace('w', 'v')
                .replace('y', 'i')
                .replace("x", "ks"));
    }

    private static String accentless(String word) {
        var bare = new StringBuilder(word.length());
        Normalizer.normalize(word, Normalizer.Form.NFD).chars().forEach(letter -> {
            switch (letter) {
                case 'æ' -> bare.append('a');
                case 'ø', 'œ' -> bare.append('o');
                case 'ß' -> bare.append("ss");
                case 'ð', 'đ' -> bare.append('d');
                case 'ł' -> bare.append('l');
                default -> {
                    if (Character.isLetterOrDigit(letter)) {
                        bare.append((char) letter);
                    }
                }
            }
        });
        return bare.toString();
    }

    /// Letters once each; digits stay as they are, since 11 is not 1.
    private static String withoutDoubles(String word) {
        var once = new StringBuilder(word.length());
        for (int i = 0; i < word.length(); i++) {
            char letter = word.charAt(i);
            if (i == 0 || letter != word.charAt(i - 1) || Character.isDigit(letter)) {
                once.append(letter);
            }
        }
        return once.toString();
    }

    /// The runs of three letters, in order and each once, with two spaces before the word and one after:
    /// beginnings count for more than endings, which inflection changes.
    static long[] trigrams(String bare) {
        String padded = "  " + bare + " ";
        return IntStream.rangeClosed(0, padded.length() - TRIGRAM)
                .mapToLong(start -> packed(padded, start))
                .sorted()
                .distinct()
                .toArray();
    }

    private static long packed(String text, int start) {
        long trigram = 0;
        for (int i = start; i < start + TRIGRAM; i++) {
            trigram = trigram << CHARACTER_BITS | text.charAt(i);
        }
        return trigram;
    }

    /// How many letters must be changed, added, left out or swapped with their neighbour to make one word the
    /// other: the optimal string alignment distance, by the usual table of prefixes, three rows at a time.
    static int edits(String one, String other) {
        int[] beforeLast = new int[other.length() + 1];
        int[] last = IntStream.rangeClosed(0, other.length()).toArray();
        for (int i = 1; i <= one.length(); i++) {
            int[] row = new int[other.length() + 1];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int change = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(Math.min(row[j - 1], last[j]) + 1, last[j - 1] + change);
                if (i > 1
                        && j > 1
                        && one.charAt(i - 1) == other.charAt(j - 2)
                        && one.charAt(i - 2) == other.charAt(j - 1)) {
                    row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
                }
            }
            beforeLast = last;
            last = row;
        }
        return Arrays.stream(last).skip(other.length()).findFirst().orElseThrow();
    }
}
