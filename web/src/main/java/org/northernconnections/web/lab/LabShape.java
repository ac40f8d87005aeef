package org.northernconnections.web.lab;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.northernconnections.lab.Lab;
import org.northernconnections.lab.LabCriterion;
import org.northernconnections.lab.LabId;
import org.northernconnections.lab.LabState;
import org.northernconnections.partnership.OrganisationId;
import org.northernconnections.partnership.Point;

/// A lab as programs read it.
public record LabShape(
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
    static LabShape of(Lab lab) {
        return new LabShape(
                lab.id(),
                lab.name(),
                lab.owner(),
                lab.ownerName(),
                lab.city(),
                lab.country(),
                lab.place(),
                lab.description(),
                lab.state(),
                lab.criteria(),
                lab.version());
    }
}
