package org.northernconnections.matching.model;

import java.util.List;
import java.util.Map;
import org.northernconnections.matching.search.Document;

/// A search that is measured beside others on the same documents and queries.
interface Peer extends AutoCloseable {
    String name();

    /// What keeps it from running here; empty if nothing does.
    default String missing() {
        return "";
    }

    /// Takes these as its only documents; returns the seconds that it took.
    double index(List<Document> documents);

    /// Asks every query once to warm up and once more to be timed, one after the other.
    ///
    /// @param limit how many documents are named at most
    Answers ask(List<Document> queries, int limit);

    /// @param named the ids of documents, best first, by the id of the query
    /// @param milliseconds of each query, sorted
    record Answers(Map<String, List<String>> named, double[] milliseconds) {}

    @Override
    void close();
}
