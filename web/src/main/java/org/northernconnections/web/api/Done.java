package org.northernconnections.web.api;

/// The answer to a call that did something.
///
/// @param done a sentence that says what was done, in the caller's language
/// @param at the address below which to read what came of it
public record Done(String done, String at) {}
