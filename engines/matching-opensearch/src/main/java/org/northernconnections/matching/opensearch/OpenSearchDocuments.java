package org.northernconnections.matching.opensearch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.northernconnections.matching.Language;
import org.northernconnections.matching.opensearch.ServerTrouble.Kind;
import org.northernconnections.matching.search.Document;
import org.northernconnections.matching.search.Documents;
import org.northernconnections.matching.search.Fields;
import org.northernconnections.matching.search.Found;
import org.northernconnections.matching.search.Sums;
import org.northernconnections.matching.search.Sums.Channel;
import org.northernconnections.matching.search.Sums.Named;
import org.northernconnections.matching.search.TextReader;
import org.northernconnections.matching.search.Weights;
import org.opensearch.client.json.JsonData;
import org.opensearch.client.opensearch._types.FieldValue;
import org.opensearch.client.opensearch._types.SearchType;
import org.opensearch.client.opensearch._types.query_dsl.Query;
import org.opensearch.client.opensearch.core.BulkResponse;
import org.opensearch.client.opensearch.core.MsearchRequest;
import org.opensearch.client.opensearch.core.SearchRequest;
import org.opensearch.client.opensearch.core.SearchResponse;
import org.opensearch.client.opensearch.core.bulk.BulkOperation;
import org.opensearch.client.opensearch.core.bulk.BulkResponseItem;
import org.opensearch.client.opensearch.core.msearch.MultiSearchItem;
import org.opensearch.client.opensearch.core.msearch.MultiSearchResponseItem;

/// Documents in an index of OpenSearch, found by the four channels of `TextIndex` with the same answers.
///
/// Texts are read here, by the [TextReader]; the server keeps terms, vectors and weights of codes. Each channel is one
/// query of one request; their scores are added here, by [Sums]. There is no second reading by a slower encoder:
/// [Found#reading] is 0.
///
/// A change is seen by others within a second, and at once after [#refresh]. Whatever is wrong with the server comes as
/// [ServerTrouble]. Threads may share it.
public final class OpenSearchDocuments implements Documents {
    /// What a server names of one channel at most.
    public static final int LIMIT_MAX = 10_000;

    /// Documents that travel together: about two megabytes.
    private static final int TOGETHER = 200;
    /// How often we try to put documents into a busy server; each time we wait twice as long.
    private static final int TRIES = 5;

    private static final Duration FIRST_WAIT = Duration.ofMillis(200);

    private final Connection connection;
    private final String index;
    private final TextReader reader;
    private final long exactMax;

    private OpenSearchDocuments(Connection connection, String index, TextReader reader, long exactMax) {
        this.connection = connection;
        this.index = index;
        this.reader = reader;
        this.exactMax = exactMax;
    }

    /// Makes a new, empty index and opens it. The name is an alias of it, so that what is put into an index that
    /// somebody deleted does not make a new one that reads texts in its own way.
    ///
    /// @param shards into how many parts it is dealt among machines; can't be changed later
    /// @param replicas how many further copies of each part are kept on other machines
    /// @param reader is not closed with the index
    public static OpenSearchDocuments create(
            Cluster cluster, String index, int shards, int replicas, TextReader reader) {
        try (Connection connection = Connection.to(cluster)) {
            connection.ask(
                    index, client -> client.indices().create(IndexPlan.request(index, shards, replicas, reader)));
        }
        return open(cluster, index, reader);
    }

    /// Opens an index, and looks whether its texts were read as this reader reads.
    ///
    /// @param reader is not closed with the index
    public static OpenSearchDocuments open(Cluster cluster, String index, TextReader reader) {
        return open(cluster, index, reader, Fields.EXACT_MAX);
    }

    /// @param exactMax of more documents, only those vectors are compared that the graph names
    static OpenSearchDocuments open(Cluster cluster, String index, TextReader reader, long exactMax) {
        Connection connection = Connection.to(cluster);
        try {
            requireReading(connection, index, reader);
            return new OpenSearchDocuments(connection, index, reader, exactMax);
        } catch (ServerTrouble trouble) {
            connection.close();
            throw trouble;
        }
    }

    private static void requireReading(Connection connection, String index, TextReader reader) {
        // One index by its own name, or all of those behind an alias.
        connection
                .ask(index, client -> client.indices().getMapping(get -> get.index(index)))
                .result()
                .values()
                .forEach(kept -> {
                    JsonData reading = kept.mappings().meta().get(IndexPlan.READING);
                    String was = reading == null ? "unknown" : reading.to(String.class);
                    if (!was.equals(reader.id())) {
                        throw new ServerTrouble(
                                Kind.OTHER_VERSION,
                                ("The texts of the index '%s' should have been read as '%s', but they were as '%s'.\n"
                                                + "Maybe fill a new index from the database under another name.")
                                        .formatted(index, reader.id(), was),
                                null);
                    }
                });
    }

