package org.northernconnections.lab;

import org.northernconnections.ledger.NewIds;

/// The id of a challenge.
public record ChallengeId(String value) {
    public ChallengeId {
        NewIds.requireId("a challenge", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
