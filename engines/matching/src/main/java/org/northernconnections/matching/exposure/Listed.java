package org.northernconnections.matching.exposure;

/// A company that could be on a list.
///
/// @param relevance how well it fits, `[0, 1]`; knows no history
/// @param pull what decides the order without this engine: the relevance, or whatever outsiders mix in, such as clicks
/// @param newcomer under twelve months here, or without a confirmed delivery
public record Listed(String companyId, double relevance, double pull, boolean newcomer) {}
