package org.northernconnections.web.partnership;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.northernconnections.matching.knowledge.Region;
import org.northernconnections.matching.knowledge.Regions;
import org.northernconnections.web.page.Problems;

/// The field in which people type a region: what it offers, and what a list is narrowed to by it.
public final class RegionField {
    /// As long as no country is chosen, one of more regions than this offers only its larger ones.
    private static final int OF_A_COUNTRY_MAX = 100;

    private static final int COUNTRY_LENGTH = 2;
    private static final int LARGER_LENGTH_MAX = 4;

    private RegionField() {}

    /// What is offered; any other region is taken too when it is typed.
    ///
    /// @param country that is chosen, ISO 3166-1 alpha-2; anything else while none is
    /// @param countries whose regions are offered until then
    public static List<Region> offered(String country, List<String> countries) {
        Stream<Region> regions = country.matches("[A-Z]{2}")
                ? Regions.shipped().listOf(country).stream()
                : countries.stream().flatMap(RegionField::ofUnchosen);
        return regions.filter(region -> region.code().length() > COUNTRY_LENGTH).toList();
    }

    private static Stream<Region> ofUnchosen(String country) {
        List<Region> all = Regions.shipped().listOf(country);
        return all.size() <= OF_A_COUNTRY_MAX
                ? all.stream()
                : all.stream().filter(region -> region.code().length() <= LARGER_LENGTH_MAX);
    }

    /// What is wrong with a region that a list is narrowed to.
    public static Problems check(String typed) {
        List<String> asked = asked(typed);
        return new Problems()
                .require(asked == null || !asked.isEmpty(), "region", "company.list.region_unknown", typed);
    }

    /// The codes of the regions that were asked for, each the widest with its area; none where there is no such region,
    /// null where nothing was typed.
    public static @Nullable List<String> asked(String typed) {
        if (typed.isBlank()) {
            return null;
        }
        return Regions.shipped().listNamed(typed).stream()
                .map(region -> Regions.shipped().widest(region.code()))
                .toList();
    }
}
