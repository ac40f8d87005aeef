package org.northernconnections.matching.opensearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.northernconnections.matching.Language;
import org.northernconnections.matching.encoder.Encoder;
import org.northernconnections.matching.opensearch.ServerTrouble.Kind;
import org.northernconnections.matching.search.Document;
import org.northernconnections.matching.search.Found;
import org.northernconnections.matching.search.TextIndex;
import org.northernconnections.matching.search.TextReader;
import org.northernconnections.matching.search.Weights;

/// Asks a real server, and our own index beside it; last, the server loses its power.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OpenSearchDocumentsTest {
    /// More than a channel names.
    private static final int COMPANIES = 400;

    private static final int NEEDS = 12;
    private static final Duration VISIBLE_WITHIN = Duration.ofSeconds(1);

    /// Every channel alone, then as they are used.
    private static final List<Weights> WEIGHTS = List.of(
            new Weights(1, 0, 0, 0),
            new Weights(0, 1, 0, 0),
            new Weights(0, 0, 1, 0),
            new Weights(0, 0, 0, 1),
            Weights.ONE_LANGUAGE,
            Weights.ONE_LANGUAGE_LONG,
            Weights.ACROSS_LANGUAGES,
            Weights.ACROSS_LANGUAGES_SHORT);

    @TempDir
    private static Path folder;

    private static TestNode node;
    private static TextReader reader;
    private static TextIndex ours;

    @BeforeAll
    static void start() throws IOException {
        node = TestNode.start(folder.resolve("node"), 0);
        reader = new TextReader(Texts.ENCODER, Texts.SPACE);
        ours = TextIndex.inMemory(Texts.ENCODER, Texts.SPACE, null);
        ours.putAll(Texts.companies(COMPANIES));
        ours.refresh();
        fill("one", 1);
    }

    @AfterAll
    static void stop() {
        if (node != null) {
            node.close();
            ours.close();
            reader.close();
        }
    }

    private static void fill(String index, int shards) {
        try (OpenSearchDocuments documents = OpenSearchDocuments.create(node.cluster(), index, shards, 0, reader)) {
            documents.put(Texts.companies(COMPANIES));
            documents.refresh();
        }
    }

    @Test
    void inOnePartTheSameDocumentsAreFoundAsInOurOwnIndex() {
        try (OpenSearchDocuments documents = OpenSearchDocuments.open(node.cluster(), "one", reader)) {
            assertThat(documents.size()).isEqualTo(COMPANIES);
            requireSame(documents);
        }
    }

    @Test
    void dealtAmongThreePartsTheSameDocumentsAreFound() {
        fill("three", 3);
        try (OpenSearchDocuments documents = OpenSearchDocuments.open(node.cluster(), "three", reader)) {
            requireSame(documents);
        }
    }

    private static void requireSame(OpenSearchDocuments documents) {
        for (Weights weights : WEIGHTS) {
            double ten = 0;
            double hundred = 0;
            int named = 0;
            for (Document need : Texts.needs(NEEDS)) {
                List<Found> expected = ours.search(need, 100, weights);
                List<Found> found = documents.search(need, 100, weights);
                ten += shared(expected, found, 10);
                hundred += shared(expected, found, 100);
                named += expected.size();
                requireSameScores(expected, found);
            }
            assertThat(named)
                    .as("documents that our index names by %s", weights)
                    .isGreaterThan(3 * NEEDS);
            assertThat(ten / NEEDS).as("best ten by %s", weights).isGreaterThan(0.99);
            assertThat(hundred / NEEDS).as("best hundred by %s", weights).isGreaterThan(0.99);
        }
    }

    private static double shared(List<Found> expected, List<Found> found, int limit) {
        List<String> best = expected.stream().limit(limit).map(Found::id).toList();
        long shared = found.stream()
                .limit(limit)
                .map(Found::id)
                .filter(best::contains)
                .count();
        assertThat(found.stream().limit(limit)).hasSameSizeAs(best);
        return best.isEmpty() ? 1 : (double) shared / best.size();
    }

    private static void requireSameScores(List<Found> expected, List<Found> found) {
        Map<String, Found> byId = new HashMap<>();
        expected.forEach(one -> byId.put(one.id(), one));
        for (Found one : found) {
            Found same = byId.get(one.id());
            if (same != null) {
                assertThat(one.score()).as(one.id()).isCloseTo(same.score(), within(1e-3));
                assertThat(one.words()).isCloseTo(same.words(), within(1e-3));
                assertThat(one.pieces()).isCloseTo(same.pieces(), within(1e-3));
                assertThat(one.meaning()).isCloseTo(same.meaning(), within(1e-3));
                assertThat(one.subject()).isCloseTo(same.subject(), within(1e-3));
            }
        }
    }

    @Test
    void theWeightsFollowTheLanguagesOfTheDocuments() {
        try (OpenSearchDocuments documents = OpenSearchDocuments.create(node.cluster(), "languages", 1, 0, reader)) {
            documents.put(List.of(
                    new Document("bus", "", "Electric buses for the city", Language.EN),
                    new Document("roof", "Roofs", "Green roofs that hold rain water", Language.EN),
                    new Document("skole", "", "Møbler til skoler", Language.DA)));
            documents.refresh();

            Found roof = documents
                    .search(new Document("q", "", "rain on roofs", Language.EN), 3)
                    .getFirst();
            assertThat(roof.id()).isEqualTo("roof");
            assertThat(roof.words()).isEqualTo(Weights.ONE_LANGUAGE.words());

            Found school = documents
                    .search(new Document("q", "", "Schulmöbel", Language.DE), 3)
                    .getFirst();
            assertThat(school.id()).isEqualTo("skole");
            assertThat(school.meaning()).isEqualTo(Weights.ACROSS_LANGUAGES_SHORT.meaning());
        }
    }

    @Test
    void theGraphNamesNearlyAllOfTheNearest() {
        try (OpenSearchDocuments exact = OpenSearchDocuments.open(node.cluster(), "one", reader);
                OpenSearchDocuments byGraph = OpenSearchDocuments.open(node.cluster(), "one", reader, 0)) {
            double ten = 0;
            double hundred = 0;
            Weights meaning = new Weights(0, 0, 1, 0);
            for (Document need : Texts.needs(NEEDS)) {
                List<Found> expected = exact.search(need, 100, meaning);
                List<Found> found = byGraph.search(need, 100, meaning);
                ten += shared(expected, found, 10);
                hundred += shared(expected, found, 100);
            }
            assertThat(ten / NEEDS).isGreaterThan(0.95);
            assertThat(hundred / NEEDS).isGreaterThan(0.95);
        }
    }

    @Test
    void aChangeIsSeenWithinASecondAndATakenBackOneIsGone() {
        try (OpenSearchDocuments documents = OpenSearchDocuments.create(node.cluster(), "changes", 1, 0, reader)) {
            documents.put(List.of(
                    new Document("bus", "", "Electric buses for the city", Language.EN),
                    new Document("roof", "", "Green roofs that hold rain water", Language.EN)));
            documents.refresh();
            Document query = new Document("q", "", "bicycle parking", Language.EN);
            Weights words = new Weights(1, 0, 0, 0);
            assertThat(documents.search(query, 5, words)).isEmpty();

            // The machine is shared: of three times, the quickest says what the server takes.
            Duration quickest = Duration.ofDays(1);
            for (int time = 0; time < 3; time++) {
                documents.put(List.of(new Document("bus", "", "Bicycle parking", Language.EN)));
                Duration seen = await(() -> !documents.search(query, 5, words).isEmpty());
                documents.put(List.of(new Document("bus", "", "Electric buses", Language.EN)));
                Duration gone = await(() -> documents.search(query, 5, words).isEmpty());
                quickest = List.of(quickest, seen, gone).stream()
                        .min(Duration::compareTo)
                        .orElseThrow();
            }
            assertThat(quickest).isLessThan(VISIBLE_WITHIN);
            assertThat(documents.size()).isEqualTo(2);

            documents.remove("roof");
            documents.remove("never there");
            documents.refresh();
            assertThat(documents.search(new Document("q", "", "green roofs", Language.EN), 5))
                    .extracting(Found::id)
                    .containsExactly("bus");
            assertThat(documents.size()).isEqualTo(1);
        }
    }

    private interface Sight {
        boolean seen();
    }

    private static Duration await(Sight sight) {
        long begin = System.nanoTime();
        while (!sight.seen()) {
            assertThat(System.nanoTime() - begin)
                    .isLessThan(Duration.ofSeconds(60).toNanos());
            LockSupport.parkNanos(10_000_000);
        }
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    @Test
    void aLongWordAndAQueryWithoutAWordDoNoHarm() {
        try (OpenSearchDocuments documents = OpenSearchDocuments.create(node.cluster(), "odd", 1, 0, reader)) {
            Document odd =
                    new Document("odd", "| a|b ?", "x".repeat(200) + "abc".repeat(90) + " Ø 3.5 k:a", Language.SV);
            documents.put(List.of(odd));
            documents.refresh();
            try (TextIndex beside = TextIndex.inMemory(Texts.ENCODER, Texts.SPACE, null)) {
                beside.put(odd);
                beside.refresh();
                for (Weights weights : WEIGHTS) {
                    assertThat(documents.search(odd, 5, weights))
                            .extracting(Found::id)
                            .isEqualTo(beside.search(odd, 5, weights).stream()
                                    .map(Found::id)
                                    .toList());
                }
            }
            assertThat(documents.search(new Document("q", "", "?!", Language.EN), 5))
                    .isEmpty();
            assertThatThrownBy(() -> documents.search(odd, 10_001))
                    .hasMessage("One can ask for 1 to 10000 documents, but it was 10001.");
        }
    }

    @Test
    void theServerCutsTermsWhereWeDid() {
        for (Document company : Texts.companies(20)) {
            Map<String, Integer> counts = new TreeMap<>();
            reader.terms("pieces", company.whole())
                    .forEach(place -> place.forEach(term -> counts.merge(term, 1, Integer::sum)));
            assertThat(reader.asked("pieces", company.whole())).isEqualTo(counts);
            assertThat(counts.keySet()).noneMatch(term -> term.contains("|") || term.isBlank() || term.contains(" "));
        }
    }

    @Test
    void troubleIsSaidInPlainWords() {
        assertThatThrownBy(() -> OpenSearchDocuments.open(node.cluster(), "nothing", reader))
                .isInstanceOfSatisfying(
                        ServerTrouble.class,
                        trouble -> assertThat(trouble.kind()).isEqualTo(Kind.INDEX_MISSING))
                .hasMessage(("The search server at 127.0.0.1:%d has no index 'nothing'.\n"
                                + "Maybe create it and fill it from the database.")
                        .formatted(node.port()));

        OpenSearchDocuments.create(node.cluster(), "there", 1, 0, reader).close();
        assertThatThrownBy(() -> OpenSearchDocuments.create(node.cluster(), "there", 1, 0, reader))
                .isInstanceOfSatisfying(
                        ServerTrouble.class,
                        trouble -> assertThat(trouble.kind()).isEqualTo(Kind.INDEX_EXISTS));

        try (TextReader other = new TextReader(new OtherEncoder(), Texts.SPACE)) {
            assertThatThrownBy(() -> OpenSearchDocuments.open(node.cluster(), "there", other))
                    .isInstanceOfSatisfying(
                            ServerTrouble.class,
                            trouble -> assertThat(trouble.kind()).isEqualTo(Kind.OTHER_VERSION))
                    .hasMessageContaining(
                            "should have been read as '%s', but they were as '%s".formatted(other.id(), reader.id()));
        }
    }

    @Test
    void whatIsPutIntoADeletedIndexMakesNoNewOne() {
        try (OpenSearchDocuments documents = OpenSearchDocuments.create(node.cluster(), "short-lived", 1, 0, reader)) {
            OpenSearchDocuments.delete(node.cluster(), "short-lived");

            assertThatThrownBy(() -> documents.put(Texts.companies(2)))
                    .isInstanceOfSatisfying(
                            ServerTrouble.class,
                            trouble -> assertThat(trouble.kind()).isEqualTo(Kind.INDEX_MISSING));
            assertThatThrownBy(() -> documents.search(Texts.needs(1).getFirst(), 5))
                    .isInstanceOfSatisfying(
                            ServerTrouble.class,
                            trouble -> assertThat(trouble.kind()).isEqualTo(Kind.INDEX_MISSING));
            assertThatThrownBy(() -> OpenSearchDocuments.open(node.cluster(), "short-lived", reader))
                    .isInstanceOf(ServerTrouble.class);
        }
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void aServerThatLosesItsPowerKeepsWhatItTookAndAnswersAgain() throws IOException {
        Document need = Texts.needs(1).getFirst();
        try (OpenSearchDocuments documents = OpenSearchDocuments.open(node.cluster(), "one", reader)) {
            List<Found> before = documents.search(need, 10);
            assertThat(before).hasSize(10);

            node.pullThePlug();
            assertThatThrownBy(() -> documents.search(need, 10)).satisfies(ServerAwayTest::isAway);
            assertThatThrownBy(() -> documents.put(Texts.companies(2))).satisfies(ServerAwayTest::isAway);

            node = TestNode.start(folder.resolve("node"), node.port());
            untilWhole(documents);
            assertThat(documents.size()).isEqualTo(COMPANIES);
            assertThat(documents.search(need, 10)).isEqualTo(before);
        }
    }

    /// After a start, a server first reads what it kept.
    private static void untilWhole(OpenSearchDocuments documents) {
        await(() -> {
            try {
                return documents.size() > 0;
            } catch (ServerTrouble trouble) {
                assertThat(trouble.kind()).isIn(Kind.BUSY, Kind.AWAY);
                return false;
            }
        });
    }

    /// As the shipped one, under another name.
    private static final class OtherEncoder implements Encoder {
        @Override
        public String id() {
            return "another";
        }

        @Override
        public int dimensions() {
            return Texts.ENCODER.dimensions();
        }

        @Override
        public float[] encode(String text) {
            return Texts.ENCODER.encode(text);
        }
    }
}
