package org.northernconnections.trust.rating;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The lines of a file of edges, cell by cell, as public sets part them.
///
/// Cells are parted by tabs, commas, semicolons or blanks, whichever comes first in this order in the first line.
/// A header line (`source` first) and lines that begin with `#` or `%` are passed over. A file that ends in `.gz` is
/// unpacked on the way.
final class CellLines implements AutoCloseable {
    private static final List<Pattern> SEPARATORS = List.of(
            Pattern.compile(" *\t *"), Pattern.compile(" *, *"), Pattern.compile(" *; *"), Pattern.compile("\\s+"));

    private final InputStream bytes;
    private final BoundedLines lines;
    /// Null until the first line was read.
    private @Nullable Pattern separator;

    CellLines(Path file) throws IOException, BadFile {
        this.bytes = RatingsReader.open(file);
        this.lines = new BoundedLines(bytes);
    }

    /// The cells of the next line; null after the last.
    String @Nullable [] next() throws IOException, BadFile {
        for (@Nullable String line = lines.next(); line != null; line = lines.next()) {
            if (line.startsWith("#") || line.startsWith("%")) {
                continue;
            }
            boolean first = separator == null;
            Pattern by = separator == null ? separator(line) : separator;
            separator = by;
            String[] cells = by.split(line);
            if (!(first && cells[0].toLowerCase(Locale.ROOT).equals("source"))) {
                return cells;
            }
        }
        return null;
    }

    /// The number of the line that was read last, from 1.
    long number() {
        return lines.number();
    }

    private static Pattern separator(String line) {
        return SEPARATORS.stream()
                .filter(pattern -> pattern.matcher(line).find())
                .findFirst()
                .orElse(SEPARATORS.getLast());
    }

    @Override
    public void close() throws IOException {
        lines.close();
        bytes.close();
    }
}
