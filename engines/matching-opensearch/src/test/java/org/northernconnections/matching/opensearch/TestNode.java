package org.northernconnections.matching.opensearch;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// A real OpenSearch in a process of its own, which ends with this one.
final class TestNode implements AutoCloseable {
    private static final Path PARTS = Path.of("..", "matching-opensearch-server", "target");

    private final Process process;
    private final int port;

    private TestNode(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /// Starts it as is best for a few questions.
    ///
    /// @param folder that holds its data
    /// @param port 0 for a free one
    static TestNode start(Path folder, int port) throws IOException {
        return start(folder, port, "-XX:TieredStopAtLevel=1");
    }

    /// @param flag how the server's code is compiled
    static TestNode start(Path folder, int port, String flag) throws IOException {
        assumeTrue(
                Files.exists(PARTS.resolve("class-path")),
                "The server's packages have not been gathered: build engines/matching-opensearch-server first.");
        Path log = folder.resolveSibling(folder.getFileName() + ".log");
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx768m",
                "-XX:+UseSerialGC",
                flag,
                "-Dlog4j2.level=WARN",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "--add-modules=jdk.incubator.vector",
                "-cp",
                classPath(),
                "org.northernconnections.matching.opensearch.server.TestServer",
                folder.toString(),
                String.valueOf(port));
        Process process =
                new ProcessBuilder(command).redirectError(log.toFile()).start();
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith("ready ")) {
                return new TestNode(process, Integer.parseInt(line.substring("ready ".length())));
            }
        }
        throw new IllegalStateException("The server did not start:\n" + Files.readString(log));
    }

    private static String classPath() throws IOException {
        try (Stream<Path> plugin = Files.list(PARTS.resolve("knn"))) {
            return Stream.concat(
                            Stream.of(
                                    PARTS.resolve("classes").toString(),
                                    Files.readString(PARTS.resolve("class-path"))
                                            .strip()),
                            plugin.sorted().map(Path::toString))
                    .reduce((a, b) -> a + File.pathSeparator + b)
                    .orElseThrow();
        }
    }

    int port() {
        return port;
    }

    Cluster cluster() {
        return new Cluster(List.of(URI.create("http://127.0.0.1:" + port)), null);
    }

    /// Ends at once, as when a machine loses its power.
    void pullThePlug() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
