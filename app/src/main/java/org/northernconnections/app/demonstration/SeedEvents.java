package org.northernconnections.app.demonstration;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.northernconnections.postgres.ledger.Columns;

/// Events with their sessions, tables, people, wishes, and the meetings of the one that is over.
final class SeedEvents {
    private static final String ADD_EVENT = """
            insert into event (id, lab_id, name, city, place, on_day, zone, wishes_close_at, meetings_max, state)
            values (:id, :lab, :name, :city, :place, :day, :zone, :wishesClose, :meetingsMax, 'collecting wishes')
            """;

    private static final String ADD_SESSION = """
            insert into event_session (id, event_id, name, starts_at, ends_at, slot_minutes, pause_minutes)
            values (:id, :event, :name, :starts, :ends, :slot, :pause)
            """;

    private static final String ADD_SLOT = """
            insert into slot (id, event_id, session_id, position, starts_at, ends_at)
            values (:id, :event, :session, :position, :starts, :ends)
            """;

    private static final String ADD_TABLE =
            "insert into event_table (id, event_id, position, name) values (:id, :event, :position, :name)";

    private static final String ADD_PARTICIPANT = """
            insert into participant (id, event_id, organisation_id, account_id, name, coming, meetings_min, meetings_max,
                                     languages)
            select :id, :event, :organisation, a.id, a.name, :coming, :min, :max,
                   coalesce((select languages from company where organisation_id = :organisation), '{}')
              from account a where a.id = :account
            """;

    private static final String ADD_MEETING =
            "insert into meeting (id, event_id, a_id, b_id, state) values (:id, :event, :a, :b, 'wished')";

    private static final String ADD_WISH = """
            insert into wish (meeting_id, from_id, strength, words, wished_at)
            values (:meeting, :from, :strength, :words, :at)
            """;

    private static final String ADD_RATHER_NOT =
            "insert into rather_not (event_id, from_id, about_id) values (:event, :from, :about)";

    private static final String DECLINE =
            "update meeting set state = 'cancelled', cancelled_because = 'declined' where id = :id";

    private static final String ADD_TIMETABLE = """
            insert into timetable (id, event_id, number, kind, made_at, made_by, published_at)
            values (:id, :event, 1, 'final', :at, :by, :at)
            """;

    private static final String PLACE = """
            insert into placement (timetable_id, meeting_id, slot_id, table_id, during)
            select :timetable, :meeting, s.id, :table, tstzrange(s.starts_at, s.ends_at) from slot s where s.id = :slot
            """;

    private static final String MISS = "update meeting set state = 'missed', missed_by = :by where id = :id";

    private static final String ADD_WORD = """
            insert into outcome (id, meeting_id, from_id, came, how, words, written_at, state)
            values (:id, :meeting, :from, :came, :how, :words, :at, 'hidden')
            """;

    private static final String OPEN_WORDS =
            "update outcome set state = 'open', opened_at = :at where meeting_id = :meeting";

    private static final int HIDDEN_DAYS = 14;

    /// How many days before the event its timetable was made, and published for good.
    private static final int MADE_BEFORE = 5;

    private static final int PUBLISHED_BEFORE = 3;

    private final Rows rows;
    private final Story story;
    private final Calendar calendar;
    private final SeedPartnership partnership;
    private final Set<String> known = new HashSet<>();

    SeedEvents(Rows rows, Story story, Calendar calendar, SeedPartnership partnership) {
        this.rows = rows;
        this.story = story;
        this.calendar = calendar;
        this.partnership = partnership;
    }

    /// Two participants as the meeting keeps them, the smaller id first.
    record Pair(String a, String b) {
        static Pair of(String one, String other) {
            return one.compareTo(other) < 0 ? new Pair(one, other) : new Pair(other, one);
        }
    }

    static String event(String key) {
        return Keys.id("event", key);
    }

    static String participant(String event, String person) {
        return Keys.id("participant", event, person);
    }

