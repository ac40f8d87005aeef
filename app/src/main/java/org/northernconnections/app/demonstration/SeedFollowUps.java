package org.northernconnections.app.demonstration;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.northernconnections.postgres.ledger.Columns;

/// What came of the meetings of the event that is over: both sides' answers, and when they were asked.
final class SeedFollowUps {
    private static final String START = """
            insert into follow_up (id, event_id, one_id, other_id, one_reader, other_reader, since, state)
            values (:id, :event, :one, :other, :oneReader, :otherReader, :since, 'talking')
            """;

    private static final String ADD_ANSWER = """
            insert into follow_up_answer (id, follow_up_id, organisation_id, account_id, state, value, why, words, by_link,
                                          at)
            values (:id, :followUp, :of, :by, :state, :value, :why, :words, true, :at)
            """;

    private static final String MOVE = """
            update follow_up
               set state = :state, confirmed = :confirmed, why = :why, version = version + 1,
                   value = case when :value = 'not said' then value else :value end
             where id = :id
            """;

    private static final String ASK = """
            insert into follow_up_ask (follow_up_id, organisation_id, month, asked_at) values (:id, :of, :month, :at)
            """;

    private static final String REMIND = """
            update follow_up_ask set reminded_at = :at
             where follow_up_id = :id and organisation_id = :of and month = :month and answered_at is null
            """;

    private static final String ANSWERED = """
            update follow_up_ask set answered_at = :at
             where follow_up_id = :id and organisation_id = :of and answered_at is null
            """;

    /// The months at which both sides were asked, and how many days after the meeting that was.
    private static final Map<Integer, Integer> ASKED_AFTER = Map.of(1, 30, 6, 182, 12, 365);

    private static final List<String> RUNGS =
            List.of("stopped", "talking", "test", "pilot", "offer", "contract", "in use");

    /// Both sides read each other's word three days after the meeting.
    private static final int OPENED_AFTER = 4;

    private static final int REMINDED_AFTER = 14;

    private final Rows rows;
    private final Story story;
    private final Calendar calendar;
    private final SeedPartnership partnership;

    SeedFollowUps(Rows rows, Story story, Calendar calendar, SeedPartnership partnership) {
        this.rows = rows;
        this.story = story;
        this.calendar = calendar;
        this.partnership = partnership;
    }

    void seed() {
        Map<String, Integer> days = new LinkedHashMap<>();
        DemonstrationFiles.table("events").forEach(event -> days.put(event.text("key"), event.number("day")));
        Map<String, List<Line>> pairs = new LinkedHashMap<>();
        DemonstrationFiles.table("followups")
                .forEach(line ->
                        pairs.computeIfAbsent(id(line), _ -> new ArrayList<>()).add(line));
        pairs.forEach((id, lines) ->
                tell(id, lines, days.getOrDefault(lines.getFirst().text("event"), 0)));
    }

    /// Of the follow-up of two people who met.
    static String id(Line line) {
        return Keys.id("followup", line.text("event"), line.text("person"), line.text("other"));
    }

    private String organisation(String person) {
        return Keys.organisation(partnership.organisationOf(person));
    }

    private void tell(String id, List<Line> answers, int day) {
        Line first = answers.getFirst();
        start(id, first, day);
        int stoppedOn = answers.stream()
                .filter(line -> line.text("state").equals("stopped"))
                .mapToInt(line -> line.number("day"))
                .min()
                .orElse(0);
        ASKED_AFTER.forEach((month, after) -> {
            if (day + after < stoppedOn) {
                ask(id, first.text("person"), month, day + after);
                ask(id, first.text("other"), month, day + after);
            }
        });
        List<Line> said = new ArrayList<>();
        answers.forEach(line -> {
            answer(id, line, List.copyOf(said));
            said.add(line);
        });
    }

    private void start(String id, Line line, int day) {
        boolean swapped = organisation(line.text("person")).compareTo(organisation(line.text("other"))) > 0;
        String one = line.text(swapped ? "other" : "person");
        String other = line.text(swapped ? "person" : "other");
        story.then(
                calendar.at(day + OPENED_AFTER, 6, 0),
                Demonstration.ACTOR.word(),
                () -> rows.write(START)
                        .param("id", id)
                        .param("event", SeedEvents.event(line.text("event")))
                        .param("one", organisation(one))
                        .param("other", organisation(other))
                        .param("oneReader", Keys.person(one))
                        .param("otherReader", Keys.person(other))
                        .param("since", calendar.day(day))
                        .update());
    }

    private void ask(String id, String person, int month, int day) {
        Instant asked = calendar.at(day, 6, 0);
        Instant reminded = calendar.at(day + REMINDED_AFTER, 6, 0);
        story.then(
                asked,
                Demonstration.ACTOR.word(),
                () -> rows.write(ASK)
                        .param("id", id)
                        .param("of", organisation(person))
                        .param("month", month)
                        .param("at", Columns.at(asked))
                        .update());
        story.then(
                reminded,
                Demonstration.ACTOR.word(),
                () -> rows.write(REMIND)
                        .param("id", id)
                        .param("of", organisation(person))
                        .param("month", month)
                        .param("at", Columns.at(reminded))
                        .update());
    }

    private void answer(String id, Line line, List<Line> earlier) {
        String by = line.text("by");
        Instant at = calendar.during(line.number("day"), id + by);
        boolean confirmed = earlier.reversed().stream()
                .filter(said -> !said.text("by").equals(by))
                .findFirst()
                .filter(said -> confirms(said.text("state"), line.text("state")))
                .isPresent();
        story.then(at, Keys.actor(by), () -> {
            rows.write(ADD_ANSWER)
                    .param("id", Keys.id("answer", id, by, line.text("day")))
                    .param("followUp", id)
                    .param("of", organisation(by))
                    .param("by", Keys.person(by))
                    .param("state", line.text("state"))
                    .param("value", line.text("value"))
                    .param("why", line.textOrNull("why"))
                    .param("words", line.text("words"))
                    .param("at", Columns.at(at))
                    .update();
            rows.write(MOVE)
                    .param("id", id)
                    .param("state", line.text("state"))
                    .param("confirmed", confirmed)
                    .param("why", line.textOrNull("why"))
                    .param("value", line.text("value"))
                    .update();
            rows.write(ANSWERED)
                    .param("id", id)
                    .param("of", organisation(by))
                    .param("at", Columns.at(at))
                    .update();
        });
    }

    private static boolean confirms(String theirs, String said) {
        return said.equals("stopped") ? theirs.equals("stopped") : RUNGS.indexOf(theirs) >= RUNGS.indexOf(said);
    }
}
