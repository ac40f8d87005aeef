package org.northernconnections.matching.model;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.apache.lucene.store.FSDirectory;
import org.jspecify.annotations.Nullable;
import org.northernconnections.matching.Challenge;
import org.northernconnections.matching.Company;
import org.northernconnections.matching.CompanyIndex;
import org.northernconnections.matching.Cover;
import org.northernconnections.matching.Coverage;
import org.northernconnections.matching.Fit;
import org.northernconnections.matching.Language;
import org.northernconnections.matching.encoder.Encoder;
import org.northernconnections.matching.encoder.StaticEncoder;
import org.northernconnections.matching.knowledge.Cpv;
import org.northernconnections.matching.knowledge.CpvSpace;
import org.northernconnections.matching.search.Document;
import org.northernconnections.matching.search.TextIndex;
import org.northernconnections.matching.search.Weights;

/// Measures our engine, and others beside it: `Bench [COMPANIES] [--data FOLDER] [--large] | --jmh`; 10,000 companies
/// if not said.
///
/// With `--data` the quality on the public sets in that folder stands beside the speed. `--large` adds an index of
/// 1,000,000 companies in files.
///
/// Companies and challenges are [Invented]; `--jmh` runs [HotParts] alone. What a machine with other work gives is
/// not what it could give: times of the processor are printed beside times of the clock.
final class Bench {
    private static final int ASKED = 300;
    /// Fewer, as some of them take long.
    private static final int ASKED_OF_PEERS = 100;
    /// Challenges whose answers are checked before any is timed.
    private static final int CHECKED = 3;

    private static final int PUT_AT_ONCE = 32;

    /// Of the procurement vocabulary, in a text that is encoded.
    private static final int LABELS = 46;

    private Bench() {}

    public static void main(String... words) throws IOException, SQLException {
        if (List.of(words).contains("--jmh")) {
            org.openjdk.jmh.Main.main(new String[] {HotParts.class.getSimpleName()});
            return;
        }
        int count = 10_000;
        boolean large = false;
        @Nullable Path data = null;
        for (int i = 0; i < words.length; i++) {
            switch (words[i]) {
                case "--large" -> large = true;
                case "--data" -> data = Path.of(words[++i]).resolve("matching");
                default -> count = Integer.parseInt(words[i]);
            }
        }
        StaticEncoder encoder = StaticEncoder.shipped();
        encoding(encoder);
        CpvSpace space = new CpvSpace(Cpv.shipped(), encoder);
        if (count <= 100_000) {
            List<Company> companies = Invented.companies(count);
            List<Challenge> challenges = Invented.challenges(ASKED);
            matching(companies, challenges, encoder);
            Peers.speed(
                    companies.stream().map(Invented::document).toList(),
                    challenges.stream()
                            .limit(ASKED_OF_PEERS)
                            .map(Invented::document)
                            .toList(),
                    encoder,
                    space);
        }
        if (data == null) {
            System.out.println("(no quality: name the folder of the public sets with --data FOLDER)");
        } else {
            Peers.quality(data, encoder, space);
        }
        if (large || count > 100_000) {
            searching(large ? 1_000_000 : count, encoder, space);
        }
    }

