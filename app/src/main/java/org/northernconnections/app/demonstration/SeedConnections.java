package org.northernconnections.app.demonstration;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.northernconnections.connection.Survey;
import org.northernconnections.ledger.Word;
import org.northernconnections.partnership.OrganisationId;
import org.northernconnections.postgres.connection.PostgresSurveys;

/// Dated evidence between organisations, what they promised each other, and what they say of working together.
final class SeedConnections {
    private static final String ADD_EVIDENCE = """
            insert into evidence (id, kind, reporter_id, subject_id, context, on_day, note, cause)
            values (:id, :kind, :reporter, :subject, :context, :day, :note, :cause)
            """;

    private static final String ADD_COMMITMENT = """
            insert into commitment (id, by_id, to_id, promise, due_day, made_day, state)
            values (:id, :by, :to, :promise, :due, :made, 'proposed')
            """;

    private final Rows rows;
    private final Story story;
    private final Calendar calendar;
    private final SeedPartnership partnership;
    private final Map<String, String> labNames = new HashMap<>();

    SeedConnections(Rows rows, Story story, Calendar calendar, SeedPartnership partnership) {
        this.rows = rows;
        this.story = story;
        this.calendar = calendar;
        this.partnership = partnership;
    }

    /// @param context a key of a lab, or the kind of work in words
    private record Fact(String kind, String reporter, String subject, String context, int day, String note) {}

    void seed() {
        DemonstrationFiles.table("labs").forEach(lab -> labNames.put(lab.text("key"), lab.text("name")));
        for (Line line : DemonstrationFiles.table("facts")) {
            String id = Keys.id(
                    "evidence",
                    line.text("day"),
                    line.text("kind"),
                    line.text("reporter"),
                    line.text("subject"),
                    line.text("note"));
            tell(
                    new Fact(
                            line.text("kind"),
                            line.text("reporter"),
                            line.text("subject"),
                            line.text("context"),
                            line.number("day"),
                            line.text("note")),
                    "evidence:" + id);
        }
        Map<String, Line> events = new HashMap<>();
        DemonstrationFiles.table("events").forEach(event -> events.put(event.text("key"), event));
        for (Line meeting : DemonstrationFiles.table("meetings")) {
            tellOfMeeting(meeting, requireEvent(events, meeting));
        }
        DemonstrationFiles.table("recommendations").stream()
                .filter(line -> line.text("state").equals("outcome known"))
                .forEach(this::tellOfOutcome);
        DemonstrationFiles.table("commitments").forEach(this::tellOfCommitment);
        DemonstrationFiles.table("surveys").forEach(this::tellOfSurvey);
    }

    private static Line requireEvent(Map<String, Line> events, Line meeting) {
        Line event = events.get(meeting.text("event"));
        if (event == null) {
            throw new IllegalArgumentException("%s names an event that does not exist.".formatted(meeting.place()));
        }
        return event;
    }

    private void tell(Fact fact, String cause) {
        story.then(
                calendar.at(fact.day(), 19, 0),
                partnership.actorFor(fact.reporter()),
                () -> rows.write(ADD_EVIDENCE)
                        .param("id", Keys.id("evidence", cause))
                        .param("kind", fact.kind())
                        .param("reporter", Keys.organisation(fact.reporter()))
                        .param("subject", Keys.organisation(fact.subject()))
                        .param("context", labNames.getOrDefault(fact.context(), fact.context()))
                        .param("day", calendar.day(fact.day()))
                        .param("note", fact.note())
                        .param("cause", cause)
                        .update());
    }

    /// Each side reports the meeting; where one did not come, the other does.
    private void tellOfMeeting(Line line, Line event) {
        String person = line.text("person");
        String other = line.text("other");
        String id = SeedEvents.meeting(line.text("event"), person, other);
        String missed = line.text("missed_by");
        if (!missed.isEmpty() && !missed.equals(person) && !missed.equals(other)) {
            return;
        }
        String kind = missed.isEmpty() ? "meeting held" : "meeting missed";
        if (!missed.equals(person)) {
            tell(fact(kind, person, other, event, line.text("word_of_person")), cause(line, id, person));
        }
        if (!missed.equals(other)) {
            tell(fact(kind, other, person, event, line.text("word_of_other")), cause(line, id, other));
        }
    }