    static String meeting(String event, String person, String other) {
        Pair pair = Pair.of(participant(event, person), participant(event, other));
        return Keys.id("meeting", pair.a(), pair.b());
    }

    void seed() {
        List<Line> meetings = DemonstrationFiles.table("meetings");
        for (Line event : DemonstrationFiles.table("events")) {
            tellOfEvent(event);
            of(event, DemonstrationFiles.table("participants")).forEach(line -> tellOfParticipant(event, line));
            List<Line> wishes = of(event, DemonstrationFiles.table("wishes"));
            wishes.forEach(wish -> tellOfWish(event, wish));
            of(event, meetings).forEach(meeting -> tellOfMeeting(event, meeting, wishes));
            if (event.text("state").equals("closed")) {
                tellOfTheDay(event, of(event, meetings));
            }
        }
    }

    private static List<Line> of(Line event, List<Line> lines) {
        return lines.stream()
                .filter(line -> line.text("event").equals(event.text("key")))
                .toList();
    }

    private static ZoneId zone(Line event) {
        return ZoneId.of(event.text("zone"));
    }

    private void tellOfEvent(Line event) {
        Instant announced = calendar.at(event.number("announced_day"), 12, 0);
        story.then(announced, organiser(), () -> {
            addEvent(event);
            addSessions(event);
            for (Line table : of(event, DemonstrationFiles.table("tables"))) {
                rows.write(ADD_TABLE)
                        .param("id", table(event, table.number("position")))
                        .param("event", event(event.text("key")))
                        .param("position", table.number("position"))
                        .param("name", table.text("name"))
                        .update();
            }
        });
    }

    private void addEvent(Line event) {
        rows.write(ADD_EVENT)
                .param("id", event(event.text("key")))
                .param("lab", SeedLabs.lab(event.text("lab")))
                .param("name", event.text("name"))
                .param("city", event.text("city"))
                .param("place", event.text("place"))
                .param("day", calendar.day(event.number("day")))
                .param("zone", event.text("zone"))
                .param("wishesClose", Columns.at(calendar.at(event.number("wishes_close_day"), "20:00", zone(event))))
                .param("meetingsMax", event.number("meetings_max"))
                .update();
    }

    private void addSessions(Line event) {
        int position = 1;
        for (Line session : of(event, DemonstrationFiles.table("sessions"))) {
            String id = Keys.id("session", event.text("key"), session.text("key"));
            Instant starts = calendar.at(event.number("day"), session.text("starts"), zone(event));
            Instant ends = calendar.at(event.number("day"), session.text("ends"), zone(event));
            Duration length = Duration.ofMinutes(session.number("slot_minutes"));
            Duration pause = Duration.ofMinutes(session.number("pause_minutes"));
            rows.write(ADD_SESSION)
                    .param("id", id)
                    .param("event", event(event.text("key")))
                    .param("name", session.text("name"))
                    .param("starts", Columns.at(starts))
                    .param("ends", Columns.at(ends))
                    .param("slot", session.number("slot_minutes"))
                    .param("pause", session.number("pause_minutes"))
                    .update();
            for (Instant at = starts;
                    !at.plus(length).isAfter(ends);
                    at = at.plus(length).plus(pause)) {
                rows.write(ADD_SLOT)
                        .param("id", slot(event, position))
                        .param("event", event(event.text("key")))
                        .param("session", id)
                        .param("position", position++)
                        .param("starts", Columns.at(at))
                        .param("ends", Columns.at(at.plus(length)))
                        .update();
            }
        }
    }

    private static String slot(Line event, int position) {
        return Keys.id("slot", event.text("key"), String.valueOf(position));
    }

    private static String table(Line event, int position) {
        return Keys.id("table", event.text("key"), String.valueOf(position));
    }

