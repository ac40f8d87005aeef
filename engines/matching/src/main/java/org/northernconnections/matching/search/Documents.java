package org.northernconnections.matching.search;

import java.util.List;

/// Documents that can be found: in this process by [TextIndex], or on other machines.
///
/// What is put in or removed is seen by searches after [#refresh]. Threads may share it.
public interface Documents extends AutoCloseable {
    /// Adds documents in their order, or replaces those with their ids.
    void put(List<Document> documents);

    /// Forgets a document; nothing happens where there is none.
    void remove(String id);

    /// Makes all changes so far visible to searches that begin from now on.
    void refresh();

    /// The documents that answer a query best, best first, then by id: with the weights for one language where at least
    /// half of the documents are in the language of the query.
    List<Found> search(Document query, int limit);

    List<Found> search(Document query, int limit, Weights weights);

    @Override
    void close();
}
