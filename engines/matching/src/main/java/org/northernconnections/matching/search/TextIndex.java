package org.northernconnections.matching.search;

import static java.util.Comparator.comparingDouble;
import static java.util.Comparator.comparingInt;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.codecs.KnnVectorsFormat;
import org.apache.lucene.codecs.lucene104.Lucene104Codec;
import org.apache.lucene.codecs.lucene104.Lucene104HnswScalarQuantizedVectorsFormat;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.FeatureField;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.FloatVectorValues;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.KnnVectorValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.LogByteSizeMergePolicy;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.index.SerialMergeScheduler;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.HitQueue;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.store.ByteBuffersDataOutput;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.SingleInstanceLockFactory;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.quantization.QuantizedByteVectorValues;
import org.jspecify.annotations.Nullable;
import org.northernconnections.matching.Language;
import org.northernconnections.matching.encoder.Encoder;
import org.northernconnections.matching.knowledge.CpvSpace;
import org.northernconnections.matching.search.Sums.Channel;
import org.northernconnections.matching.search.Sums.Named;

/// Documents in several languages, found by four channels whose scores are added.
///
/// | channel | compares | how |
/// |---|---|---|
/// | words | stems, in the language of the query | BM25, one field a language |
/// | pieces | runs of 4 and 5 letters, in all languages: names, numbers, related words, parts of compounds | BM25 |
/// | meaning | vectors of the [Encoder] | cosine; exact up to [Fields#EXACT_MAX] documents, quantised HNSW above |
/// | subject | procurement codes of both texts | dot product of their weights |
///
/// A second, slower encoder may read the best hundred English documents again for an English query: what it thinks of a
/// document is three parts the cosine of its whole and one that of its best sentence, and is added with its own weight.
///
/// Each channel names its best documents; its scores are scaled from 0 (the last of them) to 1 (the best) and added
/// with [Weights]. A document that a channel does not name gets 0 from it. Ties go to the smaller id.
///
/// Changes are seen after [#refresh]. Threads may share an index. Its files say how texts were read into them, and are
/// refused by who reads otherwise.
public final class TextIndex implements Documents {
    private static final String ID = "id";
    private static final String TEXT = "text";
    /// Under which name the files tell how their texts were read.
    private static final String READING = "reading";
    private static final int READ_AGAIN = 100;
    private static final int SENTENCES_READ_MAX = 30;
    /// Larger pieces of an index stay as they are: the search asks each, which costs less than knitting one graph of
    /// all their vectors by one processor.
    private static final double JOINED_MEGABYTES_MAX = 128;
    /// Few large pieces: each time some are joined, the graph of their vectors is knitted again.
    private static final double BUFFER_MEGABYTES = 256;
    private static final Comparator<ScoreDoc> NEAREST =
            comparingDouble((ScoreDoc one) -> -one.score).thenComparingInt(one -> one.doc);

    private final TextReader texts;
    private final @Nullable Encoder reader;
    private final Map<String, Reading> read = new ConcurrentHashMap<>();
    private final Directory directory;
    private final IndexWriter writer;
    private final SearcherManager searchers;
    private volatile Map<Language, Integer> languages = Map.of();

