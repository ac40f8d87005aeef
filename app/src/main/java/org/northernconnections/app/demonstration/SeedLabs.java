package org.northernconnections.app.demonstration;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.northernconnections.postgres.ledger.Columns;

/// Living labs, their challenges in each wording, reviews and questions.
final class SeedLabs {
    private static final String ADD_LAB = """
            insert into lab (id, name, owner_id, city, country, latitude, longitude, description, state)
            values (:id, :name, :owner, :city, :country, :latitude, :longitude, :description, 'named')
            """;

    private static final String ADD_LAB_CRITERION = """
            insert into lab_criterion (lab_id, criterion, met, grounds) values (:lab, :criterion, :met, :grounds)
            """;

    private static final String ADD_CHALLENGE = """
            insert into challenge (id, lab_id, owner_id, contact_id, state, places, recommendations_max, created_at)
            values (:id, :lab, :owner, :contact, 'draft', :places, :recommendations, :at)
            """;

    private static final String ADD_WORDING = """
            insert into challenge_version (challenge_id, number, language, title, summary, success, constraints,
                                           after_event, budget_min, budget_max, currency, created_at, created_by, why)
            values (:id, :number, :language, :title, :summary, :success, :constraints,
                    :after, :min, :max, :currency, :at, :by, :why)
            """;

    private static final String ADD_NEED = """
            insert into challenge_need (challenge_id, number, position, need, weight)
            values (:id, :number, :position, :need, :weight)
            """;

    private static final String ADD_CRITERION = """
            insert into challenge_criterion (challenge_id, number, position, name, description, weight)
            values (:id, :number, :position, :name, :description, :weight)
            """;

    private static final String TAKE_WORDING =
            "update challenge set current_version = :number, version = version + 1 where id = :id";

    private static final String OPEN = """
            update challenge set state = 'open', opened_at = :opened, closes_at = :closes where id = :id
            """;

    private static final String ADD_REVIEW = """
            insert into challenge_review (id, challenge_id, number, account_id, verdict, comment, at)
            values (:id, :challenge, :number, :account, :verdict, :comment, :at)
            """;

    private static final String ADD_QUESTION = """
            insert into question (id, challenge_id, asked_by, question, asked_at, answer, answered_by, answered_at)
            values (:id, :challenge, :by, :question, :at, :answer, :answeredBy, :answeredAt)
            """;

    private static final String FOLLOW =
            "insert into challenge_follow (challenge_id, account_id, since) values (:challenge, :account, :since)";

    /// The steps after the opening: the column of their day and the state.
    private static final List<Map.Entry<String, String>> AFTER_OPENING = List.of(
            Map.entry("closes_day", "closed"),
            Map.entry("selection_day", "in selection"),
            Map.entry("event_day", "at event"),
            Map.entry("follow_up_day", "in follow up"),
            Map.entry("ended_day", "answered"));

    private final Rows rows;
    private final Story story;
    private final Calendar calendar;

    SeedLabs(Rows rows, Story story, Calendar calendar) {
        this.rows = rows;
        this.story = story;
        this.calendar = calendar;
    }

    static String lab(String key) {
        return Keys.id("lab", key);
    }

    static String challenge(String key) {
        return Keys.id("challenge", key);
    }

    void seed() {
        List<Line> criteria = DemonstrationFiles.table("lab-criteria");
        DemonstrationFiles.table("labs").forEach(lab -> tellOfLab(lab, criteria));
        DemonstrationFiles.table("challenges").forEach(this::tellOfChallenge);
        DemonstrationFiles.table("challenge-reviews").forEach(this::tellOfReview);
        DemonstrationFiles.table("questions").forEach(this::tellOfQuestion);
    }

    private void tellOfLab(Line line, List<Line> criteria) {
        String key = line.text("key");
        String by = Demonstration.ACTOR.word();
        Instant named = calendar.at(line.number("named_day"), 9, 0);
        story.then(named, by, () -> addLab(line));
        story.then(
                named,
                by,
                () -> criteria.stream()
                        .filter(criterion -> criterion.text("lab").equals(key))
                        .forEach(this::addLabCriterion));
        for (String state : List.of("specified", "chosen", "running", "ended")) {
            if (line.has(state + "_day")) {
                Instant at = calendar.at(line.number(state + "_day"), 10, 0);
                story.then(at, by, () -> rows.step("lab", lab(key), state));
            }
        }
    }

    private void addLab(Line line) {
        rows.write(ADD_LAB)
                .param("id", lab(line.text("key")))
                .param("name", line.text("name"))
                .param("owner", Keys.organisation(line.text("owner")))
                .param("city", line.text("city"))
                .param("country", line.text("country"))
                .param("latitude", line.decimal("latitude"))
                .param("longitude", line.decimal("longitude"))
                .param("description", line.text("description"))
                .update();
    }

    private void addLabCriterion(Line line) {
        rows.write(ADD_LAB_CRITERION)
                .param("lab", lab(line.text("lab")))
                .param("criterion", line.text("criterion"))
                .param("met", line.yes("met"))
                .param("grounds", line.text("grounds"))
                .update();
    }

