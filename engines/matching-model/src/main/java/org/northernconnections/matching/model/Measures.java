package org.northernconnections.matching.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.northernconnections.matching.encoder.Encoder;

/// Asks an encoder for translations that it was not taught.
final class Measures {
    private static final List<String> LANGUAGES = List.of("da", "nb", "sv", "de", "nl");

    private Measures() {}

    /// A code's label in another language, looked for among the English labels of all codes: nDCG at 10, in percent.
    static Map<String, Double> labels(Encoder encoder, List<Aligned> cpv, List<String> asked) {
        List<float[]> english = cpv.stream()
                .map(one -> encoder.encode(one.texts().getOrDefault("en", "")))
                .toList();
        Set<String> chosen = Set.copyOf(asked);
        Map<String, Double> result = new LinkedHashMap<>();
        for (String language : LANGUAGES) {
            double[] gains = IntStream.range(0, cpv.size())
                    .parallel()
                    .filter(place -> chosen.contains(cpv.get(place).key()))
                    .filter(place -> cpv.get(place).texts().containsKey(language))
                    .mapToDouble(place -> {
                        String label = cpv.get(place).texts().getOrDefault(language, "");
                        int rank = rank(encoder.encode(label), english, place);
                        return rank <= 10 ? Math.log(2) / Math.log(1 + rank) : 0;
                    })
                    .toArray();
            result.put(language, 100 * Arrays.stream(gains).average().orElse(0));
        }
        return result;
    }

    /// A sentence, looked for among its English ones: how often the nearest is the right one, in percent.
    ///
    /// @param folder holds `dev.da` and so on, one sentence a line
    static Map<String, Double> sentences(Encoder encoder, Path folder, int from, int to) throws IOException {
        List<float[]> english = Files.readAllLines(folder.resolve("dev.en")).stream()
                .map(encoder::encode)
                .toList();
        Map<String, Double> result = new LinkedHashMap<>();
        for (String language : LANGUAGES) {
            List<String> lines = Files.readAllLines(folder.resolve("dev." + language));
            int last = Math.min(to, lines.size());
            long right = IntStream.range(from, last)
                    .parallel()
                    .filter(i -> rank(encoder.encode(lines.get(i)), english, i) == 1)
                    .count();
            result.put(language, 100.0 * right / (last - from));
        }
        return result;
    }

    private static int rank(float[] query, List<float[]> among, int right) {
        float mine = Encoder.cosine(query, among.get(right));
        int rank = 1;
        for (int i = 0; i < among.size(); i++) {
            if (i != right && Encoder.cosine(query, among.get(i)) >= mine) {
                rank++;
            }
        }
        return rank;
    }

    static String line(Map<String, Double> values) {
        StringBuilder line = new StringBuilder();
        values.forEach((language, value) -> line.append("  %s %.1f".formatted(language, value)));
        return line.toString();
    }
}
