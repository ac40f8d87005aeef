package org.northernconnections.report;

import org.northernconnections.ledger.NewIds;

/// The id of a document.
public record DocumentId(String value) {
    public DocumentId {
        NewIds.requireId("a document", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