    /// Texts that the tokenizer of all-MiniLM-L6-v2 cuts into 242 pieces in English, 145 words; of those in six
    /// languages, 127 words, it makes 433.
    private static void encoding(Encoder encoder) {
        var random = new SplittableRandom(1);
        for (List<Language> of : List.of(List.of(Language.EN), Invented.LANGUAGES)) {
            List<String> texts = IntStream.range(0, 500)
                    .mapToObj(i -> Invented.text(random, of.get(i % of.size()), LABELS))
                    .toList();
            double pieces = texts.stream()
                    .mapToInt(text -> text.split(" ").length)
                    .average()
                    .orElse(0);
            for (int warm = 0; warm < 5; warm++) {
                texts.forEach(encoder::encode);
            }
            long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            for (int round = 0; round < 4; round++) {
                texts.forEach(encoder::encode);
            }
            double seconds = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before) / 1e9;
            System.out.printf(
                    "encoding, %d language(s): %,.0f texts of %.0f words a second of one core%n",
                    of.size(), 4 * texts.size() / seconds, pieces);
        }
    }

    private static void matching(List<Company> companies, List<Challenge> challenges, Encoder encoder) {
        try (var index = new CompanyIndex(encoder)) {
            long before = System.nanoTime();
            index.replaceAll(companies);
            System.out.printf(
                    "matching: %,d companies read in %.1f s%n", companies.size(), (System.nanoTime() - before) / 1e9);
            challenges.stream().limit(CHECKED).forEach(challenge -> requireRight(index, companies, challenge));
            time(
                    "matching, 4 needs, 30 companies with explanation",
                    i -> index.companiesFor(challenges.get(i), _ -> true, 30));
        }
    }

    /// The list is that of comparing every company statement by statement, and its explanations add up.
    private static void requireRight(CompanyIndex index, List<Company> companies, Challenge challenge) {
        List<Fit> quick = index.companiesFor(challenge, _ -> true, 30);
        List<Fit> slow = companies.parallelStream()
                .map(company -> index.fit(challenge, company))
                .filter(fit -> fit.covers().stream().anyMatch(cover -> cover.coverage() != Coverage.NOT))
                .sorted(Comparator.comparingDouble((Fit fit) -> -fit.score()).thenComparing(Fit::companyId))
                .limit(30)
                .toList();
        boolean adds = quick.stream()
                .allMatch(fit -> fit.covers().stream().mapToDouble(Cover::part).reduce(0, Double::sum) == fit.score());
        if (!quick.equals(slow) || !adds) {
            throw new IllegalStateException("The answer to %s is not right.".formatted(challenge));
        }
    }

    private static void searching(int count, Encoder encoder, CpvSpace space) throws IOException {
        var random = new SplittableRandom(3);
        Path folder = Files.createTempDirectory("northern-bench");
        try (var directory = FSDirectory.open(folder);
                var index = new TextIndex(directory, encoder, space, null)) {
            long before = System.nanoTime();
            long processorBefore = processorNanoseconds();
            long seed = random.nextLong();
            IntStream.range(0, (count + PUT_AT_ONCE - 1) / PUT_AT_ONCE)
                    .parallel()
                    .forEach(i -> {
                        index.put(IntStream.range(i * PUT_AT_ONCE, Math.min(count, (i + 1) * PUT_AT_ONCE))
                                .mapToObj(number -> Invented.document(seed, number))
                                .toList());
                    });
            index.refresh();
            Runtime memory = Runtime.getRuntime();
            System.out.printf(
                    "search: %,d documents indexed in %.1f s (processors %.1f s); %,d MB of %,d MB in use, index of %,d MB%n",
                    count,
                    (System.nanoTime() - before) / 1e9,
                    (processorNanoseconds() - processorBefore) / 1e9,
                    (memory.totalMemory() - memory.freeMemory()) / 1_000_000,
                    memory.maxMemory() / 1_000_000,
                    size(folder) / 1_000_000);
            requireFound(index, random.nextLong(), seed, count);
            recall(index, encoder, random.nextLong(), seed, count);
            List<Document> queries = IntStream.range(0, ASKED)
                    .mapToObj(i -> new Document("q" + i, "", Invented.text(random, Language.EN, 2), Language.EN))
                    .toList();
            time("search, words alone (BM25)", i -> index.search(queries.get(i), 30, new Weights(1, 0, 0, 0)));
            time("search, one language", i -> index.search(queries.get(i), 30, Weights.ONE_LANGUAGE));
            time(
                    "search, across languages, few words",
                    i -> index.search(queries.get(i), 30, Weights.ACROSS_LANGUAGES_SHORT));
            time(
                    "search, across languages, with subjects",
                    i -> index.search(queries.get(i), 30, Weights.ACROSS_LANGUAGES));
        } finally {
            for (Path file : Readers.files(folder, "")) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(folder);
        }
    }

    /// Of all threads of this process together.
    private static long processorNanoseconds() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    /// How many of the ten nearest vectors the index names among its first ten.
    private static void recall(TextIndex index, Encoder encoder, long chance, long seed, int count) {
        var random = new SplittableRandom(chance);
        List<Document> asked = IntStream.range(0, CHECKED * 10)
                .mapToObj(i ->
                        new Document("q" + i, "", Invented.text(random, Invented.language(random), 2), Language.EN))
                .toList();
        List<float[]> vectors =
                asked.stream().map(one -> encoder.encode(one.whole())).toList();
        record Near(int number, float cosine) {}
        List<List<Near>> nearest = new ArrayList<>();
        asked.forEach(_ -> nearest.add(new ArrayList<>()));
        Comparator<Near> order = Comparator.comparingDouble((Near near) -> -near.cosine());
        int block = 10_000;
        for (int from = 0; from < count; from += block) {
            List<float[]> texts = IntStream.range(from, Math.min(count, from + block))
                    .parallel()
                    .mapToObj(i -> encoder.encode(Invented.document(seed, i).whole()))
                    .toList();
            for (int q = 0; q < vectors.size(); q++) {
                List<Near> best = nearest.get(q);
                for (int i = 0; i < texts.size(); i++) {
                    best.add(new Near(from + i, Encoder.cosine(vectors.get(q), texts.get(i))));
                }
                best.sort(order);
                best.subList(Math.min(10, best.size()), best.size()).clear();
            }
        }
        int found = 0;
        for (int q = 0; q < vectors.size(); q++) {
            List<String> named = index.search(asked.get(q), 10, new Weights(0, 0, 1, 0)).stream()
                    .map(one -> one.id())
                    .toList();
            found += (int) nearest.get(q).stream()
                    .filter(near -> named.contains("c" + near.number()))
                    .count();
        }
        System.out.printf("search by meaning: %.1f %% of the ten nearest are named%n", 10.0 * found / vectors.size());
    }

    private static long size(Path folder) throws IOException {
        long bytes = 0;
        for (Path file : Readers.files(folder, "")) {
            bytes += Files.size(file);
        }
        return bytes;
    }

    /// Documents are found by their own text: a graph of neighbours may miss one of thirty, not three.
    private static void requireFound(TextIndex index, long chance, long seed, int count) {
        var random = new SplittableRandom(chance);
        int missed = 0;
        for (int probe = 0; probe < CHECKED * 10; probe++) {
            Document one = Invented.document(seed, random.nextInt(count));
            boolean found =
                    index.search(one, 30).stream().anyMatch(named -> named.id().equals(one.id()));
            missed += found ? 0 : 1;
        }
        System.out.printf("search: %d of %d documents found by their own text%n", CHECKED * 10 - missed, CHECKED * 10);
        if (missed > CHECKED - 1) {
            throw new IllegalStateException("%d documents are not found by their own text.".formatted(missed));
        }
    }

    /// One thread, each question once after all of them once to warm up.
    private static void time(String what, IntConsumer question) {
        var clock = ManagementFactory.getThreadMXBean();
        for (int i = 0; i < ASKED; i++) {
            question.accept(i);
        }
        double[] wall = new double[ASKED];
        double[] processor = new double[ASKED];
        for (int i = 0; i < ASKED; i++) {
            long wallBefore = System.nanoTime();
            long before = clock.getCurrentThreadCpuTime();
            question.accept(i);
            processor[i] = (clock.getCurrentThreadCpuTime() - before) / 1e6;
            wall[i] = (System.nanoTime() - wallBefore) / 1e6;
        }
        Arrays.sort(wall);
        Arrays.sort(processor);
        System.out.printf(
                "%s: clock p50 %.1f ms, p99 %.1f ms; processor p50 %.1f ms, p99 %.1f ms%n",
                what, wall[ASKED / 2], wall[ASKED * 99 / 100], processor[ASKED / 2], processor[ASKED * 99 / 100]);
    }
}