    private static String cause(Line meeting, String id, String side) {
        return "meeting:%s:%s".formatted(id, SeedEvents.participant(meeting.text("event"), side));
    }

    private Fact fact(String kind, String reporter, String subject, Line event, String note) {
        return new Fact(
                kind,
                partnership.organisationOf(reporter),
                partnership.organisationOf(subject),
                event.text("lab"),
                event.number("day"),
                note);
    }

    /// What became of a recommended company counts for the cluster that gave its word.
    private void tellOfOutcome(Line line) {
        boolean good = line.text("outcome").startsWith("Good");
        boolean bad = line.text("outcome").startsWith("Bad");
        if (!good && !bad) {
            return;
        }
        String id = SeedApplications.recommendation(line.text("challenge"), line.text("cluster"), line.text("company"));
        tell(
                new Fact(
                        good ? "recommendation outcome good" : "recommendation outcome bad",
                        "esbjerg",
                        line.text("cluster"),
                        line.text("challenge"),
                        line.number("ended_day"),
                        line.text("outcome")),
                "recommendation:%s:1".formatted(id));
    }

    private void tellOfCommitment(Line line) {
        String id = Keys.id("commitment", line.text("key"));
        String by = partnership.actorFor(line.text("by"));
        String to = partnership.actorFor(line.text("to"));
        int made = line.number("made_day");
        String state = line.text("state");
        story.then(calendar.at(made, 10, 0), by, () -> addCommitment(id, line));
        if (state.equals("proposed")) {
            return;
        }
        int agreed = state.equals("agreed") ? line.number("state_day") : made + 1;
        story.then(calendar.at(agreed, 12, 0), to, () -> rows.step("commitment", id, "agreed"));
        if (state.equals("agreed")) {
            return;
        }
        Instant ended = calendar.at(line.number("state_day"), 15, 0);
        story.then(ended, to, line.text("why"), () -> rows.step("commitment", id, state));
        if (List.of("kept", "broken").contains(state)) {
            boolean late = line.number("state_day") > line.number("due_day");
            String kind = "commitment " + (state.equals("kept") && late ? "late" : state);
            String note = line.has("why") ? line.text("why") : line.text("promise");
            tell(
                    new Fact(kind, line.text("to"), line.text("by"), "", line.number("state_day"), note),
                    "commitment:%s:1".formatted(id));
        }
    }

    /// What a person says of working with another partner, in the year of that day.
    private void tellOfSurvey(Line line) {
        int day = line.number("day");
        Instant at = calendar.during(day, line.text("by") + line.text("about"));
        Map<Survey.Question, Integer> marks = Arrays.stream(Survey.Question.values())
                .collect(Collectors.toMap(question -> question, question -> line.number(Word.key(question))));
        var survey = new Survey(
                new OrganisationId(Keys.organisation(partnership.organisationOf(line.text("by")))),
                new OrganisationId(Keys.organisation(line.text("about"))),
                Survey.yearOf(calendar.day(day)),
                marks,
                line.text("words"),
                at);
        story.then(at, Keys.actor(line.text("by")), () -> new PostgresSurveys(rows.sql()).save(survey));
    }

    private void addCommitment(String id, Line line) {
        rows.write(ADD_COMMITMENT)
                .param("id", id)
                .param("by", Keys.organisation(line.text("by")))
                .param("to", Keys.organisation(line.text("to")))
                .param("promise", line.text("promise"))
                .param("due", calendar.day(line.number("due_day")))
                .param("made", calendar.day(line.number("made_day")))
                .update();
    }
}
