package org.northernconnections.app.command;

/// What was given cannot be read. The message says where, what was expected, what was found and what to try.
public final class BadInput extends RuntimeException {
    /// The exit code of a command that refuses its input, as in sysexits.h.
    public static final int CODE = 64;

    private static final long serialVersionUID = 1;

    public BadInput(String message) {
        super(message);
    }

    /// @param option a name such as `--lag`
    /// @throws BadInput if less was given
    public static void requireAtLeast(String option, long least, long found) {
        if (found < least) {
            throw new BadInput("%s must be at least %d, but is %d.".formatted(option, least, found));
        }
    }
}
