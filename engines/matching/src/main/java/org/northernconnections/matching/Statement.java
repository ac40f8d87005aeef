package org.northernconnections.matching;

/// One thing that a company says it can do, in a sentence or two.
///
/// @param language the language it is written in
/// @param text as the company wrote it; only the first [Words#CHARACTERS_MAX] characters are compared
public record Statement(Language language, String text) {}
