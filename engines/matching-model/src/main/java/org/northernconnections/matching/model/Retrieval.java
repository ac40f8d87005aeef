package org.northernconnections.matching.model;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.northernconnections.matching.Language;
import org.northernconnections.matching.encoder.Encoder;
import org.northernconnections.matching.encoder.StaticEncoder;
import org.northernconnections.matching.knowledge.Cpv;
import org.northernconnections.matching.knowledge.CpvSpace;
import org.northernconnections.matching.onnx.OnnxEncoder;
import org.northernconnections.matching.search.Document;
import org.northernconnections.matching.search.Found;
import org.northernconnections.matching.search.TextIndex;
import org.northernconnections.matching.search.Weights;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// Measures searches on public sets, with the weights given or the best of many on a part that is not tested.
final class Retrieval {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int DEPTH = 100;
    private static final String LABELS = "CPV labels ";

    /// Queries, and for each the documents that answer it.
    record Asked(String name, List<Document> queries, Map<String, Set<String>> answers) {}

    private Retrieval() {}

    /// `Retrieval MODEL DATA`, or `Retrieval MODEL DATA PACKAGES` with the second reading of English.
    public static void main(String... words) throws IOException {
        StaticEncoder encoder = StaticEncoder.read(Path.of(words[0]));
        Path data = Path.of(words[1]).resolve("matching");
        CpvSpace space = new CpvSpace(Cpv.shipped().without(encoder.leftOut()), encoder);
        if (words.length > 2) {
            try (OnnxEncoder reader = Teacher.model(Path.of(words[2]), 256)) {
                measure(science(data), scienceAsked(data), encoder, space, reader);
            }
            return;
        }
        measure(science(data), scienceAsked(data), encoder, space, null);
        measure(notices(data, "en", DEPTH * 3), noticesAsked(data), encoder, space, null);
        if (!encoder.leftOut().isEmpty()) {
            for (Language language : List.of(Language.DA, Language.NB, Language.SV, Language.DE, Language.NL)) {
                measure(
                        labels(Cpv.shipped()),
                        labelsAsked(Cpv.shipped(), language, encoder.leftOut()),
                        encoder,
                        space,
                        null);
            }
        }
    }

    private static void measure(
            List<Document> documents, Asked asked, Encoder encoder, CpvSpace space, @Nullable Encoder reader) {
        try (TextIndex index = TextIndex.inMemory(encoder, space, reader)) {
            index.putAll(documents);
            index.refresh();
            List<Weights> tried = new ArrayList<>(SINGLE);
            tried.addAll(asked.name().startsWith(LABELS) ? few() : reader == null ? mixed() : mixedWithReading());
            record Line(Weights weights, double even, double odd) {}
            List<Line> lines = new ArrayList<>();
            for (Weights weights : tried) {
                lines.add(new Line(
                        weights,
                        gain(index, asked, weights, id -> id.hashCode() % 2 == 0),
                        gain(index, asked, weights, id -> id.hashCode() % 2 != 0)));
            }
            System.out.println(asked.name() + " (" + asked.queries().size() + " queries): fitted half | other half");
            lines.stream()
                    .limit(4)
                    .forEach(line ->
                            System.out.printf("  %-62s %.1f | %.1f%n", line.weights(), line.even(), line.odd()));
            lines.stream()
                    .skip(4)
                    .sorted((a, b) -> Double.compare(b.even(), a.even()))
                    .limit(6)
                    .forEach(line ->
                            System.out.printf("  %-62s %.1f | %.1f%n", line.weights(), line.even(), line.odd()));
        }
    }

    private static final List<Weights> SINGLE =
            List.of(new Weights(1, 0, 0, 0), new Weights(0, 1, 0, 0), new Weights(0, 0, 1, 0), new Weights(0, 0, 0, 1));

    private static List<Weights> few() {
        return List.of(Weights.ACROSS_LANGUAGES, Weights.ACROSS_LANGUAGES_SHORT);
    }

    private static List<Weights> mixed() {
        List<Weights> mixed = new ArrayList<>();
        for (double w : new double[] {0, 0.5, 0.7}) {
            for (double p : new double[] {0, 0.1, 0.2, 0.3}) {
                for (double s : new double[] {0, 0.2, 0.4, 0.6}) {
                    if (w + p + s <= 1.0001) {
                        mixed.add(new Weights(w, p, 1 - w - p - s, s));
                    }
                }
            }
        }
        return mixed;
    }

    private static List<Weights> mixedWithReading() {
        List<Weights> mixed = new ArrayList<>();
        for (double p : new double[] {0.1, 0.2}) {
            for (double reading : new double[] {1, 1.5, 2, 3}) {
                mixed.add(new Weights(0.9 - p, p, 0.1, 0, reading));
            }
        }
        return mixed;
    }

