package org.northernconnections.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.northernconnections.event.EventId;
import org.northernconnections.lab.Lab;
import org.northernconnections.lab.LabId;
import org.northernconnections.lab.LabState;
import org.northernconnections.lab.Labs;
import org.northernconnections.partnership.Account;
import org.northernconnections.partnership.Level;
import org.northernconnections.partnership.Organisation;
import org.northernconnections.partnership.OrganisationId;
import org.northernconnections.partnership.OrganisationKind;
import org.northernconnections.partnership.Organisations;
import org.northernconnections.partnership.Role;
import tools.jackson.databind.JsonNode;

/// An event in Chromium, from its first session to everybody's final plan, each step by whoever takes it.
class EventWalkTest {
    private static final OrganisationId CITY = new OrganisationId("aaaaaaaaaaaa");

    private RunningProgram program;
    private PageReader reader;

    @Test
    void anEventIsPlannedWishedPlacedChangedAndPublished() {
        try (RunningProgram running = RunningProgram.named()) {
            program = running;
            try (PageReader person = new PageReader(running)) {
                reader = person;
                walk();
            }
        }
    }

    private void walk() {
        program.change(() -> {
            add(CITY, "Göteborgs Stad", OrganisationKind.CITY, "SE");
            program.part(Organisations.class).join(CITY, Level.CITY, true, LocalDate.of(2018, 1, 1));
            program.part(Labs.class)
                    .add(new Lab(
                            new LabId("labhoppet000"),
                            "Hoppet",
                            CITY,
                            "Göteborgs Stad",
                            "Göteborg",
                            "SE",
                            null,
                            "A preschool.",
                            LabState.NAMED,
                            List.of(),
                            1));
        });
        Account secretariat = program.person("secretariat@city.example", CITY, Role.SECRETARIAT);
        TestBrowser owner = program.browser(program.person("owner@city.example", CITY, Role.OWNER));
        TestBrowser aalborg = company("c00000000001", "Aalborg Timber", "DK");
        TestBrowser bremen = company("c00000000002", "Bremen Clay", "DE");
        TestBrowser oslo = company("c00000000003", "Oslo Hemp", "NO");
        reader.signIn(secretariat);

        planTheEvent();
        String event = reader.path().replace("/tables", "");
        invite(event);
        answer(event, owner, aalborg, bremen, oslo);
        wish(event, owner, aalborg, bremen, oslo);
        makeTheTimetable(event);
        changeByHand(event);
        publishProvisionally(event, aalborg);
        publishForGood(event, aalborg, ApiClient.of(program, secretariat));
        runTheDay(event);
    }

    private void planTheEvent() {
        reader.open("/events");
        reader.picture("event-list-empty");
        reader.open("/events/new");
        reader.type("name", "Living Lab Day");
        reader.setTime("day", LocalDate.now().plusDays(60).toString());
        reader.type("place", "Lindholmen");
        reader.go("form.form button.primary");
        reader.type("name", "Morning");
        reader.setTime("starts", "10:00");
        reader.setTime("ends", "11:15");
        reader.go("form.form button.primary");
        assertThat(reader.text()).contains("Morning has been added, with 3 slots", "10:00–10:20", "10:50–11:10");
        reader.picture("event-sessions");
        reader.open(reader.path().replace("/sessions", "/tables"));
        reader.type("names", "Harbour\nLighthouse");
        reader.go("form.form button.primary");
        assertThat(reader.text()).contains("2 tables are ready.");
    }

    private void invite(String event) {
        reader.open(event + "/participants");
        for (String person : List.of("c00000000001", "c00000000002", "c00000000003")) {
            reader.type("email", person + "@company.example");
            reader.go(".panel form.row button.primary");
        }
        reader.type("email", "nobody@company.example");
        reader.go(".panel form.row button.primary");
        assertThat(reader.text()).contains("Nobody with this address speaks for an organisation here.");
        reader.go("button[value=owners]");
        assertThat(reader.text()).contains("One more is invited");
        reader.picture("event-participants");
    }

