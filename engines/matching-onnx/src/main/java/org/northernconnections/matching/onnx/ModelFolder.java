package org.northernconnections.matching.onnx;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.northernconnections.matching.encoder.Bounds;
import org.northernconnections.matching.encoder.Encoder;
import org.northernconnections.matching.encoder.StaticEncoder;
import org.northernconnections.matching.knowledge.Cpv;

/// A sentence model that an operator has put into a folder.
///
/// | file | holds |
/// |---|---|
/// | `model.onnx` | inputs `input_ids`, `attention_mask`, maybe `token_type_ids`; first output: a vector a piece |
/// | `model.onnx…` | may be left out: data that the model keeps in files beside it, such as `model.onnx_data` |
/// | `tokenizer.json` | the vocabulary: WordPiece (BERT) or Unigram (XLM-R, such as multilingual-e5) |
/// | `model.properties` | may be left out: `name`, `prefix` (such as `query: `), `pieces` (512; at least 3) |
///
/// How much a word matters is still the small encoder's to say, as a sentence model has no opinion on single words.
/// The bounds of its cosines are read off labels of the procurement vocabulary when it is opened.
public final class ModelFolder implements Encoder, AutoCloseable {
    private static final String MODEL = "model.onnx";
    private static final String TOKENIZER = "tokenizer.json";
    private static final int PIECES = 512;
    /// One between the marks of start and end.
    private static final int PIECES_MIN = 3;
    private static final int MEASURED = 200;

    private final String id;
    private final OnnxEncoder encoder;
    private final StaticEncoder words;
    private final String prefix;
    private final Bounds bounds;

    private ModelFolder(String id, OnnxEncoder encoder, StaticEncoder words, String prefix) {
        this.id = id;
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
        String name = properties.getProperty("name", folder.getFileName().toString());
        String prefix = properties.getProperty("prefix", "");
        int piecesMax = pieces(folder, properties);
        Path model = required(folder, MODEL);
        String tokenizer = Files.readString(required(folder, TOKENIZER));
        Pieces pieces =
                Unigram.isIn(tokenizer) ? Unigram.ofTokenizerJson(tokenizer) : WordPiece.ofTokenizerJson(tokenizer);
        OnnxEncoder encoder = new OnnxEncoder(name, model, pieces, piecesMax, threads);
        if (encoder.dimensions() % 8 != 0) {
            encoder.close();
            throw new IllegalArgumentException(
                    "The vectors of a model must have a multiple of 8 numbers, but those of %s have %d."
                            .formatted(folder, encoder.dimensions()));
        }
        return new ModelFolder(id(name, folder, prefix, piecesMax), encoder, words, prefix);
    }

    private static int pieces(Path folder, Properties properties) {
        String said = properties.getProperty("pieces", String.valueOf(PIECES)).strip();
        if (!said.matches("[0-9]{1,6}") || Integer.parseInt(said) < PIECES_MIN) {
            throw new IllegalArgumentException(
                    "pieces in model.properties of %s was expected to be a whole number from %d to 999999, such as %d, but is '%s'."
                            .formatted(folder, PIECES_MIN, PIECES, said));
        }
        return Integer.parseInt(said);
    }

    /// The name, and a hash of all that moves a vector: the model and its data, how texts are cut, and what is put
    /// before them.
    static String id(String name, Path folder, String prefix, int piecesMax) throws IOException {
        MessageDigest digest = sha256();
        try (var hashed = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
            for (Path file : hashed(folder)) {
                hashed.write("%s %d\n"
                        .formatted(file.getFileName(), Files.size(file))
                        .getBytes(StandardCharsets.UTF_8));
                try (InputStream in = Files.newInputStream(file)) {
                    in.transferTo(hashed);
                }
            }
            hashed.write("%d %s".formatted(piecesMax, prefix).getBytes(StandardCharsets.UTF_8));
        }
        return name + "-" + HexFormat.of().formatHex(digest.digest()).substring(0, 12);
    }

    private static List<Path> hashed(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith(MODEL)
                            || file.getFileName().toString().equals(TOKENIZER))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        }
    }

    private static Path required(Path folder, String file) {
        Path path = folder.resolve(file);
        if (!Files.isReadable(path)) {
            throw new IllegalArgumentException("The folder %s was expected to hold %s and %s, but %s cannot be read."
                    .formatted(folder, MODEL, TOKENIZER, file));
        }
        return path;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }

    @Override
    public String id() {
        return id;
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