    /// nDCG at 10 over the queries chosen, in percent; every answer is worth the same.
    static double gain(TextIndex index, Asked asked, Weights weights, Predicate<String> among) {
        return 100
                * asked.queries().parallelStream()
                        .filter(query -> among.test(query.id()))
                        .mapToDouble(query -> gain(
                                index.search(query, DEPTH, weights),
                                asked.answers().getOrDefault(query.id(), Set.of())))
                        .average()
                        .orElse(0);
    }

    private static double gain(List<Found> found, Set<String> answers) {
        return gainOf(found.stream().map(Found::id).toList(), answers);
    }

    /// nDCG at 10 of one query, from 0 to 1.
    static double gainOf(List<String> found, Set<String> answers) {
        double sum = 0;
        double ideal = 0;
        for (int i = 0; i < 10; i++) {
            double worth = Math.log(2) / Math.log(i + 2);
            if (i < found.size() && answers.contains(found.get(i))) {
                sum += worth;
            }
            ideal += i < answers.size() ? worth : 0;
        }
        return ideal > 0 ? sum / ideal : 0;
    }

    static List<Document> science(Path data) throws IOException {
        return read(
                data.resolve("scifact/corpus.jsonl.gz"),
                node -> new Document(
                        node.path("_id").asString(),
                        node.path("title").asString(),
                        node.path("text").asString(),
                        Language.EN));
    }

    static Asked scienceAsked(Path data) throws IOException {
        Map<String, Set<String>> answers = new HashMap<>();
        for (String line : Files.readAllLines(data.resolve("scifact/qrels-test.txt"))) {
            List<String> parts = List.of(line.split("\\s+"));
            answers.computeIfAbsent(parts.getFirst(), _ -> new java.util.HashSet<>())
                    .add(parts.get(2));
        }
        List<Document> queries = read(
                data.resolve("scifact/queries.jsonl"),
                node -> new Document(
                        node.path("_id").asString(), "", node.path("text").asString(), Language.EN));
        return new Asked(
                "SciFact",
                queries.stream()
                        .filter(query -> answers.containsKey(query.id()))
                        .toList(),
                answers);
    }

    static List<Document> notices(Path data, String language, int limit) throws IOException {
        return read(
                        data.resolve("ted/test-%s.jsonl.gz".formatted(language)),
                        node -> new Document(
                                node.path("doc").asString(),
                                node.path("title").asString(),
                                node.path("desc").asString(),
                                Language.of(language)))
                .stream()
                .limit(limit)
                .toList();
    }

    /// German notices as needs; an English notice of the same group of codes (three digits) answers.
    static Asked noticesAsked(Path data) throws IOException {
        Map<String, Set<String>> byGroup = groups(data);
        Map<String, Set<String>> answers = new HashMap<>();
        read(data.resolve("ted/test-de.jsonl.gz"), node -> {
            Set<String> same = byGroup.get(node.path("cpv").asString().substring(0, 3));
            if (same != null) {
                answers.put(node.path("doc").asString(), same);
            }
            return true;
        });
        return new Asked(
                "TED, German needs, English notices",
                notices(data, "de", 1000).stream()
                        .filter(query -> answers.containsKey(query.id()))
                        .toList(),
                answers);
    }

    /// English notices by their group of codes.
    static Map<String, Set<String>> groups(Path data) throws IOException {
        Map<String, Set<String>> byGroup = new HashMap<>();
        read(
                data.resolve("ted/test-en.jsonl.gz"),
                node -> byGroup.computeIfAbsent(
                                node.path("cpv").asString().substring(0, 3), _ -> new java.util.HashSet<>())
                        .add(node.path("doc").asString()));
        return byGroup;
    }

    static List<Document> labels(Cpv cpv) {
        return cpv.codes().stream()
                .map(code -> new Document(code, "", cpv.label(code, Language.EN).orElse(code), Language.EN))
                .toList();
    }

    static Asked labelsAsked(Cpv cpv, Language language, Set<String> codes) {
        Map<String, Set<String>> answers = new LinkedHashMap<>();
        List<Document> queries = codes.stream()
                .sorted()
                .map(code -> new Document(code, "", cpv.label(code, language).orElse(code), language))
                .toList();
        queries.forEach(query -> answers.put(query.id(), Set.of(query.id())));
        return new Asked(LABELS + language.code(), queries, answers);
    }

    private interface Reader<T> {
        T read(JsonNode node);
    }

    private static <T> List<T> read(Path path, Reader<T> reader) throws IOException {
        List<T> all = new ArrayList<>();
        try (InputStream file = Files.newInputStream(path);
                InputStream in = path.toString().endsWith(".gz") ? new GZIPInputStream(file) : file;
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            lines.lines().forEach(line -> all.add(reader.read(JSON.readTree(line))));
        }
        return all;
    }
}
