package org.northernconnections.app.demonstration;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.function.Consumer;
import org.northernconnections.ledger.Actor;
import org.northernconnections.ledger.Changes;
import org.northernconnections.postgres.ledger.Columns;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Fills a fresh database with the demonstration partnership, in one transaction.
///
/// Two seedings on the same day give the same rows, ids included.
public final class Demonstration {
    public static final String NAME = "Northern Connections";

    /// In whose name things happen that no person does.
    static final Actor ACTOR = Actor.system("demonstration");

    private static final String FIND = "select demonstration from partnership";
    private static final String SET_UP =
            "insert into partnership (name, demonstration, set_up_at) values (:name, true, :at)";

    private final JdbcClient sql;
    private final Changes changes;
    private final Clock clock;

    public Demonstration(JdbcClient sql, Changes changes, Clock clock) {
        this.sql = sql;
        this.changes = changes;
        this.clock = clock;
    }

    /// What a database holds before seeding.
    public enum Found {
        NOTHING,
        DEMONSTRATION,
        REAL_PARTNERSHIP
    }

    public Found found() {
        return found(sql);
    }

    /// Does a migrated database hold a partnership that is no demonstration?
    public static boolean holdsRealPartnership(JdbcClient sql) {
        return found(sql) == Found.REAL_PARTNERSHIP;
    }

    private static Found found(JdbcClient sql) {
        return sql.sql(FIND)
                .query(Boolean.class)
                .optional()
                .map(demonstration -> demonstration ? Found.DEMONSTRATION : Found.REAL_PARTNERSHIP)
                .orElse(Found.NOTHING);
    }

    /// Seeds a database that holds no partnership yet, and leaves any other as it is.
    ///
    /// @param progress hears what is being made, in a few words
    /// @return whether anything was made
    public boolean seed(Consumer<String> progress) {
        if (found() != Found.NOTHING) {
            return false;
        }
        changes.run(ACTOR, "", () -> tell(progress));
        return true;
    }

    private void tell(Consumer<String> progress) {
        var rows = new Rows(sql);
        var story = new Story();
        var calendar = new Calendar(LocalDate.now(clock.withZone(ZoneOffset.UTC)));
        rows.write(SET_UP)
                .param("name", NAME)
                .param("at", Columns.at(calendar.at(SeedPartnership.STARTED_DAY, 9, 0)))
                .update();
        var partnership = new SeedPartnership(rows, calendar);
        partnership.seed();
        progress.accept("21 partners, 100 companies and their people");
        new SeedLabs(rows, story, calendar).seed();
        new SeedApplications(rows, story, calendar, partnership).seed();
        new SeedEvents(rows, story, calendar, partnership).seed();
        new SeedConnections(rows, story, calendar, partnership).seed();
        new SeedFollowUps(rows, story, calendar, partnership).seed();
        new SeedReport(sql, story, calendar).seed();
        new SeedExposure(sql, story, calendar).seed();
        story.tell(sql);
        progress.accept("labs, challenges, recommendations, applications, scores, meetings and two years of evidence");
    }
}
