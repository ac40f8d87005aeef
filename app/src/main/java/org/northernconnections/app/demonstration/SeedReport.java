package org.northernconnections.app.demonstration;

import java.time.Instant;
import java.util.List;
import org.northernconnections.followup.FollowUpId;
import org.northernconnections.ledger.Ledger;
import org.northernconnections.postgres.ledger.PostgresLedger;
import org.northernconnections.postgres.report.PostgresDocuments;
import org.northernconnections.postgres.report.PostgresEditions;
import org.northernconnections.report.Document;
import org.northernconnections.report.DocumentId;
import org.northernconnections.report.Documents;
import org.northernconnections.report.Editions;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What the secretariat notes and keeps: joint strategies, documents that prove what came of it, and editions of the
/// status as it was on their day.
final class SeedReport {
    private static final String ADD_STRATEGY =
            "insert into strategy (id, title, developed_on, proof) values (:id, :title, :on, :proof)";

    private static final String ADD_STRATEGY_PARTNER =
            "insert into strategy_partner (strategy_id, organisation_id) values (:id, :partner)";

    private static final String ADD_UPTAKE = """
            insert into strategy_uptake (strategy_id, organisation_id, on_day, proof) values (:id, :by, :on, :proof)
            """;

    /// Who notes and keeps all this.
    private static final String KEEPER = "mette-dahlgaard";

    private static final int NOTED_AT = 14;

    /// The days on which an edition was kept: a year ago, and before the summer's follow-ups were answered.
    private static final List<Integer> EDITIONS = List.of(-370, -190);

    private final Rows rows;
    private final Story story;
    private final Calendar calendar;
    private final Editions editions;
    private final Ledger ledger;

    SeedReport(JdbcClient sql, Story story, Calendar calendar) {
        this.rows = new Rows(sql);
        this.story = story;
        this.calendar = calendar;
        this.editions = new PostgresEditions(sql);
        this.ledger = new PostgresLedger(sql);
    }

    void seed() {
        DemonstrationFiles.table("strategies").forEach(this::tellOfStrategy);
        DemonstrationFiles.table("documents").forEach(this::tellOfDocument);
        EDITIONS.forEach(this::tellOfEdition);
    }

    /// Partners are separated by `;`, and so are uptakes, each as `organisation:day:proof`.
    private void tellOfStrategy(Line line) {
        String id = Keys.id("strategy", line.text("key"));
        int developed = line.number("day");
        story.then(calendar.at(developed, NOTED_AT, 0), Keys.actor(KEEPER), () -> {
            rows.write(ADD_STRATEGY)
                    .param("id", id)
                    .param("title", line.text("title"))
                    .param("on", calendar.day(developed))
                    .param("proof", line.text("proof"))
                    .update();
            for (String partner : line.text("partners").split(";", -1)) {
                rows.write(ADD_STRATEGY_PARTNER)
                        .param("id", id)
                        .param("partner", Keys.organisation(partner))
                        .update();
            }
        });
        if (line.has("taken_up")) {
            for (String uptake : line.text("taken_up").split(";", -1)) {
                tellOfUptake(id, uptake.split(":", 3));
            }
        }
    }

    private void tellOfUptake(String strategy, String[] parts) {
        int day = Integer.parseInt(parts[1]);
        story.then(
                calendar.at(day, NOTED_AT, 0),
                Keys.actor(KEEPER),
                () -> rows.write(ADD_UPTAKE)
                        .param("id", strategy)
                        .param("by", Keys.organisation(parts[0]))
                        .param("on", calendar.day(day))
                        .param("proof", parts[2])
                        .update());
    }

    private void tellOfDocument(Line line) {
        Instant at = calendar.at(line.number("day"), NOTED_AT, 0);
        var proven = new Documents.Proven.Followed(new FollowUpId(SeedFollowUps.id(line)));
        var document = new Document(
                new DocumentId(Keys.id("document", line.text("key"))), line.text("title"), line.text("place"), at);
        story.then(at, Keys.actor(KEEPER), () -> new PostgresDocuments(rows.sql()).add(proven, document));
    }

    /// Counted when the story has come to that day, so that an edition knows nothing of what came later.
    private void tellOfEdition(int day) {
        Instant at = calendar.at(day, NOTED_AT, 0);
        story.then(at, Keys.actor(KEEPER), () -> {
            int number = editions.keep(at, calendar.day(day));
            ledger.note("status", String.valueOf(number), "kept", "");
        });
    }
}
