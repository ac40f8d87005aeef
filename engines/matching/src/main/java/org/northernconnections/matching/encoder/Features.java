package org.northernconnections.matching.encoder;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;

/// Splits texts into words, and words into the features that a [StaticEncoder] knows vectors for.
///
/// The features of `bro` are the word itself and the pieces of `<bro>` of 3, 4 and 5 characters: `<br`, `bro`,
/// `ro>`, `<bro`, `bro>`, `<bro>`. So compounds of Danish, Norwegian, Swedish, German and Dutch come apart by
/// themselves, and a word never seen still says something by its pieces.
///
/// A feature is kept as a hash of 32 bits. Among 200,000 kept ones, a piece never seen takes the place of a kept
/// one once in about 20,000 times.
public final class Features {
    private static final int PIECE_MIN = 3;
    private static final int PIECE_MAX = 5;
    /// Longer words are cut: nothing that a person writes.
    private static final int WORD_MAX = 48;

    private static final int WORD_SEED = 0x9E3779B9;
    private static final int PIECE_SEED = 0x85EBCA6B;

    private Features() {}

    /// The words of a text in order: runs of letters and digits, small letters, accents dropped.
    ///
    /// Swedish and German `ä` becomes `æ` and `ö` becomes `ø`, so that the Nordic languages share their pieces.
    public static List<String> words(String text) {
        List<String> words = new ArrayList<>(text.length() / 6 + 1);
        StringBuilder word = new StringBuilder(WORD_MAX);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 128 ? isAsciiWord(c) : Character.isLetterOrDigit(c) || isMark(c)) {
                if (word.length() < WORD_MAX) {
                    append(word, c);
                }
            } else if (!word.isEmpty()) {
                words.add(word.toString());
                word.setLength(0);
            }
        }
        if (!word.isEmpty()) {
            words.add(word.toString());
        }
        return words;
    }

    private static boolean isAsciiWord(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }

    private static boolean isMark(char c) {
        return Character.getType(c) == Character.NON_SPACING_MARK;
    }

    private static void append(StringBuilder word, char c) {
        if (c < 128) {
            word.append(c >= 'A' && c <= 'Z' ? (char) (c + 32) : c);
            return;
        }
        switch (c) {
            case 'å', 'Å' -> word.append('å');
            case 'ä', 'Ä', 'æ', 'Æ' -> word.append('æ');
            case 'ö', 'Ö', 'ø', 'Ø' -> word.append('ø');
            case 'ü', 'Ü' -> word.append('ü');
            case 'ß' -> word.append("ss");
            case '\u0308' -> umlaut(word);
            case '\u030A' -> ring(word);
            default -> appendDecomposed(word, c);
        }
    }

    /// Two dots that come as a character of their own.
    private static void umlaut(StringBuilder word) {
        int last = word.length() - 1;
        if (last >= 0) {
            switch (word.charAt(last)) {
                case 'a' -> word.setCharAt(last, 'æ');
                case 'o' -> word.setCharAt(last, 'ø');
                case 'u' -> word.setCharAt(last, 'ü');
                default -> {}
            }
        }
    }

    private static void ring(StringBuilder word) {
        int last = word.length() - 1;
        if (last >= 0 && word.charAt(last) == 'a') {
            word.setCharAt(last, 'å');
        }
    }

    private static void appendDecomposed(StringBuilder word, char c) {
        String parts = Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFKD);
        for (int i = 0; i < parts.length(); i++) {
            char part = parts.charAt(i);
            if (Character.isLetterOrDigit(part)) {
                word.append(Character.toLowerCase(part));
            }
        }
    }

    /// The features of a word: first the word itself, then its pieces; a word of digits has no pieces.
    public static int[] of(String word) {
        int n = word.length() + 2;
        if (isNumber(word)) {
            return new int[] {wordHash(word)};
        }
        int count = 1;
        for (int size = PIECE_MIN; size <= PIECE_MAX; size++) {
            count += Math.max(0, n - size + 1);
        }
        int[] features = new int[count];
        features[0] = wordHash(word);
        int[] starts = new int[PIECE_MAX + 1]; // pieces stand by size, and are made by beginning
        starts[PIECE_MIN] = 1;
        for (int size = PIECE_MIN; size < PIECE_MAX; size++) {
            starts[size + 1] = starts[size] + Math.max(0, n - size + 1);
        }
        for (int from = 0; from < n; from++) {
            int hash = PIECE_SEED;
            for (int size = 1; size <= PIECE_MAX && from + size <= n; size++) {
                hash = step(hash, letter(word, from + size - 1));
                if (size >= PIECE_MIN) {
                    features[starts[size] + from] = finish(hash);
                }
            }
        }
        return features;
    }

    private static boolean isNumber(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (!Character.isDigit(word.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static int wordHash(String word) {
        int hash = WORD_SEED;
        for (int i = 0; i < word.length(); i++) {
            hash = step(hash, word.charAt(i));
        }
        return finish(hash);
    }

    /// A letter of `<word>`.
    private static char letter(String word, int i) {
        return i == 0 ? '<' : i == word.length() + 1 ? '>' : word.charAt(i - 1);
    }

    private static int step(int hash, char c) {
        return (hash ^ c) * 0x01000193;
    }

    /// The end of MurmurHash3: every bit of the sum moves every bit of the hash.
    private static int finish(int hash) {
        int h = hash;
        h ^= h >>> 16;
        h *= 0x85EBCA6B;
        h ^= h >>> 13;
        h *= 0xC2B2AE35;
        h ^= h >>> 16;
        return h;
    }
}
