package org.northernconnections.matching.opensearch.server;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.opensearch.Version;
import org.opensearch.analysis.common.CommonAnalysisModulePlugin;
import org.opensearch.common.settings.Settings;
import org.opensearch.env.Environment;
import org.opensearch.http.HttpServerTransport;
import org.opensearch.index.mapper.MapperExtrasModulePlugin;
import org.opensearch.node.InternalSettingsPreparer;
import org.opensearch.node.Node;
import org.opensearch.node.NodeValidationException;
import org.opensearch.painless.PainlessModulePlugin;
import org.opensearch.plugins.PluginInfo;
import org.opensearch.transport.Netty4ModulePlugin;

/// One node of OpenSearch on this machine alone, until the input ends.
public final class TestServer {
    private static final String KNN = "org.opensearch.knn.plugin.KNNPlugin";

    private TestServer() {}

    /// Prints `ready PORT` once it answers.
    ///
    /// @param args the folder that holds its data; the port, 0 for a free one
    public static void main(String[] args) throws IOException, NodeValidationException {
        // The log goes with the errors: nobody reads on after the first line, and a full pipe would halt the server.
        PrintStream answer = System.out;
        System.setOut(System.err);
        Path home = Path.of(args[0]).toAbsolutePath();
        Path config = Files.createDirectories(home.resolve("config"));
        Settings settings = Settings.builder()
                .put("path.home", home.toString())
                .put("network.host", "127.0.0.1")
                .put("http.port", args[1])
                .put("transport.port", "0")
                .put("discovery.type", "single-node")
                .put("cluster.name", "test")
                .put("node.name", "test")
                .put("node.processors", 2)
                .put("cluster.routing.allocation.disk.threshold_enabled", false)
                .build();
        Environment environment = InternalSettingsPreparer.prepareEnvironment(settings, Map.of(), config, () -> "test");
        try (Node node = new OneNode(environment, plugins())) {
            node.start();
            int port = node.injector()
                    .getInstance(HttpServerTransport.class)
                    .boundAddress()
                    .publishAddress()
                    .getPort();
            answer.println("ready " + port);
            answer.flush();
            while (System.in.read() >= 0) {
                // Whoever started it says nothing, and ends it by ending.
            }
        }
    }

    private static List<PluginInfo> plugins() {
        return List.of(
                plugin(Netty4ModulePlugin.class.getName()),
                plugin(CommonAnalysisModulePlugin.class.getName()),
                plugin(MapperExtrasModulePlugin.class.getName()),
                plugin(PainlessModulePlugin.class.getName()),
                plugin(KNN));
    }

    private static PluginInfo plugin(String name) {
        return new PluginInfo(name, "on the class path", "0", Version.CURRENT, "21", name, List.of(), false);
    }

    /// Takes its plugins from the class path instead of a folder.
    private static final class OneNode extends Node {
        OneNode(Environment environment, Collection<PluginInfo> plugins) {
            super(environment, plugins, true);
        }
    }
}
