package org.northernconnections.matching.model;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.northernconnections.matching.encoder.Features;

/// The features worth a row: those that most texts have, each in at least a few.
final class Vocabulary {
    private final int[] features;
    private final Map<Integer, Integer> rows = new HashMap<>();
    private final Map<String, int[]> words = new HashMap<>();

    /// @param features rising as signed numbers
    private Vocabulary(int[] features) {
        this.features = features;
        for (int row = 0; row < features.length; row++) {
            rows.put(features[row], row);
        }
    }

    /// @param timesMin in how many different texts a feature must occur
    /// @param rowsMax how many features are kept; where too many would be, the rarest are left out
    static Vocabulary of(Collection<String> texts, int timesMin, int rowsMax) {
        Map<Integer, int[]> counts = new HashMap<>(1 << 21);
        Map<String, int[]> byWord = new HashMap<>();
        for (String text : texts) {
            for (String word : Features.words(text)) {
                for (int feature : byWord.computeIfAbsent(word, Features::of)) {
                    counts.computeIfAbsent(feature, _ -> new int[1])[0]++;
                }
            }
        }
        long[] ordered = counts.entrySet().stream()
                .filter(entry -> entry.getValue()[0] >= timesMin)
                .mapToLong(entry -> ((long) -entry.getValue()[0] << 32) | (entry.getKey() & 0xFFFFFFFFL))
                .sorted()
                .limit(rowsMax)
                .toArray();
        int[] features =
                Arrays.stream(ordered).mapToInt(one -> (int) one).sorted().toArray();
        System.out.printf("%,d different features; %,d kept.%n", counts.size(), features.length);
        return new Vocabulary(features);
    }

    int size() {
        return features.length;
    }

    int[] features() {
        return features;
    }

    /// The rows of a text's features, in order.
    int[] rows(String text) {
        List<String> found = Features.words(text);
        int[][] parts = new int[found.size()][];
        int size = 0;
        for (int i = 0; i < parts.length; i++) {
            parts[i] = words.computeIfAbsent(found.get(i), this::wordRows);
            size += parts[i].length;
        }
        int[] all = new int[size];
        int at = 0;
        for (int[] part : parts) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        return all;
    }

    private int[] wordRows(String word) {
        return Arrays.stream(Features.of(word))
                .mapToObj(rows::get)
                .filter(java.util.Objects::nonNull)
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
