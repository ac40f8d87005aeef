package org.northernconnections.app.demonstration;

import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Reads the files under `resources/demonstration`.
final class DemonstrationFiles {
    private DemonstrationFiles() {}

    /// The lines of a table, in the order of the file.
    static List<Line> table(String name) {
        String file = name + ".csv";
        try (var reader =
                CsvReader.builder().ofNamedCsvRecord(new InputStreamReader(open(file), StandardCharsets.UTF_8))) {
            return reader.stream()
                    .map(line -> new Line("%s:%d".formatted(file, line.getStartingLineNumber()), line.getFieldsAsMap()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A long text.
    static String text(String file) {
        try (InputStream open = open(file)) {
            return new String(open.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(String file) {
        InputStream open = DemonstrationFiles.class.getResourceAsStream("/demonstration/" + file);
        if (open == null) {
            throw new IllegalArgumentException("There is no file demonstration/%s.".formatted(file));
        }
        return open;
    }
}
