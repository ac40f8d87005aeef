package org.northernconnections.matching.onnx;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Splits texts into pieces as models of the BERT family were taught: small letters, no accents, the longest
/// known beginning first.
///
/// Source: Y. Wu et al., *Google's Neural Machine Translation System*, 2016, section 4.1; the details are BERT's.
public final class WordPiece implements Pieces {
    private static final int WORD_MAX = 100;

    private final Map<String, Integer> pieces;
    private final int start;
    private final int end;
    private final int unknown;

    WordPiece(Map<String, Integer> pieces) {
        this.pieces = pieces;
        this.start = piece("[CLS]");
        this.end = piece("[SEP]");
        this.unknown = piece("[UNK]");
    }

    private int piece(String name) {
        Integer id = pieces.get(name);
        if (id == null) {
            throw new IllegalArgumentException(
                    "The piece %s was expected in the vocabulary of %d pieces. Maybe this is no model of the BERT family."
                            .formatted(name, pieces.size()));
        }
        return id;
    }

    /// Reads the object `"vocab":{"piece":id, …}` of a `tokenizer.json`.
    public static WordPiece ofTokenizerJson(String json) {
        int at = json.indexOf("\"vocab\"");
        if (at < 0) {
            throw new IllegalArgumentException("tokenizer.json was expected to hold a \"vocab\", and holds none.");
        }
        at = json.indexOf('{', at) + 1;
        Map<String, Integer> pieces = new HashMap<>(1 << 16);
        while (true) {
            int open = json.indexOf('"', at);
            int close = json.indexOf('}', at);
            if (open < 0 || (close >= 0 && close < open)) {
                return new WordPiece(Collections.unmodifiableMap(pieces));
            }
            StringBuilder piece = new StringBuilder();
            int i = open + 1;
            while (json.charAt(i) != '"') {
                i = character(json, i, piece);
            }
            int from = json.indexOf(':', i) + 1;
            int to = from;
            while (json.charAt(to) != ',' && json.charAt(to) != '}') {
                to++;
            }
            pieces.put(
                    piece.toString(), Integer.valueOf(json.substring(from, to).strip()));
            at = to;
        }
    }

    static int character(String json, int at, StringBuilder to) {
        if (json.charAt(at) != '\\') {
            to.append(json.charAt(at));
            return at + 1;
        }
        char kind = json.charAt(at + 1);
        if (kind == 'u') {
            to.append((char) Integer.parseInt(json.substring(at + 2, at + 6), 16));
            return at + 6;
        }
        to.append(
                switch (kind) {
                    case 'n' -> '\n';
                    case 't' -> '\t';
                    case 'r' -> '\r';
                    case 'b' -> '\b';
                    case 'f' -> '\f';
                    default -> kind;
                });
        return at + 2;
    }

    @Override
    public int[] ids(String text, int max) {
        List<Integer> ids = new ArrayList<>();
        ids.add(start);
        for (String word : words(text)) {
            addPieces(word, ids);
            if (ids.size() >= max) {
                break;
            }
        }
        int size = Math.min(ids.size(), max - 1);
        int[] result = new int[size + 1];
        for (int i = 0; i < size; i++) {
            result[i] = ids.get(i);
        }
        result[size] = end;
        return result;
    }

    private void addPieces(String word, List<Integer> ids) {
        if (word.length() > WORD_MAX) {
            ids.add(unknown);
            return;
        }
        List<Integer> found = new ArrayList<>();
        int from = 0;
        while (from < word.length()) {
            int to = word.length();
            Integer id = null;
            while (to > from && id == null) {
                id = pieces.get(from == 0 ? word.substring(0, to) : "##" + word.substring(from, to));
                to--;
            }
            if (id == null) {
                ids.add(unknown);
                return;
            }
            found.add(id);
            from = to + 1;
        }
        ids.addAll(found);
    }

    private static List<String> words(String text) {
        String plain = Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFD);
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            if (Character.getType(c) == Character.NON_SPACING_MARK) {
                continue;
            }
            if (Character.isLetterOrDigit(c) || Character.isSurrogate(c)) {
                word.append(c);
                continue;
            }
            if (!word.isEmpty()) {
                words.add(word.toString());
                word.setLength(0);
            }
            if (!Character.isWhitespace(c) && !Character.isSpaceChar(c) && !Character.isISOControl(c)) {
                words.add(String.valueOf(c));
            }
        }
        if (!word.isEmpty()) {
            words.add(word.toString());
        }
        return words;
    }
}
