package org.northernconnections.postgres.server;

/// The embedded server cannot be used; the message is one line for the person at the console.
public final class ServerTrouble extends RuntimeException {
    private static final long serialVersionUID = 1;

    public ServerTrouble(String message) {
        super(message);
    }

    public ServerTrouble(String message, Throwable cause) {
        super(message, cause);
    }
}
