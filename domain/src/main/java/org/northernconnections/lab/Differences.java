package org.northernconnections.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What changed between two texts, word by word.
///
/// A text is a row of words and of spaces between them; nothing of it is lost. What both texts begin and
/// end with is kept; of the rest, a longest common subsequence, found with the table of R. A. Wagner and
/// M. J. Fischer, *The String-to-String Correction Problem*, JACM 21 (1974).
/// *Cost*: `O(n · m)` steps and cells for `n` and `m` differing words and spaces; beyond [#CELLS_MAX] cells the
/// rest counts as replaced, so that nobody can ask for more.
public final class Differences {
    private static final long CELLS_MAX = 4_000_000;
    private static final Pattern PIECE = Pattern.compile("\\s+|[^\\s]+");

    private Differences() {}

    /// A stretch of text with one fate.
    public record Part(Fate fate, String text) {}

    /// What became of some words.
    public enum Fate {
        KEPT,
        REMOVED,
        ADDED
    }

    /// The parts in the order in which they are read; removed ones before those that replace them.
    ///
    /// Kept and removed parts together are the text before, kept and added ones the text after.
    public static List<Part> between(String before, String after) {
        List<String> old = pieces(before);
        List<String> now = pieces(after);
        int start = 0;
        while (start < old.size() && start < now.size() && old.get(start).equals(now.get(start))) {
            start++;
        }
        int end = 0;
        while (end < old.size() - start
                && end < now.size() - start
                && old.get(old.size() - 1 - end).equals(now.get(now.size() - 1 - end))) {
            end++;
        }
        var parts = new Parts();
        old.subList(0, start).forEach(piece -> parts.add(Fate.KEPT, piece));
        compare(parts, old.subList(start, old.size() - end), now.subList(start, now.size() - end));
        old.subList(old.size() - end, old.size()).forEach(piece -> parts.add(Fate.KEPT, piece));
        return parts.read();
    }

    private static List<String> pieces(String text) {
        var pieces = new ArrayList<String>();
        Matcher next = PIECE.matcher(text);
        while (next.find()) {
            pieces.add(next.group());
        }
        return pieces;
    }

    private static void compare(Parts parts, List<String> old, List<String> now) {
        if ((long) old.size() * now.size() > CELLS_MAX) {
            old.forEach(piece -> parts.add(Fate.REMOVED, piece));
            now.forEach(piece -> parts.add(Fate.ADDED, piece));
            return;
        }
        int[][] common = common(old, now);
        int i = 0;
        int j = 0;
        while (i < old.size() || j < now.size()) {
            if (i < old.size() && j < now.size() && old.get(i).equals(now.get(j))) {
                parts.add(Fate.KEPT, old.get(i));
                i++;
                j++;
            } else if (i < old.size() && (j == now.size() || common[i + 1][j] >= common[i][j + 1])) {
                parts.add(Fate.REMOVED, old.get(i++));
            } else {
                parts.add(Fate.ADDED, now.get(j++));
            }
        }
    }

    /// `common[i][j]`: how many letters of words the rests of the texts from `i` and `j` on have in common, in
    /// order. Counting letters lets a kept word win over a kept space.
    private static int[][] common(List<String> old, List<String> now) {
        var common = new int[old.size() + 1][now.size() + 1];
        for (int i = old.size() - 1; i >= 0; i--) {
            for (int j = now.size() - 1; j >= 0; j--) {
                common[i][j] = old.get(i).equals(now.get(j))
                        ? common[i + 1][j + 1] + old.get(i).strip().length()
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        return common;
    }

    /// Parts being written. A space between two replaced words is replaced along with them, so that a reader
    /// sees whole phrases and not a chequerboard.
    private static final class Parts {
        private final List<Part> parts = new ArrayList<>();
        private final StringBuilder removed = new StringBuilder();
        private final StringBuilder added = new StringBuilder();
        private final StringBuilder space = new StringBuilder();

        void add(Fate fate, String piece) {
            boolean changing = !removed.isEmpty() || !added.isEmpty();
            if (fate == Fate.KEPT && piece.isBlank() && changing) {
                space.append(piece);
                return;
            }
            if (fate == Fate.KEPT) {
                flush();
                join(Fate.KEPT, piece);
                return;
            }
            if (!space.isEmpty() && (removed.isEmpty() || added.isEmpty())) {
                flush();
            }
            removed.append(space);
            added.append(space);
            space.setLength(0);
            (fate == Fate.REMOVED ? removed : added).append(piece);
        }

        private void flush() {
            join(Fate.REMOVED, removed.toString());
            join(Fate.ADDED, added.toString());
            join(Fate.KEPT, space.toString());
            removed.setLength(0);
            added.setLength(0);
            space.setLength(0);
        }

        private void join(Fate fate, String text) {
            if (text.isEmpty()) {
                return;
            }
            if (!parts.isEmpty() && parts.getLast().fate() == fate) {
                parts.add(new Part(fate, parts.removeLast().text() + text));
            } else {
                parts.add(new Part(fate, text));
            }
        }

        List<Part> read() {
            flush();
            return parts;
        }
    }
}
