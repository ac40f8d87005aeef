package org.northernconnections.app.demonstration;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.northernconnections.postgres.ledger.Columns;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/// Recommendations, applications and their screening.
final class SeedApplications {
    private static final String ADD_RECOMMENDATION = """
            insert into recommendation (id, challenge_id, company_id, cluster_id, state, asked_by, asked_at,
                                        reason, known_since, conflict, sure_percent, given_by, given_at)
            values (:id, :challenge, :company, :cluster, :state, :askedBy, :askedAt,
                    :reason, :since, :conflict, :sure, :givenBy, :givenAt)
            """;

    private static final String GIVE = """
            update recommendation
               set state = 'given', reason = :reason, known_since = :since, conflict = :conflict,
                   sure_percent = :sure, given_by = :givenBy, given_at = :givenAt
             where id = :id
            """;

    private static final String KNOW_OUTCOME = """
            update recommendation set state = 'outcome known', outcome = :outcome, turned = :turned, turned_on = :on where id = :id
            """;

    private static final String ADD_APPLICATION = """
            insert into application (id, challenge_id, company_id, state, language, pitch, offer, created_at)
            values (:id, :challenge, :company, 'draft', :language, :pitch, :offer, :at)
            """;

    private static final String ADD_ANSWER = """
            insert into application_answer (application_id, position, answer) values (:application, :need, :answer)
            """;

    private static final String SUBMIT =
            "update application set state = 'submitted', submitted_at = :at where id = :id";

    private static final String JUDGE = """
            update application
               set state = :state, pending_decision = :pending, eligibility = :grounds, feedback = :feedback
             where id = :id
            """;

    private static final String ADD_BATCH = """
            insert into release_batch (id, challenge_id, released_at, released_by) values (:id, :challenge, :at, :by)
            """;

    private static final String RELEASE = """
            update application set state = :state, batch_id = :batch, feedback = :feedback where id = :id
            """;

    private static final String ADD_REVIEWER = """
            insert into reviewer (challenge_id, account_id, since) values (:challenge, :account, :since)
            """;

    private static final String ASSIGN = """
            insert into review_assignment (application_id, account_id, assigned_at) values (:application, :account, :at)
            """;

    private static final String SCORE = """
            insert into score (application_id, account_id, criterion, score, reason, scored_at)
            values (:application, :account, :criterion, :score, :reason, :at)
            """;

    private static final String ADD_RULE = """
            insert into balance_rule (id, challenge_id, kind, tag, number, in_use)
            values (:id, :challenge, :kind, :tag, :number, :used)
            """;

    private static final String ELIGIBLE = "It answers at least one of the needs and keeps to all constraints.";

    /// The calls whose decisions are out: the days of release and of the event.
    private static final Map<String, Ended> ENDED = Map.of("esbjerg-grid", new Ended(-565, -548));

    private record Ended(int releaseDay, int eventDay) {}

    private final Rows rows;
    private final Story story;
    private final Calendar calendar;
    private final SeedPartnership partnership;

    SeedApplications(Rows rows, Story story, Calendar calendar, SeedPartnership partnership) {
        this.rows = rows;
        this.story = story;
        this.calendar = calendar;
        this.partnership = partnership;
    }

    static String application(String challenge, String company) {
        return Keys.id("application", challenge, company);
    }

    /// @param company empty if the cluster was asked for members in general
    static String recommendation(String challenge, String cluster, String company) {
        return Keys.id("recommendation", challenge, cluster, company);
    }

    void seed() {
        DemonstrationFiles.table("recommendations").forEach(this::tellOfRecommendation);
        ENDED.forEach(this::tellOfBatch);
        List<Line> answers = DemonstrationFiles.table("answers");
        DemonstrationFiles.table("applications").forEach(line -> tellOfApplication(line, answers));
        DemonstrationFiles.table("reviewers").forEach(this::addReviewerThen);
        DemonstrationFiles.table("assignments").forEach(this::tellOfAssignment);
        DemonstrationFiles.table("scores").forEach(this::tellOfScore);
        DemonstrationFiles.table("balance-rules").forEach(this::tellOfRule);
    }

    private void tellOfRecommendation(Line line) {
        String id = recommendation(line.text("challenge"), line.text("cluster"), line.text("company"));
        String cluster = partnership.actorFor(line.text("cluster"));
        String owner = owner(line.text("challenge"));
        if (line.has("asked_day")) {
            Instant asked = calendar.during(line.number("asked_day"), id);
            story.then(asked, Keys.actor(owner), () -> addAsked(id, line, owner, asked));
        }
        if (line.has("given_day")) {
            Instant given = calendar.during(line.number("given_day"), id);
            String by = Keys.actor(line.text("given_by"));
            story.then(
                    given,
                    by,
                    () -> (line.has("asked_day") ? give(id, line, given) : addGiven(id, line, given)).update());
        }
        if (line.has("accepted_day")) {
            Instant accepted = calendar.at(line.number("accepted_day"), 17, 0);
            String company = partnership.actorFor(line.text("company"));
            story.then(accepted, company, () -> rows.step("recommendation", id, "accepted by the company"));
        }
        if (line.has("ended_day")) {
            Instant ended = calendar.at(line.number("ended_day"), 18, 0);
            story.then(ended, cluster, why(line), () -> end(id, line));
        }
    }

