package org.northernconnections.app.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {
    @TempDir
    private Path folder;

    @Test
    void aTextMayHaveAsManyBytesAsIsSaidAndNoMore() throws IOException {
        Path file = Files.writeString(folder.resolve("text"), "Nørre");

        assertThat(WholeFile.read(file, 6)).isEqualTo("Nørre");
        assertThatExceptionOfType(BadInput.class)
                .isThrownBy(() -> WholeFile.read(file, 5))
                .withMessage(file + " must have at most 5 bytes, but has more.");
    }

    @Test
    void whatHasNoEndIsReadNoFurtherThanItMayGo() {
        Path zeros = Path.of("/dev/zero");
        assumeTrue(Files.exists(zeros), "No device without an end: " + zeros);

        assertThatExceptionOfType(BadInput.class)
                .isThrownBy(() -> WholeFile.read(zeros, 1_000_000))
                .withMessageStartingWith("/dev/zero must have at most");
    }

    @Test
    void anotherEncodingIsNotTakenForUtf8() throws IOException {
        Path file = Files.write(folder.resolve("latin"), new byte[] {'N', (byte) 0xf8});

        assertThatExceptionOfType(CharacterCodingException.class).isThrownBy(() -> WholeFile.read(file, 100));
    }
}
