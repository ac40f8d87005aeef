package org.northernconnections.lab;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.northernconnections.partnership.OrganisationId;
import org.northernconnections.partnership.Point;

/// A real investment with public and private backing, and concrete challenges.
public record Lab(
        LabId id,
        String name,
        OrganisationId owner,
        String ownerName,
        String city,
        String country,
        @Nullable Point place,
        String description,
        LabState state,
        List<LabCriterion> criteria,
        int version) {
    public Lab {
        criteria = List.copyOf(criteria);
    }

    /// May it be chosen: are all criteria met?
    public boolean meetsAllCriteria() {
        return criteria.stream().filter(LabCriterion::met).count() == LabCriterion.Kind.values().length;
    }
}
