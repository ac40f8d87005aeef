package org.northernconnections.matching.knowledge;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

/// The statistical regions of Europe (NUTS): two letters of the country, then a sign for each of three levels.
///
/// Source: the eForms SDK, CC BY 4.0. Regions are named as they call themselves.
public final class Regions {
    private static final String RESOURCE = "nuts.tsv.gz";
    private static final int COUNTRY_LENGTH = 2;

    private final Map<String, String> names;

    /// What a text names, in small letters: by the code of the country, the widest of that country.
    private final Map<String, SortedMap<String, Region>> named = new HashMap<>();

    private Regions(Map<String, String> names) {
        this.names = names;
        for (Region region : listBelow("")) {
            for (String text : List.of(region.code(), region.name(), region.label())) {
                named.computeIfAbsent(text.toLowerCase(Locale.ROOT), _ -> new TreeMap<>())
                        .merge(region.code().substring(0, COUNTRY_LENGTH), region, Regions::wider);
            }
        }
    }

    private static Region wider(Region one, Region other) {
        return one.code().length() <= other.code().length() ? one : other;
    }

    /// Read when they are first asked for, and once: they never change.
    private static final class Shipped {
        private static final Regions REGIONS = read();
    }

    /// The regions that come with the engine.
    public static Regions shipped() {
        return Shipped.REGIONS;
    }

    private static Regions read() {
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

    public Optional<Region> find(String code) {
        return name(code).map(name -> new Region(code, name));
    }

    /// The regions of a country with the country itself, by rising code; none for a country of which none are known.
    /// What belongs to no region of it (*Extra-Regio*) is left out.
    ///
    /// @param country ISO 3166-1 alpha-2
    public List<Region> listOf(String country) {
        return listBelow(codeOf(country));
    }

    /// The regions of all countries that this text names by code, by name or by [Region#label]: of each country at most
    /// one, the widest. `Hamburg` is `DE6`, not `DE60` or `DE600`.
    public List<Region> listNamed(String text) {
        SortedMap<String, Region> found = named.get(text.strip().toLowerCase(Locale.ROOT));
        return found == null ? List.of() : List.copyOf(found.values());
    }

    private List<Region> listBelow(String whole) {
        return names.entrySet().stream()
                .filter(entry -> isWithin(entry.getKey(), whole) && !isOutside(entry.getKey()))
                .map(entry -> new Region(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static boolean isOutside(String code) {
        return code.startsWith("Z", COUNTRY_LENGTH);
    }

    /// The widest region with the same area: `DE6` for `DE600`, as Hamburg has one region on each level.
    public String widest(String code) {
        String widest = code;
        while (widest.length() > COUNTRY_LENGTH) {
            String above = widest.substring(0, widest.length() - 1);
            long parts = names.keySet().stream()
                    .filter(other ->
                            other.length() == above.length() + 1 && isWithin(other, above) && !isOutside(other))
                    .count();
            if (parts != 1) {
                return widest;
            }
            widest = above;
        }
        return widest;
    }

    /// The two letters with which the regions of a country begin: those of ISO 3166-1, save Greece and the United
    /// Kingdom.
    ///
    /// @param country ISO 3166-1 alpha-2
    public static String codeOf(String country) {
        return switch (country) {
            case "GR" -> "EL";
            case "GB" -> "UK";
            default -> country;
        };
    }

    /// Whether this can be the code of a region of a country, known or not.
    ///
    /// @param country ISO 3166-1 alpha-2
    public static boolean isOf(String region, String country) {
        return region.matches("[A-Z]{2}[0-9A-Z]{0,3}") && isWithin(region, codeOf(country));
    }

    /// Whether one region is the other or lies in it: `SE232` lies in `SE23`, `SE2` and `SE`.
    public static boolean isWithin(String region, String whole) {
        return region.startsWith(whole);
    }
}
