package org.northernconnections.app;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// A sentence model as large as one likes, of which the disk holds little: it names a vector for each piece, and all
/// their numbers are zero.
///
/// Written as `onnx.proto` says: fields by their numbers, each a varint or so many bytes. The numbers of the
/// vectors come last in each message, and so last in the file.
final class LargeModel {
    private static final int DIMENSIONS = 8;
    private static final int FLOAT = 1;
    private static final int INT64 = 7;

    private LargeModel() {}

    /// Writes `model.onnx` and `tokenizer.json` into the folder.
    ///
    /// @param bytes of the vectors' numbers, a multiple of 32
    static void write(Path folder, long bytes) throws IOException {
        byte[] vectors = joined(
                number(1, bytes / DIMENSIONS / Float.BYTES),
                number(1, DIMENSIONS),
                number(2, FLOAT),
                text(8, "vectors"),
                before(9, bytes));
        byte[] node = joined(text(1, "vectors"), text(1, "input_ids"), text(2, "named"), text(4, "Gather"));
        byte[] graph = joined(
                message(1, node),
                text(2, "names"),
                message(11, value("input_ids", INT64, 2)),
                message(11, value("attention_mask", INT64, 2)),
                message(12, value("named", FLOAT, 3)),
                before(5, vectors.length + bytes),
                vectors);
        byte[] model = joined(
                number(1, 8), // the version of the format
                message(8, joined(text(1, ""), number(2, 13))), // that of the operators
                before(7, graph.length + bytes),
                graph);
        try (var file = new RandomAccessFile(folder.resolve("model.onnx").toFile(), "rw")) {
            file.write(model);
            file.setLength(model.length + bytes);
        }
        Files.writeString(
                folder.resolve("tokenizer.json"), "{\"vocab\": [[\"<s>\", 0], [\"</s>\", 0], [\"<unk>\", 0]]}");
    }

    /// An input or output: its kind of number, and its sides, none of a stated length.
    private static byte[] value(String name, int kind, int sides) {
        byte[] shape = new byte[0];
        for (int i = 0; i < sides; i++) {
            shape = joined(shape, message(1, text(2, name + i)));
        }
        return joined(text(1, name), message(2, message(1, joined(number(1, kind), message(2, shape)))));
    }

    private static byte[] text(int field, String text) {
        return message(field, text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] message(int field, byte[] bytes) {
        return joined(before(field, bytes.length), bytes);
    }

    /// What stands before so many bytes.
    private static byte[] before(int field, long length) {
        return joined(varint(field << 3 | 2), varint(length));
    }

    private static byte[] number(int field, long value) {
        return joined(varint(field << 3), varint(value));
    }

    private static byte[] varint(long value) {
        var bytes = new ByteArrayOutputStream();
        long left = value;
        for (; left > 127; left >>>= 7) {
            bytes.write((int) (left & 127 | 128));
        }
        bytes.write((int) left);
        return bytes.toByteArray();
    }

    private static byte[] joined(byte[]... parts) {
        var bytes = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            bytes.writeBytes(part);
        }
        return bytes.toByteArray();
    }
}
