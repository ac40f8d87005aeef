package org.northernconnections.matching;

import java.util.List;

/// A challenge as the engine sees it: what it asks for.
///
/// @param id the caller's id of it, not blank
/// @param needs at most [#NEEDS_MAX], in the order in which explanations count them; may be empty
public record Challenge(String id, List<Need> needs) {
    public static final int NEEDS_MAX = 50;

    public Challenge {
        needs = List.copyOf(needs);
        if (id.isBlank() || needs.size() > NEEDS_MAX) {
            throw new IllegalArgumentException("A challenge needs an id and at most %d needs, but '%s' has %d."
                    .formatted(NEEDS_MAX, id, needs.size()));
        }
    }
}
