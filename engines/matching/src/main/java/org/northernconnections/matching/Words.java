package org.northernconnections.matching;

/// From text to comparable words.
final class Words {
    /// The rest of a longer text is not compared: a statement is a sentence or two, not a brochure.
    static final int CHARACTERS_MAX = 10_000;

    private Words() {}
}
