package org.northernconnections.report;

import java.util.List;
import java.util.Optional;
import org.northernconnections.partnership.OrganisationId;

/// The joint strategies and action plans.
public interface Strategies {
    /// All, the newest first.
    List<Strategy> list();

    Optional<Strategy> find(StrategyId id);

    void add(Strategy strategy);

    /// Notes that an organisation took it up; a second note of the same organisation replaces the first.
    void takeUp(StrategyId id, Strategy.Uptake uptake);

    void removeUptake(StrategyId id, OrganisationId by);

    void remove(StrategyId id);
}
