package org.northernconnections.report;

import java.time.LocalDate;
import java.util.List;
import org.northernconnections.ledger.Ledger;
import org.northernconnections.ledger.NewIds;
import org.northernconnections.ledger.NotAllowed;
import org.northernconnections.partnership.Organisation;
import org.northernconnections.partnership.OrganisationId;
import org.northernconnections.partnership.Organisations;
import org.northernconnections.partnership.Viewer;

/// Keeps the joint strategies and action plans: the secretariat does, with the proof of each.
public final class KeepStrategies {
    private final Strategies strategies;
    private final Organisations organisations;
    private final Ledger ledger;
    private final NewIds ids;

    public KeepStrategies(Strategies strategies, Organisations organisations, Ledger ledger, NewIds ids) {
        this.strategies = strategies;
        this.organisations = organisations;
        this.ledger = ledger;
        this.ids = ids;
    }

    /// Adds one that these partners made together; see [Strategy#joint].
    public Strategy add(
            Viewer viewer, String title, LocalDate developedOn, String proof, List<OrganisationId> partners) {
        requireSecretariat(viewer);
        var strategy = new Strategy(
                new StrategyId(ids.next()),
                title.strip(),
                developedOn,
                proof.strip(),
                partners.stream().distinct().map(this::maker).toList(),
                List.of());
        if (!strategy.joint()) {
            throw new IllegalArgumentException(
                    "A joint strategy has partners of two countries and more, but these are " + strategy.partners());
        }
        strategies.add(strategy);
        ledger.note("strategy", strategy.id().value(), "added", strategy.title());
        return strategy;
    }

    private Strategy.Maker maker(OrganisationId id) {
        Organisation organisation = organisations.get(id);
        return new Strategy.Maker(id, organisation.name(), organisation.country());
    }

    /// Notes that an organisation acts on it.
    public void takeUp(Viewer viewer, StrategyId id, OrganisationId by, LocalDate on, String proof) {
        Strategy strategy = get(viewer, id);
        strategies.takeUp(
                strategy.id(), new Strategy.Uptake(by, organisations.get(by).name(), on, proof.strip()));
        ledger.note("strategy", id.value(), "taken up", by.value());
    }

    public void removeUptake(Viewer viewer, StrategyId id, OrganisationId by) {
        Strategy strategy = get(viewer, id);
        strategies.removeUptake(strategy.id(), by);
        ledger.note("strategy", id.value(), "uptake removed", by.value());
    }

    /// Removes one that was noted by mistake; kept editions of the status count it as they did.
    public void remove(Viewer viewer, StrategyId id) {
        Strategy strategy = get(viewer, id);
        strategies.remove(strategy.id());
        ledger.note("strategy", id.value(), "removed", strategy.title());
    }

    private Strategy get(Viewer viewer, StrategyId id) {
        requireSecretariat(viewer);
        return strategies.find(id).orElseThrow(NotAllowed::toKnow);
    }

    private static void requireSecretariat(Viewer viewer) {
        if (!viewer.secretariat()) {
            throw NotAllowed.toDo("keep the joint strategies");
        }
    }
}
