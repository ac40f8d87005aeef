package org.northernconnections.trust.rating;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// The lines of a text in UTF-8, none longer than [#BYTES_MAX]: a longer one is refused before it is kept. So is one in
/// another encoding: with its bytes replaced, two names could become one.
final class BoundedLines implements Closeable {
    /// Two names, a rating and a time take some tens of bytes; this leaves room for long names.
    static final int BYTES_MAX = 4_096;

    private static final int END = -1;
    private static final int ASCII_MAX = 0x7F;
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final InputStream bytes;
    private final byte[] kept = new byte[BYTES_MAX];
    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
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
        int bits = 0;
        for (int next = first; next != '\n' && next != END; next = bytes.read()) {
            if (length == BYTES_MAX) {
                throw BadFile.inLine(
                        number,
                        "A line has at most %d bytes, but this one is longer.\nMaybe the file is no text, or its lines end otherwise than by a line feed."
                                .formatted(BYTES_MAX));
            }
            kept[length++] = (byte) next;
            bits |= next;
        }
        if (bits <= ASCII_MAX) {
            return new String(kept, 0, length, StandardCharsets.US_ASCII); // nearly all lines, and quick
        }
        String line = decoded(length);
        return number == 1 && line.startsWith(BYTE_ORDER_MARK) ? line.substring(1) : line;
    }

    private String decoded(int length) throws BadFile {
        try {
            return decoder.decode(ByteBuffer.wrap(kept, 0, length)).toString();
        } catch (CharacterCodingException _) {
            throw BadFile.inLine(
                    number, "UTF-8 was expected, and there are bytes of another encoding.\nMaybe convert the file.");
        }
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }
}
