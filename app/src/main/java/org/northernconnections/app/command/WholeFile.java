package org.northernconnections.app.command;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// Reads a text that is held in memory as a whole. What a path leads to may be a pipe or a device without an end, and
/// has no size beforehand; so no more is read than may be there.
public final class WholeFile {
    private WholeFile() {}

    /// The text, in UTF-8.
    ///
    /// @param bytesMax how long it may be
    /// @throws BadInput if it is longer
    /// @throws IOException if it cannot be read, or is in no UTF-8
    public static String read(Path file, int bytesMax) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(bytesMax + 1);
            if (bytes.length > bytesMax) {
                throw new BadInput("%s must have at most %,d bytes, but has more.".formatted(file, bytesMax));
            }
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        }
    }
}
