package org.northernconnections.postgres.server;

import java.sql.SQLException;

/// The embedded server cannot be used; the message is one line for the person at the console.
public final class ServerTrouble extends RuntimeException {
    private static final long serialVersionUID = 1;

    public ServerTrouble(String message) {
        super(message);
    }

    public ServerTrouble(String message, Throwable cause) {
        super(message, cause);
    }

    /// The first line of what failed first; of a database, what its driver said, which a pool wraps in words about
    /// itself.
    public static String reason(Throwable failure) {
        Throwable first = failure;
        while (first.getCause() != null
                && !(first instanceof SQLException && !(first.getCause() instanceof SQLException))) {
            first = first.getCause();
        }
        String reason = first.getMessage() == null ? first.toString() : first.getMessage();
        return reason.lines().findFirst().orElse("no reason given");
    }
}
