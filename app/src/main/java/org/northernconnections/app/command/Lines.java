package org.northernconnections.app.command;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/// The lines of a text in UTF-8, counted from 1; a line that is too long or no UTF-8 is refused by its number.
public final class Lines {
    /// Longer lines are a mistake: no statement and no notice is a million characters.
    public static final int BYTES_MAX = 1 << 20;

    private final String name;
    private final InputStream in;
    private int number;

    /// @param name how messages call the text
    public Lines(String name, InputStream in) {
        this.name = name;
        this.in = new BufferedInputStream(in, 1 << 16);
    }

    /// What each line is given to.
    @FunctionalInterface
    public interface Reader {
        void read(int number, String line) throws IOException;
    }

    public void forEach(Reader reader) throws IOException {
        var bytes = new ByteArrayOutputStream();
        int next = in.read();
        while (next >= 0) {
            bytes.reset();
            number++;
            while (next >= 0 && next != '\n') {
                if (bytes.size() == BYTES_MAX) {
                    throw wrong("at most %,d bytes were expected, and there are more.".formatted(BYTES_MAX)
                            + "\nMaybe a line break is missing.");
                }
                bytes.write(next);
                next = in.read();
            }
            reader.read(number, text(bytes.toByteArray()));
            next = next < 0 ? next : in.read();
        }
    }

    private String text(byte[] bytes) {
        try {
            String line = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
        } catch (CharacterCodingException _) {
            throw wrong("UTF-8 was expected, and there are bytes of another encoding.\nMaybe convert the file.");
        }
    }

    /// A refusal that names the line read last.
    public BadInput wrong(String what) {
        return wrong(number, what);
    }

    /// A refusal that names an earlier line.
    public BadInput wrong(int line, String what) {
        return new BadInput("%s, line %d: %s".formatted(name, line, what));
    }
}
