package org.northernconnections.matching.model;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.northernconnections.matching.search.Document;

/// Two rounds of the same queries in one thread: the first keeps the answers, the second is timed.
final class Rounds {
    private Rounds() {}

    static Peer.Answers ask(List<Document> queries, Function<Document, List<String>> search) {
        Map<String, List<String>> named = new LinkedHashMap<>();
        queries.forEach(query -> named.put(query.id(), search.apply(query)));
        double[] milliseconds = new double[queries.size()];
        for (int i = 0; i < milliseconds.length; i++) {
            long before = System.nanoTime();
            List<String> again = search.apply(queries.get(i));
            milliseconds[i] = (System.nanoTime() - before) / 1e6;
            if (!again.equals(named.get(queries.get(i).id()))) {
                throw new IllegalStateException("The same query %s was answered in two ways."
                        .formatted(queries.get(i).id()));
            }
        }
        Arrays.sort(milliseconds);
        return new Peer.Answers(named, milliseconds);
    }

    /// The smallest of the sorted values that so large a share of them does not exceed.
    static double quantile(double[] sorted, double share) {
        return sorted[Math.max(0, (int) Math.ceil(sorted.length * share) - 1)];
    }
}