    /// @param reader a slower encoder of English that reads the best English documents again; null for none
    /// @throws IllegalArgumentException if texts were read in another way into what the directory holds
    public TextIndex(Directory directory, Encoder encoder, CpvSpace space, @Nullable Encoder reader) {
        this.texts = new TextReader(encoder, space);
        this.reader = reader;
        this.directory = directory;
        try {
            requireReading(directory, texts.id());
            var config = new IndexWriterConfig(texts.analyzer());
            config.setSimilarity(similarity());
            config.setUseCompoundFile(false);
            config.setCodec(new Quantised());
            config.setRAMBufferSizeMB(BUFFER_MEGABYTES);
            // Neighbours only, one after the other: same documents in the same order, same numbers of documents, same
            // ties.
            var neighbours = new LogByteSizeMergePolicy();
            neighbours.setMaxMergeMB(JOINED_MEGABYTES_MAX);
            config.setMergePolicy(neighbours);
            config.setMergeScheduler(new SerialMergeScheduler());
            this.writer = new IndexWriter(directory, config);
            writer.setLiveCommitData(Map.of(READING, texts.id()).entrySet());
            this.searchers = new SearcherManager(writer, null);
            countLanguages();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void requireReading(Directory directory, String reading) throws IOException {
        if (!DirectoryReader.indexExists(directory)) {
            return;
        }
        String was = SegmentInfos.readLatestCommit(directory).getUserData().getOrDefault(READING, "unknown");
        if (!was.equals(reading)) {
            throw new IllegalArgumentException(
                    "The texts of the index in %s should have been read as '%s', but they were as '%s'.%nMaybe fill a new index in another folder."
                            .formatted(
                                    directory instanceof FSDirectory files ? files.getDirectory() : "memory",
                                    reading,
                                    was));
        }
    }

    /// Vectors in a graph whose nodes are compared by seven bits a number; what the graph finds is read whole.
    private static final class Quantised extends Lucene104Codec {
        private static final int NEIGHBOURS = 16;
        private static final int LOOKED_AT = 100;
        private static final KnnVectorsFormat VECTORS = new Lucene104HnswScalarQuantizedVectorsFormat(
                QuantizedByteVectorValues.ScalarEncoding.SEVEN_BIT, NEIGHBOURS, LOOKED_AT);

        @Override
        public KnnVectorsFormat getKnnVectorsFormatForField(String field) {
            return VECTORS;
        }
    }

    /// An index that lives and dies with the process.
    public static TextIndex inMemory(Encoder encoder, CpvSpace space, @Nullable Encoder reader) {
        // Each file in one piece: a search would otherwise make views of hundreds of pieces for each word.
        var memory = new ByteBuffersDirectory(
                new SingleInstanceLockFactory(), ByteBuffersDataOutput::new, ByteBuffersDirectory.OUTPUT_AS_ONE_BUFFER);
        return new TextIndex(memory, encoder, space, reader);
    }

    /// An index in files, for more documents than memory holds.
    public static TextIndex inFolder(Path folder, Encoder encoder, CpvSpace space, @Nullable Encoder reader)
            throws IOException {
        return new TextIndex(FSDirectory.open(folder), encoder, space, reader);
    }

    private static BM25Similarity similarity() {
        return new BM25Similarity(Fields.K1, Fields.B);
    }

    /// Adds a document or replaces the one with its id.
    public void put(Document document) {
        put(List.of(document));
    }

    /// Adds a few documents in their order, read in one go by the thread that calls: sooner than one by one.
    @Override
    public void put(List<Document> documents) {
        write(documents, texts.meant(documents));
    }

    /// Adds documents in their order; reads them with all processors.
    public void putAll(List<Document> documents) {
        write(documents, texts.meantOfAll(documents));
    }

    private void write(List<Document> documents, List<TextReader.Meant> meant) {
        for (int i = 0; i < documents.size(); i++) {
            write(documents.get(i), fields(documents.get(i), meant.get(i)));
        }
    }

    private org.apache.lucene.document.Document fields(Document document, TextReader.Meant meant) {
        var kept = new org.apache.lucene.document.Document();
        kept.add(new StringField(ID, document.id(), Field.Store.NO));
        kept.add(new BinaryDocValuesField(ID, new BytesRef(document.id())));
        kept.add(new StringField(Fields.LANGUAGE, document.language().code(), Field.Store.NO));
        kept.add(new TextField(Fields.words(document.language()), document.whole(), Field.Store.NO));
        kept.add(new TextField(Fields.PIECES, document.whole(), Field.Store.NO));
        if (reader != null && document.language() == Language.EN) {
            kept.add(new StoredField(TEXT, document.whole()));
        }
        float[] vector = meant.vector();
        if (vector != null) {
            kept.add(new KnnFloatVectorField(Fields.MEANING, vector, VectorSimilarityFunction.DOT_PRODUCT));
        }
        meant.subject().forEach((code, weight) -> kept.add(new FeatureField(Fields.SUBJECT, code, weight)));
        return kept;
    }

    private void write(Document document, org.apache.lucene.document.Document kept) {
        read.remove(document.id());
        try {
            writer.updateDocument(new Term(ID, document.id()), kept);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void remove(String id) {
        try {
            writer.deleteDocuments(new Term(ID, id));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void refresh() {
        try {
            searchers.maybeRefreshBlocking();
            countLanguages();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Counts the documents that searches see: some were replaced or removed, others were there before us.
    private void countLanguages() throws IOException {
        Map<Language, Integer> counted = new EnumMap<>(Language.class);
        IndexSearcher searcher = searchers.acquire();
        try {
            for (Language language : Language.values()) {
                counted.put(language, searcher.count(new TermQuery(new Term(Fields.LANGUAGE, language.code()))));
            }
        } finally {
            searchers.release(searcher);
        }
        languages = counted;
    }

    @Override
    public List<Found> search(Document query, int limit) {
        Map<Language, Integer> counted = languages;
        int all = counted.values().stream().mapToInt(Integer::intValue).sum();
        boolean same = 2 * counted.getOrDefault(query.language(), 0) >= all;
        return search(query, limit, Weights.of(query, same));
    }

    @Override
    public List<Found> search(Document query, int limit, Weights weights) {
        try {
            IndexSearcher searcher = searchers.acquire();
            try {
                return search(searcher, query, limit, weights);
            } finally {
                searchers.release(searcher);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Found> search(IndexSearcher searcher, Document query, int limit, Weights weights) throws IOException {
        searcher.setSimilarity(similarity());
        int depth = Fields.depth(limit);
        Sums<Integer> sums = new Sums<>();
        if (weights.words() > 0) {
            Query words = terms(Fields.words(query.language()), query.whole());
            sums.add(Channel.WORDS, weights.words(), named(searcher, words, depth));
        }
        if (weights.pieces() > 0) {
            Query pieces = terms(Fields.PIECES, query.whole());
            sums.add(Channel.PIECES, weights.pieces(), named(searcher, pieces, depth));
        }
        float[] vector = weights.meaning() > 0 ? texts.vector(query) : null;
        if (vector != null) {
            sums.add(Channel.MEANING, weights.meaning(), asNamed(nearest(searcher, vector, depth)));
        }
        if (weights.subject() > 0) {
            sums.add(Channel.SUBJECT, weights.subject(), named(searcher, subject(texts.subject(query)), depth));
        }
        boolean again = reader != null && weights.reading() > 0 && query.language() == Language.EN;
        List<Found> found = sums.best(again ? Math.max(limit, READ_AGAIN) : limit, doc -> id(searcher, doc));
        if (again) {
            found = readAgain(searcher, query, found, weights.reading());
        }
        return List.copyOf(found.subList(0, Math.min(limit, found.size())));
    }

    /// Adds the cosines of a slower encoder to the first documents; the others follow them as they were.
    private List<Found> readAgain(IndexSearcher searcher, Document query, List<Found> found, double weight)
            throws IOException {
        Encoder slow = Objects.requireNonNull(reader);
        List<Found> first = found.subList(0, Math.min(READ_AGAIN, found.size()));
        remember(searcher, first, slow);
        float[] asked = slow.encode(query.whole());
        List<Found> again = new ArrayList<>();
        for (Found one : first) {
            Reading reading = read.get(one.id());
            double added = reading == null ? 0 : weight * Math.max(0, reading.nearness(asked));
            again.add(new Found(
                    one.id(), one.score() + added, one.words(), one.pieces(), one.meaning(), one.subject(), added));
        }
        again.sort(comparingDouble((Found one) -> -one.score()).thenComparing(Found::id));
        again.addAll(found.subList(first.size(), found.size()));
        return again;
    }

    /// A document as the slow encoder understood it.
    private record Reading(float[] whole, List<float[]> sentences) {
        private static final double SENTENCE_SHARE = 0.25;

        static Reading of(String text, Encoder slow) {
            return new Reading(
                    slow.encode(text),
                    Sentences.of(text).stream()
                            .limit(SENTENCES_READ_MAX)
                            .map(slow::encode)
                            .toList());
        }

        double nearness(float[] asked) {
            double whole = Encoder.cosine(asked, this.whole);
            double best = sentences.stream()
                    .mapToDouble(sentence -> Encoder.cosine(asked, sentence))
                    .max()
                    .orElse(whole);
            return (1 - SENTENCE_SHARE) * whole + SENTENCE_SHARE * best;
        }
    }

    private void remember(IndexSearcher searcher, List<Found> found, Encoder slow) throws IOException {
        var stored = searcher.storedFields();
        for (Found one : found) {
            if (!read.containsKey(one.id())) {
                ScoreDoc[] there = best(searcher, new TermQuery(new Term(ID, one.id())), 1);
                String text = there.length == 0
                        ? null
                        : stored.document(there[0].doc, Set.of(TEXT)).get(TEXT);
                if (text != null) {
                    read.put(one.id(), Reading.of(text, slow));
                }
            }
        }
    }

    private Query terms(String field, String text) {
        var query = new BooleanQuery.Builder();
        texts.asked(field, text).forEach((term, times) -> {
            Query one = new TermQuery(new Term(field, term));
            query.add(times == 1 ? one : new BoostQuery(one, times), BooleanClause.Occur.SHOULD);
        });
        return query.build();
    }

    private static Query subject(Map<String, Float> codes) {
        var query = new BooleanQuery.Builder();
        codes.forEach((code, weight) ->
                query.add(FeatureField.newLinearQuery(Fields.SUBJECT, code, weight), BooleanClause.Occur.SHOULD));
        return query.build();
    }

    private static String id(IndexSearcher searcher, int doc) {
        List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
        LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(doc, leaves));
        try {
            BinaryDocValues ids = DocValues.getBinary(leaf.reader(), ID);
            if (!ids.advanceExact(doc - leaf.docBase)) {
                throw new IllegalStateException("Document %d of the index has no id.".formatted(doc));
            }
            return ids.binaryValue().utf8ToString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Named<Integer>> named(IndexSearcher searcher, Query query, int depth) throws IOException {
        return asNamed(best(searcher, query, depth));
    }

    private static List<Named<Integer>> asNamed(ScoreDoc[] found) {
        return Arrays.stream(found).map(one -> new Named<>(one.doc, one.score)).toList();
    }

    private static ScoreDoc[] best(IndexSearcher searcher, Query query, int depth) throws IOException {
        return searcher.search(query, depth).scoreDocs;
    }

    private static ScoreDoc[] nearest(IndexSearcher searcher, float[] vector, int depth) throws IOException {
        if (searcher.getIndexReader().numDocs() > Fields.EXACT_MAX) {
            return readWhole(
                    searcher, vector, best(searcher, new KnnFloatVectorQuery(Fields.MEANING, vector, depth), depth));
        }
        var nearest = new HitQueue(depth, true);
        ScoreDoc farthest = nearest.top();
        for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
            FloatVectorValues values = leaf.reader().getFloatVectorValues(Fields.MEANING);
            if (values == null) {
                continue;
            }
            var live = leaf.reader().getLiveDocs();
            KnnVectorValues.DocIndexIterator places = values.iterator();
            for (int doc = places.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = places.nextDoc()) {
                if (live == null || live.get(doc)) {
                    float cosine = Encoder.cosine(vector, values.vectorValue(places.index()));
                    if (cosine > farthest.score) {
                        farthest.doc = leaf.docBase + doc;
                        farthest.score = cosine;
                        farthest = nearest.updateTop();
                    }
                }
            }
        }
        return best(nearest);
    }

    /// Nearest first; of equals, the document that was put in first.
    private static ScoreDoc[] best(HitQueue nearest) {
        List<ScoreDoc> best = new ArrayList<>();
        while (nearest.size() > 0) {
            ScoreDoc one = nearest.pop();
            if (one.score > Float.NEGATIVE_INFINITY) { // else a place that no document took
                best.add(one);
            }
        }
        return best.reversed().toArray(ScoreDoc[]::new);
    }

    /// The same documents by the cosines of their whole vectors, as seven bits a number tell near ones apart badly.
    private static ScoreDoc[] readWhole(IndexSearcher searcher, float[] vector, ScoreDoc[] found) throws IOException {
        ScoreDoc[] read = found.clone();
        Arrays.sort(read, comparingInt(one -> one.doc));
        int next = 0;
        for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
            int end = leaf.docBase + leaf.reader().maxDoc();
            FloatVectorValues values = leaf.reader().getFloatVectorValues(Fields.MEANING);
            KnnVectorValues.DocIndexIterator places = values == null ? null : values.iterator();
            for (; next < read.length && read[next].doc < end; next++) {
                if (places != null && places.advance(read[next].doc - leaf.docBase) == read[next].doc - leaf.docBase) {
                    float cosine = Encoder.cosine(vector, values.vectorValue(places.index()));
                    read[next] = new ScoreDoc(read[next].doc, cosine);
                }
            }
        }
        Arrays.sort(read, NEAREST);
        return read;
    }

    @Override
    public void close() {
        try {
            searchers.close();
            writer.close();
            directory.close();
            texts.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
