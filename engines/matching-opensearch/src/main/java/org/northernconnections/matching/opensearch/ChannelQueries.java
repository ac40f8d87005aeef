package org.northernconnections.matching.opensearch;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.northernconnections.matching.search.Fields;
import org.opensearch.client.json.JsonData;
import org.opensearch.client.opensearch._types.FieldValue;
import org.opensearch.client.opensearch._types.query_dsl.BoolQuery;
import org.opensearch.client.opensearch._types.query_dsl.Query;

/// What an index is asked, one query a channel.
final class ChannelQueries {
    private ChannelQueries() {}

    /// @param asked how often each term is asked for
    static Query terms(String field, Map<String, Integer> asked) {
        var any = new BoolQuery.Builder();
        asked.forEach((term, times) -> any.should(one ->
                one.term(equal -> equal.field(field).value(FieldValue.of(term)).boost((float) times))));
        return Query.of(query -> query.bool(any.build()));
    }

    /// The dot product of the weights of codes.
    static Query subject(Map<String, Float> codes) {
        var any = new BoolQuery.Builder();
        codes.forEach((code, weight) ->
                any.should(one -> one.rankFeature(feature -> feature.field(Fields.SUBJECT + "." + code)
                        .linear(plain -> plain)
                        .boost(weight))));
        return Query.of(query -> query.bool(any.build()));
    }

    /// Every vector, one by one.
    static Query nearestOfAll(float[] vector) {
        return Query.of(query ->
                query.scriptScore(score -> score.query(all -> all.exists(there -> there.field(Fields.MEANING)))
                        .script(script -> script.inline(inline -> inline.lang(lang -> lang.custom("knn"))
                                .source("knn_score")
                                .params("field", JsonData.of(Fields.MEANING))
                                .params("query_value", JsonData.of(numbers(vector)))
                                .params("space_type", JsonData.of("innerproduct"))))));
    }

    /// Those that the graph names.
    static Query nearestByGraph(float[] vector, int depth) {
        return Query.of(query -> query.knn(
                knn -> knn.field(Fields.MEANING).vector(numbers(vector)).k(depth)));
    }

    private static List<Float> numbers(float[] vector) {
        List<Float> numbers = new ArrayList<>(vector.length);
        for (float value : vector) {
            numbers.add(value);
        }
        return numbers;
    }

    /// The cosine behind the score that the server makes of it, which may not be negative.
    static float cosine(double score) {
        return (float) (score >= 1 ? score - 1 : 1 - 1 / score);
    }
}
