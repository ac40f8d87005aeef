package org.northernconnections.app;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.northernconnections.app.demonstration.Demonstration;
import org.northernconnections.app.demonstration.EventMorning;
import org.northernconnections.lab.Labs;
import org.northernconnections.ledger.Actor;
import org.northernconnections.ledger.Changes;
import org.northernconnections.ledger.NewIds;
import org.northernconnections.partnership.Account;
import org.northernconnections.partnership.AccountId;
import org.northernconnections.partnership.Language;
import org.northernconnections.partnership.Level;
import org.northernconnections.partnership.Organisation;
import org.northernconnections.partnership.OrganisationId;
import org.northernconnections.partnership.OrganisationKind;
import org.northernconnections.partnership.Organisations;
import org.northernconnections.partnership.Partnership;
import org.northernconnections.partnership.People;
import org.northernconnections.partnership.Role;
import org.northernconnections.postgres.lab.Hoppet;
import org.northernconnections.postgres.server.TestDatabase;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The whole program on a database of its own, for tests that look at it as its users do.
public final class RunningProgram implements AutoCloseable {
    private final TestDatabase database;
    private ConfigurableApplicationContext program;
    private final int port;

    private RunningProgram(TestDatabase database) {
        this.database = database;
        this.program = Serve.start(database::pool, 0, "http://localhost");
        this.port = Integer.parseInt(program.getBean(Environment.class).getRequiredProperty("local.server.port"));
    }

    /// The program before anybody has set it up.
    public static RunningProgram empty() {
        return new RunningProgram(TestDatabase.fresh());
    }

    /// The program with a partnership that has no partners yet.
    public static RunningProgram named() {
        var running = empty();
        running.change(() -> running.part(Partnership.Store.class).add(new Partnership("Test partnership", false)));
        return running;
    }

    /// The program with the demonstration partnership.
    public static RunningProgram demonstration() {
        TestDatabase database = TestDatabase.fresh();
        Clock clock = Clock.systemUTC();
        new Demonstration(database.sql(), database.changes(clock), clock).seed(_ -> {});
        return new RunningProgram(database);
    }

    /// Another node of the same partnership, with its own clock at the same time as this one.
    ///
    /// @param settings such as `--MAIL_URL=smtp://…`
    Node node(String... settings) {
        var node = new Node(Serve.start(database::pool, 0, "http://localhost", settings));
        node.part(MoveClock.class).restore();
        return node;
    }

    /// One more program on the database of a [RunningProgram].
    record Node(ConfigurableApplicationContext program) implements AutoCloseable {
        <T> T part(Class<T> kind) {
            return program.getBean(kind);
        }

        int port() {
            return Integer.parseInt(program.getBean(Environment.class).getRequiredProperty("local.server.port"));
        }

        @Override
        public void close() {
            program.close();
        }
    }

    /// How another process reaches the database, as DATABASE_URL says it.
    String databaseUrl() {
        return database.url()
                .replace("jdbc:postgresql://", "postgresql://%s:%s@".formatted(database.user(), database.password()));
    }

    java.sql.Connection connection() throws java.sql.SQLException {
        return database.pool().getConnection();
    }

    /// Ends the program and leaves its database: whoever calls it meets a closed door.
    void stop() {
        program.close();
    }

    /// Goes on after [#stop] at the same address.
    void startAgain() {
        program = Serve.start(database::pool, port, "http://localhost");
        part(MoveClock.class).restore();
    }

    /// A part of the program, as it was wired.
    public <T> T part(Class<T> kind) {
        return program.getBean(kind);
    }

    /// The part of this name, where there are several of its kind.
    public <T> T part(String name, Class<T> kind) {
        return program.getBean(name, kind);
    }

    /// All parts of a kind, by their names.
    <T> Map<String, T> parts(Class<T> kind) {
        return program.getBeansOfType(kind);
    }

    /// The newest sign-in link that was written to an address.
    String signInLink(String email) {
        String body = sql().sql("""
                        select body from mail where to_address = :to and cause like 'sign-in:%'
                         order by written_at desc limit 1
                        """).param("to", email).query(String.class).single();
        Matcher link = Pattern.compile("/sign-in/[A-Za-z0-9_-]+").matcher(body);
        if (!link.find()) {
            throw new IllegalStateException("No link in: " + body);
        }
        return link.group();
    }

    public JdbcClient sql() {
        return database.sql();
    }

    /// Runs a deed in the name of the tests.
    public void change(Runnable deed) {
        part(Changes.class).run(Actor.system("test"), "", deed);
    }

    /// Adds the lab [Hoppet], and its city as a partner.
    void addHoppet() {
        change(() -> {
            addOrganisation(Hoppet.CITY, Hoppet.CITY_NAME, OrganisationKind.CITY);
            part(Organisations.class).join(Hoppet.CITY, Level.CITY, true, LocalDate.of(2018, 1, 1));
            part(Labs.class).add(Hoppet.LAB);
        });
    }

    /// Adds an organisation in Sweden, within a change.
    void addOrganisation(OrganisationId id, String name, OrganisationKind kind) {
        part(Organisations.class)
                .add(new Organisation(
                        id, name, "", kind, "SE", "", "", null, "", LocalDate.of(2000, 1, 1), null, null, 1));
    }

    /// A new person who speaks for an organisation.
    public Account person(String email, OrganisationId organisation, Role role) {
        var account = new Account(
                new AccountId(part(NewIds.class).next()),
                email,
                email.substring(0, email.indexOf('@')),
                Language.EN,
                1);
        change(() -> {
            part(People.class).add(account, java.time.Instant.now());
            part(People.class).join(account.id(), organisation, role, LocalDate.of(2020, 1, 1));
        });
        return account;
    }

    /// A browser in which nobody is signed in.
    public TestBrowser browser() {
        return new TestBrowser(this, "http://localhost:" + port);
    }

    /// A browser in which this person has signed in through a link.
    public TestBrowser browser(Account account) {
        TestBrowser browser = browser();
        browser.signIn(account.email());
        return browser;
    }

    public int port() {
        return port;
    }

    /// Leads the demonstration to the morning of its event.
    void goToTheMorning() {
        new EventMorning(this::part, part(MoveClock.class), part(Changes.class)).prepare(_ -> {});
    }

    @Override
    public void close() {
        program.close();
        database.close();
    }
}
