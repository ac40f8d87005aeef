package org.northernconnections.matching.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.northernconnections.matching.Language;
import org.northernconnections.matching.encoder.Encoder;
import org.northernconnections.matching.encoder.StaticEncoder;
import org.northernconnections.matching.knowledge.Cpv;
import org.northernconnections.matching.knowledge.CpvSpace;

class TextIndexTest {
    private static final StaticEncoder ENCODER = StaticEncoder.shipped();
    private static final CpvSpace SPACE = new CpvSpace(Cpv.shipped(), ENCODER);

    @TempDir
    Path folder;

    private static TextIndex index() {
        TextIndex index = TextIndex.inMemory(ENCODER, SPACE, null);
        index.put(new Document("bus", "", "Electric buses for the city", Language.EN));
        index.put(new Document("roof", "Roofs", "Green roofs that hold rain water", Language.EN));
        index.put(new Document("skole", "", "Møbler til skoler", Language.DA));
        index.refresh();
        return index;
    }

    private static Document query(Language language, String text) {
        return new Document("q", "", text, language);
    }

    @Test
    void wordsAndMeaningFindTogether() {
        try (TextIndex index = index()) {
            assertThat(index.search(query(Language.EN, "rain on roofs"), 3)
                            .getFirst()
                            .id())
                    .isEqualTo("roof");
            assertThat(index.search(query(Language.DE, "Schulmöbel"), 3)
                            .getFirst()
                            .id())
                    .isEqualTo("skole");
            assertThat(index.search(query(Language.SV, "Elbussar"), 3)
                            .getFirst()
                            .id())
                    .isEqualTo("bus");
        }
    }

    @Test
    void theScoreIsTheSumOfItsParts() {
        try (TextIndex index = index()) {
            for (Found found : index.search(query(Language.NL, "Groene daken"), 3)) {
                assertThat(found.words() + found.pieces() + found.meaning() + found.subject() + found.reading())
                        .isCloseTo(found.score(), within(1e-12));
            }
        }
    }

    @Test
    void aChangeIsFoundAfterARefresh() {
        try (TextIndex index = index()) {
            index.put(new Document("bus", "", "Bicycle parking", Language.EN));
            index.remove("skole");
            index.refresh();

            List<Found> found = index.search(query(Language.EN, "bicycle parking"), 5);
            assertThat(found.getFirst().id()).isEqualTo("bus");
            assertThat(found).extracting(Found::id).doesNotContain("skole");
        }
    }

    private static void searchesAs(Weights weights, TextIndex index) {
        Document asked = query(Language.EN, "Electric buses");
        assertThat(index.search(asked, 9)).isNotEmpty().isEqualTo(index.search(asked, 9, weights));
    }

    @Test
    void whatIsPutTwiceCountsOnceAndWhatIsRemovedNoMore() {
        try (TextIndex index = TextIndex.inMemory(ENCODER, SPACE, null)) {
            for (int i = 0; i < 5; i++) {
                index.put(new Document("bus", "", "Electric buses for the city", Language.EN));
            }
            index.put(new Document("skola", "", "Möbler till skolor", Language.SV));
            index.put(new Document("tak", "", "Gröna tak", Language.SV));
            index.refresh();
            searchesAs(Weights.ACROSS_LANGUAGES_SHORT, index);

            index.remove("tak");
            index.refresh();
            searchesAs(Weights.ONE_LANGUAGE, index);

            index.put(new Document("bus", "", "Bussar som går på el", Language.SV));
            index.refresh();
            searchesAs(Weights.ACROSS_LANGUAGES_SHORT, index);
        }
    }

    private TextIndex inFolder(Encoder encoder) throws IOException {
        return TextIndex.inFolder(folder, encoder, SPACE, null);
    }

    @Test
    void aFolderThatIsOpenedAgainKnowsTheLanguagesOfItsDocuments() throws IOException {
        try (TextIndex index = inFolder(ENCODER)) {
            index.put(new Document("buss", "", "Bussar som går på el", Language.SV));
        }

        try (TextIndex index = inFolder(ENCODER)) {
            searchesAs(Weights.ACROSS_LANGUAGES_SHORT, index);
        }
    }

    @Test
    void aFolderIsRefusedWhoseTextsWereReadInAnotherWay() throws IOException {
        inFolder(ENCODER).close();

        Encoder other = new Renamed("other-1");
        assertThatThrownBy(() -> inFolder(other))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll(
                        "index in " + folder,
                        "should have been read as '",
                        " other-1', but they were as '",
                        " " + ENCODER.id() + "'");
        inFolder(ENCODER).close();
    }

    @Test
    void aFolderThatDoesNotSayHowItsTextsWereReadIsRefused() throws IOException {
        try (var directory = FSDirectory.open(folder);
                var writer = new IndexWriter(directory, new IndexWriterConfig())) {
            writer.commit();
        }

        assertThatThrownBy(() -> inFolder(ENCODER)).hasMessageContaining("but they were as 'unknown'");
    }

    /// The shipped encoder as if it were another.
    private record Renamed(String id) implements Encoder {
        @Override
        public int dimensions() {
            return ENCODER.dimensions();
        }

        @Override
        public float[] encode(String text) {
            return ENCODER.encode(text);
        }
    }

    @Test
    void aQueryWithoutAWordFindsNothingByMeaning() {
        try (TextIndex index = index()) {
            assertThat(index.search(query(Language.EN, "?!"), 5)).isEmpty();
        }
    }

    @Test
    void theSubjectOfALongNeedCountsInItsOwnLanguageToo() {
        String sentence = "We look for somebody who plants sedum on flat roofs. ";
        Document roofs = query(Language.EN, "Green roofs. " + sentence.repeat(5));

        assertThat(Weights.of(query(Language.EN, sentence), true).subject()).isZero();
        try (TextIndex index = index()) {
            assertThat(index.search(roofs, 3).getFirst().id()).isEqualTo("roof");
            assertThat(index.search(roofs, 3).getFirst().subject()).isPositive();
        }
    }

    @Test
    void languagesAreGuessedByTheirSmallWords() {
        assertThat(LanguageGuess.of("Kommunen søger en løsning til at mindske madspild"))
                .isEqualTo(Language.DA);
        assertThat(LanguageGuess.of("Kommunen ser etter en løsning for å minske matsvinn"))
                .isEqualTo(Language.NB);
        assertThat(LanguageGuess.of("Kommunen söker en lösning för att minska matsvinnet"))
                .isEqualTo(Language.SV);
        assertThat(LanguageGuess.of("Die Stadt sucht eine Lösung für die Schulen"))
                .isEqualTo(Language.DE);
        assertThat(LanguageGuess.of("De gemeente zoekt een oplossing voor scholen"))
                .isEqualTo(Language.NL);
        assertThat(LanguageGuess.of("The city seeks a solution for schools")).isEqualTo(Language.EN);
        assertThat(LanguageGuess.of("Timber")).isEqualTo(Language.EN);
    }
}
