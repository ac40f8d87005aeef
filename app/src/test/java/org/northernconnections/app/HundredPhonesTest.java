package org.northernconnections.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.Scheduler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.northernconnections.partnership.AccountId;
import org.northernconnections.partnership.People;
import org.northernconnections.web.api.ApiRoutes;

/// A hundred phones that were without a network come back at the same moment: each hands in that its person has
/// come, what that person says of meetings, and what he or she corrected. Every note is sent twice, as after an
/// answer that got lost. Both sides of every meeting are among them.
class HundredPhonesTest {
    private static final int PHONES = 100;

    /// The words on the event's meetings.
    private static final String OUTCOMES = " from outcome o join meeting m on m.id = o.meeting_id"
            + " where m.event_id = (select id from event where state = 'running')";

    private static RunningProgram program;
    private static String event;

    @BeforeAll
    static void start() {
        program = RunningProgram.demonstration();
        program.goToTheMorning();
        program.part(MoveClock.class).by(Duration.ofHours(10));
        program.part(Scheduler.class).pause();
        event = list("select id from event where state = 'running'").getFirst();
    }

    @AfterAll
    static void stop() {
        program.close();
    }

    private static List<String> list(String query) {
        return program.sql().sql(query).query(String.class).list();
    }

    /// A person's seat, and the meetings that he or she notes.
    private record Seat(String id, String account, List<String> meetings) {}

    /// @param meetings of its person, of which this phone notes the person's side
    private record Phone(String name, Seat seat, ApiClient client, List<String> meetings) {}

    /// What a phone was told.
    ///
    /// @param meeting empty for the check-in
    /// @param statuses of both times
    private record Told(Phone phone, int number, String meeting, String said, List<Integer> statuses) {
        boolean kept() {
            return statuses.contains(200);
        }

        String word() {
            return meeting + " " + phone.seat().id() + " " + said;
        }
    }

    private static List<Seat> seats() {
        Map<String, List<String>> meetings = new HashMap<>();
        program.sql()
                .sql("""
                        select m.id as meeting, p.id as seat
                          from meeting m join participant p on p.id in (m.a_id, m.b_id)
                         where m.event_id = ? and m.state = 'placed' and p.account_id is not null
                         order by m.id, p.id
                        """)
                .param(event)
                .query((row, _) -> Map.entry(row.getString("seat"), row.getString("meeting")))
                .list()
                .forEach(side -> meetings.computeIfAbsent(side.getKey(), _ -> new ArrayList<>())
                        .add(side.getValue()));
        return program
                .sql()
                .sql("select id, account_id from participant where event_id = ? and account_id is not null order by id")
                .param(event)
                .query((row, _) -> new Seat(
                        row.getString("id"),
                        row.getString("account_id"),
                        meetings.getOrDefault(row.getString("id"), List.of())))
                .list()
                .stream()
                .filter(seat -> !seat.meetings().isEmpty())
                .toList();
    }

    /// Several phones of a person share the meetings out among them.
    private static List<Phone> phones(List<Seat> seats) {
        List<ApiClient> clients = seats.stream()
                .map(seat -> ApiClient.of(program, program.part(People.class).get(new AccountId(seat.account()))))
                .toList();
        List<Phone> phones = new ArrayList<>();
        for (int i = 0; i < PHONES; i++) {
            phones.add(new Phone(
                    "phone-%05d".formatted(i),
                    seats.get(i % seats.size()),
                    clients.get(i % seats.size()),
                    new ArrayList<>()));
        }
        for (int i = 0; i < seats.size(); i++) {
            int first = i;
            List<Phone> own = phones.stream()
                    .filter(phone -> phone.seat().equals(seats.get(first)))
                    .toList();
            List<String> meetings = seats.get(i).meetings();
            for (int j = 0; j < meetings.size(); j++) {
                own.get(j % own.size()).meetings().add(meetings.get(j));
            }
        }
        return phones;
    }

