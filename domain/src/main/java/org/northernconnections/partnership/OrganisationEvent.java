package org.northernconnections.partnership;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// Something that happened to an organisation: it was renamed, it merged. Never changed afterwards.
///
/// @param other the other organisation of a merger; null for a change of name
public record OrganisationEvent(
        OrganisationId organisation,
        Kind kind,
        LocalDate day,
        String nameBefore,
        String nameAfter,
        @Nullable OrganisationId other,
        String why) {
    /// What happened.
    public enum Kind {
        FOUNDED,
        RENAMED,
        MERGED_INTO,
        TOOK_OVER,
        JOINED,
        LEFT
    }
}
