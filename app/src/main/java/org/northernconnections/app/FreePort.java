package org.northernconnections.app;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketException;
import org.jspecify.annotations.Nullable;
import org.northernconnections.postgres.server.ServerTrouble;
import org.springframework.boot.web.server.PortInUseException;

/// Whether this program can listen on a port, known before the long steps of a start.
final class FreePort {
    private static final int MAX = 65_535;

    /// The first port that every user may listen on, as systems are mostly set up.
    private static final int FREE_FOR_ALL = 1_024;

    private FreePort() {}

    /// @throws PortInUseException if something listens there on any address
    /// @throws ServerTrouble if this user may not listen there, or nobody can
    static void require(int port) {
        require(port, null);
    }

    /// @param address null for all of this machine's addresses
    /// @throws PortInUseException if something listens there
    /// @throws ServerTrouble if this user may not listen there, or nobody can
    static void require(int port, @Nullable InetAddress address) {
        if (port < 1 || port > MAX) {
            throw new ServerTrouble("The port must be from 1 to %d, but it is %d. Maybe choose another with --port."
                    .formatted(MAX, port));
        }
        try (var _ = new ServerSocket(port, 1, address)) {
            // Free: nothing was listening there.
        } catch (SocketException e) {
            throw why(port, e);
        } catch (IOException e) {
            throw unusable(port, e);
        }
    }

    /// Java has one exception for all; the system's words tell them apart.
    private static RuntimeException why(int port, SocketException e) {
        String words = String.valueOf(e.getMessage());
        if (words.contains("Permission denied")) {
            return new ServerTrouble(notAllowed(port), e);
        }
        return words.contains("in use") ? new PortInUseException(port, e) : unusable(port, e);
    }

    private static ServerTrouble unusable(int port, IOException e) {
        return new ServerTrouble("The port %d cannot be used: %s.".formatted(port, e.getMessage()), e);
    }

    private static String notAllowed(int port) {
        return port < FREE_FOR_ALL
                ? "The port %d may be used by the administrator alone. Maybe choose one from %d on with --port, and let a proxy listen on %1$d."
                        .formatted(port, FREE_FOR_ALL)
                : "This user may not listen on the port %d. Maybe choose another with --port.".formatted(port);
    }
}
