package org.northernconnections.web.report;

import java.time.LocalDate;

/// One record behind a figure.
///
/// @param on of what is waited for, the day on which the wait began
/// @param days that it took, or has taken so far; 0 for what is counted
/// @param waits it has not come yet
public record ProofShape(
        String id, String label, String country, String other, LocalDate on, int days, boolean waits) {}
