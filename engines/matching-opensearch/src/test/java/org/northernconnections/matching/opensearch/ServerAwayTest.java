package org.northernconnections.matching.opensearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.northernconnections.matching.opensearch.Cluster.Login;
import org.northernconnections.matching.opensearch.ServerTrouble.Kind;
import org.northernconnections.matching.search.TextReader;

class ServerAwayTest {
    private static final Login LOGIN = new Login("northern", "not-to-be-seen");
    private static final TextReader READER = new TextReader(Texts.ENCODER, Texts.SPACE);

    @AfterAll
    static void stop() {
        READER.close();
    }

    static void isAway(Throwable thrown) {
        assertThat(thrown)
                .isInstanceOfSatisfying(
                        ServerTrouble.class,
                        trouble -> assertThat(trouble.kind()).isEqualTo(Kind.AWAY))
                .hasMessageContaining("does not answer.\nMaybe it is not running, or the address is wrong.");
    }

    @Test
    void nobodyAtTheAddressIsSaidSoWithoutThePassword() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        assertThatThrownBy(() -> OpenSearchDocuments.open(at(port), "index", READER))
                .satisfies(ServerAwayTest::isAway)
                .satisfies(ServerAwayTest::holdsNoPassword);
    }

    @Test
    void aServerOfAnotherVersionIsRefused() throws IOException {
        answering(
                200,
                info("opensearch", "2.19.1"),
                port -> assertThatThrownBy(() -> OpenSearchDocuments.open(at(port), "index", READER))
                        .isInstanceOfSatisfying(
                                ServerTrouble.class,
                                trouble -> assertThat(trouble.kind()).isEqualTo(Kind.OTHER_VERSION))
                        .hasMessage("The server at 127.0.0.1:%d should be OpenSearch 3, but it is opensearch 2.19.1."
                                .formatted(port)));
    }

    @Test
    void aRefusedLoginIsSaidSoWithoutThePassword() throws IOException {
        answering(
                403,
                "{\"error\":{\"type\":\"security_exception\",\"reason\":\"no permissions\"},\"status\":403}",
                port -> assertThatThrownBy(() -> OpenSearchDocuments.open(at(port), "index", READER))
                        .isInstanceOfSatisfying(
                                ServerTrouble.class,
                                trouble -> assertThat(trouble.kind()).isEqualTo(Kind.NOT_ALLOWED))
                        .satisfies(ServerAwayTest::holdsNoPassword));
    }

    @Test
    void aServerThatIsNotWholeIsSaidToBeBusy() throws IOException {
        answering(
                503,
                """
                {"error": {"root_cause": [], "type": "search_phase_execution_exception", "reason": "", "phase": "query",
                   "grouped": true, "failed_shards": []}, "status": 503}
                """,
                port -> assertThatThrownBy(() -> OpenSearchDocuments.open(at(port), "index", READER))
                        .isInstanceOfSatisfying(
                                ServerTrouble.class,
                                trouble -> assertThat(trouble.kind()).isEqualTo(Kind.BUSY)));
    }

    @Test
    void anAddressWithAPasswordIsRefusedWithoutShowingIt() {
        assertThatThrownBy(
                        () -> new Cluster(List.of(URI.create("http://northern:not-to-be-seen@127.0.0.1:9200")), null))
                .satisfies(ServerAwayTest::holdsNoPassword)
                .hasMessageContaining("without a name and password");
        assertThat(at(9200).toString()).contains("northern").doesNotContain(LOGIN.password());
    }

    private static Cluster at(int port) {
        return new Cluster(List.of(URI.create("http://127.0.0.1:" + port)), LOGIN);
    }

    private static void holdsNoPassword(Throwable thrown) {
        for (Throwable one = thrown; one != null; one = one.getCause()) {
            assertThat(String.valueOf(one)).doesNotContain(LOGIN.password());
        }
    }

    private interface AtPort {
        void check(int port);
    }

    /// Something on the network that answers everything alike.
    private static void answering(int status, String body, AtPort check) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
        try {
            check.check(server.getAddress().getPort());
        } finally {
            server.stop(0);
        }
    }

    private static String info(String distribution, String number) {
        return """
                {"name": "node", "cluster_name": "cluster", "cluster_uuid": "u", "tagline": "t",
                 "version": {"distribution": "%s", "number": "%s", "build_type": "tar", "build_hash": "h",
                   "build_date": "2026-01-01T00:00:00Z", "build_snapshot": false, "lucene_version": "9.12.0",
                   "minimum_wire_compatibility_version": "1.0.0", "minimum_index_compatibility_version": "1.0.0"}}
                """.formatted(distribution, number);
    }
}
