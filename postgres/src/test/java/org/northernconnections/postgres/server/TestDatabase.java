package org.northernconnections.postgres.server;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.northernconnections.ledger.Actor;
import org.northernconnections.ledger.NewIds;
import org.northernconnections.postgres.ledger.PostgresChanges;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// A fresh, migrated database on a real PostgreSQL: one server a test run, one database a test class.
///
/// Databases are copied from a template that was migrated once, which takes a tenth of a second.
public final class TestDatabase implements AutoCloseable {
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final EmbeddedPostgres SERVER = start();

    private final HikariDataSource pool;

    private TestDatabase(String name, String template) {
        execute("create database " + name + " template " + template);
        var config = new HikariConfig();
        config.setJdbcUrl(SERVER.url(name));
        config.setUsername(SERVER.user());
        config.setPassword(SERVER.password());
        config.setMaximumPoolSize(6);
        this.pool = new HikariDataSource(config);
    }

    /// A new database that nobody else uses.
    public static TestDatabase fresh() {
        return new TestDatabase(newName(), "migrated");
    }

    /// A new database without any table.
    public static TestDatabase empty() {
        return new TestDatabase(newName(), "template0");
    }

    private static String newName() {
        return "test_" + ProcessHandle.current().pid() + "_" + COUNT.incrementAndGet();
    }

    private static EmbeddedPostgres start() {
        var server = EmbeddedPostgres.start(Path.of("target", "test-postgres"), false);
        Runtime.getRuntime().addShutdownHook(new Thread(server::close));
        var admin = admin(server);
        var sql = JdbcClient.create(admin);
        for (String old : sql.sql(
                        "select datname from pg_database where datname like 'test\\_%' or datname = 'migrated'")
                .query(String.class)
                .list()) {
            sql.sql("drop database " + old + " with (force)").update();
        }
        sql.sql("create database migrated").update();
        Migrations.migrate(new DriverManagerDataSource(server.url("migrated"), server.user(), server.password()));
        return server;
    }

    private static DriverManagerDataSource admin(EmbeddedPostgres server) {
        return new DriverManagerDataSource(server.url("postgres"), server.user(), server.password());
    }

    private static synchronized void execute(String statement) {
        JdbcClient.create(admin(SERVER)).sql(statement).update();
    }

    public DataSource pool() {
        return pool;
    }

    public String url() {
        return pool.getJdbcUrl();
    }

    public String user() {
        return SERVER.user();
    }

    public String password() {
        return SERVER.password();
    }

    public JdbcClient sql() {
        return JdbcClient.create(pool);
    }

    public PostgresChanges changes(Clock clock) {
        return new PostgresChanges(new TransactionTemplate(new JdbcTransactionManager(pool)), sql(), clock);
    }

    /// Runs a deed in the name of the tests.
    public void change(Runnable deed) {
        changes(Clock.systemUTC()).run(Actor.system("test"), "", deed);
    }

    /// Ids that are the same in every run.
    public static NewIds ids() {
        return new NewIds(new Random(20260101));
    }

    @Override
    public void close() {
        pool.close();
    }
}
