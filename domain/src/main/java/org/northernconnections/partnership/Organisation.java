package org.northernconnections.partnership;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.northernconnections.matching.knowledge.Regions;

/// A body that offers or seeks partners: a city, a cluster, a company.
///
/// @param name in its own language
/// @param nameEnglish in English; may be empty
/// @param country where it is registered, ISO 3166-1 alpha-2
/// @param seat the town it works from; may be empty
/// @param region the region that it works from, a NUTS code of its country such as `SE232`; may be empty
/// @param validFrom its first day
/// @param validUntil its last day; null while it exists
/// @param successor what it became part of; null while it exists
/// @param version grows with every save; a save with an older one is refused
public record Organisation(
        OrganisationId id,
        String name,
        String nameEnglish,
        OrganisationKind kind,
        String country,
        String seat,
        String region,
        @Nullable Point place,
        String website,
        LocalDate validFrom,
        @Nullable LocalDate validUntil,
        @Nullable OrganisationId successor,
        int version) {
    public Organisation {
        if (name.isBlank()) {
            throw new IllegalArgumentException("An organisation needs a name.");
        }
        if (!country.matches("[A-Z]{2}")) {
            throw new IllegalArgumentException(
                    "The country (%s) of %s must be two capital letters, such as DK.".formatted(country, id));
        }
        if (!region.isEmpty() && !Regions.isOf(region, country)) {
            throw new IllegalArgumentException(
                    "The region (%s) of %s must be a NUTS code that begins with %s, as its country does."
                            .formatted(region, id, Regions.codeOf(country)));
        }
    }

    /// Does it exist on this day?
    public boolean existsOn(LocalDate day) {
        return !day.isBefore(validFrom) && (validUntil == null || !day.isAfter(validUntil));
    }

    /// What it became part of, if it is no more.
    public Optional<OrganisationId> findSuccessor() {
        return Optional.ofNullable(successor);
    }

    /// The same organisation under another name.
    public Organisation withName(String newName, String newNameEnglish) {
        return new Organisation(
                id,
                newName,
                newNameEnglish,
                kind,
                country,
                seat,
                region,
                place,
                website,
                validFrom,
                validUntil,
                successor,
                version);
    }
}
