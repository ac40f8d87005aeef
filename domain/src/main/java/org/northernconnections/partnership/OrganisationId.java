package org.northernconnections.partnership;

import org.northernconnections.ledger.NewIds;

/// The id of an organisation.
public record OrganisationId(String value) {
    public OrganisationId {
        NewIds.requireId("an organisation", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
