package org.northernconnections.postgres.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import javax.sql.DataSource;
import org.postgresql.PGConnection;

/// All rows of a database in one file, and back.
///
/// The file is a ZIP: `northern-connections.txt` names the shape of the database (its newest migration),
/// and each table is a file in PostgreSQL's COPY text format, headed by a line of its columns. It is
/// written within one snapshot, so it is consistent while people work. Restoring takes an empty
/// database, brings it to the shape that the file has, fills it in one transaction, and then brings it
/// to the present shape.
///
/// Left out is what does not outlive a start: sessions, the scheduler's book, rate limits.
public final class Backup {
    private static final String SIGN = "northern-connections.txt";
    private static final String FIRST_LINE = "Northern Connections backup 1";
    private static final Set<String> LEFT_OUT = Set.of(
            "flyway_schema_history",
            "state_step",
            "scheduled_tasks",
            "spring_session",
            "spring_session_attributes",
            "rate_limit",
            "status_change");

    private static final String TABLES = """
            select c.relname
              from pg_class c join pg_namespace n on n.oid = c.relnamespace
             where n.nspname = current_schema() and c.relkind = 'r'
             order by c.relname
            """;

    /// Which table must be filled before which; what may be checked at the end does not count.
    private static final String BEFORE = """
            select distinct f.relname as first, t.relname as later
              from pg_constraint k
              join pg_class t on t.oid = k.conrelid
              join pg_class f on f.oid = k.confrelid
             where k.contype = 'f' and not k.condeferrable and t.oid <> f.oid
               and k.connamespace = (select oid from pg_namespace where nspname = current_schema())
            """;

    private static final String COLUMNS = """
            select quote_ident(attname)
              from pg_attribute
             where attrelid = to_regclass(quote_ident(?)) and attnum > 0 and not attisdropped and attgenerated = ''
             order by attnum
            """;

    private static final String SHAPE =
            "select max(version) from flyway_schema_history where success and version is not null";

    private final DataSource database;

    public Backup(DataSource database) {
        this.database = database;
    }

