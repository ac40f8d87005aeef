package org.northernconnections.matching.model;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;

/// Writes the procurement vocabulary as the compact file that the engine reads.
final class Knowledge {
    private static final List<String> COLUMNS = List.of("en", "da", "nb", "sv", "de", "nl");
    private static final String HEAD = "# CPV 2008: eForms SDK, and its Norwegian edition (nb); CC BY 4.0\n# code\t"
            + String.join("\t", COLUMNS) + "\n";

    private Knowledge() {}

    static void write(List<Aligned> cpv, Path out) throws IOException {
        StringBuilder lines = new StringBuilder(HEAD);
        cpv.stream().sorted(Comparator.comparing(Aligned::key)).forEach(one -> {
            lines.append(one.key());
            for (String column : COLUMNS) {
                lines.append('\t').append(one.texts().getOrDefault(column, "").replace('\t', ' '));
            }
            lines.append('\n');
        });
        pack(lines, out);
    }

    /// Writes the regions: code and name, by code.
    static void writeRegions(Path packages, Path out) throws IOException {
        Map<String, String> names = new TreeMap<>();
        Path jar = Sources.jar(packages, "eforms-sdk");
        Readers.genericode(
                Readers.entry(jar, "eforms-sdk/codelists/nuts.gc"),
                row -> names.put(
                        row.getOrDefault("code", ""), row.getOrDefault("eng_label", row.getOrDefault("Name", ""))));
        StringBuilder lines = new StringBuilder("# NUTS regions: eForms SDK, CC BY 4.0\n");
        names.forEach((code, name) -> {
            if (!code.isEmpty()) {
                lines.append(code).append('\t').append(name.replace('\t', ' ')).append('\n');
            }
        });
        pack(lines, out);
    }

    private static void pack(StringBuilder lines, Path out) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var packed = new GZIPOutputStream(bytes)) {
            packed.write(lines.toString().getBytes(StandardCharsets.UTF_8));
        }
        Files.write(out, bytes.toByteArray());
    }
}
