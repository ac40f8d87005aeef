package org.northernconnections.app;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.server.PortInUseException;

/// Whether anything listens on a port, known before the long steps of a start.
final class FreePort {
    private FreePort() {}

    /// @throws PortInUseException if something listens there on any address
    static void require(int port) {
        require(port, null);
    }

    /// @param address null for all of this machine's addresses
    /// @throws PortInUseException if something listens there
    static void require(int port, @Nullable InetAddress address) {
        try (var _ = new ServerSocket(port, 1, address)) {
            // Free: nothing was listening there.
        } catch (IOException e) {
            throw new PortInUseException(port, e);
        }
    }
}
