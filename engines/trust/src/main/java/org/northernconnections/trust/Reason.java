package org.northernconnections.trust;

/// What one piece of evidence did to an estimate.
///
/// @param evidence the dated fact itself
/// @param mass what it counted in the end: faded, weighed by its reporter, and capped
/// @param part how far it moved the log-odds, positive for the better; all parts together are the whole way
/// from the prior to the estimate
public record Reason(Evidence evidence, Mass mass, double part) {}
