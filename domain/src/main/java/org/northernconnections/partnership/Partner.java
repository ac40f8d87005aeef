package org.northernconnections.partnership;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// An organisation that signed for the partnership.
///
/// @param lead the lead partner, whose secretariat runs the partnership; there is at most one
/// @param left its last day in the partnership; null while it is a partner
public record Partner(
        Organisation organisation,
        Level level,
        boolean lead,
        LocalDate joined,
        @Nullable LocalDate left) {
    /// Is it a partner on this day?
    public boolean takesPartOn(LocalDate day) {
        return !day.isBefore(joined) && (left == null || !day.isAfter(left));
    }
}
