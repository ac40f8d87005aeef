package org.northernconnections.application;

import org.northernconnections.ledger.NewIds;

/// The id of a recommendation.
public record RecommendationId(String value) {
    public RecommendationId {
        NewIds.requireId("a recommendation", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