    private static void answer(String event, TestBrowser... browsers) {
        for (TestBrowser browser : browsers) {
            String me = browser.get(event + "/me").body();
            List<String> form = new java.util.ArrayList<>(List.of("coming", "coming", "version", "1"));
            Matcher slot =
                    Pattern.compile("name=\"here\" value=\"([0-9a-z]{12})\"").matcher(me);
            while (slot.find()) {
                form.addAll(List.of("here", slot.group(1)));
            }
            assertThat(browser.post(event + "/me", form.toArray(String[]::new)).body())
                    .contains("Noted:", "You are coming.");
        }
    }

    private void wish(String event, TestBrowser owner, TestBrowser aalborg, TestBrowser bremen, TestBrowser oslo) {
        assertThat(wish(owner, event, "Aalborg Timber", "must")).contains("waits for an answer");
        assertThat(wish(aalborg, event, "Göteborgs Stad", "must")).contains("Agreed");
        wish(owner, event, "Bremen Clay", "like");
        assertThat(bremen.get(event + "/wishes").body()).contains("They wish to meet you");
        acceptFirst(bremen, event);
        wish(oslo, event, "Aalborg Timber", "like");
        acceptFirst(aalborg, event);
        wish(oslo, event, "Bremen Clay", "like");
        wish(oslo, event, "Göteborgs Stad", "like");
        Matcher meeting = Pattern.compile("/meetings/([0-9a-z]{12})/decline")
                .matcher(owner.get(event + "/wishes").body());
        assertThat(meeting.find()).isTrue();
        owner.post(event + "/meetings/" + meeting.group(1) + "/decline");
        assertThat(oslo.get(event + "/wishes").body()).contains("declined");
        reader.open(event);
        reader.picture("event-show");
        assertThat(reader.text()).contains("Close the wishes now");
        reader.go("button[value=wishes_closed]");
        assertThat(oslo.post(event + "/wishes", "about", participant("Göteborgs Stad"), "choice", "like")
                        .status())
                .isEqualTo(409);
    }

    private static void acceptFirst(TestBrowser browser, String event) {
        Matcher meeting = Pattern.compile("/meetings/([0-9a-z]{12})/accept")
                .matcher(browser.get(event + "/wishes").body());
        assertThat(meeting.find()).isTrue();
        assertThat(browser.post(event + "/meetings/" + meeting.group(1) + "/accept")
                        .body())
                .contains("Accepted: the meeting goes into the timetable.");
    }

    private String wish(TestBrowser browser, String event, String organisation, String choice) {
        return browser.post(
                        event + "/wishes",
                        "about",
                        participant(organisation),
                        "choice",
                        choice,
                        "words",
                        "Let us talk.")
                .body();
    }

    private String participant(String organisation) {
        return program.sql()
                .sql(
                        "select p.id from participant p join organisation o on o.id = p.organisation_id where o.name = :name")
                .param("name", organisation)
                .query(String.class)
                .single();
    }

    private void makeTheTimetable(String event) {
        reader.open(event + "/timetable");
        assertThat(reader.text()).contains("3 meetings are agreed");
        reader.go("form[action$=start] button");
        reader.waitForPart("table.timetable");
        assertThat(reader.text()).contains("3 of 3 agreed meetings have a place.", "No better timetable exists");
        reader.picture("event-timetable");
    }

    private void changeByHand(String event) {
        reader.go("a.meeting");
        reader.picture("event-meeting");
        reader.go("button[value=pin]");
        assertThat(reader.text()).contains("Pinned: it stays when the timetable is made again.");
        reader.go("button[value^=place]");
        assertThat(reader.text()).contains("It has its new place.");
        reader.open(event + "/timetable");
        assertThat(reader.text()).contains("Changed by hand since it was planned");
        assertThat(reader.count(".meeting[data-pinned]")).isEqualTo(1);
        reader.go("form[action$=start] button");
        reader.waitForPart("table.timetable");
        assertThat(reader.count(".meeting[data-pinned]")).isEqualTo(1);
    }

