package org.northernconnections.connection;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.northernconnections.partnership.OrganisationId;

/// Something that one organisation asked another, and when it was answered.
///
/// @param of who was asked
/// @param about in words
/// @param address where both read it
/// @param answered null while it has not been
public record Asked(
        Kind kind,
        OrganisationId of,
        String about,
        String address,
        LocalDate on,
        @Nullable LocalDate answered) {
    /// What was asked for.
    public enum Kind {
        /// A word for a company; to decline is an answer too.
        RECOMMENDATION,
        /// To agree to a promise.
        PROMISE
    }
}
