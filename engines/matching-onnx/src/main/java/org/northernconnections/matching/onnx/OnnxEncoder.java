package org.northernconnections.matching.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.LongBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.northernconnections.matching.encoder.Encoder;

/// A sentence model of the BERT family: the mean of the vectors of a text's pieces, of length 1.
public final class OnnxEncoder implements Encoder, AutoCloseable {
    private static final String ENGLISH = "all-minilm-l6-v2-q";
    private static final int PIECES_MAX = 256;

    private final String id;
    private final Pieces pieces;
    private final int piecesMax;
    private final OrtSession session;
    private final int dimensions;

    /// @param model the bytes of the `.onnx` file
    /// @param piecesMax longer texts are cut
    /// @param threads within one call
    public OnnxEncoder(String id, byte[] model, Pieces pieces, int piecesMax, int threads) {
        this(id, options -> OrtEnvironment.getEnvironment().createSession(model, options), pieces, piecesMax, threads);
    }

    /// Reads the model outside Java's memory, so that it may be larger than that.
    ///
    /// @param model the `.onnx` file
    /// @param piecesMax longer texts are cut
    /// @param threads within one call
    public OnnxEncoder(String id, Path model, Pieces pieces, int piecesMax, int threads) {
        this(
                id,
                options -> OrtEnvironment.getEnvironment().createSession(model.toString(), options),
                pieces,
                piecesMax,
                threads);
    }

    private interface Opening {
        OrtSession session(OrtSession.SessionOptions options) throws OrtException;
    }

    private OnnxEncoder(String id, Opening model, Pieces pieces, int piecesMax, int threads) {
        this.id = id;
        this.pieces = pieces;
        this.piecesMax = piecesMax;
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(threads);
            options.addConfigEntry("session.intra_op.allow_spinning", "0");
            this.session = model.session(options);
            this.dimensions = encode("one").length;
        } catch (OrtException e) {
            // Without its cause, which says less to people than this.
            throw new IllegalArgumentException(
                    "ONNX Runtime does not take the model %s: %s".formatted(id, e.getMessage()));
        }
    }

    /// The English sentence model all-MiniLM-L6-v2, where a package on the class path carries it.
    ///
    /// @param threads within one call
    public static Optional<OnnxEncoder> english(int threads) {
        try (InputStream model = OnnxEncoder.class.getResourceAsStream("/" + ENGLISH + ".onnx");
                InputStream tokenizer = OnnxEncoder.class.getResourceAsStream("/" + ENGLISH + "-tokenizer.json")) {
            if (model == null || tokenizer == null) {
                return Optional.empty();
            }
            WordPiece pieces = WordPiece.ofTokenizerJson(new String(tokenizer.readAllBytes(), StandardCharsets.UTF_8));
            return Optional.of(new OnnxEncoder(ENGLISH, model.readAllBytes(), pieces, PIECES_MAX, threads));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public int dimensions() {
        return dimensions;
    }

    @Override
    public float[] encode(String text) {
        return encodeAll(List.of(text))[0];
    }

    /// The vectors of several texts, best of about equal length: all are filled up to the longest.
    ///
    /// Models in whole numbers round by the largest value of a call, so a vector depends a little on the other
    // texts.
    public float[][] encodeAll(List<String> texts) {
        int[][] ids = texts.stream().map(text -> pieces.ids(text, piecesMax)).toArray(int[][]::new);
        int width = 0;
        for (int[] one : ids) {
            width = Math.max(width, one.length);
        }
        long[] flat = new long[ids.length * width];
        long[] mask = new long[ids.length * width];
        for (int i = 0; i < ids.length; i++) {
            for (int j = 0; j < ids[i].length; j++) {
                flat[i * width + j] = ids[i][j];
                mask[i * width + j] = 1;
            }
        }
        try {
            return run(flat, mask, ids.length, width);
        } catch (OrtException e) {
            throw new IllegalStateException("The model %s failed: %s".formatted(id, e.getMessage()), e);
        }
    }

    private float[][] run(long[] ids, long[] mask, int rows, int width) throws OrtException {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        long[] shape = {rows, width};
        Map<String, OnnxTensor> inputs = new HashMap<>();
        try {
            inputs.put("input_ids", OnnxTensor.createTensor(environment, LongBuffer.wrap(ids), shape));
            inputs.put("attention_mask", OnnxTensor.createTensor(environment, LongBuffer.wrap(mask), shape));
            if (session.getInputNames().contains("token_type_ids")) {
                inputs.put(
                        "token_type_ids",
                        OnnxTensor.createTensor(environment, LongBuffer.wrap(new long[ids.length]), shape));
            }
            try (OrtSession.Result result = session.run(inputs)) {
                return means((float[][][]) result.get(0).getValue(), mask, width);
            }
        } finally {
            inputs.values().forEach(OnnxTensor::close);
        }
    }

    private static float[][] means(float[][][] pieces, long[] mask, int width) {
        float[][] means = new float[pieces.length][];
        for (int i = 0; i < means.length; i++) {
            float[] sum = new float[pieces[i][0].length];
            for (int j = 0; j < width; j++) {
                if (mask[i * width + j] == 1) {
                    for (int k = 0; k < sum.length; k++) {
                        sum[k] += pieces[i][j][k];
                    }
                }
            }
            double square = 0;
            for (float value : sum) {
                square += (double) value * value;
            }
            float by = (float) (1 / Math.sqrt(Math.max(square, 1e-12)));
            for (int k = 0; k < sum.length; k++) {
                sum[k] *= by;
            }
            means[i] = sum;
        }
        return means;
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException("The session of %s does not close: %s".formatted(id, e.getMessage()), e);
        }
    }
}