    /// Forgets an index and all that is in it.
    public static void delete(Cluster cluster, String index) {
        try (Connection connection = Connection.to(cluster)) {
            connection.ask(index, client -> client.indices().delete(delete -> delete.index(IndexPlan.behind(index))));
        }
    }

    /// Adds documents in their order, or replaces those with their ids; reads them with all processors. Where the
    /// server fails on the way, some are in and others not: putting them again puts that right.
    @Override
    public void put(List<Document> documents) {
        for (int from = 0; from < documents.size(); from += TOGETHER) {
            List<Document> some = documents.subList(from, Math.min(documents.size(), from + TOGETHER));
            List<TextReader.Meant> meant = reader.meantOfAll(some);
            List<BulkOperation> operations = new ArrayList<>();
            for (int i = 0; i < some.size(); i++) {
                String id = some.get(i).id();
                Map<String, Object> kept = fields(some.get(i), meant.get(i));
                operations.add(
                        BulkOperation.of(one -> one.index(put -> put.id(id).document(kept))));
            }
            send(operations);
        }
    }

    private Map<String, Object> fields(Document document, TextReader.Meant meant) {
        Map<String, Object> kept = new HashMap<>();
        kept.put(IndexPlan.LANGUAGE, document.language().code());
        for (String field : List.of(Fields.words(document.language()), Fields.PIECES)) {
            kept.put(field, IndexPlan.written(reader.terms(field, document.whole())));
        }
        float[] vector = meant.vector();
        if (vector != null) {
            kept.put(Fields.MEANING, vector);
        }
        if (!meant.subject().isEmpty()) {
            kept.put(Fields.SUBJECT, meant.subject());
        }
        return kept;
    }

    /// Sends changes, and those again for which the server had no time.
    private void send(List<BulkOperation> operations) {
        List<BulkOperation> left = operations;
        for (int tried = 1; !left.isEmpty(); tried++) {
            List<BulkOperation> sent = left;
            try {
                left = undone(
                        sent,
                        connection.ask(
                                index,
                                client -> client.bulk(bulk ->
                                        bulk.index(index).requireAlias(true).operations(sent))));
            } catch (ServerTrouble trouble) {
                if (trouble.kind() != Kind.BUSY || tried == TRIES) {
                    throw trouble;
                }
            }
            if (!left.isEmpty()) {
                if (tried == TRIES) {
                    throw new ServerTrouble(
                            Kind.BUSY,
                            "The search server had no time for %d of %d changes.\nMaybe try them again later."
                                    .formatted(left.size(), operations.size()),
                            null);
                }
                pause(FIRST_WAIT.multipliedBy(1L << (tried - 1)));
            }
        }
    }

    private List<BulkOperation> undone(List<BulkOperation> sent, BulkResponse response) {
        List<BulkOperation> undone = new ArrayList<>();
        for (int i = 0; i < sent.size(); i++) {
            BulkResponseItem item = response.items().get(i);
            if (item.status() == 429 || item.status() == 503) {
                undone.add(sent.get(i));
            } else if (item.error() != null) {
                throw connection.trouble(index, item.status(), item.error());
            }
        }
        return undone;
    }

    private static void pause(Duration wait) {
        try {
            Thread.sleep(wait);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServerTrouble(Kind.BUSY, "Waiting for the search server was interrupted.", e);
        }
    }

    @Override
    public void remove(String id) {
        send(List.of(BulkOperation.of(one -> one.delete(delete -> delete.id(id)))));
    }

    @Override
    public void refresh() {
        connection.ask(index, client -> client.indices().refresh(refresh -> refresh.index(index)));
    }

    /// How many documents searches see.
    public long size() {
        return counted(Language.OTHER).all();
    }

    private record Counted(long all, long inLanguage) {}

    private Counted counted(Language language) {
        SearchResponse<Void> response = connection.ask(
                index,
                client -> client.search(
                        SearchRequest.of(search -> search.index(index)
                                .size(0)
                                .allowPartialSearchResults(false)
                                .trackTotalHits(total -> total.enabled(true))
                                .aggregations(
                                        IndexPlan.LANGUAGE,
                                        same -> same.filter(filter -> filter.term(term -> term.field(IndexPlan.LANGUAGE)
                                                .value(FieldValue.of(language.code())))))),
                        Void.class));
        var total = response.hits().total();
        var same = response.aggregations().get(IndexPlan.LANGUAGE);
        return new Counted(
                total == null ? 0 : total.value(),
                same == null ? 0 : same.filter().docCount());
    }

