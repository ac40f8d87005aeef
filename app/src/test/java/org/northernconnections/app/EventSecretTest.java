package org.northernconnections.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
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
import org.northernconnections.event.RatherNot;
import org.northernconnections.event.Session;
import org.northernconnections.event.SessionId;
import org.northernconnections.event.Slot;
import org.northernconnections.event.SlotId;
import org.northernconnections.event.Table;
import org.northernconnections.event.TableId;
import org.northernconnections.event.Wish;
import org.northernconnections.lab.LabId;
import org.northernconnections.partnership.Account;
import org.northernconnections.partnership.OrganisationId;
import org.northernconnections.partnership.OrganisationKind;
import org.northernconnections.partnership.Role;
import org.northernconnections.postgres.lab.Hoppet;

/// Whom somebody would rather not meet is seen by nobody else: every page stays the same, byte by byte.
class EventSecretTest {
    private static final OrganisationId CITY = Hoppet.CITY;
    private static final LabId LAB = Hoppet.ID;

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
    void anOpenWishLooksTheSameToWhoWishedIt() {
        EventId event = event("open00000000");
        Seat author = seat(event, "open0000000a");
        Seat other = seat(event, "open0000000b");
        String wishes = "/events/" + event + "/wishes";
        other.browser().post(wishes, "about", author.id().value(), "choice", "must", "words", "Let us talk");
        Map<String, String> before = pages(event, other);
        Map<String, String> beforeInTheOffice = office(event);

        assertThat(author.browser()
                        .post(wishes, "about", other.id().value(), "choice", "rather_not")
                        .body())
                .contains("Noted, for you and the timetable alone.");

        assertThat(pages(event, other)).isEqualTo(before);
        assertThat(office(event)).isEqualTo(beforeInTheOffice);
    }

    @Test
    void anAgreedMeetingWithoutAPlaceLooksTheSameToAll() {
        EventId event = event("full00000000");
        Seat author = seat(event, "full0000000a");
        Seat other = seat(event, "full0000000b");
        MeetingId meeting = agreed(event, author, other, Wish.Strength.LIKE, "fullmeeting1");
        agreed(event, seat(event, "full0000000c"), seat(event, "full0000000d"), Wish.Strength.MUST, "fullmeeting2");
        program.change(() -> program.part(Events.class).step(event, EventState.WISHES_CLOSED));
        make(event);
        secretariat.post("/events/" + event + "/timetable/publish", "kind", "provisional", "version", "1");
        make(event);
        Map<String, String> before = pages(event, other);
        Map<String, String> beforeInTheOffice = office(event);
        String move = "/events/" + event + "/timetable/" + meeting;
        String beforeMove = shown(secretariat, move);

        program.change(() -> program.part(Meetings.class).addRatherNot(event, new RatherNot(author.id(), other.id())));
        make(event);

        assertThat(pages(event, other)).isEqualTo(before);
        assertThat(office(event)).isEqualTo(beforeInTheOffice);
        assertThat(shown(secretariat, move)).isEqualTo(beforeMove);
        assertThat(before.get("/plan")).contains("No time and table was found for it.");
        assertThat(beforeInTheOffice.get("/timetable")).contains("1 of 2 agreed meetings have a place.");
    }

    private record Seat(ParticipantId id, TestBrowser browser) {}

    private static Map<String, String> pages(EventId event, Seat seat) {
        return shown(seat.browser(), event, List.of("", "/me", "/wishes", "/participants", "/plan", "/plan.ics"));
    }

    private static Map<String, String> office(EventId event) {
        return shown(
                secretariat,
                event,
                List.of("", "/participants", "/participants/export.csv", "/timetable", "/timetable/publish", "/print"));
    }

    private static Map<String, String> shown(TestBrowser browser, EventId event, List<String> paths) {
        var pages = new LinkedHashMap<String, String>();
        paths.forEach(path -> pages.put(path, shown(browser, "/events/" + event + path)));
        pages.put("home", shown(browser, "/home"));
        return pages;
    }

    /// A page without what differs from call to call: tokens, the history of planning, and times of this very minute.
    private static String shown(TestBrowser browser, String path) {
        return browser.get(path)
                .body()
                .replaceAll("(name=\"(_csrf|csrf-token)\"[^>]*(value|content)=\")[^\"]*", "$1")
                .replaceAll("(?s)<details>\\s*<summary>History.*?</details>", "")
                .replaceAll("Made [^<·]*·", "Made ·");
    }

    private static void make(EventId event) {
        secretariat.post("/events/" + event + "/timetable/start", "seconds", "2");
        while (program.part(MakeTimetable.class).running(event)) {
            Thread.onSpinWait();
        }
    }

    private static EventId event(String id) {
        var event = new EventId(id);
        Instant start = Instant.parse("2030-05-08T08:00:00Z");
        var session = new SessionId(id);
        program.change(() -> {
            Events events = program.part(Events.class);
            events.add(new Event(
                    event,
                    LAB,
                    "Hoppet",
                    CITY,
                    "Göteborgs Stad",
                    "Living Lab Day",
                    "Göteborg",
                    "Lindholmen",
                    LocalDate.of(2030, 5, 8),
                    ZoneId.of("Europe/Stockholm"),
                    null,
                    8,
                    EventState.COLLECTING_WISHES,
                    1));
            events.addSession(
                    event,
                    new Session(session, "Morning", start, start.plusSeconds(1200), 20, 0),
                    List.of(new Slot(new SlotId(id), session, 1, start, start.plusSeconds(1200))));
            events.saveTables(event, List.of(new Table(new TableId(id), 1, "Harbour")));
        });
        return event;
    }

    private static Seat seat(EventId event, String id) {
        var company = new OrganisationId(id);
        program.change(() -> program.addOrganisation(company, "Company " + id, OrganisationKind.COMPANY));
        Account account = program.person(id + "@company.example", company, Role.COMPANY);
        var seat = new ParticipantId(id);
        program.change(() -> program.part(Participants.class)
                .add(new Participant(
                        seat,
                        event,
                        company,
                        "Company " + id,
                        "SE",
                        account.id(),
                        "Person " + id,
                        Coming.COMING,
                        0,
                        null,
                        Set.of(),
                        1)));
        return new Seat(seat, program.browser(account));
    }

    private static MeetingId agreed(EventId event, Seat one, Seat other, Wish.Strength strength, String id) {
        var meeting = new MeetingId(id);
        program.change(() -> {
            Meetings meetings = program.part(Meetings.class);
            meetings.add(Meeting.wished(meeting, event, one.id(), other.id()));
            meetings.wish(meeting, new Wish(one.id(), strength, "", Instant.EPOCH));
            meetings.wish(meeting, new Wish(other.id(), strength, "", Instant.EPOCH));
            meetings.step(meeting, MeetingState.ACCEPTED);
        });
        return meeting;
    }
}
