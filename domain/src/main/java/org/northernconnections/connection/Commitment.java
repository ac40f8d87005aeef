package org.northernconnections.connection;

import java.time.LocalDate;
import org.northernconnections.partnership.OrganisationId;

/// What one organisation promised another by a day.
///
/// @param by who promises
/// @param to who is promised, and confirms that it was kept
/// @param promise in the promiser's words
public record Commitment(
        CommitmentId id,
        OrganisationId by,
        String byName,
        OrganisationId to,
        String toName,
        String promise,
        LocalDate due,
        LocalDate made,
        CommitmentState state,
        int version) {
    public static final int PROMISE_LENGTH_MAX = 2000;

    public Commitment {
        if (by.equals(to) || promise.isBlank()) {
            throw new IllegalArgumentException("A promise has words and is made to somebody else.");
        }
    }
}
