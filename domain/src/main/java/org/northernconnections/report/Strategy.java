package org.northernconnections.report;

import java.time.LocalDate;
import java.util.List;
import org.northernconnections.partnership.OrganisationId;

/// A strategy or action plan that partners of several countries made together.
///
/// @param proof where it can be read: an address, or words such as the number of a decision
/// @param partners who made it, by name
/// @param uptakes who took it up, by day and name
public record Strategy(
        StrategyId id, String title, LocalDate developedOn, String proof, List<Maker> partners, List<Uptake> uptakes) {
    public static final int TEXT_LENGTH_MAX = 300;

    public Strategy {
        partners = List.copyOf(partners);
        uptakes = List.copyOf(uptakes);
    }

    /// A partner who made it with others.
    public record Maker(OrganisationId id, String name, String country) {}

    /// An organisation that has begun to act on it.
    ///
    /// @param proof such as the number of its council's decision
    public record Uptake(OrganisationId by, String name, LocalDate on, String proof) {}

    /// Is it joint in the sense of RCO 83: made by partners of at least two countries?
    public boolean joint() {
        return partners.stream().map(Maker::country).distinct().count() > 1;
    }
}
