package org.northernconnections.matching.onnx;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Splits texts into pieces as models of the XLM-R family were taught, such as multilingual-e5: of all ways to cut the
/// text into known pieces, the likeliest. A space before a word is written `▁`.
///
/// A character that no piece has becomes the unknown piece, with the score of the worst piece less
/// [#UNKNOWN_PENALTY].
///
/// *Cost*: `O(letters · longest piece)`.
///
/// Source: T. Kudo, *Subword Regularization*, ACL 2018, section 3.2 (Viterbi); the details are SentencePiece's.
public final class Unigram implements Pieces {
    private static final char SPACE = '\u2581';
    private static final double UNKNOWN_PENALTY = 10;

    private record Piece(int id, double score) {}

    private final Map<String, Piece> pieces;
    private final int longest;
    private final double worst;
    private final int start;
    private final int end;
    private final int unknown;

    private Unigram(Map<String, Piece> pieces) {
        this.pieces = pieces;
        this.longest = pieces.keySet().stream().mapToInt(String::length).max().orElse(1);
        this.worst = pieces.values().stream().mapToDouble(Piece::score).min().orElse(0);
        this.start = piece("<s>");
        this.end = piece("</s>");
        this.unknown = piece("<unk>");
    }

    private int piece(String name) {
        Piece piece = pieces.get(name);
        if (piece == null) {
            throw new IllegalArgumentException(
                    "The piece %s was expected in the vocabulary of %d pieces. Maybe this is no model of the XLM-R family."
                            .formatted(name, pieces.size()));
        }
        return piece.id();
    }

    /// Is this the `tokenizer.json` of such a model: a vocabulary of pieces with scores?
    public static boolean isIn(String json) {
        int at = json.indexOf("\"vocab\"");
        int bracket = at < 0 ? -1 : json.indexOf('[', at);
        int brace = at < 0 ? -1 : json.indexOf('{', at);
        return bracket >= 0 && (brace < 0 || bracket < brace);
    }

    /// Reads the array `"vocab":[["piece", score], …]` of a `tokenizer.json`.
    public static Unigram ofTokenizerJson(String json) {
        if (!isIn(json)) {
            throw new IllegalArgumentException(
                    "tokenizer.json was expected to hold \"vocab\": [[\"piece\", score], …], and holds none.");
        }
        Map<String, Piece> pieces = new HashMap<>(1 << 19);
        int at = json.indexOf('[', json.indexOf("\"vocab\"")) + 1;
        while (true) {
            int open = json.indexOf('[', at);
            int close = json.indexOf(']', at);
            if (open < 0 || close < open) {
                return new Unigram(Collections.unmodifiableMap(pieces));
            }
            StringBuilder piece = new StringBuilder();
            int i = json.indexOf('"', open) + 1;
            while (json.charAt(i) != '"') {
                i = WordPiece.character(json, i, piece);
            }
            int from = json.indexOf(',', i) + 1;
            int to = json.indexOf(']', from);
            pieces.put(
                    piece.toString(),
                    new Piece(
                            pieces.size(),
                            Double.parseDouble(json.substring(from, to).strip())));
            at = to + 1;
        }
    }

    @Override
    public int[] ids(String text, int max) {
        List<Integer> ids = new ArrayList<>();
        ids.add(start);
        for (String word :
                Normalizer.normalize(text, Normalizer.Form.NFKC).strip().split("\\s+")) {
            if (!word.isEmpty() && ids.size() < max) {
                add(SPACE + word, ids);
            }
        }
        int size = Math.min(ids.size(), max - 1);
        int[] result = Arrays.copyOf(ids.stream().mapToInt(Integer::intValue).toArray(), size + 1);
        result[size] = end;
        return result;
    }

    /// The likeliest cut of one word, from left to right.
    private void add(String word, List<Integer> ids) {
        int length = word.length();
        double[] best = new double[length + 1];
        int[] from = new int[length + 1];
        Arrays.fill(best, 1, length + 1, Double.NEGATIVE_INFINITY);
        for (int i = 0; i < length; i++) {
            if (best[i] == Double.NEGATIVE_INFINITY) {
                continue;
            }
            boolean single = false;
            for (int j = i + 1; j <= Math.min(length, i + longest); j++) {
                Piece piece = pieces.get(word.substring(i, j));
                if (piece != null) {
                    single |= j == i + 1;
                    offer(best, from, i, j, piece.score());
                }
            }
            if (!single) {
                int next = i + Character.charCount(word.codePointAt(i));
                offer(best, from, i, Math.min(next, length), worst - UNKNOWN_PENALTY);
            }
        }
        List<Integer> backwards = new ArrayList<>();
        for (int j = length; j > 0; j = from[j]) {
            Piece piece = pieces.get(word.substring(from[j], j));
            backwards.add(piece == null ? unknown : piece.id());
        }
        Collections.reverse(backwards);
        ids.addAll(backwards);
    }

    private static void offer(double[] best, int[] from, int i, int j, double score) {
        if (best[i] + score > best[j]) {
            best[j] = best[i] + score;
            from[j] = i;
        }
    }
}