    /// Why a recommendation was withdrawn stands where others have their outcome.
    private static String why(Line line) {
        return line.text("state").equals("withdrawn") ? line.text("outcome") : "";
    }

    private void end(String id, Line line) {
        if (line.text("state").equals("outcome known")) {
            rows.write(KNOW_OUTCOME)
                    .param("outcome", line.text("outcome"))
                    .param("turned", line.text("outcome").replaceAll(":.*", "").toLowerCase(Locale.ROOT))
                    .param("on", calendar.day(line.number("ended_day")))
                    .param("id", id)
                    .update();
        } else {
            rows.step("recommendation", id, line.text("state"));
        }
    }

    private void addAsked(String id, Line line, String owner, Instant at) {
        rows.write(ADD_RECOMMENDATION)
                .param("id", id)
                .param("challenge", SeedLabs.challenge(line.text("challenge")))
                .param("company", line.has("company") ? Keys.organisation(line.text("company")) : null)
                .param("cluster", Keys.organisation(line.text("cluster")))
                .param("state", "asked")
                .param("askedBy", Keys.person(owner))
                .param("askedAt", Columns.at(at))
                .param("reason", "")
                .param("since", null)
                .param("conflict", "")
                .param("sure", null)
                .param("givenBy", null)
                .param("givenAt", null)
                .update();
    }

    private StatementSpec addGiven(String id, Line line, Instant at) {
        return word(rows.write(ADD_RECOMMENDATION), line, at)
                .param("id", id)
                .param("challenge", SeedLabs.challenge(line.text("challenge")))
                .param("company", Keys.organisation(line.text("company")))
                .param("cluster", Keys.organisation(line.text("cluster")))
                .param("state", "given")
                .param("askedBy", null)
                .param("askedAt", null);
    }

    private StatementSpec give(String id, Line line, Instant at) {
        return word(rows.write(GIVE), line, at).param("id", id);
    }

    private static StatementSpec word(StatementSpec statement, Line line, Instant at) {
        return statement
                .param("reason", line.text("reason"))
                .param("since", line.number("known_since"))
                .param("conflict", line.text("conflict"))
                .param("sure", line.number("sure_percent"))
                .param("givenBy", Keys.person(line.text("given_by")))
                .param("givenAt", Columns.at(at));
    }

    private void tellOfApplication(Line line, List<Line> answers) {
        String challenge = line.text("challenge");
        String id = application(challenge, line.text("company"));
        String company = partnership.actorFor(line.text("company"));
        Instant begun = calendar.during(line.number("begun_day"), id);
        story.then(begun, company, () -> addDraft(id, line, answers, begun));
        if (line.has("submitted_day")) {
            Instant submitted = calendar.during(line.number("submitted_day"), id + "submitted");
            story.then(
                    submitted,
                    company,
                    () -> rows.write(SUBMIT)
                            .param("at", Columns.at(submitted))
                            .param("id", id)
                            .update());
        }
        if (line.has("decided_day") && line.text("state").equals("withdrawn")) {
            Instant withdrawn = calendar.at(line.number("decided_day"), 16, 30);
            story.then(withdrawn, company, () -> rows.step("application", id, "withdrawn"));
        } else if (line.has("decided_day")) {
            tellOfDecisions(id, line);
        }
    }

    private void addDraft(String id, Line line, List<Line> answers, Instant at) {
        rows.write(ADD_APPLICATION)
                .param("id", id)
                .param("challenge", SeedLabs.challenge(line.text("challenge")))
                .param("company", Keys.organisation(line.text("company")))
                .param("language", line.text("language"))
                .param("pitch", line.text("pitch"))
                .param("offer", line.text("offer"))
                .param("at", Columns.at(at))
                .update();
        answers.stream()
                .filter(answer -> answer.text("challenge").equals(line.text("challenge"))
                        && answer.text("company").equals(line.text("company")))
                .forEach(answer -> rows.write(ADD_ANSWER)
                        .param("application", id)
                        .param("need", answer.number("need"))
                        .param("answer", answer.text("answer"))
                        .update());
    }

