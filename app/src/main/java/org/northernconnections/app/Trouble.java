package org.northernconnections.app;

import java.net.BindException;
import org.northernconnections.postgres.server.ServerTrouble;
import org.springframework.boot.web.server.PortInUseException;

/// Says in one line why the program could not start, and what to try.
final class Trouble {
    private Trouble() {}

    static String line(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ServerTrouble trouble) {
                return String.valueOf(trouble.getMessage());
            }
            if (cause instanceof PortInUseException taken) {
                return "The port %d is taken. Maybe stop the program that uses it, or choose another with --port."
                        .formatted(taken.getPort());
            }
            if (cause instanceof BindException) {
                return "The port is taken. Maybe choose another with --port.";
            }
        }
        Throwable first = failure;
        while (first.getCause() != null) {
            first = first.getCause();
        }
        String reason = first.getMessage() == null ? first.toString() : first.getMessage();
        return "Northern Connections could not start: "
                + reason.lines().findFirst().orElse("no reason given");
    }
}
