package org.northernconnections.matching.search;

/// A document that answers a query.
///
/// @param id of the document
/// @param score the sum of the parts
/// @param words what equal words add
/// @param pieces what equal pieces of words add
/// @param meaning what the nearness of the vectors adds
/// @param subject what shared procurement codes add
/// @param reading what a second reading adds, where there is one
public record Found(
        String id, double score, double words, double pieces, double meaning, double subject, double reading) {}
