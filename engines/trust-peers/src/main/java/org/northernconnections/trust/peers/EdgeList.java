package org.northernconnections.trust.peers;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.northernconnections.trust.walk.Links;

/// Reads a list of edges as SNAP has them: two names a line, `#` before remarks, packed with gzip.
final class EdgeList {
    private EdgeList() {}

    static Links read(Path file) throws IOException {
        Map<String, Integer> numbers = new HashMap<>();
        var from = new int[1 << 16];
        var to = new int[1 << 16];
        int count = 0;
        try (var lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("#") || line.isBlank()) {
                    continue;
                }
                if (count == from.length) {
                    from = Arrays.copyOf(from, count * 2);
                    to = Arrays.copyOf(to, count * 2);
                }
                String[] cells = line.strip().split("\\s+", -1);
                from[count] = number(numbers, cells[0]);
                to[count++] = number(numbers, cells[1]);
            }
        }
        return Links.of(numbers.size(), from, to, count);
    }

    private static int number(Map<String, Integer> numbers, String name) {
        Integer known = numbers.putIfAbsent(name, numbers.size());
        return known == null ? numbers.size() - 1 : known;
    }
}
