package org.northernconnections.partnership;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.northernconnections.matching.knowledge.Region;
import org.northernconnections.matching.knowledge.Regions;

/// What somebody typed as the region of an organisation, read beside the country that it is in.
public sealed interface TypedRegion {
    /// A region of the country; or nothing, and then there is no code.
    record Known(String code) implements TypedRegion {}

    /// @param key of the sentence that says what was expected and found
    record Refused(String key, List<Object> arguments) implements TypedRegion {}

    /// @param country ISO 3166-1 alpha-2
    /// @param typed a code, a name or both, as [Region#label]
    static TypedRegion read(String country, String typed) {
        if (typed.isBlank()) {
            return new Known("");
        }
        List<Region> named = Regions.shipped().listNamed(typed);
        Optional<Region> own = named.stream()
                .filter(region -> Regions.isOf(region.code(), country))
                .findFirst();
        if (own.isPresent()) {
            return new Known(own.get().code());
        }
        if (!named.isEmpty()) {
            return new Refused(
                    "company.form.region_elsewhere", List.of(named.getFirst().label(), country));
        }
        return exampleOf(country)
                .map(example -> new Refused("company.form.region", List.of(country, typed.strip(), example.label())))
                .orElseGet(() -> new Refused("company.form.region_none", List.of(country, typed.strip())));
    }

    /// The first of the smallest regions of a country.
    private static Optional<Region> exampleOf(String country) {
        return Regions.shipped().listOf(country).stream()
                .max(Comparator.comparingInt((Region region) -> region.code().length())
                        .thenComparing(Region::code, Comparator.reverseOrder()));
    }

    /// The code that was typed; empty where [#read] would refuse it.
    static String code(String country, String typed) {
        return read(country, typed) instanceof Known(String code) ? code : "";
    }
}
