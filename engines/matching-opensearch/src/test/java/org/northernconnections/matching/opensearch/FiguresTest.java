package org.northernconnections.matching.opensearch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.northernconnections.matching.search.Document;
import org.northernconnections.matching.search.Documents;
import org.northernconnections.matching.search.Found;
import org.northernconnections.matching.search.TextIndex;
import org.northernconnections.matching.search.TextReader;
import org.northernconnections.matching.search.Weights;

/// The figures of `docs/engines/matching.md`: with `-Dnorthern.slow=true`, maybe `-Dnorthern.companies=N`.
class FiguresTest {
    private static final int COMPANIES = Integer.getInteger("northern.companies", 10_000);
    private static final int NEEDS = 200;
    private static final int SHARDS = Integer.getInteger("northern.shards", 1);

    @Test
    @EnabledIfSystemProperty(named = "northern.slow", matches = "true")
    void bothIndexesBesideEachOther(@TempDir Path folder) throws Exception {
        List<Document> companies = Texts.companies(COMPANIES);
        List<Document> needs = Texts.needs(NEEDS);
        try (TestNode node = TestNode.start(folder.resolve("node"), 0, "-XX:+TieredCompilation");
                TextReader reader = new TextReader(Texts.ENCODER, Texts.SPACE);
                TextIndex ours = TextIndex.inFolder(folder.resolve("ours"), Texts.ENCODER, Texts.SPACE, null);
                OpenSearchDocuments theirs = OpenSearchDocuments.create(node.cluster(), "figures", SHARDS, 0, reader)) {
            long begin = System.nanoTime();
            ours.putAll(companies);
            ours.refresh();
            say("%d companies, ours filled in %.1f s", COMPANIES, seconds(begin));
            begin = System.nanoTime();
            theirs.put(companies);
            theirs.refresh();
            say("OpenSearch, %d parts, filled in %.1f s", SHARDS, seconds(begin));

            for (Weights weights :
                    List.of(Weights.ONE_LANGUAGE, Weights.ACROSS_LANGUAGES_SHORT, Weights.ACROSS_LANGUAGES)) {
                double ten = 0;
                double hundred = 0;
                for (Document need : needs) {
                    List<String> expected = ids(ours, need, weights);
                    List<String> found = ids(theirs, need, weights);
                    ten += shared(expected, found, 10);
                    hundred += shared(expected, found, 100);
                }
                say(
                        "%s: of the best ten %.2f %%, of the best hundred %.2f %% are the same",
                        weights, 100 * ten / NEEDS, 100 * hundred / NEEDS);
                say("ours: %s", times(ours, needs, weights));
                say("OpenSearch: %s", times(theirs, needs, weights));
                assertThat(ten / NEEDS).isGreaterThan(0.99);
                assertThat(hundred / NEEDS).isGreaterThan(0.99);
            }
        }
    }

    private static List<String> ids(Documents documents, Document need, Weights weights) {
        return documents.search(need, 100, weights).stream().map(Found::id).toList();
    }

    private static double shared(List<String> expected, List<String> found, int limit) {
        List<String> best = expected.stream().limit(limit).toList();
        long shared = found.stream().limit(limit).filter(best::contains).count();
        return best.isEmpty() ? 1 : (double) shared / best.size();
    }

    /// One thread, by the clock, after all needs were asked once.
    private static String times(Documents documents, List<Document> needs, Weights weights) {
        double[] millis = needs.stream()
                .mapToDouble(need -> {
                    long begin = System.nanoTime();
                    documents.search(need, 100, weights);
                    return (System.nanoTime() - begin) / 1e6;
                })
                .sorted()
                .toArray();
        assertThat(Arrays.stream(millis).min().orElseThrow()).isPositive();
        return String.format(
                Locale.ROOT, "p50 %.1f ms, p99 %.1f ms", millis[millis.length / 2], millis[millis.length * 99 / 100]);
    }

    private static double seconds(long begin) {
        return (System.nanoTime() - begin) / 1e9;
    }

    private static void say(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