    private static <T> List<T> atOnce(List<Callable<T>> deeds) throws Exception {
        try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
            var done = new ArrayList<T>();
            for (Future<T> one : people.invokeAll(deeds)) {
                done.add(one.get());
            }
            return done;
        }
    }

    /// As the page on the phone does it: a note after the other.
    private static List<Told> handIn(Phone phone) throws Exception {
        var told = new ArrayList<Told>();
        told.add(send(phone, 1, "", "here", """
                "kind": "presence", "participant": "%s", "state": "here"
                """.formatted(phone.seat().id())));
        for (String meeting : phone.meetings()) {
            told.add(send(phone, told.size() + 1, meeting, "First", word(meeting, "First")));
            told.add(send(phone, told.size() + 1, meeting, "Corrected", word(meeting, "Corrected")));
        }
        return told;
    }

    private static String word(String meeting, String next) {
        return """
                "kind": "outcome", "meeting": "%s", "came": "held", "next": "%s", "nextBy": "both"
                """.formatted(meeting, next);
    }

    private static Told send(Phone phone, int number, String meeting, String said, String fields) throws Exception {
        String json = """
                {"phone": "%s", "number": "%d", %s}
                """.formatted(phone.name(), number, fields);
        Callable<Integer> call = () -> phone.client()
                .post(ApiRoutes.PREFIX + "/events/" + event + "/hand-in", json)
                .status();
        return new Told(phone, number, meeting, said, atOnce(List.of(call, call)));
    }

    @Test
    void everyNoteOfAHundredPhonesIsThereOnceInOrderAndNothingElse() throws Exception {
        List<Seat> seats = seats();
        List<Phone> phones = phones(seats);
        List<String> sides = seats.stream()
                .flatMap(seat -> seat.meetings().stream().map(meeting -> meeting + " " + seat.id()))
                .toList();
        assertThat(sides).as("Meetings, each with two sides").hasSizeGreaterThan(100);

        String before =
                list("select coalesce(max(id), 0)::text from ledger_line").getFirst();

        List<Told> told =
                atOnce(phones.stream()
                                .<Callable<List<Told>>>map(phone -> () -> handIn(phone))
                                .toList())
                        .stream()
                        .flatMap(List::stream)
                        .toList();

        // What is first is kept; a correction comes too late once both sides have written, and is told so.
        assertThat(told)
                .allSatisfy(one -> assertThat(one.statuses())
                        .as("%s %d %s", one.phone().name(), one.number(), one.said())
                        .containsOnly(one.said().equals("Corrected") && !one.kept() ? 409 : 200));
        List<Told> kept = told.stream().filter(Told::kept).toList();
        assertThat(list("select phone || ' ' || number from handed_in"))
                .containsExactlyInAnyOrderElementsOf(kept.stream()
                        .map(one -> one.phone().name() + " " + one.number())
                        .toList());
        assertThat(list("select phone from handed_in h where exists (select from handed_in later "
                        + "where later.phone = h.phone and later.number > h.number and later.at < h.at)"))
                .as("Notes of a phone that came out of order.")
                .isEmpty();

        // Each side's word is the last that was kept.
        Map<String, Told> last = kept.stream()
                .filter(one -> !one.meeting().isEmpty())
                .collect(Collectors.toMap(
                        one -> one.meeting() + " " + one.phone().seat().id(), one -> one, (_, later) -> later));
        assertThat(last.keySet()).containsExactlyInAnyOrderElementsOf(sides);
        assertThat(list("select o.meeting_id || ' ' || o.from_id || ' ' || o.next_step" + OUTCOMES))
                .containsExactlyInAnyOrderElementsOf(
                        last.values().stream().map(Told::word).toList());
        assertThat(list("select number || ' ' || outcome_version from handed_in where outcome_id is not null"))
                .as("A word before its correction.")
                .allMatch(pair -> pair.matches("\\d*[02468] 1|\\d*[13579] 2"));

        // What follows from words that both have written follows once.
        assertThat(list(
                        "select object_id || ' ' || to_state from ledger_line where kind in ('meeting', 'outcome') and id > "
                                + before))
                .doesNotHaveDuplicates();
        List<String> both = list("select o.meeting_id" + OUTCOMES + " group by 1 having count(*) = 2");
        assertThat(both).isNotEmpty();
        assertThat(list("select id from meeting where state = 'both open' and event_id = '" + event + "'"))
                .containsExactlyInAnyOrderElementsOf(both);
        assertThat(list("select o.meeting_id" + OUTCOMES + " and o.state = 'open' and o.opened_at is not null"))
                .containsExactlyInAnyOrderElementsOf(twice(both));
        assertThat(list("select m.id from mail join meeting m on mail.cause like 'outcome_open:' || m.id || ':%'"
                        + " where m.event_id = '" + event + "'"))
                .containsExactlyInAnyOrderElementsOf(twice(both));
        assertThat(list("select cause from evidence join meeting m on cause like 'meeting:' || m.id || ':%'"
                        + " where m.event_id = '" + event + "'"))
                .containsExactlyInAnyOrderElementsOf(
                        list("select 'meeting:' || o.meeting_id || ':' || o.from_id" + OUTCOMES
                                + " and o.state = 'open' and (select count(distinct organisation_id) from participant"
                                + " where id in (m.a_id, m.b_id)) = 2"));

        // Of several phones that say that the same person has come, one is first.
        assertThat(list("select id || ' ' || state from presence"))
                .containsExactlyInAnyOrderElementsOf(
                        seats.stream().map(seat -> seat.id() + " here").toList());
        assertThat(list("select object_id from ledger_line where kind = 'presence' and id > " + before))
                .containsExactlyInAnyOrderElementsOf(
                        seats.stream().map(Seat::id).toList());
    }

    private static List<String> twice(List<String> each) {
        return Stream.concat(each.stream(), each.stream()).toList();
    }
}
