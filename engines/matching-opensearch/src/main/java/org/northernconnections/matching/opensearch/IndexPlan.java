package org.northernconnections.matching.opensearch;

import java.util.List;
import java.util.stream.Collectors;
import org.northernconnections.matching.search.Fields;
import org.northernconnections.matching.search.TextReader;
import org.opensearch.client.json.JsonData;
import org.opensearch.client.opensearch._types.mapping.DynamicMapping;
import org.opensearch.client.opensearch._types.mapping.IndexOptions;
import org.opensearch.client.opensearch._types.mapping.KnnVectorProperty;
import org.opensearch.client.opensearch._types.mapping.Property;
import org.opensearch.client.opensearch._types.mapping.TypeMapping;
import org.opensearch.client.opensearch.indices.CreateIndexRequest;
import org.opensearch.client.opensearch.indices.IndexSettings;
import org.opensearch.client.opensearch.indices.IndexSettingsAnalysis;

/// What an index is made like.
///
/// The server gets terms, not texts: those of one place with [#TOGETHER] between, places with a space between. So it
/// cuts nothing by itself, and counts as our own index does, where several pieces of a word lengthen a text by one
/// place.
final class IndexPlan {
    static final String LANGUAGE = Fields.LANGUAGE;
    /// Under which name the index tells how its texts were read.
    static final String READING = "reading";
    /// No tokeniser of ours leaves it in a term.
    static final char TOGETHER = '|';

    private static final String TERMS = "terms";
    private static final String BM25 = "bm25";
    /// All pieces of one word together; a word has 255 characters at most.
    private static final int PLACE_CHARACTERS_MAX = 100_000;
    /// Half of the second within which a change must be seen. Stated, since a server otherwise stops renewing an index
    /// that nobody searches.
    private static final String RENEWED_EVERY = "500ms";

    private static final int NEIGHBOURS = 16;
    private static final int LOOKED_AT = 100;

    private IndexPlan() {}

    static CreateIndexRequest request(String index, int shards, int replicas, TextReader reader) {
        return CreateIndexRequest.of(create -> create.index(behind(index))
                .aliases(index, alias -> alias)
                .settings(settings(shards, replicas))
                .mappings(mapping(reader)));
    }

    /// The index behind the name that callers use.
    static String behind(String index) {
        return index + "-documents";
    }

    private static IndexSettings settings(int shards, int replicas) {
        return IndexSettings.of(settings -> settings.numberOfShards(shards)
                .numberOfReplicas(replicas)
                .knn(true)
                .refreshInterval(interval -> interval.time(RENEWED_EVERY))
                .similarity(similarity -> similarity.bm25(
                        bm25 -> bm25.type("BM25").k1(Fields.K1).b(Fields.B).discountOverlaps(true)))
                .analysis(IndexPlan::analysis));
    }

    private static IndexSettingsAnalysis.Builder analysis(IndexSettingsAnalysis.Builder analysis) {
        return analysis.tokenizer(
                        TERMS,
                        tokenizer -> tokenizer.definition(
                                places -> places.whitespace(white -> white.maxTokenLength(PLACE_CHARACTERS_MAX))))
                .filter(
                        TERMS,
                        filter -> filter.definition(terms -> terms.patternCapture(capture ->
                                capture.patterns("([^" + TOGETHER + "]+)").preserveOriginal(false))))
                .analyzer(
                        TERMS,
                        analyzer -> analyzer.custom(
                                custom -> custom.tokenizer(TERMS).filter(TERMS)));
    }

    private static TypeMapping mapping(TextReader reader) {
        var mapping = new TypeMapping.Builder()
                .meta(READING, JsonData.of(reader.id()))
                .dynamic(DynamicMapping.Strict)
                // What came in is not kept beside what is searched: the database has the texts.
                .source(source -> source.enabled(false))
                .properties(LANGUAGE, Property.of(property -> property.keyword(keyword -> keyword)))
                .properties(Fields.SUBJECT, Property.of(property -> property.rankFeatures(codes -> codes)))
                .properties(Fields.MEANING, Property.of(property -> property.knnVector(vector(reader.dimensions()))));
        for (String field : Fields.ofTerms()) {
            mapping.properties(
                    field,
                    Property.of(property -> property.text(
                            text -> text.analyzer(TERMS).similarity(BM25).indexOptions(IndexOptions.Freqs))));
        }
        return mapping.build();
    }

    private static KnnVectorProperty vector(int dimensions) {
        return KnnVectorProperty.of(vector -> vector.dimension(dimensions)
                .method(method -> method.name("hnsw")
                        .engine("lucene")
                        .spaceType("innerproduct")
                        .parameters("m", JsonData.of(NEIGHBOURS))
                        .parameters("ef_construction", JsonData.of(LOOKED_AT))));
    }

    /// The terms of a text as the server gets them.
    static String written(List<List<String>> places) {
        return places.stream()
                .map(terms -> String.join(String.valueOf(TOGETHER), terms))
                .collect(Collectors.joining(" "));
    }
}