    private void publishProvisionally(String event, TestBrowser aalborg) {
        assertThat(aalborg.get(event + "/plan").body()).contains("The timetable is not published yet.");
        assertThat(aalborg.get(event + "/timetable").status()).isIn(403, 404);
        reader.click("Publish provisionally");
        assertThat(reader.text()).contains("Provisional timetable 1", "4 mails go out");
        reader.picture("event-publish");
        assertThat(reader.troubles()).isEmpty();
        reader.go("form[action$=publish] button.primary");
        assertThat(reader.text()).contains("Provisional timetable 1 is published");
        reader.picture("event-published");
        assertThat(aalborg.get(event + "/plan").body())
                .contains("Provisional timetable 1", "Göteborgs Stad", "Oslo Hemp");
        assertThat(aalborg.get(event + "/plan.ics").body())
                .contains("METHOD:PUBLISH", "SEQUENCE:0", "SUMMARY:")
                .doesNotContain("SEQUENCE:1");
        assertThat(calendars("REQUEST")).isEqualTo(4);
    }

    private void publishForGood(String event, TestBrowser aalborg, ApiClient client) {
        reader.open(event + "/timetable");
        reader.go("a.meeting[data-pinned]");
        reader.go("button[value=out]");
        reader.open(event + "/timetable");
        assertThat(reader.text())
                .contains("2 of 3 agreed meetings have a place.", "No time and table was found for it.");
        reader.picture("event-unplaced");
        reader.click("Publish as final");
        assertThat(reader.text()).contains("What has changed since: Provisional timetable 1", "taken out");
        JsonNode preview =
                client.get("/api/v1" + event + "/timetable/publish?kind=final").getJson();
        assertThat(preview.at("/previous/kind").asString()).isEqualTo("provisional");
        assertThat(preview.at("/differences").valueStream())
                .hasSize(preview.at("/changes").asInt())
                .anySatisfy(difference -> {
                    assertThat(difference.at("/before/tableName").asString()).isIn("Harbour", "Lighthouse");
                    assertThat(difference.at("/after").isNull()).isTrue();
                });
        assertThat(preview.at("/withoutMail").isArray()).isTrue();
        assertThat(client.get("/api/v1" + event).getJson().at("/history").valueStream())
                .anySatisfy(told -> assertThat(told.at("/why").asString()).isEqualTo("Provisional timetable 1"));
        reader.go("form[action$=publish] button.primary");
        assertThat(reader.text()).contains("Final timetable 1 is published");
        assertThat(calendars("CANCEL")).isEqualTo(2);
        assertThat(aalborg.get(event + "/plan").body()).contains("Final timetable 1");
        reader.open(event + "/print");
        reader.picture("event-print");
        assertThat(reader.has(".plan")).isTrue();
    }

    private void runTheDay(String event) {
        reader.open(event);
        reader.go("button[value=running]");
        reader.go("button[value=closed]");
        assertThat(reader.text()).contains("The day is over.");
        reader.open("/events");
        reader.picture("event-list");
        assertThat(program.sql()
                        .sql("select state from event where id = :id")
                        .param("id", new EventId(event.substring("/events/".length())).value())
                        .query(String.class)
                        .single())
                .isEqualTo("closed");
    }

    private int calendars(String method) {
        return program.sql()
                .sql("select count(*) from mail where calendar_method = :method")
                .param("method", method)
                .query(Integer.class)
                .single();
    }

    private TestBrowser company(String id, String name, String country) {
        var company = new OrganisationId(id);
        program.change(() -> {
            add(company, name, OrganisationKind.COMPANY, country);
            program.sql()
                    .sql(
                            "insert into company (organisation_id, summary, readiness, visibility, consent_at) values (:id, :summary, 7, 'public', now())")
                    .param("id", id)
                    .param("summary", name + " builds without fossil materials.")
                    .update();
        });
        Account account = program.person(id + "@company.example", company, Role.COMPANY);
        return program.browser(account);
    }

    private void add(OrganisationId id, String name, OrganisationKind kind, String country) {
        program.part(Organisations.class)
                .add(new Organisation(
                        id, name, "", kind, country, "", "", null, "", LocalDate.of(2000, 1, 1), null, null, 1));
    }
}
