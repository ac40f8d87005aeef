package org.northernconnections.web.page;

/// One entry of a list to choose from.
///
/// @param value as the form sends it
/// @param text as the reader sees it
public record Choice(String value, String text) {}
