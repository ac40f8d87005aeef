package org.northernconnections.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.northernconnections.event.Coming;
import org.northernconnections.event.Event;
import org.northernconnections.event.EventId;
import org.northernconnections.event.EventState;
import org.northernconnections.event.Events;
import org.northernconnections.event.MakeTimetable;
import org.northernconnections.event.Meeting;
import org.northernconnections.event.MeetingId;
import org.northernconnections.event.MeetingState;
import org.northernconnections.event.Meetings;
import org.northernconnections.event.Participant;
import org.northernconnections.event.ParticipantId;
import org.northernconnections.event.Participants;
import org.northernconnections.event.Placement;
import org.northernconnections.event.Presences;
import org.northernconnections.event.Slot;
import org.northernconnections.event.Table;
import org.northernconnections.event.TableId;
import org.northernconnections.event.Timetable;
import org.northernconnections.event.Timetables;
import org.northernconnections.event.Wish;
import org.northernconnections.lab.LabId;
import org.northernconnections.partnership.Account;
import org.northernconnections.partnership.OrganisationId;
import org.northernconnections.partnership.OrganisationKind;
import org.northernconnections.partnership.Role;
import org.northernconnections.postgres.lab.Hoppet;

/// An event that goes on through the night in which clocks change: no meeting is lost or doubled, and all see local
/// times.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ClockChangeTest {
    private static final OrganisationId CITY = Hoppet.CITY;
    private static final LabId LAB = Hoppet.ID;
    private static final LocalDate AUTUMN = LocalDate.of(2026, 10, 25);
    private static final LocalDate SPRING = LocalDate.of(2027, 3, 28);

    private static RunningProgram program;
    private static TestBrowser secretariat;

    @BeforeAll
    static void start() {
        program = RunningProgram.named();
        program.addHoppet();
        secretariat = program.browser(program.person("secretariat@city.example", CITY, Role.SECRETARIAT));
    }

    @AfterAll
    static void stop() {
        program.close();
    }

    @Test
    void theHourThatComesTwiceHoldsTwiceAsManyMeetings() {
        EventId event = event("autumn000000", AUTUMN);
        night(event, AUTUMN, "01:00", "04:00");

        List<String> times = meetAllNight(event, "autumn", 8, "20261024T230000Z", "20261025T023000Z");

        assertThat(times)
                .containsExactly(
                        "01:00–01:30",
                        "01:30–02:00 CEST",
                        "02:00 CEST–02:30 CEST",
                        "02:30 CEST–02:00 CET",
                        "02:00 CET–02:30 CET",
                        "02:30 CET–03:00",
                        "03:00–03:30",
                        "03:30–04:00");
    }

    @Test
    void theHourThatIsSkippedHoldsNone() {
        EventId event = event("spring000000", SPRING);
        night(event, SPRING, "01:00", "04:00");

        List<String> times = meetAllNight(event, "spring", 4, "20270328T000000Z", "20270328T013000Z");

        assertThat(times).containsExactly("01:00–01:30", "01:30–03:00", "03:00–03:30", "03:30–04:00");
    }

    @Test
    void aSessionWithinTheSkippedHourIsRefusedOrShownAsItIs() {
        EventId event = event("gap000000000", SPRING);

        assertThat(night(event, SPRING, "02:30", "03:00").status()).isEqualTo(422);
        assertThat(night(event, SPRING, "02:00", "03:30").status()).isEqualTo(200);
        assertThat(slots(event)).extracting(Slot::startsAt).containsExactly(Instant.parse("2027-03-28T01:00:00Z"));
    }

    /// The event of a Saturday goes on until four in the morning: its day lasts through both hours that are called two
    /// o'clock, until the last slot is over.
    @Test
    @Order(Integer.MAX_VALUE) // moves the clock
    void theDayOfTheEventGoesOnThroughTheHourThatComesTwice() {
        LocalDate sunday = nextAutumn();
        LocalDate saturday = sunday.minusDays(1);
        EventId event = event("dance0000000", saturday);
        night(event, saturday, "23:00", "04:00");
        meetAllNight(event, "dance", 12, calendar(utc(saturday, "21:00")), calendar(utc(sunday, "02:30")));
        secretariat.post("/events/" + event + "/timetable/publish", "kind", "final", "version", "1");
        program.change(() ->
                program.sql().sql("update partnership set demonstration = true").update());
        Timetable held = program.part(Timetables.class).findPublished(event).orElseThrow();
        assertThat(held.kind()).isEqualTo(Timetable.Kind.FINAL);

        clockTo(utc(saturday, "21:10"));
        TestBrowser desk = program.browser(program.person("desk@city.example", CITY, Role.SECRETARIAT));
        assertThat(state(event)).isEqualTo(EventState.RUNNING);
        ParticipantId host = new ParticipantId(id("danceh0"));
        clockTo(utc(sunday, "00:10"));
        assertThat(desk.post("/events/" + event + "/day/" + host, "state", "here")
                        .status())
                .as("ten past two, in summer time")
                .isEqualTo(200);
        assertThat(program.part(Presences.class).find(host).orElseThrow().at())
                .isBetween(utc(sunday, "00:10"), utc(sunday, "00:12"));

        clockTo(utc(sunday, "01:10"));
        Meeting late = meeting(held.placements().stream()
                .max(Comparator.comparing(place -> slot(event, place).startsAt()))
                .orElseThrow());
        ParticipantId missing = late.other(late.first().value().startsWith("danceh") ? late.first() : late.second());
        desk.post("/events/" + event + "/day/" + missing, "state", "absent");
        assertThat(desk.post("/events/" + event + "/day/replan").body())
                .as("ten past two, in winter time")
                .contains("Planned again:");
        Timetable again = program.part(Timetables.class).findWorking(event).orElseThrow();
        assertThat(again.find(late.id())).isEmpty();
        Instant still = utc(sunday, "01:15");
        assertThat(again.placements())
                .containsAll(held.placements().stream()
                        .filter(place -> slot(event, place).startsAt().isBefore(still))
                        .toList());
        desk.post("/events/" + event + "/timetable/publish", "kind", "final", "version", "1");
        assertThat(program.part(Timetables.class)
                        .findPublished(event)
                        .orElseThrow()
                        .number())
                .isEqualTo(2);

        clockTo(utc(sunday, "02:58"));
        assertThat(state(event)).isEqualTo(EventState.RUNNING);
        clockTo(utc(sunday, "03:00"));
        assertThat(state(event)).isEqualTo(EventState.CLOSED);
    }

    /// A Sunday at least 300 days on, on which clocks in Sweden go back.
    private static LocalDate nextAutumn() {
        ZoneRules rules = ZoneId.of("Europe/Stockholm").getRules();
        ZoneOffsetTransition next =
                rules.nextTransition(program.part(MoveClock.class).now().plus(Duration.ofDays(300)));
        return (next.isOverlap() ? next : rules.nextTransition(next.getInstant()))
                .getDateTimeBefore()
                .toLocalDate();
    }

    private static Instant utc(LocalDate day, String time) {
        return day.atTime(LocalTime.parse(time)).toInstant(ZoneOffset.UTC);
    }

    private static String calendar(Instant time) {
        return DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'")
                .withZone(ZoneOffset.UTC)
                .format(time);
    }

    private static void clockTo(Instant time) {
        assertThat(program.part(MoveClock.class).to(time)).isTrue();
    }

    private static EventState state(EventId event) {
        return program.part(Events.class).get(event).state();
    }

    private static Slot slot(EventId event, Placement place) {
        return program.part(Events.class).layout(event).slot(place.slot());
    }

    private static Meeting meeting(Placement place) {
        return program.part(Meetings.class).find(place.meeting()).orElseThrow();
    }

    @Test
    void aSessionOfAnotherDayOrALongNightIsRefused() {
        EventId event = event("other0000000", SPRING);

        TestBrowser.Answer refused = night(event, SPRING.plusDays(1), "10:00", "12:00");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("A session begins on the day of the event, 28 Mar 2027");
        assertThat(night(event, SPRING, "13:00", "10:30").status()).isEqualTo(422);
        assertThat(slots(event)).isEmpty();
        assertThat(night(event, SPRING, "23:00", "01:00").status()).isEqualTo(200);
        assertThat(slots(event))
                .extracting(Slot::startsAt)
                .startsWith(Instant.parse("2027-03-28T21:00:00Z"))
                .endsWith(Instant.parse("2027-03-28T22:30:00Z"));
    }

    @Test
    void anEventThatIsMovedIntoTheNightKeepsItsSlotsAndTheirLength() {
        EventId event = event("moved0000000", AUTUMN.minusDays(7));
        night(event, AUTUMN.minusDays(7), "00:30", "03:30");

        assertThat(move(event, AUTUMN).status()).isEqualTo(200);

        List<Slot> moved = slots(event);
        assertThat(moved).hasSize(6);
        assertThat(moved.getFirst().startsAt()).isEqualTo(Instant.parse("2026-10-24T22:30:00Z"));
        for (int i = 0; i < moved.size(); i++) {
            assertThat(Duration.between(moved.get(i).startsAt(), moved.get(i).endsAt()))
                    .hasMinutes(30);
            assertThat(moved.get(i).startsAt())
                    .isEqualTo(moved.getFirst().startsAt().plus(Duration.ofMinutes(30L * i)));
        }
    }

    private static TestBrowser.Answer night(EventId event, LocalDate day, String starts, String ends) {
        return secretariat.post(
                "/events/" + event + "/sessions",
                "name",
                "Night",
                "day",
                day.toString(),
                "starts",
                starts,
                "ends",
                ends,
                "slotMinutes",
                "30",
                "pauseMinutes",
                "0");
    }

    private static TestBrowser.Answer move(EventId event, LocalDate day) {
        return secretariat.post(
                "/events/" + event + "/edit",
                "lab",
                LAB.value(),
                "name",
                "Living Lab Night",
                "city",
                "Göteborg",
                "place",
                "Lindholmen",
                "day",
                day.toString(),
                "zone",
                "Europe/Stockholm",
                "wishesClose",
                "",
                "meetingsMax",
                "8",
                "version",
                "1");
    }

    private static List<Slot> slots(EventId event) {
        return program.part(Events.class).layout(event).slots();
    }

    /// Fills the night with meetings at one table, publishes, and reads what each seat is told.
    ///
    /// @return the times of all meetings as the printed grid shows them
    private static List<String> meetAllNight(EventId event, String key, int meetings, String first, String last) {
        TestBrowser host = null;
        List<ParticipantId> hosts = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            Seat seat = seat(event, "%sh%d".formatted(key, i));
            hosts.add(seat.id());
            host = host == null ? seat.browser() : host;
        }
        for (int i = 0; i < meetings / 2; i++) {
            ParticipantId company = seat(event, "%sc%d".formatted(key, i)).id();
            for (int j = 0; j < 2; j++) {
                agreed(event, hosts.get(j), company, "%sm%d%d".formatted(key, i, j));
            }
        }
        program.change(() -> program.part(Events.class).step(event, EventState.WISHES_CLOSED));
        secretariat.post("/events/" + event + "/timetable/start", "seconds", "3");
        while (program.part(MakeTimetable.class).running(event)) {
            Thread.onSpinWait();
        }
        secretariat.post("/events/" + event + "/timetable/publish", "kind", "provisional", "version", "1");

        var published = program.part(Timetables.class).findPublished(event).orElseThrow();
        assertThat(published.placements()).hasSize(meetings);
        assertThat(published.placements()).extracting(Placement::slot).doesNotHaveDuplicates();
        assertThat(published.placements()).extracting(Placement::meeting).doesNotHaveDuplicates();
        String calendars = String.join(
                "",
                program.sql()
                        .sql("select calendar from mail where calendar <> ''")
                        .query(String.class)
                        .list());
        assertThat(calendars).contains("DTSTART:" + first, "DTSTART:" + last);
        String own = new String(
                java.util.Objects.requireNonNull(host).download("/events/" + event + "/plan.ics"),
                StandardCharsets.UTF_8);
        assertThat(own.lines().filter(line -> line.startsWith("DTSTART:")))
                .as(own)
                .hasSize(meetings / 2)
                .doesNotHaveDuplicates();
        String grid = secretariat.get("/events/" + event + "/timetable").body();
        String plan = host.get("/events/" + event + "/plan").body();
        List<String> times = slots(event).stream()
                .map(slot -> org.northernconnections.web.event.EventWords.span(
                        program.part(Events.class).get(event), slot))
                .toList();
        assertThat(grid).contains(times);
        assertThat(times.stream().map(time -> ">" + time.split("–", 2)[0] + "<").filter(plan::contains))
                .hasSizeGreaterThanOrEqualTo(meetings / 2);
        return times;
    }

    private record Seat(ParticipantId id, TestBrowser browser) {}

    private static String id(String key) {
        return (key + "000000000000").substring(0, 12);
    }

    private static EventId event(String id, LocalDate day) {
        var event = new EventId(id);
        program.change(() -> {
            Events events = program.part(Events.class);
            events.add(new Event(
                    event,
                    LAB,
                    "Hoppet",
                    CITY,
                    "Göteborgs Stad",
                    "Living Lab Night",
                    "Göteborg",
                    "Lindholmen",
                    day,
                    ZoneId.of("Europe/Stockholm"),
                    null,
                    8,
                    EventState.COLLECTING_WISHES,
                    1));
            events.saveTables(event, List.of(new Table(new TableId(id), 1, "Harbour")));
        });
        return event;
    }

    private static Seat seat(EventId event, String key) {
        var company = new OrganisationId(id(key));
        program.change(() -> program.addOrganisation(company, "Company " + key, OrganisationKind.COMPANY));
        Account account = program.person(key + "@company.example", company, Role.COMPANY);
        var seat = new ParticipantId(id(key));
        program.change(() -> program.part(Participants.class)
                .add(new Participant(
                        seat,
                        event,
                        company,
                        "Company " + key,
                        "SE",
                        account.id(),
                        "Person " + key,
                        Coming.COMING,
                        0,
                        null,
                        Set.of(),
                        1)));
        return new Seat(seat, program.browser(account));
    }

    private static void agreed(EventId event, ParticipantId one, ParticipantId other, String key) {
        var meeting = new MeetingId(id(key));
        program.change(() -> {
            Meetings meetings = program.part(Meetings.class);
            meetings.add(Meeting.wished(meeting, event, one, other));
            meetings.wish(meeting, new Wish(one, Wish.Strength.LIKE, "", Instant.EPOCH));
            meetings.wish(meeting, new Wish(other, Wish.Strength.LIKE, "", Instant.EPOCH));
            meetings.step(meeting, MeetingState.ACCEPTED);
        });
    }
}
