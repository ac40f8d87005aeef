package org.northernconnections.postgres.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/// A private PostgreSQL server in a folder: unpacked, initialised, started, stopped.
///
/// It is a real server with nothing switched off: it syncs to disk, asks for a password, and listens on
/// the loopback address only. A server left running by a killed program is taken over, not doubled; a
/// lock held for as long as the program lives keeps a second program out of the same folder.
///
/// PostgreSQL refuses to run as root. There it runs in a user namespace of its own, or, where those are
/// forbidden, as the user *nobody*.
public final class EmbeddedPostgres implements AutoCloseable {
    private static final String USER = "northern";
    private static final int START_SECONDS_MAX = 120;

    /// Rounds of hashing slow down who guesses a password; nobody guesses 192 random bits, and every
    /// connection pays for the rounds.
    private static final int SCRAM_ITERATIONS = 1;

    private final Path programs;
    private final Path data;
    private final RunAs runAs;
    private final int port;
    private final String password;
    private final FileChannel lockFile;
    private final FileLock lock;

    private EmbeddedPostgres(
            Path programs, Path data, RunAs runAs, int port, String password, FileChannel lockFile, FileLock lock) {
        this.programs = programs;
        this.data = data;
        this.runAs = runAs;
        this.port = port;
        this.password = password;
        this.lockFile = lockFile;
        this.lock = lock;
    }

    /// Starts the server in this folder, or takes over the one that runs there.
    ///
    /// @param durable false lets the server forget the last moments when the power fails: for tests only
    /// @throws ServerTrouble with one line that says what to do, if it cannot start
    public static EmbeddedPostgres start(Path folder, boolean durable) {
        try {
            Files.createDirectories(folder);
            FileChannel lockFile =
                    FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = lockFile.tryLock();
            if (lock == null) {
                lockFile.close();
                throw new ServerTrouble("The folder %s is in use by another Northern Connections. ".formatted(folder)
                        + "Maybe stop that one, or choose another folder with --data.");
            }
            return startLocked(folder.toRealPath(), durable, lockFile, lock);
        } catch (IOException e) {
            throw new ServerTrouble(
                    "The folder %s cannot be used for the database: %s. ".formatted(folder, reason(e))
                            + "Maybe choose one you may write to with --data.",
                    e);
        }
    }

    private static EmbeddedPostgres startLocked(Path folder, boolean durable, FileChannel lockFile, FileLock lock)
            throws IOException {
        RunAs runAs = RunAs.choose();
        Path programs = Binaries.unpack(folder).resolve("bin");
        Path data = folder.resolve("database");
        String password = password(folder.resolve("database-password"));
        if (!Files.exists(data.resolve("PG_VERSION"))) {
            initialise(programs, data, folder, runAs);
        }
        OptionalInt running = runningPort(data);
        int port = running.isPresent() ? running.getAsInt() : freePort();
        if (running.isEmpty()) {
            Files.deleteIfExists(data.resolve("postmaster.pid"));
            String options = "-p " + port + " -c listen_addresses=127.0.0.1 -c unix_socket_directories=''"
                    + " -c shared_buffers=128MB -c max_connections=60 -c timezone=UTC -c log_timezone=UTC"
                    + (durable ? "" : " -c fsync=off -c synchronous_commit=off -c full_page_writes=off");
            runAs.run(
                    folder,
                    List.of(
                            programs.resolve("pg_ctl").toString(),
                            "-D",
                            data.toString(),
                            "-w",
                            "-t",
                            "60",
                            "-l",
                            runAs.writable(folder, "database.log").toString(),
                            "-o",
                            options,
                            "start"));
        }
        return new EmbeddedPostgres(programs, data, runAs, port, password, lockFile, lock);
    }

    private static void initialise(Path programs, Path data, Path folder, RunAs runAs) throws IOException {
        runAs.own(Files.createDirectories(data));
        Path secret = runAs.writable(folder, "database-password");
        runAs.run(
                folder,
                List.of(
                        programs.resolve("initdb").toString(),
                        "-D",
                        data.toString(),
                        "-U",
                        USER,
                        "--auth=scram-sha-256",
                        "--set=scram_iterations=" + SCRAM_ITERATIONS,
                        "--pwfile=" + secret,
                        "-E",
                        "UTF8",
                        "--locale-provider=builtin",
                        "--builtin-locale=C.UTF-8",
                        "--locale=C.UTF-8"));
    }

