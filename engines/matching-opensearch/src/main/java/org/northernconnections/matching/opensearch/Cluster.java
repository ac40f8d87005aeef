package org.northernconnections.matching.opensearch;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where an OpenSearch answers, and as whom we ask.
///
/// @param addresses of one or more of its nodes, such as `https://search-1.example.org:9200`; never with a password
/// @param login null where the cluster asks for none
public record Cluster(List<URI> addresses, @Nullable Login login) {
    public Cluster {
        addresses = List.copyOf(addresses);
        if (addresses.isEmpty()) {
            throw new IllegalArgumentException("A cluster needs at least one address, but there is none.");
        }
        for (URI address : addresses) {
            boolean web = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
            // The address itself is not shown: it may hold a password.
            if (!web || address.getHost() == null || address.getUserInfo() != null) {
                throw new IllegalArgumentException(
                        "The address of a cluster must be http or https and a host, without a name and password.\n"
                                + "Maybe give these as the login.");
            }
        }
    }

    /// @param password never shown
    public record Login(String user, String password) {
        @Override
        public String toString() {
            return "Login[" + user + "]";
        }
    }
}
