package org.northernconnections.postgres.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.northernconnections.postgres.server.TestDatabase;
import org.northernconnections.report.Figure;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class SteadyTest {
    private static final TestDatabase DATABASE = TestDatabase.fresh();
    private static final LocalDate TODAY = LocalDate.of(2026, 5, 4);
    private static final String NEW_COMPANY = """
            insert into organisation (id, name, name_english, kind, country, valid_from)
            values (substr(md5(random()::text), 1, 12), 'Beam', 'Beam', 'company', 'DK', date '2020-01-01')
            """;

    private final JdbcClient sql = DATABASE.sql();
    private final Steady<Integer> steady = new Steady<>(sql);
    private final AtomicInteger counted = new AtomicInteger();

    @BeforeEach
    void countOnce() {
        assertThat(count(TODAY)).isEqualTo(1);
    }

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    /// How often it was counted until now.
    private int count(LocalDate day) {
        return steady.get(day, counted::incrementAndGet);
    }

    @Test
    void whatDidNotChangeIsNotCountedAgain() {
        sql.sql("delete from rate_limit").update();

        assertThat(count(TODAY)).isEqualTo(1);
    }

    @Test
    void aChangeAndAnotherDayAreCountedAgain() {
        sql.sql(NEW_COMPANY).update();
        assertThat(count(TODAY)).isEqualTo(2);
        assertThat(count(TODAY)).isEqualTo(2);
        assertThat(count(TODAY.plusDays(1))).isEqualTo(3);
    }

    @Test
    void aChangeCountsWhenItsTransactionEndsHoweverEarlyItBegan() throws SQLException {
        try (Connection slow = DATABASE.pool().getConnection()) {
            slow.setAutoCommit(false);
            slow.createStatement().execute(NEW_COMPANY);
            assertThat(count(TODAY)).as("it has not ended").isEqualTo(1);
            sql.sql(NEW_COMPANY).update();
            assertThat(count(TODAY)).as("a later one ended first").isEqualTo(2);
            assertThat(count(TODAY)).isEqualTo(2);

            slow.commit();

            assertThat(count(TODAY)).isEqualTo(3);
        }
    }

    @Test
    void whatATransactionCountsThatMayYetBeUndoneIsNotKept() {
        new TransactionTemplate(new JdbcTransactionManager(DATABASE.pool())).executeWithoutResult(undone -> {
            sql.sql(NEW_COMPANY).update();
            assertThat(count(TODAY)).as("it sees its own change").isEqualTo(2);
            undone.setRollbackOnly();
        });

        assertThat(count(TODAY)).isEqualTo(3);
        assertThat(count(TODAY)).isEqualTo(3);
    }

    @Test
    void everyTableThatAFigureReadsNotesItsChanges() {
        Set<String> read = new TreeSet<>();
        Pattern relation = Pattern.compile("\"Relation Name\": \"([a-z_]+)\"");
        for (Figure figure : Figure.values()) {
            String query = FigureQueries.of(figure).replace(":today", "date '2026-05-04'");
            String plan = sql.sql("explain (format json) " + query)
                    .query(String.class)
                    .single();
            relation.matcher(plan).results().forEach(found -> read.add(found.group(1)));
        }
        List<String> noting = sql.sql("select tgrelid::regclass::text from pg_trigger where tgname = 'status_changes'")
                .query(String.class)
                .list();

        assertThat(read).contains("meeting", "strategy_uptake");
        assertThat(noting).containsAll(read);
    }
}
