package org.northernconnections.matching.model;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.apache.lucene.store.FSDirectory;
import org.northernconnections.matching.Challenge;
import org.northernconnections.matching.Company;
import org.northernconnections.matching.CompanyIndex;
import org.northernconnections.matching.Language;
import org.northernconnections.matching.Need;
import org.northernconnections.matching.Statement;
import org.northernconnections.matching.encoder.Encoder;
import org.northernconnections.matching.encoder.StaticEncoder;
import org.northernconnections.matching.knowledge.Cpv;
import org.northernconnections.matching.knowledge.CpvSpace;
import org.northernconnections.matching.search.Document;
import org.northernconnections.matching.search.TextIndex;
import org.northernconnections.matching.search.Weights;

/// Measures speed on invented companies: `Bench [COMPANIES]`, 10,000 if not said.
///
/// A company is three statements, each of two labels of the procurement vocabulary in one language; a challenge is
/// four needs of the same kind. What a machine with other work gives is not what it could give: times of the
/// processor are printed beside times of the clock.
final class Bench {
    private static final List<Language> LANGUAGES =
            List.of(Language.EN, Language.DA, Language.NB, Language.SV, Language.DE, Language.NL);
    private static final int ASKED = 300;

    private Bench() {}

    public static void main(String... words) throws IOException {
        int companies = words.length == 0 ? 10_000 : Integer.parseInt(words[0]);
        StaticEncoder encoder = StaticEncoder.shipped();
        encoding(encoder);
        CpvSpace space = new CpvSpace(Cpv.shipped(), encoder);
        if (companies <= 100_000) {
            matching(companies, encoder);
        }
        searching(companies, encoder, space);
    }

    private static String text(SplittableRandom random, Language language, int labels) {
        List<String> codes = Cpv.shipped().codes();
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < labels; i++) {
            String code = codes.get(random.nextInt(codes.size()));
            text.append(Cpv.shipped().label(code, language).orElse(code)).append(". ");
        }
        return text.toString();
    }

    private static Language language(SplittableRandom random) {
        return LANGUAGES.get(random.nextInt(LANGUAGES.size()));
    }

    /// Texts of about 180 words, which a sentence model cuts into about 240 pieces.
    private static void encoding(Encoder encoder) {
        var random = new SplittableRandom(1);
        for (List<Language> of : List.of(List.of(Language.EN), LANGUAGES)) {
            List<String> texts = IntStream.range(0, 500)
                    .mapToObj(i -> text(random, of.get(i % of.size()), 36))
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

    private static void matching(int count, Encoder encoder) {
        var random = new SplittableRandom(2);
        List<Company> companies = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Language language = language(random);
            companies.add(new Company(
                    "c" + i,
                    IntStream.range(0, 3)
                            .mapToObj(_ -> new Statement(language, text(random, language, 2)))
                            .toList()));
        }
        List<Challenge> challenges = new ArrayList<>();
        for (int i = 0; i < ASKED; i++) {
            Language language = language(random);
            challenges.add(new Challenge(
                    "q" + i,
                    IntStream.range(0, 4)
                            .mapToObj(_ -> new Need(language, text(random, language, 2), 1))
                            .toList()));
        }
        try (var index = new CompanyIndex(encoder)) {
            long before = System.nanoTime();
            index.replaceAll(companies);
            System.out.printf("matching: %,d companies read in %.1f s%n", count, (System.nanoTime() - before) / 1e9);
            time(
                    "matching, 4 needs, 30 companies with explanation",
                    i -> index.companiesFor(challenges.get(i), _ -> true, 30));
        }
    }

    private static void searching(int count, Encoder encoder, CpvSpace space) throws IOException {
        var random = new SplittableRandom(3);
        Path folder = Files.createTempDirectory("northern-bench");
        try (var directory = FSDirectory.open(folder);
                var index = new TextIndex(directory, encoder, space, null)) {
            long before = System.nanoTime();
            long seed = random.nextLong();
            IntStream.range(0, count).parallel().forEach(i -> {
                var own = new SplittableRandom(seed + i);
                Language language = language(own);
                index.put(new Document("c" + i, "", text(own, language, 3), language));
            });
            index.refresh();
            System.out.printf("search: %,d documents indexed in %.1f s%n", count, (System.nanoTime() - before) / 1e9);
            List<Document> queries = IntStream.range(0, ASKED)
                    .mapToObj(i -> new Document("q" + i, "", text(random, Language.EN, 2), Language.EN))
                    .toList();
            time("search, words alone (BM25)", i -> index.search(queries.get(i), 30, new Weights(1, 0, 0, 0)));
            time("search, all channels", i -> index.search(queries.get(i), 30, Weights.ONE_LANGUAGE));
        } finally {
            for (Path file : Readers.files(folder, "")) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(folder);
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
