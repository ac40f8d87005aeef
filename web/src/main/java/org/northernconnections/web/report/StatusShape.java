package org.northernconnections.web.report;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.northernconnections.report.Edition;

/// The figures of the status, as far as the caller may know them.
///
/// @param edition its number; null for the live one
/// @param before the number of the edition before; null if there is none
/// @param changes of the figures since then
public record StatusShape(
        @Nullable Integer edition,
        Instant at,
        List<Edition.Count> counts,
        @Nullable Integer before,
        List<StatusPages.Change> changes) {
    static StatusShape of(StatusPages.StatusPage it) {
        return new StatusShape(
                it.edition().number(),
                it.edition().at(),
                it.told(),
                it.before() == null ? null : it.before().number(),
                it.changes());
    }
}
