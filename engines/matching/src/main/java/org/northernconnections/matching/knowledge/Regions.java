package org.northernconnections.matching.knowledge;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

/// The statistical regions of Europe (NUTS): two letters of the country, then a sign for each of three levels.
///
/// Source: the eForms SDK, CC BY 4.0. Regions are named as they call themselves.
public final class Regions {
    private static final String RESOURCE = "nuts.tsv.gz";

    private final Map<String, String> names;

    private Regions(Map<String, String> names) {
        this.names = names;
    }

    /// The regions that come with the engine.
    public static Regions shipped() {
        InputStream packed = Regions.class.getResourceAsStream(RESOURCE);
        if (packed == null) {
            throw new IllegalStateException("%s was expected beside the classes of the engine.".formatted(RESOURCE));
        }
        Map<String, String> names = new TreeMap<>();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(new GZIPInputStream(packed), StandardCharsets.UTF_8))) {
            lines.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
                int tab = line.indexOf('\t');
                names.put(line.substring(0, tab), line.substring(tab + 1));
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Regions(names);
    }

    /// All codes, rising.
    public List<String> codes() {
        return List.copyOf(names.keySet());
    }

    public Optional<String> name(String code) {
        return Optional.ofNullable(names.get(code));
    }

    /// Whether one region is the other or lies in it: `SE232` lies in `SE23`, `SE2` and `SE`.
    public static boolean isWithin(String region, String whole) {
        return region.startsWith(whole);
    }
}
