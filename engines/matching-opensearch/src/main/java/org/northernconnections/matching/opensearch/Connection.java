package org.northernconnections.matching.opensearch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.hc.client5.http.auth.AuthScope;
import org.apache.hc.client5.http.auth.UsernamePasswordCredentials;
import org.apache.hc.client5.http.impl.auth.BasicCredentialsProvider;
import org.apache.hc.core5.http.HttpHost;
import org.northernconnections.matching.opensearch.ServerTrouble.Kind;
import org.opensearch.client.opensearch.OpenSearchClient;
import org.opensearch.client.opensearch._types.ErrorCause;
import org.opensearch.client.opensearch._types.OpenSearchException;
import org.opensearch.client.opensearch._types.OpenSearchVersionInfo;
import org.opensearch.client.transport.OpenSearchTransport;
import org.opensearch.client.transport.httpclient5.ApacheHttpClient5TransportBuilder;
import org.opensearch.client.transport.httpclient5.ResponseException;

/// A connection to a cluster that says in plain words what is wrong.
final class Connection implements AutoCloseable {
    private static final String MAJOR = "3";
    private static final int CONNECT_SECONDS_MAX = 5;
    private static final int ANSWER_SECONDS_MAX = 60;
    private static final int REASON_MAX = 300;

    private static final ErrorCause UNREAD =
            ErrorCause.of(error -> error.type("answer").reason("not readable"));

    private final String where;
    private final OpenSearchTransport transport;
    private final OpenSearchClient client;

    private Connection(Cluster cluster) {
        this.where = cluster.addresses().stream()
                .map(address -> address.getPort() < 0 ? address.getHost() : address.getHost() + ":" + address.getPort())
                .collect(Collectors.joining(", "));
        this.transport = transport(cluster);
        this.client = new OpenSearchClient(transport);
    }

    /// Connects, and looks whether the server is one that we know.
    static Connection to(Cluster cluster) {
        var connection = new Connection(cluster);
        try {
            connection.requireVersion();
            return connection;
        } catch (ServerTrouble trouble) {
            connection.close();
            throw trouble;
        }
    }

    private static OpenSearchTransport transport(Cluster cluster) {
        var hosts = cluster.addresses().stream().map(Connection::host).toArray(HttpHost[]::new);
        var builder = ApacheHttpClient5TransportBuilder.builder(hosts);
        builder.setConnectionConfigCallback(config -> config.setConnectTimeout(CONNECT_SECONDS_MAX, TimeUnit.SECONDS));
        builder.setRequestConfigCallback(config -> config.setResponseTimeout(ANSWER_SECONDS_MAX, TimeUnit.SECONDS));
        Cluster.Login login = cluster.login();
        if (login != null) {
            var known = new BasicCredentialsProvider();
            char[] password = login.password().toCharArray();
            for (HttpHost host : hosts) {
                known.setCredentials(new AuthScope(host), new UsernamePasswordCredentials(login.user(), password));
            }
            builder.setHttpClientConfigCallback(http -> http.setDefaultCredentialsProvider(known));
        }
        return builder.build();
    }

    private static HttpHost host(URI address) {
        int standard = "https".equals(address.getScheme()) ? 443 : 80;
        return new HttpHost(
                address.getScheme(), address.getHost(), address.getPort() < 0 ? standard : address.getPort());
    }

    private void requireVersion() {
        OpenSearchVersionInfo version = ask("", OpenSearchClient::info).version();
        if (!"opensearch".equals(version.distribution()) || !version.number().startsWith(MAJOR + ".")) {
            throw new ServerTrouble(
                    Kind.OTHER_VERSION,
                    "The server at %s should be OpenSearch %s, but it is %s %s."
                            .formatted(where, MAJOR, version.distribution(), version.number()),
                    null);
        }
    }

    interface Call<T> {
        T answer(OpenSearchClient client) throws IOException;
    }

    /// Asks the server, and says in plain words why it does not answer.
    ///
    /// @param index that is asked, for the message
    <T> T ask(String index, Call<T> call) {
        try {
            return call.answer(client);
        } catch (OpenSearchException e) {
            throw trouble(index, e.status(), e.error(), e);
        } catch (IOException | UncheckedIOException e) {
            // The client does not read some answers, such as that the login is wrong: they lie somewhere behind.
            for (Throwable behind = e; behind != null; behind = behind.getCause()) {
                if (behind instanceof ResponseException answer) {
                    throw trouble(index, answer.status(), UNREAD, e);
                }
            }
            throw new ServerTrouble(
                    Kind.AWAY,
                    "The search server at %s does not answer.\nMaybe it is not running, or the address is wrong."
                            .formatted(where),
                    e);
        }
    }

    /// @param status of HTTP
    ServerTrouble trouble(String index, int status, ErrorCause error, Throwable... cause) {
        Throwable why = cause.length == 0 ? null : cause[0];
        String type = String.valueOf(error.type());
        if (type.equals("index_not_found_exception")) {
            return new ServerTrouble(
                    Kind.INDEX_MISSING,
                    "The search server at %s has no index '%s'.\nMaybe create it and fill it from the database."
                            .formatted(where, index),
                    why);
        }
        if (type.equals("resource_already_exists_exception")) {
            return new ServerTrouble(
                    Kind.INDEX_EXISTS,
                    "The search server at %s has an index '%s' already.\nMaybe choose another name."
                            .formatted(where, index),
                    why);
        }
        return switch (status) {
            case 401, 403 ->
                new ServerTrouble(
                        Kind.NOT_ALLOWED,
                        "The search server at %s does not let us do this.\nMaybe the name or the password is wrong."
                                .formatted(where),
                        why);
            case 429, 503 ->
                new ServerTrouble(
                        Kind.BUSY,
                        "The search server at %s has too much to do, or is not whole.".formatted(where),
                        why);
            default ->
                new ServerTrouble(
                        Kind.REFUSED,
                        "The search server at %s refused (%d): %s".formatted(where, status, reason(error)),
                        why);
        };
    }

    private static String reason(ErrorCause error) {
        ErrorCause first = error;
        while (first.causedBy() != null) {
            first = first.causedBy();
        }
        String reason = "%s, %s".formatted(first.type(), first.reason());
        return reason.substring(0, Math.min(REASON_MAX, reason.length()));
    }

    @Override
    public void close() {
        try {
            transport.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
