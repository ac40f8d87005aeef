package org.northernconnections.lab;

import java.util.ArrayList;
import java.util.List;

/// What changed between two texts, word by word.
///
/// The kept words are a longest common subsequence of the two lists of words, found with the table of
/// R. A. Wagner and M. J. Fischer, *The String-to-String Correction Problem*, JACM 21 (1974).
/// *Cost*: `O(n · m)` for `n` and `m` words. Beyond [#WORDS_MAX] words the text counts as replaced.
public final class Differences {
    private static final int WORDS_MAX = 3_000;

    private Differences() {}

    /// A stretch of words with one fate.
    ///
    /// @param text with the spaces between its words
    public record Part(Fate fate, String text) {}

    /// What became of some words.
    public enum Fate {
        KEPT,
        REMOVED,
        ADDED
    }

    /// The parts in the order in which they are read; removed ones before those that replace them.
    public static List<Part> between(String before, String after) {
        List<String> old = words(before);
        List<String> now = words(after);
        var parts = new ArrayList<Part>();
        if (old.size() > WORDS_MAX || now.size() > WORDS_MAX) {
            add(parts, Fate.REMOVED, before);
            add(parts, Fate.ADDED, after);
            return parts;
        }
        int[][] common = common(old, now);
        int i = 0;
        int j = 0;
        while (i < old.size() || j < now.size()) {
            if (i < old.size() && j < now.size() && old.get(i).equals(now.get(j))) {
                add(parts, Fate.KEPT, old.get(i));
                i++;
                j++;
            } else if (i < old.size() && (j == now.size() || common[i + 1][j] >= common[i][j + 1])) {
                add(parts, Fate.REMOVED, old.get(i++));
            } else {
                add(parts, Fate.ADDED, now.get(j++));
            }
        }
        return parts;
    }

    private static List<String> words(String text) {
        String bare = text.strip();
        return bare.isEmpty() ? List.of() : List.of(bare.split("\\s+"));
    }

    /// `common[i][j]`: how many words the rests of the texts from `i` and `j` on have in common, in order.
    private static int[][] common(List<String> old, List<String> now) {
        var common = new int[old.size() + 1][now.size() + 1];
        for (int i = old.size() - 1; i >= 0; i--) {
            for (int j = now.size() - 1; j >= 0; j--) {
                common[i][j] = old.get(i).equals(now.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        return common;
    }

    private static void add(List<Part> parts, Fate fate, String words) {
        if (words.isBlank()) {
            return;
        }
        if (!parts.isEmpty() && parts.getLast().fate() == fate) {
            Part last = parts.removeLast();
            parts.add(new Part(fate, last.text() + " " + words));
        } else {
            parts.add(new Part(fate, words));
        }
    }
}
