package org.northernconnections.matching.encoder;

import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// A model as one file: a card that people can read, then one row of half bytes for each feature.
///
/// | part | bytes | |
/// |---|---|---|
/// | magic | 4 | `NCE1` |
/// | dimensions, rows | 4 + 4 | big endian, as all numbers here |
/// | strangers | 4 | float: the length of the vector that stands for a word never seen |
/// | card | 4 + n | UTF-8: recipe, sources, licences, codes left out |
/// | features | 4 · rows | hashes, rising as unsigned numbers |
/// | scales | 2 · rows | half-precision floats |
/// | values | rows · dimensions / 2 | two values of −8 … 7 a byte, times the scale: byte `i` of a row holds value `i`
/// in its lower bits, value `i + dimensions / 2` in its upper |
///
/// @param values packed as above
public record ModelFile(int dimensions, float strangers, String card, int[] features, short[] scales, byte[] values) {
    private static final int MAGIC = 0x4E434531;
    private static final int SIZE_MAX = 64 << 20;

    public int rows() {
        return features.length;
    }

    /// Packs rows of floats; the rows must come in the order of their features.
    public static ModelFile of(int dimensions, float strangers, String card, int[] features, float[][] rows) {
        short[] scales = new short[features.length];
        byte[] values = new byte[features.length * dimensions / 2];
        for (int row = 0; row < features.length; row++) {
            float scale = bestScale(rows[row]);
            scales[row] = Float.floatToFloat16(scale);
            float kept = Float.float16ToFloat(scales[row]);
            int at = row * dimensions / 2;
            for (int i = 0; i < dimensions / 2; i++) {
                int low = nibble(rows[row][i], kept);
                int high = nibble(rows[row][dimensions / 2 + i], kept);
                values[at++] = (byte) (high << 4 | low);
            }
        }
        return new ModelFile(dimensions, strangers, card, features, scales, values);
    }

    /// Of a few scales that cut off the largest values more and more, the one with the least squared error.
    private static float bestScale(float[] row) {
        float max = 1e-6f;
        for (float value : row) {
            max = Math.max(max, Math.abs(value));
        }
        float best = max / 7;
        double bestError = Double.MAX_VALUE;
        for (int step = 0; step < 8; step++) {
            float scale = max / 7 * (1 - 0.08f * step);
            double error = 0;
            for (float value : row) {
                double off = value - signed(nibble(value, scale)) * scale;
                error += off * off;
            }
            if (error < bestError) {
                bestError = error;
                best = scale;
            }
        }
        return best;
    }

    private static int nibble(float value, float scale) {
        int rounded = scale == 0 ? 0 : Math.round(value / scale);
        return Math.max(-8, Math.min(7, rounded)) & 15;
    }

    private static int signed(int nibble) {
        return nibble << 28 >> 28;
    }

    /// Writes the file whole or not at all.
    public void write(Path path) throws IOException {
        Path beside = path.resolveSibling(path.getFileName() + ".part");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(beside), 1 << 16)) {
            out.write(bytes());
        }
        Files.move(beside, path, StandardCopyOption.REPLACE_EXISTING);
    }

    private byte[] bytes() throws IOException {
        byte[] text = card.getBytes(StandardCharsets.UTF_8);
        var bytes = new java.io.ByteArrayOutputStream(20 + text.length + 6 * rows() + values.length);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(MAGIC);
            out.writeInt(dimensions);
            out.writeInt(rows());
            out.writeFloat(strangers);
            out.writeInt(text.length);
            out.write(text);
            for (int feature : features) {
                out.writeInt(feature);
            }
            for (short scale : scales) {
                out.writeShort(scale);
            }
            out.write(values);
        }
        return bytes.toByteArray();
    }

    /// Reads a model and checks that it is whole.
    ///
    /// @param name how messages call it
    public static ModelFile read(String name, InputStream in) throws IOException {
        byte[] all = in.readNBytes(SIZE_MAX + 1);
        var data = new DataInputStream(new ByteArrayInputStream(all));
        if (all.length < 20 || data.readInt() != MAGIC) {
            throw new IOException(
                    "%s was expected to be a model of this program (it begins with NCE1), and is not.%nMaybe build one with ./dev model."
                            .formatted(name));
        }
        int dimensions = data.readInt();
        int rows = data.readInt();
        float strangers = data.readFloat();
        int cardSize = data.readInt();
        long expected = 20L + cardSize + rows * (6L + dimensions / 2);
        if (dimensions < 2 || dimensions % 2 != 0 || rows < 0 || cardSize < 0 || expected != all.length) {
            throw new IOException("%s was expected to have %d bytes and has %s.%nMaybe copy it again; it seems cut off."
                    .formatted(name, expected, all.length > SIZE_MAX ? "too many" : all.length));
        }
        String card = new String(data.readNBytes(cardSize), StandardCharsets.UTF_8);
        ByteBuffer rest = ByteBuffer.wrap(all, 20 + cardSize, all.length - 20 - cardSize);
        int[] features = new int[rows];
        rest.asIntBuffer().get(features);
        rest.position(rest.position() + 4 * rows);
        short[] scales = new short[rows];
        rest.asShortBuffer().get(scales);
        rest.position(rest.position() + 2 * rows);
        byte[] values = new byte[rows * dimensions / 2];
        rest.get(values);
        return new ModelFile(dimensions, strangers, card, features, scales, values);
    }

    /// The SHA-256 of the file, 64 hexadecimal digits.
    public String sha256() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes()));
        } catch (IOException | NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256, and memory does not fail.", e);
        }
    }
}
