package org.northernconnections.matching.onnx;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Properties;
import org.northernconnections.matching.encoder.Bounds;
import org.northernconnections.matching.encoder.Encoder;
import org.northernconnections.matching.encoder.StaticEncoder;
import org.northernconnections.matching.knowledge.Cpv;

/// A sentence model that an operator has put into a folder.
///
/// | file | holds |
/// |---|---|
/// | `model.onnx` | inputs `input_ids`, `attention_mask`, maybe `token_type_ids`; first output: a vector a piece |
/// | `tokenizer.json` | the vocabulary: WordPiece (BERT) or Unigram (XLM-R, such as multilingual-e5) |
/// | `model.properties` | may be left out: `name`, `prefix` (such as `query: `), `pieces` (512 if not said) |
///
/// How much a word matters is still the small encoder's to say, as a sentence model has no opinion on single words.
/// The bounds of its cosines are read off labels of the procurement vocabulary when it is opened.
public final class ModelFolder implements Encoder, AutoCloseable {
    private static final String MODEL = "model.onnx";
    private static final String TOKENIZER = "tokenizer.json";
    private static final int PIECES = 512;
    private static final int MEASURED = 200;

    private final OnnxEncoder encoder;
    private final StaticEncoder words;
    private final String prefix;
    private final Bounds bounds;

    private ModelFolder(OnnxEncoder encoder, StaticEncoder words, String prefix) {
        this.encoder = encoder;
        this.words = words;
        this.prefix = prefix;
        this.bounds = Bounds.measured(this, Cpv.shipped().translations(MEASURED));
    }

    /// Opens the model of this folder; reading its bounds takes some seconds.
    ///
    /// @param words says how much a word matters
    /// @param threads within one call
    /// @throws IllegalArgumentException if a file is missing or is not what it should be, with what was expected
    public static ModelFolder open(Path folder, StaticEncoder words, int threads) throws IOException {
        Properties properties = new Properties();
        if (Files.exists(folder.resolve("model.properties"))) {
            try (Reader reader = Files.newBufferedReader(folder.resolve("model.properties"))) {
                properties.load(reader);
            }
        }
        byte[] model = Files.readAllBytes(required(folder, MODEL));
        String tokenizer = Files.readString(required(folder, TOKENIZER));
        Pieces pieces =
                Unigram.isIn(tokenizer) ? Unigram.ofTokenizerJson(tokenizer) : WordPiece.ofTokenizerJson(tokenizer);
        String name = properties.getProperty("name", folder.getFileName().toString());
        OnnxEncoder encoder = new OnnxEncoder(
                name + "-" + sha256(model).substring(0, 12),
                model,
                pieces,
                Integer.parseInt(properties.getProperty("pieces", String.valueOf(PIECES))),
                threads);
        if (encoder.dimensions() % 8 != 0) {
            throw new IllegalArgumentException(
                    "The vectors of a model must have a multiple of 8 numbers, but those of %s have %d."
                            .formatted(folder, encoder.dimensions()));
        }
        return new ModelFolder(encoder, words, properties.getProperty("prefix", ""));
    }

    private static Path required(Path folder, String file) {
        Path path = folder.resolve(file);
        if (!Files.isReadable(path)) {
            throw new IllegalArgumentException("The folder %s was expected to hold %s and %s, but %s cannot be read."
                    .formatted(folder, MODEL, TOKENIZER, file));
        }
        return path;
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }

    @Override
    public String id() {
        return encoder.id();
    }

    @Override
    public int dimensions() {
        return encoder.dimensions();
    }

    /// A text without a word has no vector, as with the small encoder.
    @Override
    public float[] encode(String text) {
        return text.chars().anyMatch(Character::isLetterOrDigit)
                ? encoder.encode(prefix + text)
                : new float[encoder.dimensions()];
    }

    @Override
    public double weight(String word) {
        return words.weight(word);
    }

    @Override
    public Bounds bounds() {
        return bounds;
    }

    @Override
    public void close() {
        encoder.close();
    }
}
