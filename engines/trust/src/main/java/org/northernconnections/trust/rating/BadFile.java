package org.northernconnections.trust.rating;

/// A file that cannot be read as what it should be; the message says in which line, and what was expected.
public final class BadFile extends Exception {
    private static final long serialVersionUID = 1;

    BadFile(String message) {
        super(message);
    }

    static BadFile inLine(long line, String message) {
        return new BadFile("Line %d: %s".formatted(line, message));
    }
}