    private void tellOfParticipant(Line event, Line line) {
        String person = line.text("person");
        story.then(
                calendar.at(event.number("announced_day"), 13, 0),
                organiser(),
                () -> rows.write(ADD_PARTICIPANT)
                        .param("id", participant(event.text("key"), person))
                        .param("event", event(event.text("key")))
                        .param("organisation", Keys.organisation(partnership.organisationOf(person)))
                        .param("account", Keys.person(person))
                        .param("coming", line.text("coming"))
                        .param("min", line.has("meetings_min") ? line.number("meetings_min") : 0)
                        .param("max", line.numberOrNull("meetings_max"))
                        .update());
    }

    private void tellOfWish(Line event, Line wish) {
        String key = event.text("key");
        String id = meeting(key, wish.text("person"), wish.text("other"));
        Instant at = calendar.during(wish.number("day"), id + wish.text("person"));
        if (wish.text("strength").equals("rather not")) {
            story.then(
                    at,
                    Keys.actor(wish.text("person")),
                    () -> rows.write(ADD_RATHER_NOT)
                            .param("event", event(key))
                            .param("from", participant(key, wish.text("person")))
                            .param("about", participant(key, wish.text("other")))
                            .update());
            return;
        }
        story.then(at, Keys.actor(wish.text("person")), () -> {
            addMeetingIfMissing(key, wish.text("person"), wish.text("other"));
            addWish(id, participant(key, wish.text("person")), wish.text("strength"), wish.text("words"), at);
        });
        if (wish.has("answer")) {
            Instant answered = calendar.at(wish.number("day") + 1, 17, 0);
            story.then(answered, Keys.actor(wish.text("other")), () -> {
                if (wish.text("answer").equals("accepted")) {
                    rows.step("meeting", id, "accepted");
                } else {
                    rows.write(DECLINE).param("id", id).update();
                }
            });
        }
    }

    private void addMeetingIfMissing(String event, String person, String other) {
        Pair pair = Pair.of(participant(event, person), participant(event, other));
        String id = Keys.id("meeting", pair.a(), pair.b());
        if (!known.add(id)) {
            return;
        }
        rows.write(ADD_MEETING)
                .param("id", id)
                .param("event", event(event))
                .param("a", pair.a())
                .param("b", pair.b())
                .update();
    }

    private void addWish(String meeting, String from, String strength, String words, Instant at) {
        rows.write(ADD_WISH)
                .param("meeting", meeting)
                .param("from", from)
                .param("strength", strength)
                .param("words", words)
                .param("at", Columns.at(at))
                .update();
    }

    /// A meeting that took place was wished by its host, unless a wish of the file says otherwise.
    private void tellOfMeeting(Line event, Line line, List<Line> wishes) {
        String key = event.text("key");
        String person = line.text("person");
        String other = line.text("other");
        String id = meeting(key, person, other);
        int closing = event.number("wishes_close_day");
        boolean wished = wishes.stream()
                .anyMatch(wish ->
                        meeting(key, wish.text("person"), wish.text("other")).equals(id));
        if (!wished) {
            Instant at = calendar.during(closing - 5, id);
            story.then(at, Keys.actor(person), () -> {
                addMeetingIfMissing(key, person, other);
                addWish(id, participant(key, person), "like", "", at);
            });
        }
        story.then(calendar.during(closing - 2, id), Keys.actor(other), () -> rows.step("meeting", id, "accepted"));
        story.then(
                calendar.at(event.number("day") - MADE_BEFORE, 15, 0),
                organiser(),
                () -> rows.step("meeting", id, "placed"));
        tellOfOutcome(event, line, id);
    }

