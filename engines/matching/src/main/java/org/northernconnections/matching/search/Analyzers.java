package org.northernconnections.matching.search;

import java.util.HashMap;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.da.DanishAnalyzer;
import org.apache.lucene.analysis.de.GermanAnalyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.miscellaneous.PerFieldAnalyzerWrapper;
import org.apache.lucene.analysis.ngram.NGramTokenFilter;
import org.apache.lucene.analysis.nl.DutchAnalyzer;
import org.apache.lucene.analysis.no.NorwegianAnalyzer;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.sv.SwedishAnalyzer;
import org.northernconnections.matching.Language;

/// How each field of an index reads its text.
final class Analyzers implements AutoCloseable {
    private static final int PIECE_MIN = 4;
    private static final int PIECE_MAX = 5;

    private final Map<String, Analyzer> byField = new HashMap<>();
    private final Analyzer perField;

    Analyzers() {
        for (Language language : Language.values()) {
            byField.put(Fields.words(language), analyzer(language));
        }
        perField = new PerFieldAnalyzerWrapper(new Pieces(), byField);
    }

    private static Analyzer analyzer(Language language) {
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

    Analyzer perField() {
        return perField;
    }

    /// Runs of letters within words, spelt alike in all languages; short words as a whole.
    private static final class Pieces extends Analyzer {
        @Override
        protected TokenStreamComponents createComponents(String field) {
            Tokenizer words = new StandardTokenizer();
            TokenStream bare = new BareFilter(words);
            return new TokenStreamComponents(words, new NGramTokenFilter(bare, PIECE_MIN, PIECE_MAX, true));
        }
    }

    @Override
    public void close() {
        perField.close();
        byField.values().forEach(Analyzer::close);
    }
}
