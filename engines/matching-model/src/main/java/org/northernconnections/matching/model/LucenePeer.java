package org.northernconnections.matching.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.northernconnections.matching.search.Document;

/// Lucene as it comes: one field, its analyser, BM25 with its own constants, any of the words.
final class LucenePeer implements Peer {
    private static final String ID = "id";
    private static final String TEXT = "text";
    private final Analyzer analyzer;
    private final ByteBuffersDirectory directory = new ByteBuffersDirectory();

    LucenePeer(Analyzer analyzer) {
        this.analyzer = analyzer;
    }

    @Override
    public String name() {
        return "Lucene BM25";
    }

    @Override
    public double index(List<Document> documents) {
        long before = System.nanoTime();
        try (var writer = new IndexWriter(directory, new IndexWriterConfig(analyzer))) {
            for (Document document : documents) {
                var kept = new org.apache.lucene.document.Document();
                kept.add(new StringField(ID, document.id(), Field.Store.YES));
                kept.add(new TextField(TEXT, document.whole(), Field.Store.NO));
                writer.addDocument(kept);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return (System.nanoTime() - before) / 1e9;
    }

    @Override
    public Answers ask(List<Document> queries, int limit) {
        try (var reader = DirectoryReader.open(directory)) {
            var searcher = new IndexSearcher(reader);
            return Rounds.ask(queries, query -> search(searcher, query, limit));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> search(IndexSearcher searcher, Document query, int limit) {
        try {
            var words = new BooleanQuery.Builder();
            try (TokenStream tokens = analyzer.tokenStream(TEXT, query.whole())) {
                var term = tokens.addAttribute(CharTermAttribute.class);
                tokens.reset();
                int count = 0;
                while (tokens.incrementToken() && count++ < IndexSearcher.getMaxClauseCount()) {
                    words.add(new TermQuery(new Term(TEXT, term.toString())), BooleanClause.Occur.SHOULD);
                }
                tokens.end();
            }
            List<String> found = new ArrayList<>();
            for (ScoreDoc one : searcher.search(words.build(), limit).scoreDocs) {
                found.add(searcher.storedFields().document(one.doc).get(ID));
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        analyzer.close();
        try {
            directory.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
