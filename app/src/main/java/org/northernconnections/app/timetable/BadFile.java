package org.northernconnections.app.timetable;

/// A file that is not what it should be. The message says where, what was expected and what was found.
public final class BadFile extends RuntimeException {
    private static final long serialVersionUID = 1;

    BadFile(String message) {
        super(message);
    }
}