    /// Held or missed as it was seen in the evening; then each side's word, opened once both wrote or 14 days later.
    private void tellOfOutcome(Line event, Line line, String id) {
        int day = event.number("day");
        Instant evening = calendar.at(day, 16, 0);
        if (line.has("missed_by")) {
            String by = missedBy(event.text("key"), line);
            story.then(
                    evening,
                    organiser(),
                    () -> rows.write(MISS).param("by", by).param("id", id).update());
        } else {
            story.then(evening, organiser(), () -> rows.step("meeting", id, "held"));
        }
        int written = 0;
        written += tellOfWord(event, line, id, "person", day + 1) ? 1 : 0;
        written += tellOfWord(event, line, id, "other", day + 3) ? 1 : 0;
        if (written > 0) {
            int first = line.has("word_of_person") ? day + 1 : day + 3;
            story.then(
                    calendar.during(first, id),
                    Keys.actor(line.text(line.has("word_of_person") ? "person" : "other")),
                    () -> rows.step("meeting", id, "outcome by one"));
            Instant opened = written == 2 ? calendar.during(day + 3, id) : calendar.at(first + HIDDEN_DAYS, 18, 0);
            story.then(opened, written == 2 ? Keys.actor(line.text("other")) : Demonstration.ACTOR.word(), () -> {
                rows.step("meeting", id, "both open");
                rows.write(OPEN_WORDS)
                        .param("meeting", id)
                        .param("at", Columns.at(opened))
                        .update();
            });
        }
    }

    /// What one side says, if it says anything.
    private boolean tellOfWord(Line event, Line line, String meeting, String side, int day) {
        if (!line.has("word_of_" + side)) {
            return false;
        }
        String from = participant(event.text("key"), line.text(side));
        String missed = line.text("missed_by");
        String came = missed.isEmpty()
                ? "held"
                : missed.equals("both") ? "neither" : missed.equals(line.text(side)) ? "we missed" : "they missed";
        Instant at = calendar.during(day, meeting);
        story.then(
                at,
                Keys.actor(line.text(side)),
                () -> rows.write(ADD_WORD)
                        .param("id", Keys.id("outcome", meeting, from))
                        .param("meeting", meeting)
                        .param("from", from)
                        .param("came", came)
                        .param(
                                "how",
                                missed.isEmpty() ? Math.floorMod(from.hashCode() + meeting.hashCode(), 2) + 4 : null)
                        .param("words", line.text("word_of_" + side))
                        .param("at", Columns.at(at))
                        .update());
        return true;
    }

    private static String missedBy(String event, Line line) {
        String who = line.text("missed_by");
        if (who.equals("both")) {
            return who;
        }
        Pair pair = Pair.of(participant(event, line.text("person")), participant(event, line.text("other")));
        return pair.a().equals(participant(event, who)) ? "a" : "b";
    }

    /// From the close of wishes to the evening of the event, with the timetable as it was printed.
    private void tellOfTheDay(Line event, List<Line> meetings) {
        String key = event.text("key");
        int day = event.number("day");
        step(event, calendar.at(event.number("wishes_close_day"), "20:00", zone(event)), "wishes closed");
        step(event, calendar.at(day - MADE_BEFORE, 15, 30), "provisional");
        Instant published = calendar.at(day - PUBLISHED_BEFORE, 14, 0);
        story.then(published, organiser(), () -> {
            rows.write(ADD_TIMETABLE)
                    .param("id", Keys.id("timetable", key))
                    .param("event", event(key))
                    .param("at", Columns.at(published))
                    .param("by", organiser())
                    .update();
            meetings.forEach(meeting -> place(event, meeting));
        });
        step(event, published, "final");
        step(event, calendar.at(day, 7, 0), "running");
        step(event, calendar.at(day, 17, 0), "closed");
    }

    private void step(Line event, Instant at, String state) {
        story.then(at, organiser(), () -> rows.step("event", event(event.text("key")), state));
    }

    private void place(Line event, Line meeting) {
        rows.write(PLACE)
                .param("timetable", Keys.id("timetable", event.text("key")))
                .param("meeting", meeting(event.text("key"), meeting.text("person"), meeting.text("other")))
                .param("table", table(event, meeting.number("table")))
                .param("slot", slot(event, meeting.number("slot")))
                .update();
    }

    private static String organiser() {
        return Keys.actor("mette-dahlgaard");
    }
}