    private static String password(Path file) throws IOException {
        if (!Files.exists(file)) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            var secret = new byte[24];
            new SecureRandom().nextBytes(secret);
            Files.writeString(file, HexFormat.of().formatHex(secret));
        }
        return Files.readString(file).strip();
    }

    private static OptionalInt runningPort(Path data) throws IOException {
        Path file = data.resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return OptionalInt.empty();
        }
        List<String> lines = Files.readAllLines(file);
        boolean alive = lines.size() > 3
                && ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
                        .flatMap(process -> process.info().command())
                        .map(command -> command.endsWith("postgres"))
                        .orElse(false);
        return alive ? OptionalInt.of(Integer.parseInt(lines.get(3).strip())) : OptionalInt.empty();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static String reason(IOException e) {
        return e.getClass().getSimpleName() + (e.getMessage() == null ? "" : " " + e.getMessage());
    }

    /// How to reach the server that runs in this folder, in this process or in another.
    ///
    /// @param url the JDBC address of the database asked for
    public record Running(String url, String user, String password) {}

    /// The server of this folder, if it runs; it is left as it is.
    public static Optional<Running> findRunning(Path folder, String database) {
        try {
            OptionalInt port = runningPort(folder.resolve("database"));
            Path secret = folder.resolve("database-password");
            if (port.isEmpty() || !Files.exists(secret)) {
                return Optional.empty();
            }
            return Optional.of(new Running(
                    "jdbc:postgresql://127.0.0.1:" + port.getAsInt() + "/" + database, USER, password(secret)));
        } catch (IOException e) {
            throw new ServerTrouble("The folder %s cannot be read: %s.".formatted(folder, reason(e)), e);
        }
    }

    /// Creates a database unless there is one of this name.
    public void createIfMissing(String database) {
        JdbcClient admin = JdbcClient.create(new DriverManagerDataSource(url("postgres"), USER, password));
        boolean there = admin.sql("select exists (select from pg_database where datname = :name)")
                .param("name", database)
                .query(Boolean.class)
                .single();
        if (!there) {
            admin.sql("create database \"" + database + "\"").update();
        }
    }

    /// The JDBC address of one of its databases.
    public String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    public String user() {
        return USER;
    }

    public String password() {
        return password;
    }

    /// Stops the server, which cuts what is connected to it, and starts it again at the same port.
    public synchronized void restart() {
        try {
            runAs.run(
                    data,
                    List.of(
                            programs.resolve("pg_ctl").toString(),
                            "-D",
                            data.toString(),
                            "-m",
                            "fast",
                            "-w",
                            "-l",
                            data.resolveSibling("database.log").toString(),
                            "restart"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Stops the server after its transactions, and frees the folder.
    @Override
    public synchronized void close() {
        if (!lock.isValid()) {
            return;
        }
        try {
            runAs.run(
                    data,
                    List.of(programs.resolve("pg_ctl").toString(), "-D", data.toString(), "-m", "fast", "-w", "stop"));
            lock.release();
            lockFile.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return "EmbeddedPostgres[" + data + ", port " + port + "]";
    }

    /// As whom the server's programs run.
    private enum RunAs {
        MYSELF(List.of()),
        OWN_NAMESPACE(List.of("unshare", "--user")),
        NOBODY(List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"));

        private final List<String> before;

        RunAs(List<String> before) {
            this.before = before;
        }

        static RunAs choose() {
            if (!"root".equals(System.getProperty("user.name"))) {
                return MYSELF;
            }
            if (works(OWN_NAMESPACE)) {
                return OWN_NAMESPACE;
            }
            if (works(NOBODY)) {
                return NOBODY;
            }
            throw new ServerTrouble("PostgreSQL does not run as root, and neither unshare nor setpriv works here. "
                    + "Maybe start Northern Connections as an ordinary user.");
        }

        private static boolean works(RunAs way) {
            try {
                var command = new ArrayList<>(way.before);
                command.add("true");
                Process process = new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
                return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
            } catch (IOException e) {
                return false;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }

        /// Gives a folder to the user that the server runs as.
        void own(Path folder) throws IOException {
            if (this == NOBODY) {
                Files.setAttribute(folder, "unix:uid", 65534);
                Files.setAttribute(folder, "unix:gid", 65534);
            }
        }

        /// A file in the folder that the server's programs can open.
        Path writable(Path folder, String name) throws IOException {
            Path file = folder.resolve(name);
            if (!Files.exists(file)) {
                Files.createFile(file);
            }
            own(file);
            return file;
        }

        void run(Path folder, List<String> words) throws IOException {
            var command = new ArrayList<>(before);
            command.addAll(words);
            Path log = Files.createTempFile("northern-postgres", ".log");
            try {
                Process process = new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
                if (!process.waitFor(START_SECONDS_MAX, TimeUnit.SECONDS) || process.exitValue() != 0) {
                    throw new ServerTrouble("PostgreSQL did not do '%s': %s Maybe look into %s."
                            .formatted(
                                    Path.of(words.getFirst()).getFileName(),
                                    Files.readString(log).strip(),
                                    folder.resolve("database.log")));
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException(e);
            } finally {
                Files.deleteIfExists(log);
            }
        }
    }
}
