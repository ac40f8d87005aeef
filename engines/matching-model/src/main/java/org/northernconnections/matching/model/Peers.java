package org.northernconnections.matching.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.northernconnections.matching.encoder.Encoder;
import org.northernconnections.matching.knowledge.CpvSpace;
import org.northernconnections.matching.search.Document;

/// Our search beside others, in one run on the same documents and queries: how good, and how fast.
///
/// The others are used as their manuals begin: their own analysers and constants, any of the words of the query.
/// Before anything is timed, each must find documents by their own text, and answer the same query twice alike; how
/// many it finds stands in the table.
final class Peers {
    private static final int NAMED = 100;
    private static final int SHOWN = 30;
    private static final int PROBES = 40;
    /// Characters of a document by which it must be found.
    private static final int PROBED = 300;
    /// Of [#PROBES] documents, how many must be found by their own text: a peer that finds fewer is used wrongly.
    private static final int FOUND_MIN = 30;

    private Peers() {}

    /// A peer, made for texts in English or in several languages.
    private interface Maker {
        Peer make(Path folder, boolean english) throws SQLException;
    }

    private static List<Maker> makers(Encoder encoder, CpvSpace space) {
        return List.of(
                (_, _) -> new OwnPeer(encoder, space),
                (_, english) -> new LucenePeer(english ? new EnglishAnalyzer() : new StandardAnalyzer()),
                (folder, english) -> new PostgresPeer(folder, english ? "english" : "simple"),
                (folder, english) -> new XapianPeer(folder, english ? "english" : "none"));
    }

    /// nDCG at 10 on the public sets in this folder.
    static void quality(Path data, Encoder encoder, CpvSpace space) throws IOException, SQLException {
        List<Document> notices = Retrieval.notices(data, "en", 300);
        List<Document> science = Retrieval.science(data);
        quality(science, Retrieval.scienceAsked(data), true, encoder, space);
        quality(notices, sameGroup(data, notices), true, encoder, space);
        quality(notices, Retrieval.noticesAsked(data), false, encoder, space);
    }

    /// English notices as needs; another notice of the same group of codes answers.
    private static Retrieval.Asked sameGroup(Path data, List<Document> notices) throws IOException {
        Map<String, Set<String>> groups = Retrieval.groups(data);
        Map<String, Set<String>> answers = new HashMap<>();
        groups.values()
                .forEach(group -> group.forEach(one -> {
                    Set<String> others = new HashSet<>(group);
                    others.remove(one);
                    if (!others.isEmpty()) {
                        answers.put(one, others);
                    }
                }));
        return new Retrieval.Asked(
                "TED, English needs, English notices",
                notices.stream().filter(one -> answers.containsKey(one.id())).toList(),
                answers);
    }

    private static void quality(
            List<Document> documents, Retrieval.Asked asked, boolean english, Encoder encoder, CpvSpace space)
            throws IOException, SQLException {
        System.out.printf(
                "%n%s: %,d documents, %d queries%n",
                asked.name(), documents.size(), asked.queries().size());
        System.out.println("| Search | found by own text | nDCG@10 | half not chosen on | p50 ms | p99 ms |");
        System.out.println("|---|---:|---:|---:|---:|---:|");
        for (Maker maker : makers(encoder, space)) {
            run(maker, documents, asked.queries(), english, NAMED, (peer, seconds, found, answers) -> {
                Map<String, List<String>> named = new HashMap<>(answers.named());
                named.replaceAll((query, ids) ->
                        ids.stream().filter(id -> !id.equals(query)).toList());
                System.out.printf(
                        "| %s | %d of %d | %.1f | %.1f | %.1f | %.1f |%n",
                        peer.name(),
                        found,
                        PROBES,
                        gain(asked, named, _ -> true),
                        gain(asked, named, id -> id.hashCode() % 2 != 0),
                        Rounds.quantile(answers.milliseconds(), 0.5),
                        Rounds.quantile(answers.milliseconds(), 0.99));
            });
        }
    }

    private static double gain(Retrieval.Asked asked, Map<String, List<String>> named, Predicate<String> among) {
        return 100
                * asked.queries().stream()
                        .map(Document::id)
                        .filter(among)
                        .mapToDouble(id -> Retrieval.gainOf(
                                named.getOrDefault(id, List.of()),
                                asked.answers().getOrDefault(id, Set.of())))
                        .average()
                        .orElse(0);
    }

    /// Times on invented companies, each a document, and challenges, each a query.
    static void speed(List<Document> companies, List<Document> challenges, Encoder encoder, CpvSpace space)
            throws IOException, SQLException {
        System.out.printf("%n%,d companies, %d challenges, %d named%n", companies.size(), challenges.size(), SHOWN);
        System.out.println("| Search | index s | found by own text | p50 ms | p99 ms | slowest ms |");
        System.out.println("|---|---:|---:|---:|---:|---:|");
        for (Maker maker : makers(encoder, space)) {
            run(
                    maker,
                    companies,
                    challenges,
                    false,
                    SHOWN,
                    (peer, seconds, found, answers) -> System.out.printf(
                            "| %s | %s | %d of %d | %.1f | %.1f | %.1f |%n",
                            peer.name(),
                            seconds == 0 ? "–" : "%.1f".formatted(seconds),
                            found,
                            PROBES,
                            Rounds.quantile(answers.milliseconds(), 0.5),
                            Rounds.quantile(answers.milliseconds(), 0.99),
                            Rounds.quantile(answers.milliseconds(), 1)));
        }
    }

    private interface Told {
        void tell(Peer peer, double seconds, long found, Peer.Answers answers);
    }

    private static void run(
            Maker maker, List<Document> documents, List<Document> queries, boolean english, int limit, Told told)
            throws IOException, SQLException {
        Path folder = Files.createTempDirectory("northern-peers");
        try (Peer peer = maker.make(folder, english)) {
            String missing = peer.missing();
            if (!missing.isEmpty()) {
                System.out.println("(" + peer.name() + " left out: " + missing + ")");
                return;
            }
            double seconds = peer.index(documents);
            long found = found(peer, documents);
            told.tell(peer, seconds, found, peer.ask(queries, limit));
        } finally {
            remove(folder);
        }
    }

    /// How many of [#PROBES] documents it finds by their own text.
    private static long found(Peer peer, List<Document> documents) {
        int step = Math.max(1, documents.size() / PROBES);
        List<Document> probes = IntStream.range(0, Math.min(PROBES, documents.size()))
                .mapToObj(i -> beginning(documents.get(i * step)))
                .toList();
        Map<String, List<String>> named = peer.ask(probes, SHOWN).named();
        long found = probes.stream()
                .filter(probe -> named.getOrDefault(probe.id(), List.of()).contains(probe.id()))
                .count();
        if (found < FOUND_MIN * probes.size() / PROBES) {
            throw new IllegalStateException(
                    "%s finds only %d of %d documents by their own text.".formatted(peer.name(), found, probes.size()));
        }
        return found;
    }

    /// Long texts are cut: with hundreds of words any of which may stand, some peers take seconds.
    private static Document beginning(Document document) {
        String whole = document.whole();
        return new Document(
                document.id(), "", whole.substring(0, Math.min(PROBED, whole.length())), document.language());
    }

    private static void remove(Path folder) throws IOException {
        List<Path> inside = new ArrayList<>();
        try (Stream<Path> all = Files.walk(folder)) {
            all.sorted(Comparator.reverseOrder()).forEach(inside::add);
        }
        for (Path one : inside) {
            Files.deleteIfExists(one);
        }
    }
}
