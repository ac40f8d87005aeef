package org.northernconnections.matching.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.jspecify.annotations.Nullable;
import org.northernconnections.matching.encoder.Encoder;
import org.northernconnections.matching.knowledge.CpvSpace;

/// Reads texts into what an index keeps of them and what a search asks it: terms, a vector, and weights of codes.
///
/// All indexes read by this, so that the same text means the same in each. Threads may share a reader.
public final class TextReader implements AutoCloseable {
    /// Grows whenever texts are read in another way, so that an index tells whether it was read like this.
    private static final int VERSION = 3;

    /// Codes of less weight say little of a text, and there are hundreds of them.
    private static final float SUBJECT_MIN = 0.08f;
    private static final int TERMS_MAX = 1000;
    private static final int SENTENCES_MAX = 6;
    /// Documents that are read in one go.
    private static final int FEW = 32;

    private final Encoder encoder;
    private final CpvSpace space;
    private final Analyzers analyzers = new Analyzers();

    public TextReader(Encoder encoder, CpvSpace space) {
        this.encoder = encoder;
        this.space = space;
    }

    /// What a text is about.
    ///
    /// @param vector null where the text has no word
    /// @param subject the weights of its codes, those that count for something
    public record Meant(float @Nullable [] vector, SortedMap<String, Float> subject) {}

    /// Names the way of reading; texts that were read in two ways must never be compared.
    public String id() {
        return "%d %s".formatted(VERSION, encoder.id());
    }

    /// How many numbers a vector has.
    public int dimensions() {
        return encoder.dimensions();
    }

    Analyzer analyzer() {
        return analyzers.perField();
    }

    /// The terms of a text in the order of the text, those at one place together.
    ///
    /// @param field one of [Fields#ofTerms]
    public List<List<String>> terms(String field, String text) {
        List<List<String>> places = new ArrayList<>();
        try (TokenStream tokens = analyzers.perField().tokenStream(field, text)) {
            CharTermAttribute term = tokens.addAttribute(CharTermAttribute.class);
            PositionIncrementAttribute step = tokens.addAttribute(PositionIncrementAttribute.class);
            tokens.reset();
            while (tokens.incrementToken()) {
                if (step.getPositionIncrement() > 0 || places.isEmpty()) {
                    places.add(new ArrayList<>());
                }
                places.getLast().add(term.toString());
            }
            tokens.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return places;
    }

    /// How often a query asks for each term; the first [#TERMS_MAX] different ones.
    public SortedMap<String, Integer> asked(String field, String text) {
        SortedMap<String, Integer> counts = new TreeMap<>();
        try (TokenStream tokens = analyzers.perField().tokenStream(field, text)) {
            CharTermAttribute term = tokens.addAttribute(CharTermAttribute.class);
            tokens.reset();
            while (counts.size() < TERMS_MAX && tokens.incrementToken()) {
                counts.merge(term.toString(), 1, Integer::sum);
            }
            tokens.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return counts;
    }

    /// Where a text lies; null where it has no word.
    public float @Nullable [] vector(Document document) {
        float[] vector = encoder.encode(document.whole());
        return isZero(vector) ? null : vector;
    }

    /// The weights of a text's codes, those that count for something.
    public SortedMap<String, Float> subject(Document document) {
        return counting(space.weights(seen(document)));
    }

    /// What a few documents are about, read in one go by the thread that calls: sooner than one by one.
    public List<Meant> meant(List<Document> documents) {
        List<CpvSpace.Seen> seen = documents.stream().map(this::seen).toList();
        List<Map<String, Float>> subjects = space.weightsOfEach(seen);
        return IntStream.range(0, documents.size())
                .mapToObj(i -> meant(seen.get(i).views().getFirst(), subjects.get(i)))
                .toList();
    }

    /// The same of many, read by all processors.
    public List<Meant> meantOfAll(List<Document> documents) {
        return IntStream.range(0, (documents.size() + FEW - 1) / FEW)
                .parallel()
                .mapToObj(i -> meant(documents.subList(i * FEW, Math.min(documents.size(), (i + 1) * FEW))))
                .flatMap(List::stream)
                .toList();
    }

    private static Meant meant(float[] vector, Map<String, Float> subject) {
        return new Meant(isZero(vector) ? null : vector, counting(subject));
    }

    private static SortedMap<String, Float> counting(Map<String, Float> subject) {
        SortedMap<String, Float> counting = new TreeMap<>(subject);
        counting.values().removeIf(weight -> weight < SUBJECT_MIN);
        return counting;
    }

    /// All of it, its title, and its first sentences.
    private CpvSpace.Seen seen(Document document) {
        List<float[]> views = new ArrayList<>();
        views.add(encoder.encode(document.whole()));
        if (!document.title().isBlank() && !document.text().isBlank()) {
            views.add(encoder.encode(document.title()));
        }
        Sentences.of(document.text()).stream()
                .limit(SENTENCES_MAX)
                .map(encoder::encode)
                .forEach(views::add);
        return new CpvSpace.Seen(document.language(), document.whole(), views);
    }

    private static boolean isZero(float[] vector) {
        for (float value : vector) {
            if (value != 0) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void close() {
        analyzers.close();
    }
}
