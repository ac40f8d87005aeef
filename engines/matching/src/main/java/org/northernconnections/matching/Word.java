package org.northernconnections.matching;

/// A word as it stands in a text, and the form by which it is compared.
record Word(String written, Form form) {}
