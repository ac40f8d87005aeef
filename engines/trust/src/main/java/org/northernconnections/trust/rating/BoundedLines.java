package org.northernconnections.trust.rating;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// The lines of a text in UTF-8, none longer than [#BYTES_MAX]: a longer one is refused before it is kept.
final class BoundedLines implements Closeable {
    /// Two names, a rating and a time take some tens of bytes; this leaves room for long names.
    static final int BYTES_MAX = 4_096;

    private static final int END = -1;
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final InputStream bytes;
    private final byte[] kept = new byte[BYTES_MAX];
    private long number;

    BoundedLines(InputStream bytes) {
        this.bytes = new BufferedInputStream(bytes, 1 << 16);
    }

    /// The number of the line that was read last, from 1.
    long number() {
        return number;
    }

    /// The next line that is not blank, without blanks around it, or `null` at the end.
    @Nullable
    String next() throws IOException, BadFile {
        while (true) {
            int next = bytes.read();
            if (next == END) {
                return null;
            }
            number++;
            String line = line(next).strip();
            if (!line.isEmpty()) {
                return line;
            }
        }
    }

    private String line(int first) throws IOException, BadFile {
        int length = 0;
        for (int next = first; next != '\n' && next != END; next = bytes.read()) {
            if (length == BYTES_MAX) {
                throw BadFile.inLine(
                        number,
                        "A line has at most %d bytes, but this one is longer.\nMaybe the file is no text, or its lines end otherwise than by a line feed."
                                .formatted(BYTES_MAX));
            }
            kept[length++] = (byte) next;
        }
        String line = new String(kept, 0, length, StandardCharsets.UTF_8);
        return number == 1 && line.startsWith(BYTE_ORDER_MARK) ? line.substring(1) : line;
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }
}
