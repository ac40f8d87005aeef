package org.northernconnections.report;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.northernconnections.followup.FollowUpState;

/// One dated thing that stands behind a record: why it counts, or why it is late.
///
/// @param said how far it has come by that word; only of [What#SAID]
/// @param label who said it, or what it was about
/// @param address where that is shown; empty if nowhere
public record Basis(LocalDate on, What what, @Nullable FollowUpState said, String label, String address) {
    /// What happened on that day.
    public enum What {
        MET,
        FOLLOWED_UP,
        RECOMMENDED,
        ASKED,
        SAID,
        PROMISED,
        DUE
    }
}
