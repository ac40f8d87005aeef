package org.northernconnections.matching.knowledge;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.northernconnections.matching.Language;

/// The Common Procurement Vocabulary: what public bodies buy, as a tree of codes with labels in six languages.
///
/// A code has 8 digits; the first two name its division, and each further digit that is not 0 goes one step down.
/// Source: Regulation (EC) 213/2008; labels from the eForms SDK and its Norwegian edition, CC BY 4.0.
public final class Cpv {
    private static final String RESOURCE = "cpv.tsv.gz";
    private static final List<Language> COLUMNS =
            List.of(Language.EN, Language.DA, Language.NB, Language.SV, Language.DE, Language.NL);

    private final Map<String, List<String>> labels;
    private final List<String> codes;

    private Cpv(Map<String, List<String>> labels) {
        this.labels = labels;
        this.codes = List.copyOf(labels.keySet());
    }

    /// The vocabulary that comes with the engine.
    public static Cpv shipped() {
        return Shipped.CPV;
    }

    private static final class Shipped {
        private static final Cpv CPV = read();

        private static Cpv read() {
            InputStream packed = Cpv.class.getResourceAsStream(RESOURCE);
            if (packed == null) {
                throw new IllegalStateException(
                        "%s was expected beside the classes of the engine.".formatted(RESOURCE));
            }
            Map<String, List<String>> labels = new TreeMap<>();
            try (BufferedReader lines =
                    new BufferedReader(new InputStreamReader(new GZIPInputStream(packed), StandardCharsets.UTF_8))) {
                lines.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
                    List<String> parts = List.of(line.split("\t", -1));
                    labels.put(parts.getFirst(), parts.subList(1, parts.size()));
                });
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return new Cpv(labels);
        }
    }

    /// The vocabulary without some codes, as if they did not exist: for honest measuring.
    public Cpv without(Set<String> codes) {
        Map<String, List<String>> kept = new TreeMap<>(labels);
        kept.keySet().removeAll(codes);
        return new Cpv(kept);
    }

    /// All codes, rising.
    public List<String> codes() {
        return codes;
    }

    /// What the code is called, in the language or else in English.
    public Optional<String> label(String code, Language language) {
        List<String> all = labels.get(code);
        if (all == null) {
            return Optional.empty();
        }
        int column = COLUMNS.indexOf(language);
        String label = column < 0 ? "" : all.get(column);
        return Optional.of(label.isEmpty() ? all.getFirst() : label);
    }

    /// The code's labels, each wording once.
    public List<String> labels(String code) {
        return labels.getOrDefault(code, List.of()).stream()
                .filter(label -> !label.isEmpty())
                .distinct()
                .toList();
    }

    /// The codes above this one, nearest first: `45213150` is below `45213100`, `45213000`, `45210000`, …
    public List<String> above(String code) {
        List<String> above = new ArrayList<>();
        for (int digits = 7; digits >= 2; digits--) {
            String parent = code.substring(0, digits) + "0".repeat(8 - digits);
            if (!parent.equals(code) && !above.contains(parent) && labels.containsKey(parent)) {
                above.add(parent);
            }
        }
        return above;
    }

    /// So many labels, evenly from all codes, each in English and in one of our other languages in turn.
    public List<List<String>> translations(int count) {
        List<List<String>> pairs = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String code = codes.get((int) ((long) i * codes.size() / count));
            Language other = COLUMNS.get(1 + i % (COLUMNS.size() - 1));
            Optional<String> english = label(code, Language.EN);
            Optional<String> translated = label(code, other);
            if (english.isPresent() && translated.isPresent()) {
                pairs.add(List.of(english.get(), translated.get()));
            }
        }
        return List.copyOf(pairs);
    }
}
