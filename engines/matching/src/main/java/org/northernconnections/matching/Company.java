package org.northernconnections.matching;

import java.util.List;

/// A company as the engine sees it: what it says it can do.
///
/// @param id the caller's id of it, not blank
/// @param statements at most [#STATEMENTS_MAX], in the order in which explanations count them; may be empty
public record Company(String id, List<Statement> statements) {
    public static final int STATEMENTS_MAX = 200;

    public Company {
        statements = List.copyOf(statements);
        if (id.isBlank() || statements.size() > STATEMENTS_MAX) {
            throw new IllegalArgumentException("A company needs an id and at most %d statements, but '%s' has %d."
                    .formatted(STATEMENTS_MAX, id, statements.size()));
        }
    }
}
