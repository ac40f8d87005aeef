package org.northernconnections.lab;

import org.northernconnections.ledger.NewIds;

/// The id of a question.
public record QuestionId(String value) {
    public QuestionId {
        NewIds.requireId("a question", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
