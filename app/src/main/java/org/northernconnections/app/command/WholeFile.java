package org.northernconnections.app.command;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/// Files that are read as a whole, and files that come into being whole or not at all.
public final class WholeFile {
    private WholeFile() {}

    /// Writes what is to stand in a file.
    @FunctionalInterface
    public interface Writing {
        void write(BufferedWriter out) throws IOException;
    }

    /// The text, in UTF-8. What a path leads to may be a pipe or a device without an end, and has no size
    /// beforehand; so no more is read than may be there.
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

    /// Writes a text in UTF-8. A link is followed; a device or pipe is written to as it is.
    public static void write(Path out, Writing writing) throws IOException {
        if (Files.exists(out) && !Files.isRegularFile(out)) {
            try (BufferedWriter writer = Files.newBufferedWriter(out)) {
                writing.write(writer);
            }
            return;
        }
        Path target = Files.exists(out) ? out.toRealPath() : out;
        Path beside = target.resolveSibling("%s.%d.part"
                .formatted(target.getFileName(), ProcessHandle.current().pid()));
        try (BufferedWriter writer = Files.newBufferedWriter(beside, StandardOpenOption.CREATE_NEW)) {
            writing.write(writer);
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(beside);
            throw e;
        }
        Files.move(beside, target, StandardCopyOption.REPLACE_EXISTING);
    }
}
