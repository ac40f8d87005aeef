package org.northernconnections.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Files that answers are compared with, whole. `./dev golden` rewrites them; the difference is to be reviewed.
public final class Golden {
    private static final Path FOLDER = Path.of("src", "test", "resources", "golden");

    private Golden() {}

    /// Compares a text, whose lines end with `\n`, with the golden file of this name.
    public static void assertSame(String name, String text) {
        Path file = FOLDER.resolve(name);
        try {
            if ("yes".equals(System.getProperty("golden.rewrite"))) {
                Files.writeString(file, text);
            }
            assertThat(text).as("the golden file " + name).isEqualTo(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