    /// The verdict on eligibility, then what was released, confirmed and presented in a call that has ended.
    private void tellOfDecisions(String id, Line line) {
        String state = line.text("state");
        String owner = Keys.actor(owner(line.text("challenge")));
        boolean refused = state.equals("not eligible");
        Ended ended = ENDED.get(line.text("challenge"));
        String judged = refused ? ended == null ? "submitted" : state : "eligible";
        story.then(
                calendar.at(line.number("decided_day"), 16, 30),
                owner,
                () -> rows.write(JUDGE)
                        .param("state", judged)
                        .param("pending", refused && ended == null ? state : null)
                        .param("grounds", refused ? line.text("feedback") : ELIGIBLE)
                        .param("feedback", refused ? line.text("feedback") : "")
                        .param("id", id)
                        .update());
        if (ended == null || refused) {
            return;
        }
        boolean selected = !state.equals("not selected");
        story.then(
                calendar.at(ended.releaseDay(), 12, 0),
                owner,
                () -> rows.write(RELEASE)
                        .param("state", selected ? "shortlisted" : state)
                        .param("batch", batch(line.text("challenge")))
                        .param("feedback", selected ? "" : line.text("feedback"))
                        .param("id", id)
                        .update());
        if (selected) {
            tellOfPresenting(id, line, ended);
        }
    }

    private void tellOfPresenting(String id, Line line, Ended ended) {
        String company = partnership.actorFor(line.text("company"));
        Instant answered = calendar.during(ended.releaseDay() + 1, id);
        if (line.text("state").equals("declined")) {
            story.then(
                    answered,
                    company,
                    line.text("feedback"), // said by the company, not to it
                    () -> rows.step("application", id, "declined"));
            return;
        }
        story.then(answered, company, () -> rows.step("application", id, "confirmed"));
        story.then(
                calendar.at(ended.eventDay(), 9, 30),
                Keys.actor(owner(line.text("challenge"))),
                () -> rows.step("application", id, "presented"));
    }

    private static String batch(String challenge) {
        return Keys.id("batch", challenge);
    }

    private void tellOfBatch(String challenge, Ended ended) {
        Instant at = calendar.at(ended.releaseDay(), 12, 0);
        String by = Keys.actor(owner(challenge));
        story.then(
                at,
                by,
                () -> rows.write(ADD_BATCH)
                        .param("id", batch(challenge))
                        .param("challenge", SeedLabs.challenge(challenge))
                        .param("at", Columns.at(at))
                        .param("by", by)
                        .update());
    }

    private void addReviewerThen(Line line) {
        Instant at = calendar.at(line.number("day"), 13, 0);
        story.then(
                at,
                Keys.actor(owner(line.text("challenge"))),
                () -> rows.write(ADD_REVIEWER)
                        .param("challenge", SeedLabs.challenge(line.text("challenge")))
                        .param("account", Keys.person(line.text("person")))
                        .param("since", Columns.at(at))
                        .update());
    }

    private void tellOfAssignment(Line line) {
        Instant at = calendar.at(line.number("day"), 17, 0);
        story.then(
                at,
                Keys.actor(owner(line.text("challenge"))),
                () -> rows.write(ASSIGN)
                        .param("application", application(line.text("challenge"), line.text("company")))
                        .param("account", Keys.person(line.text("person")))
                        .param("at", Columns.at(at))
                        .update());
    }

    private void tellOfScore(Line line) {
        Instant at = calendar.at(line.number("day"), 18, line.number("criterion"));
        story.then(
                at,
                Keys.actor(line.text("person")),
                () -> rows.write(SCORE)
                        .param("application", application(line.text("challenge"), line.text("company")))
                        .param("account", Keys.person(line.text("person")))
                        .param("criterion", line.number("criterion"))
                        .param("score", line.number("score"))
                        .param("reason", line.text("reason"))
                        .param("at", Columns.at(at))
                        .update());
    }

    private void tellOfRule(Line line) {
        String tag = line.text("tag");
        String stored =
                tag.startsWith("cluster:") ? "cluster:" + Keys.organisation(tag.substring("cluster:".length())) : tag;
        String id = Keys.id("rule", line.text("challenge"), line.text("kind"), tag);
        story.then(
                calendar.at(-2, 15, 0),
                Keys.actor(owner(line.text("challenge"))),
                () -> rows.write(ADD_RULE)
                        .param("id", id)
                        .param("challenge", SeedLabs.challenge(line.text("challenge")))
                        .param("kind", line.text("kind"))
                        .param("tag", stored)
                        .param("number", line.number("number"))
                        .param("used", line.yes("in_use"))
                        .update());
    }

    /// Who answers for a challenge.
    private static String owner(String challenge) {
        return switch (challenge) {
            case "esbjerg-grid" -> "jens-ravn";
            case "hoppet" -> "karin-lindqvist";
            default -> "sabine-thoms";
        };
    }
}
