package org.northernconnections.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.northernconnections.web.security.SetUp;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Serves the partnership until it is stopped.
@Command(name = "serve", description = "Serve the partnership, with the database in a folder or at DATABASE_URL.")
final class Serve implements Callable<Integer> {
    @Option(names = "--port", description = "where to listen (default: ${DEFAULT-VALUE})", defaultValue = "8080")
    int port;

    @Option(
            names = "--data",
            description = "folder of the embedded database (default: ${DEFAULT-VALUE})",
            defaultValue = "data")
    Path data = Path.of("data");

    @Option(
            names = "--behind-proxy",
            description = "believe the X-Forwarded-… headers; only where a proxy of yours sets them on every call")
    boolean behindProxy;

    @Option(names = "--address", description = "how people reach it, such as https://northern.example")
    @Nullable
    String address;

    @Option(names = "--log-text", description = "write the log in lines for people instead of JSON")
    boolean logText;

    @Override
    public Integer call() {
        FreePort.require(port);
        try (var database = new OpeningDatabase(data)) {
            ConfigurableApplicationContext program = start(
                    database::pool,
                    database::mayLog,
                    port,
                    shownAddress(),
                    "--server.forward-headers-strategy=" + (behindProxy ? "framework" : "none"),
                    "--logging.level.org.northernconnections.web.security.RequestLog=info",
                    "--logging.structured.format.console=" + (logText ? "" : "logstash"));
            SetUp setUp = program.getBean(SetUp.class);
            System.out.printf("Northern Connections serves at %s%n", shownAddress());
            if (!setUp.done()) {
                System.out.printf("Set it up there with this code: %s%n", setUp.code());
            }
            waitUntilStopped(program);
        }
        return 0;
    }

    private String shownAddress() {
        return address == null ? "http://localhost:" + port : address;
    }

    /// Starts the program on a migrated database.
    ///
    /// @param database asked for once the first part needs it
    /// @param more settings, such as `--server.address=127.0.0.1`
    static ConfigurableApplicationContext start(
            Supplier<DataSource> database, int port, String address, String... more) {
        return start(database, () -> {}, port, address, more);
    }

    /// @param logging called once the log is set up
    private static ConfigurableApplicationContext start(
            Supplier<DataSource> database, Runnable logging, int port, String address, String... more) {
        var application = new SpringApplication(Wiring.class);
        application.setMainApplicationClass(Ahead.class);
        var settings = new Settings(database, address);
        application.addInitializers(context -> {
            logging.run();
            context.getBeanFactory().registerSingleton("settings", settings);
        });
        // The database must outlive the program, so the program is stopped first, by waitUntilStopped.
        application.setRegisterShutdownHook(false);
        return application.run(Stream.concat(Stream.of("--server.port=" + port), Stream.of(more))
                .toArray(String[]::new));
    }

    /// Returns when the process is asked to end, after the program has stopped.
    static void waitUntilStopped(ConfigurableApplicationContext program) {
        markServed();
        var asked = new java.util.concurrent.CountDownLatch(1);
        var ended = new java.util.concurrent.CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            asked.countDown();
            try {
                ended.await(30, java.util.concurrent.TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }));
        Stopping.atEnd(ended);
        try {
            asked.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        System.out.println("Stopping.");
        program.close();
    }

    /// Tells the script that starts us that this start came far enough to learn from it.
    private static void markServed() {
        String mark = System.getProperty("northern.served");
        if (mark == null) {
            return;
        }
        try {
            Files.writeString(Path.of(mark), "");
        } catch (IOException e) {
            // The folder of the program is read-only: the next start takes as long as this one.
        }
    }
}