    @Override
    public List<Found> search(Document query, int limit) {
        Counted counted = counted(query.language());
        return search(query, limit, Weights.of(query, 2 * counted.inLanguage() >= counted.all()), counted.all());
    }

    @Override
    public List<Found> search(Document query, int limit, Weights weights) {
        return search(query, limit, weights, counted(query.language()).all());
    }

    private List<Found> search(Document query, int limit, Weights weights, long all) {
        if (limit < 1 || limit > LIMIT_MAX) {
            throw new IllegalArgumentException(
                    "One can ask for 1 to %d documents, but it was %d.".formatted(LIMIT_MAX, limit));
        }
        int depth = Fields.depth(limit);
        Map<Channel, Query> queries = queries(query, weights, all, depth);
        Sums<String> sums = new Sums<>();
        answers(queries, depth).forEach((channel, named) -> sums.add(channel, weight(weights, channel), named));
        return sums.best(limit, Function.identity());
    }

    private static double weight(Weights weights, Channel channel) {
        return switch (channel) {
            case WORDS -> weights.words();
            case PIECES -> weights.pieces();
            case MEANING -> weights.meaning();
            case SUBJECT -> weights.subject();
        };
    }

    private Map<Channel, Query> queries(Document query, Weights weights, long all, int depth) {
        Map<Channel, Query> queries = new EnumMap<>(Channel.class);
        if (weights.words() > 0) {
            addTerms(Channel.WORDS, Fields.words(query.language()), query, queries);
        }
        if (weights.pieces() > 0) {
            addTerms(Channel.PIECES, Fields.PIECES, query, queries);
        }
        float[] vector = weights.meaning() > 0 ? reader.vector(query) : null;
        if (vector != null) {
            queries.put(
                    Channel.MEANING,
                    all > exactMax
                            ? ChannelQueries.nearestByGraph(vector, depth)
                            : ChannelQueries.nearestOfAll(vector));
        }
        Map<String, Float> codes = weights.subject() > 0 ? reader.subject(query) : Map.of();
        if (!codes.isEmpty()) {
            queries.put(Channel.SUBJECT, ChannelQueries.subject(codes));
        }
        return queries;
    }

    private void addTerms(Channel channel, String field, Document query, Map<Channel, Query> queries) {
        Map<String, Integer> asked = reader.asked(field, query.whole());
        if (!asked.isEmpty()) {
            queries.put(channel, ChannelQueries.terms(field, asked));
        }
    }

    /// All channels in one request; how rare a word is counts over all parts of the index.
    private Map<Channel, List<Named<String>>> answers(Map<Channel, Query> queries, int depth) {
        Map<Channel, List<Named<String>>> answers = new EnumMap<>(Channel.class);
        if (queries.isEmpty()) {
            return answers;
        }
        var request = new MsearchRequest.Builder();
        queries.values()
                .forEach(query -> request.searches(item -> item.header(
                                header -> header.index(index).searchType(SearchType.DfsQueryThenFetch))
                        .body(body -> body.query(query)
                                .size(depth)
                                .trackTotalHits(total -> total.enabled(false))
                                .source(source -> source.fetch(false)))));
        List<MultiSearchResponseItem<Void>> items = connection
                .ask(index, client -> client.msearch(request.build(), Void.class))
                .responses();
        int at = 0;
        for (Channel channel : queries.keySet()) {
            DoubleFunction<Float> score = channel == Channel.MEANING ? ChannelQueries::cosine : value -> (float) value;
            answers.put(channel, named(items.get(at++), score, depth));
        }
        return answers;
    }

    private List<Named<String>> named(MultiSearchResponseItem<Void> item, DoubleFunction<Float> score, int depth) {
        if (item.isFailure()) {
            throw connection.trouble(
                    index, item.failure().status(), item.failure().error());
        }
        MultiSearchItem<Void> result = item.result();
        if (result.timedOut() || result.shards().failed() > 0) {
            throw new ServerTrouble(
                    Kind.BUSY,
                    "%d of %d parts of the index '%s' did not answer."
                            .formatted(result.shards().failed(), result.shards().total(), index),
                    null);
        }
        return result.hits().hits().stream()
                .limit(depth)
                .map(hit -> named(String.valueOf(hit.id()), hit.score(), score))
                .toList();
    }

    private static Named<String> named(String id, @Nullable Number score, DoubleFunction<Float> read) {
        return new Named<>(id, score == null ? 0 : read.apply(score.doubleValue()));
    }

    @Override
    public void close() {
        connection.close();
    }
}