    private void tellOfChallenge(Line line) {
        String key = line.text("key");
        int wordings = line.number("wordings");
        Wording newest = Wording.read(key + "-" + wordings);
        String id = challenge(key);
        String contact = newest.head().text("contact");
        String by = Keys.actor(contact);
        String secretariat = Keys.actor("mette-dahlgaard");
        Instant created = at(newest, "created_day");
        story.then(created, by, () -> {
            addChallenge(id, newest, created);
            addWording(id, 1, Wording.read(key + "-1"), created, by);
        });
        step(newest, "reviewed_day", by, id, "in review");
        if (newest.day("changes_asked_day") != null) {
            step(newest, "changes_asked_day", secretariat, id, "changes asked");
            Instant reworded = at(newest, "reworded_day");
            story.then(reworded, by, () -> {
                addWording(id, wordings, newest, reworded, by);
                rows.write(TAKE_WORDING)
                        .param("number", wordings)
                        .param("id", id)
                        .update();
            });
            step(newest, "reworded_day", by, id, "in review");
        }
        step(newest, "approved_day", secretariat, id, "approved");
        if (newest.day("opens_day") != null) {
            Instant opened = at(newest, "opens_day");
            story.then(
                    opened,
                    by,
                    () -> rows.write(OPEN)
                            .param("opened", Columns.at(opened))
                            .param("closes", Columns.at(at(newest, "closes_day")))
                            .param("id", id)
                            .update());
        }
        if (!newest.head().text("state").equals("open")) {
            AFTER_OPENING.forEach(next -> step(newest, next.getKey(), by, id, next.getValue()));
        }
    }

    private void step(Wording wording, String column, String by, String id, String state) {
        if (wording.day(column) != null) {
            story.then(at(wording, column), by, () -> rows.step("challenge", id, state));
        }
    }

    private Instant at(Wording wording, String column) {
        Integer day = wording.day(column);
        if (day == null) {
            throw new IllegalArgumentException(
                    "%s has no '%s'.".formatted(wording.head().place(), column));
        }
        return calendar.at(day, 11, 0);
    }

    private void addChallenge(String id, Wording wording, Instant at) {
        Line head = wording.head();
        rows.write(ADD_CHALLENGE)
                .param("id", id)
                .param("lab", lab(head.text("lab")))
                .param("owner", Keys.organisation(head.text("owner")))
                .param("contact", Keys.person(head.text("contact")))
                .param("places", head.number("places"))
                .param("recommendations", head.number("recommendations_max"))
                .param("at", Columns.at(at))
                .update();
    }

    private void addWording(String id, int number, Wording wording, Instant at, String by) {
        Line head = wording.head();
        rows.write(ADD_WORDING)
                .param("id", id)
                .param("number", number)
                .param("language", head.text("language"))
                .param("title", head.text("title"))
                .param("summary", wording.section("Summary"))
                .param("success", wording.section("Success"))
                .param("constraints", wording.section("Constraints"))
                .param("after", wording.section("After the event"))
                .param("min", wording.budget(0))
                .param("max", wording.budget(1))
                .param("currency", head.text("currency"))
                .param("at", Columns.at(at))
                .param("by", by)
                .param("why", head.cells().getOrDefault("why", ""))
                .update();
        int position = 1;
        for (List<String> need : wording.list("needs")) {
            rows.write(ADD_NEED)
                    .param("id", id)
                    .param("number", number)
                    .param("position", position++)
                    .param("weight", Integer.valueOf(need.get(0)))
                    .param("need", need.get(1))
                    .update();
        }
        position = 1;
        for (List<String> criterion : wording.list("criteria")) {
            rows.write(ADD_CRITERION)
                    .param("id", id)
                    .param("number", number)
                    .param("position", position++)
                    .param("weight", Integer.valueOf(criterion.get(0)))
                    .param("name", criterion.get(1))
                    .param("description", criterion.get(2))
                    .update();
        }
    }

    private void tellOfReview(Line line) {
        Instant at = calendar.at(line.number("day"), 10, 30);
        story.then(
                at,
                Keys.actor(line.text("reviewer")),
                () -> rows.write(ADD_REVIEW)
                        .param("id", Keys.id("review", line.text("challenge"), line.text("reviewer"), line.text("day")))
                        .param("challenge", challenge(line.text("challenge")))
                        .param("number", line.number("version"))
                        .param("account", Keys.person(line.text("reviewer")))
                        .param("verdict", line.text("verdict"))
                        .param("comment", line.text("comment"))
                        .param("at", Columns.at(at))
                        .update());
    }

    /// Asked and answered in one row; whoever asks follows the challenge from then on.
    private void tellOfQuestion(Line line) {
        String id = Keys.id("question", line.text("challenge"), line.text("asked_by"), line.text("asked_day"));
        Instant at = calendar.during(line.number("asked_day"), id);
        story.then(at, Keys.actor(line.text("asked_by")), () -> {
            rows.write(ADD_QUESTION)
                    .param("id", id)
                    .param("challenge", challenge(line.text("challenge")))
                    .param("by", Keys.person(line.text("asked_by")))
                    .param("question", line.text("question"))
                    .param("at", Columns.at(at))
                    .param("answer", line.text("answer"))
                    .param("answeredBy", line.has("answered_by") ? Keys.person(line.text("answered_by")) : null)
                    .param("answeredAt", answered(line))
                    .update();
            rows.write(FOLLOW)
                    .param("challenge", challenge(line.text("challenge")))
                    .param("account", Keys.person(line.text("asked_by")))
                    .param("since", Columns.at(at))
                    .update();
        });
    }

    private @Nullable Object answered(Line line) {
        return line.has("answered_day") ? Columns.at(calendar.at(line.number("answered_day"), 14, 0)) : null;
    }
}