    /// Writes all rows into a file that only its owner can read.
    ///
    /// @return how many rows
    /// @throws IOException if the file cannot be written; a file of that name is then as it was
    public long write(Path file) throws IOException, SQLException {
        Path whole = file.toAbsolutePath();
        Path partly = whole.resolveSibling(whole.getFileName() + ".part");
        Files.deleteIfExists(partly);
        Files.createFile(
                partly,
                java.nio.file.attribute.PosixFilePermissions.asFileAttribute(
                        java.nio.file.attribute.PosixFilePermissions.fromString("rw-------")));
        try {
            long rows;
            try (var zip = new ZipOutputStream(Files.newOutputStream(partly, StandardOpenOption.WRITE))) {
                rows = write(zip);
            }
            Files.move(partly, whole, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            return rows;
        } finally {
            Files.deleteIfExists(partly);
        }
    }

    private long write(ZipOutputStream zip) throws IOException, SQLException {
        try (Connection connection = database.getConnection();
                Statement sql = connection.createStatement()) {
            connection.setAutoCommit(false);
            sql.execute("set transaction isolation level repeatable read read only");
            zip.putNextEntry(new ZipEntry(SIGN));
            zip.write((FIRST_LINE + "\n" + text(connection, SHAPE) + "\n").getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
            long rows = 0;
            for (String table : tablesInOrder(connection)) {
                String columns = columns(connection, table);
                zip.putNextEntry(new ZipEntry(table));
                zip.write((columns + "\n").getBytes(StandardCharsets.UTF_8));
                rows += connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyOut("copy %s (%s) to stdout".formatted(quoted(table), columns), notClosing(zip));
                zip.closeEntry();
            }
            connection.rollback();
            return rows;
        }
    }

    /// Fills an empty database with the rows of a file.
    ///
    /// @return how many rows
    /// @throws ServerTrouble if the file is no backup or the database is not empty; nothing is changed then
    public long restore(Path file) throws IOException, SQLException {
        try (var zip = new ZipFile(file.toFile())) {
            String shape = shape(zip, file);
            requireEmpty();
            Migrations.migrateTo(database, shape);
            long rows = fill(zip);
            Migrations.migrate(database);
            return rows;
        } catch (java.util.zip.ZipException e) {
            throw noBackup(file);
        }
    }

    private static String shape(ZipFile zip, Path file) throws IOException {
        ZipEntry sign = zip.getEntry(SIGN);
        if (sign == null) {
            throw noBackup(file);
        }
        try (InputStream text = zip.getInputStream(sign)) {
            List<String> lines = new String(text.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            if (lines.size() < 2 || !lines.getFirst().equals(FIRST_LINE)) {
                throw noBackup(file);
            }
            return lines.get(1);
        }
    }

    private static ServerTrouble noBackup(Path file) {
        return new ServerTrouble(
                "%s is not a backup of Northern Connections. Maybe another file was meant.".formatted(file));
    }

    private void requireEmpty() throws SQLException {
        try (Connection connection = database.getConnection()) {
            for (String table : tablesInOrder(connection)) {
                if (text(connection, "select exists (select from " + quoted(table) + ")")
                        .equals("t")) {
                    throw new ServerTrouble("The database is not empty: it has rows in %s. ".formatted(table)
                            + "Maybe restore into a new folder with --data.");
                }
            }
        }
    }

    private long fill(ZipFile zip) throws IOException, SQLException {
        try (Connection connection = database.getConnection();
                Statement sql = connection.createStatement()) {
            connection.setAutoCommit(false);
            List<String> tables = tablesInOrder(connection);
            long rows = 0;
            for (String table : tables) {
                // The rules were kept when the rows were written; their ledger lines are among the rows.
                sql.execute("alter table " + quoted(table) + " disable trigger user");
                ZipEntry entry = zip.getEntry(table);
                if (entry != null) {
                    rows += copyIn(connection, table, zip, entry);
                }
            }
            // Keys that are checked at the end of a transaction are checked now, before the tables change again.
            sql.execute("set constraints all immediate");
            for (String table : tables) {
                sql.execute("alter table " + quoted(table) + " enable trigger user");
                continueNumbers(connection, table);
            }
            connection.commit();
            return rows;
        }
    }

    private static long copyIn(Connection connection, String table, ZipFile zip, ZipEntry entry)
            throws IOException, SQLException {
        try (InputStream rows = zip.getInputStream(entry)) {
            String columns = line(rows);
            return connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy %s (%s) from stdin".formatted(quoted(table), columns), rows);
        }
    }

    private static String line(InputStream text) throws IOException {
        var line = new java.io.ByteArrayOutputStream();
        for (int letter = text.read(); letter >= 0 && letter != '\n'; letter = text.read()) {
            line.write(letter);
        }
        return line.toString(StandardCharsets.UTF_8);
    }

    /// Numbers that the database gives by itself go on after the greatest that is there.
    private static void continueNumbers(Connection connection, String table) throws SQLException {
        boolean numbered = text(connection, """
                select exists (select from pg_attribute
                                where attrelid = to_regclass('%s') and attname = 'id' and attidentity <> '')
                """.formatted(quoted(table))).equals("t");
        if (numbered) {
            text(
                    connection,
                    "select setval(pg_get_serial_sequence('%1$s', 'id'), coalesce(max(id), 0) + 1, false) from %1$s"
                            .formatted(quoted(table)));
        }
    }

    /// Each table after those that it refers to.
    private static List<String> tablesInOrder(Connection connection) throws SQLException {
        Map<String, Set<String>> waitsFor = new LinkedHashMap<>();
        for (List<String> row : rows(connection, TABLES, 1)) {
            if (!LEFT_OUT.contains(row.getFirst())) {
                waitsFor.put(row.getFirst(), new LinkedHashSet<>());
            }
        }
        for (List<String> pair : rows(connection, BEFORE, 2)) {
            Set<String> firsts = waitsFor.get(pair.getLast());
            if (firsts != null && waitsFor.containsKey(pair.getFirst())) {
                firsts.add(pair.getFirst());
            }
        }
        var order = new ArrayList<String>();
        while (!waitsFor.isEmpty()) {
            List<String> ready = waitsFor.entrySet().stream()
                    .filter(entry -> order.containsAll(entry.getValue()))
                    .map(Map.Entry::getKey)
                    .toList();
            if (ready.isEmpty()) {
                throw new IllegalStateException("These tables refer to each other: " + waitsFor.keySet());
            }
            order.addAll(ready);
            ready.forEach(waitsFor::remove);
        }
        return order;
    }

    private static String columns(Connection connection, String table) throws SQLException {
        try (var statement = connection.prepareStatement(COLUMNS)) {
            statement.setString(1, table);
            var columns = new ArrayList<String>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    columns.add(row.getString(1));
                }
            }
            return String.join(", ", columns);
        }
    }

    private static List<List<String>> rows(Connection connection, String query, int columns) throws SQLException {
        var rows = new ArrayList<List<String>>();
        try (Statement sql = connection.createStatement();
                ResultSet row = sql.executeQuery(query)) {
            while (row.next()) {
                var cells = new ArrayList<String>();
                for (int column = 1; column <= columns; column++) {
                    cells.add(String.valueOf(row.getString(column)));
                }
                rows.add(cells);
            }
        }
        return rows;
    }

    private static String text(Connection connection, String query) throws SQLException {
        return rows(connection, query, 1).getFirst().getFirst();
    }

    private static String quoted(String table) {
        return '"' + table + '"';
    }

    private static OutputStream notClosing(OutputStream stream) {
        return new java.io.FilterOutputStream(stream) {
            @Override
            public void write(byte[] bytes, int from, int count) throws IOException {
                out.write(bytes, from, count);
            }

            @Override
            public void close() throws IOException {
                flush();
            }
        };
    }
}
