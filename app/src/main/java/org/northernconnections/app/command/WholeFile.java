package org.northernconnections.app.command;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/// Files that come into being whole or not at all.
public final class WholeFile {
    private WholeFile() {}

    /// Writes what is to stand in a file.
    @FunctionalInterface
    public interface Writing {
        void write(BufferedWriter out) throws IOException;
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
