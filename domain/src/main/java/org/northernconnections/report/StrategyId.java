package org.northernconnections.report;

import org.northernconnections.ledger.NewIds;

/// The id of a joint strategy or action plan.
public record StrategyId(String value) {
    public StrategyId {
        NewIds.requireId("a strategy", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
