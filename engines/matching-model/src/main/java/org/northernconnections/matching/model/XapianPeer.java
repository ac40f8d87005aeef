package org.northernconnections.matching.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.northernconnections.matching.search.Document;

/// Xapian, through Debian's python3-xapian in a process of its own: BM25 with its own constants, any of the words.
/// Indexing and asking happen in one run of `xapian-peer.py`.
final class XapianPeer implements Peer {
    /// Debian's own Python, for which its packages are; another one may come first on the path.
    private static final String PYTHON =
            Files.isExecutable(Path.of("/usr/bin/python3")) ? "/usr/bin/python3" : "python3";

    private static final Path SCRIPT = Path.of("engines", "matching-model", "xapian-peer.py");

    private final Path folder;
    private final String stemmer;

    /// @param stemmer such as `english`; `none` for texts of several languages
    XapianPeer(Path folder, String stemmer) {
        this.folder = folder;
        this.stemmer = stemmer;
    }

    @Override
    public String name() {
        return "Xapian";
    }

    @Override
    public String missing() {
        try {
            Process process = new ProcessBuilder(PYTHON, "-c", "import xapian")
                    .redirectErrorStream(true)
                    .start();
            process.getInputStream().readAllBytes();
            return process.waitFor() == 0
                    ? ""
                    : "python3-xapian is not installed; maybe: apt-get install python3-xapian";
        } catch (IOException e) {
            return "python3 is not installed";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "interrupted";
        }
    }

    @Override
    public double index(List<Document> documents) {
        write("documents.tsv", documents);
        return 0;
    }

    private void write(String name, List<Document> texts) {
        try {
            Files.write(
                    folder.resolve(name),
                    texts.stream()
                            .map(one -> one.id() + "\t" + one.whole().replaceAll("\\s+", " "))
                            .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Answers ask(List<Document> queries, int limit) {
        write("queries.tsv", queries);
        try {
            Process process = new ProcessBuilder(
                            PYTHON, SCRIPT.toString(), folder.toString(), stemmer, String.valueOf(limit))
                    .redirectErrorStream(true)
                    .start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException("Xapian failed: " + said);
            }
            Map<String, List<String>> named = new LinkedHashMap<>();
            queries.forEach(query -> named.put(query.id(), new ArrayList<>()));
            for (String line : Files.readAllLines(folder.resolve("run.tsv"))) {
                List<String> parts = List.of(line.split("\t"));
                named.computeIfAbsent(parts.getFirst(), _ -> new ArrayList<>()).add(parts.getLast());
            }
            double[] milliseconds = Files.readAllLines(folder.resolve("times.tsv")).stream()
                    .mapToDouble(Double::parseDouble)
                    .toArray();
            Arrays.sort(milliseconds);
            return new Answers(named, milliseconds);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {}
}
