package org.northernconnections.application;

import org.northernconnections.ledger.NewIds;

/// The id of a balance rule.
public record BalanceRuleId(String value) {
    public BalanceRuleId {
        NewIds.requireId("a balance rule", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
