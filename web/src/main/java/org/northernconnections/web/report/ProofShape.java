package org.northernconnections.web.report;

import java.time.LocalDate;

/// One record behind a figure.
///
/// @param days that it took, for a median of days; 0 for what is counted
public record ProofShape(String id, String label, String country, String other, LocalDate on, int days) {}
