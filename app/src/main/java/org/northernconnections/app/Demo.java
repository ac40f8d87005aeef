package org.northernconnections.app;

import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;
import org.northernconnections.app.demonstration.Demonstration;
import org.northernconnections.app.demonstration.EventMorning;
import org.northernconnections.app.demonstration.Starters;
import org.northernconnections.ledger.Changes;
import org.northernconnections.partnership.Role;
import org.northernconnections.postgres.ledger.PostgresChanges;
import org.northernconnections.postgres.server.Migrations;
import org.northernconnections.postgres.server.ServerTrouble;
import org.northernconnections.web.demonstration.DemonstrationPages.Starter;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Serves the demonstration partnership to this machine alone.
@Command(name = "demo", description = "Serve a demonstration partnership, ready to try, to this machine alone.")
final class Demo implements Callable<Integer> {
    private static final String LOOPBACK = "127.0.0.1";
    private static final List<Role> ROLES =
            List.of(Role.COMPANY, Role.CLUSTER, Role.OWNER, Role.POLICY, Role.SECRETARIAT);

    @Option(names = "--port", description = "where to listen (default: ${DEFAULT-VALUE})", defaultValue = "8080")
    int port;

    @Option(
            names = "--data",
            description = "folder of the demonstration (default: ${DEFAULT-VALUE})",
            defaultValue = "demonstration-data")
    Path data = Path.of("demonstration-data");

    @Option(names = "--reset", description = "forget what was done, and make the demonstration anew")
    boolean reset;

    @Option(
            names = "--at",
            description = "where to begin: event-day is the morning of the Gothenburg day, with the clock moved there")
    @Nullable
    String at;

    @Override
    public Integer call() {
        if (at != null && !at.equals("event-day")) {
            throw new ServerTrouble(
                    "--at must be event-day, but it is %s. Maybe leave it out to begin today.".formatted(at));
        }
        FreePort.require(port, InetAddress.getLoopbackAddress());
        say("Starting the database in " + data);
        try (Database database = Database.embedded(data)) {
            prepare(database.pool());
            say("Starting the program");
            String address = "http://localhost:" + port;
            ConfigurableApplicationContext program =
                    Serve.start(database::pool, port, address, "--server.address=" + LOOPBACK);
            program.getBean(MoveClock.class).restore();
            if (at != null) {
                new EventMorning(program::getBean, program.getBean(MoveClock.class), program.getBean(Changes.class))
                        .prepare(part -> say("Made " + part));
            }
            System.out.println(welcome(address));
            Serve.waitUntilStopped(program);
        }
        return 0;
    }

    /// Brings the database to the state in which the demonstration can be served.
    private void prepare(DataSource pool) {
        var sql = JdbcClient.create(pool);
        requireNotReal(sql);
        if (reset) {
            say("Forgetting what was done");
            sql.sql("drop schema public cascade").update();
            sql.sql("create schema public").update();
        }
        say("Bringing its tables up to date");
        migrate(pool);
        var changes =
                new PostgresChanges(new TransactionTemplate(new JdbcTransactionManager(pool)), sql, Clock.systemUTC());
        var demonstration = new Demonstration(sql, changes, Clock.systemUTC());
        if (!demonstration.seed(part -> say("Made " + part))) {
            say("Found the demonstration as it was left");
        }
    }

    private void requireNotReal(JdbcClient sql) {
        boolean empty = sql.sql("select to_regclass('partnership') is null")
                .query(Boolean.class)
                .single();
        if (!empty && Demonstration.holdsRealPartnership(sql)) {
            throw new ServerTrouble("The folder %s holds a real partnership, which the demonstration does not touch. "
                            .formatted(data)
                    + "Maybe choose another folder with --data, or serve this one: ./northern serve --data " + data);
        }
    }

    private void migrate(DataSource pool) {
        try {
            Migrations.migrate(pool);
        } catch (FlywayException e) {
            throw new ServerTrouble(
                    "The demonstration in %s was made by another version of this program. Maybe make it anew with --reset."
                            .formatted(data),
                    e);
        }
    }

    /// What the console says once all is ready: the address, and a link for each role.
    static String welcome(String address) {
        var text = new StringBuilder("\nThe demonstration is ready: %s/demonstration%n%n".formatted(address));
        for (Role role : ROLES) {
            Starter starter = Starters.of(role);
            text.append("  %-13s %s/demonstration/as/%s%n"
                    .formatted(role.name().toLowerCase(Locale.ROOT), address, starter.key()));
        }
        return text.append("\nStop it with Ctrl-C. Start anew with --reset.").toString();
    }

    private static void say(String step) {
        System.out.println(step);
    }
}
