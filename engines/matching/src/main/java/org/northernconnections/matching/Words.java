package org.northernconnections.matching;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.da.DanishAnalyzer;
import org.apache.lucene.analysis.de.GermanAnalyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.nl.DutchAnalyzer;
import org.apache.lucene.analysis.no.NorwegianAnalyzer;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.analysis.sv.SwedishAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;

/// From text to comparable words: each language by its own analyser, which drops the words that say
/// nothing (*and*, *the*) and cuts endings off the others.
///
/// Threads may share one.
final class Words implements AutoCloseable {
    /// The rest of a longer text is not compared: a statement is a sentence or two, not a brochure.
    static final int CHARACTERS_MAX = 10_000;

    private final Map<Language, Analyzer> analysers = new EnumMap<>(Language.class);

    Words() {
        for (Language language : Language.values()) {
            analysers.put(language, analyser(language));
        }
    }

    private static Analyzer analyser(Language language) {
        return switch (language) {
            case DA -> new DanishAnalyzer();
            case NB -> new NorwegianAnalyzer();
            case SV -> new SwedishAnalyzer();
            case DE -> new GermanAnalyzer();
            case NL -> new DutchAnalyzer();
            case EN -> new EnglishAnalyzer();
            case OTHER -> new StandardAnalyzer(CharArraySet.EMPTY_SET);
        };
    }

    /// The words of a text that say something, in their order.
    Text read(Language language, String text) {
        String compared = text.length() > CHARACTERS_MAX ? text.substring(0, CHARACTERS_MAX) : text;
        Analyzer analyser = analysers.get(language);
        if (analyser == null) {
            throw new IllegalStateException("No analyser for " + language);
        }
        try (TokenStream stream = analyser.tokenStream("", compared)) {
            return new Text(read(stream, compared));
        } catch (IOException e) {
            throw new UncheckedIOException("A text in memory could not be read.", e);
        }
    }

    private static List<Word> read(TokenStream stream, String text) throws IOException {
        CharTermAttribute stem = stream.addAttribute(CharTermAttribute.class);
        OffsetAttribute place = stream.addAttribute(OffsetAttribute.class);
        List<Word> words = new ArrayList<>();
        stream.reset();
        while (stream.incrementToken()) {
            String written = text.substring(place.startOffset(), place.endOffset());
            var form = new Form(Spelling.bare(written), Spelling.bare(stem.toString()));
            if (form.says()) {
                words.add(new Word(written, form));
            }
        }
        stream.end();
        return words;
    }

    @Override
    public void close() {
        analysers.values().forEach(Analyzer::close);
    }
}
