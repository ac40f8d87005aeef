package org.northernconnections.matching.model;

import java.util.ArrayList;
import java.util.List;
import org.northernconnections.matching.encoder.Encoder;
import org.northernconnections.matching.knowledge.CpvSpace;
import org.northernconnections.matching.search.Document;
import org.northernconnections.matching.search.Found;
import org.northernconnections.matching.search.TextIndex;

/// Our search in documents, all channels, without the second reading; each answer says what each channel adds.
final class OwnPeer implements Peer {
    private final TextIndex index;

    OwnPeer(Encoder encoder, CpvSpace space) {
        this.index = TextIndex.inMemory(encoder, space, null);
    }

    @Override
    public String name() {
        return "Northern, search in documents";
    }

    @Override
    public double index(List<Document> documents) {
        long before = System.nanoTime();
        index.putAll(documents);
        index.refresh();
        return (System.nanoTime() - before) / 1e9;
    }

    @Override
    public Answers ask(List<Document> queries, int limit) {
        return Rounds.ask(queries, query -> {
            List<String> named = new ArrayList<>();
            for (Found found : index.search(query, limit)) {
                double sum = found.words() + found.pieces() + found.meaning() + found.subject() + found.reading();
                if (Math.abs(sum - found.score()) > 1e-6) {
                    throw new IllegalStateException("The parts of %s do not add up.".formatted(found));
                }
                named.add(found.id());
            }
            return named;
        });
    }

    @Override
    public void close() {
        index.close();
    }
}
