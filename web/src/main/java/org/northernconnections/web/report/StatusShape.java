package org.northernconnections.web.report;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.northernconnections.report.Edition;

/// The figures of the status, as far as the caller may know them.
///
/// @param edition its number; null for the live one
public record StatusShape(@Nullable Integer edition, Instant at, List<Edition.Count> counts) {
    static StatusShape of(StatusPages.StatusPage it) {
        return new StatusShape(it.edition().number(), it.edition().at(), it.told());
    }
}
