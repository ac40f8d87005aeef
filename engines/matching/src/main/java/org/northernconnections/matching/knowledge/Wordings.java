package org.northernconnections.matching.knowledge;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.northernconnections.matching.Language;
import org.northernconnections.matching.encoder.Features;

/// How much of its wording a text shares with the label of each code, in one language.
///
/// Texts and labels come apart into *pieces*: the runs of four and five letters of each word, and shorter words as a
/// whole, so that a label meets the compounds and the inflected forms of its words. A piece `p` that stands `t` times
/// in a text and in `n` of all `N` labels weighs
///
/// - `(1 + ln t) · rarity(p)` in the text and `t · rarity(p)` in a label,
/// - `rarity(p) = ln(1 + (N − n + ½) / (n + ½))`.
///
/// What a label and a text share is the cosine of these weights, `[0, 1]`; pieces that no label has are left out.
///
/// *Cost*: an addition for each label that has a piece of the text; some 30,000 for a text of 150 words.
/// *Source*: C. Manning, P. Raghavan, H. Schütze, *Introduction to Information Retrieval*, 2008, section 6.4.
final class Wordings {
    private static final int PIECE_MIN = 4;
    private static final int PIECE_MAX = 5;

    /// The codes whose labels have a piece, and how much it weighs in each.
    private record Piece(double rarity, int[] codes, float[] weights) {
        void addTo(float[] scores, float times) {
            for (int i = 0; i < codes.length; i++) {
                scores[codes[i]] += times * weights[i];
            }
        }
    }

    private final Map<String, Piece> pieces = new HashMap<>();

    /// @param cpv whose codes are known here by their places in [Cpv#codes]
    Wordings(Cpv cpv, Language language) {
        List<Map<String, Integer>> labels = cpv.codes().stream()
                .map(code -> counts(cpv.label(code, language).orElse(code)))
                .toList();
        Map<String, List<Integer>> having = new TreeMap<>();
        for (int code = 0; code < labels.size(); code++) {
            for (String piece : labels.get(code).keySet()) {
                having.computeIfAbsent(piece, _ -> new ArrayList<>()).add(code);
            }
        }
        double[] squares = new double[labels.size()];
        having.forEach((piece, codes) -> {
            double rarity = rarity(codes.size(), labels.size());
            for (int code : codes) {
                double weight = rarity * labels.get(code).getOrDefault(piece, 0);
                squares[code] += weight * weight;
            }
        });
        having.forEach((piece, codes) -> {
            double rarity = rarity(codes.size(), labels.size());
            float[] weights = new float[codes.size()];
            for (int i = 0; i < weights.length; i++) {
                int code = codes.get(i);
                weights[i] = (float) (rarity * labels.get(code).getOrDefault(piece, 0) / Math.sqrt(squares[code]));
            }
            int[] places = codes.stream().mapToInt(Integer::intValue).toArray();
            pieces.put(piece, new Piece(rarity, places, weights));
        });
    }

    private static double rarity(int having, int all) {
        return Math.log(1 + (all - having + 0.5) / (having + 0.5));
    }

    /// Adds to the score of each code what its label shares with a text.
    void addShared(String text, float[] scores) {
        List<Piece> known = new ArrayList<>();
        List<Double> weights = new ArrayList<>();
        double square = 0;
        for (Map.Entry<String, Integer> one : counts(text).entrySet()) {
            Piece piece = pieces.get(one.getKey());
            if (piece != null) {
                double weight = (1 + Math.log(one.getValue())) * piece.rarity();
                known.add(piece);
                weights.add(weight);
                square += weight * weight;
            }
        }
        for (int i = 0; i < known.size(); i++) {
            known.get(i).addTo(scores, (float) (weights.get(i) / Math.sqrt(square)));
        }
    }

    /// How often each piece stands in a text, in the order of the text.
    private static Map<String, Integer> counts(String text) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (String word : Features.words(text)) {
            if (word.length() < PIECE_MIN) {
                counts.merge(word, 1, Integer::sum);
            }
            for (int size = PIECE_MIN; size <= PIECE_MAX; size++) {
                for (int from = 0; from + size <= word.length(); from++) {
                    counts.merge(word.substring(from, from + size), 1, Integer::sum);
                }
            }
        }
        return counts;
    }
}
