package org.northernconnections.connection;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.northernconnections.partnership.OrganisationId;

/// Something that one organisation asked another, and when it was answered.
///
/// @param of who was asked
/// @param about in words; empty where the viewer may not read it
/// @param address where it is read; null where the viewer may not open it
/// @param answered null while it has not been
public record Asked(
        Kind kind,
        OrganisationId of,
        String about,
        @Nullable String address,
        LocalDate on,
        @Nullable LocalDate answered) {
    /// What was asked for.
    public enum Kind {
        /// A word for a company; to decline is an answer too.
        RECOMMENDATION,
        /// To agree to a promise.
        PROMISE
    }

    /// The same, as the page of two tells it to whoever may not open it.
    Asked unopened() {
        return new Asked(kind, of, kind == Kind.RECOMMENDATION ? "" : about, null, on, answered);
    }
}
