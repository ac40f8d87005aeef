package org.northernconnections.app.timetable;

/// A file that is not what it should be. The message says where, what was expected and what was found.
public final class BadFile extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String pointer;

    BadFile(String message) {
        this(message, "");
    }

    /// @param pointer to the place, a JSON Pointer; empty for the whole file
    BadFile(String message, String pointer) {
        super(message);
        this.pointer = pointer;
    }

    String pointer() {
        return pointer;
    }
}
