package org.northernconnections.app;

import java.net.BindException;
import java.util.Optional;
import org.northernconnections.app.wiring.MemoryOfJava;
import org.northernconnections.postgres.server.ServerTrouble;
import org.springframework.boot.web.server.PortInUseException;

/// Says in one line why the program could not start, and what to try.
final class Trouble {
    private Trouble() {}

    /// Why a start failed.
    static String line(Throwable failure) {
        return known(failure).orElseGet(() -> "Northern Connections could not start: " + ServerTrouble.reason(failure));
    }

    /// Why a look at one part failed.
    static String reason(Throwable failure) {
        return known(failure).orElseGet(() -> ServerTrouble.reason(failure));
    }

    private static Optional<String> known(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ServerTrouble trouble) {
                return Optional.of(String.valueOf(trouble.getMessage()));
            }
            if (cause instanceof PortInUseException taken) {
                return Optional.of(
                        "The port %d is taken. Maybe stop the program that uses it, or choose another with --port."
                                .formatted(taken.getPort()));
            }
            if (cause instanceof OutOfMemoryError) {
                return Optional.of(MemoryOfJava.shortage());
            }
            if (cause instanceof BindException) {
                return Optional.of("The port is taken. Maybe choose another with --port.");
            }
        }
        return Optional.empty();
    }
}
