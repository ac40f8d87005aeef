package org.northernconnections.app;

import com.google.ortools.Loader;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.northernconnections.app.mail.MailServer;
import org.northernconnections.matching.encoder.StaticEncoder;
import org.northernconnections.matching.onnx.ModelFolder;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.jdbc.core.simple.JdbcClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Looks whether everything that the program needs is there.
@Command(name = "doctor", description = "Look whether everything that the program needs is there.")
final class Doctor implements Callable<Integer> {
    private static final int JAVA_WANTED = 25;
    private static final long DISK_BYTES_WANTED = 1_000_000_000L;

    @Option(names = "--port", description = "where it would listen (default: ${DEFAULT-VALUE})", defaultValue = "8080")
    int port;

    @Option(
            names = "--data",
            description = "folder of the embedded database (default: ${DEFAULT-VALUE})",
            defaultValue = "data")
    Path data = Path.of("data");

    private int troubles;

    /// Looks at one thing and says in a few words what it found.
    private interface Look {
        String at() throws Exception;
    }

    @Override
    public Integer call() {
        look("Java", this::java);
        look("Solver", Doctor::solver);
        look("Folder", this::folder);
        look("Database", this::database);
        look("Port", this::port);
        look("Mail", Doctor::mail);
        look("Encoder", Doctor::encoder);
        System.out.println(troubles == 0 ? "All is well." : troubles + " of these must be mended.");
        return troubles == 0 ? 0 : 1;
    }

    private void look(String what, Look look) {
        try {
            System.out.printf("ok    %-9s %s%n", what, look.at());
        } catch (Exception | LinkageError | OutOfMemoryError e) {
            troubles++;
            System.out.printf("WRONG %-9s %s%n", what, Trouble.reason(e));
        }
    }

    private String java() {
        int version = Runtime.version().feature();
        if (version < JAVA_WANTED) {
            throw new IllegalStateException("A JDK 25 or newer is needed, but this is %d.".formatted(version));
        }
        return Runtime.version() + ", " + Runtime.getRuntime().maxMemory() / 1_048_576 + " MB at most";
    }

    private static String solver() {
        Loader.loadNativeLibraries();
        return "OR-Tools is loaded";
    }

    private String folder() throws IOException {
        Path nearest = data.toAbsolutePath();
        for (Path above = nearest; above != null && !Files.exists(nearest); above = above.getParent()) {
            nearest = above;
        }
        if (!Files.isDirectory(nearest)) {
            throw new IOException("%s is not a folder. Maybe choose another one with --data.".formatted(nearest));
        }
        if (!Files.isWritable(nearest)) {
            throw new IOException(
                    "The folder %s cannot be written. Maybe choose another one with --data.".formatted(nearest));
        }
        FileStore disk = Files.getFileStore(nearest);
        if (disk.getUsableSpace() < DISK_BYTES_WANTED) {
            throw new IOException("Less than 1 GB is free where %s is.".formatted(nearest));
        }
        return data + ", " + disk.getUsableSpace() / 1_000_000_000 + " GB free";
    }

    private String database() {
        boolean elsewhere = System.getenv("DATABASE_URL") != null;
        if (!elsewhere && !Files.isDirectory(data.resolve("database"))) {
            return "none in this folder yet: the first start makes it";
        }
        try (Database database = Database.toRead(data)) {
            JdbcClient sql = JdbcClient.create(database.pool());
            String server = sql.sql("show server_version").query(String.class).single();
            boolean ours = sql.sql("select to_regclass('flyway_schema_history') is not null")
                    .query(Boolean.class)
                    .single();
            String shape = ours
                    ? sql.sql("select max(version) from flyway_schema_history where success")
                            .query(String.class)
                            .single()
                    : "none";
            return "PostgreSQL " + server + ", newest migration " + shape;
        }
    }

    private String port() {
        try {
            FreePort.require(port);
            return port + " is free";
        } catch (PortInUseException taken) {
            return port + " is taken, maybe by Northern Connections itself";
        }
    }

    private static String mail() {
        String url = System.getenv("MAIL_URL");
        if (url == null || url.isBlank()) {
            return "no server (MAIL_URL): sign-in links are shown on the console";
        }
        return MailServer.at(url).greet();
    }

    /// By which meanings are compared.
    private static String encoder() throws IOException {
        String folder = System.getenv("NORTHERN_MODEL");
        if (folder == null || folder.isBlank()) {
            return StaticEncoder.shipped().id() + ", which comes with the program";
        }
        try (ModelFolder model = ModelFolder.open(Path.of(folder), StaticEncoder.shipped(), 1)) {
            return "%s from NORTHERN_MODEL, %d numbers a text, cosines from %.2f to %.2f"
                    .formatted(
                            model.id(),
                            model.dimensions(),
                            model.bounds().nothingUpTo(),
                            model.bounds().sameFrom());
        }
    }
}
