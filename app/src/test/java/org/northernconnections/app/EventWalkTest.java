package org.northernconnections.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
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
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.WebDriverWait;

/// An event in Chromium, from its first session to everybody's final plan, each step by whoever takes it.
class EventWalkTest {
    private static final OrganisationId CITY = new OrganisationId("aaaaaaaaaaaa");
    private static final Path PICTURES = Path.of("target", "pictures", "event");

    private RunningProgram program;
    private ChromeDriver chromium;
    private String address;

    @Test
    void anEventIsPlannedWishedPlacedChangedAndPublished() {
        try (RunningProgram running = RunningProgram.named()) {
            program = running;
            address = "http://localhost:" + running.port();
            chromium = chromium();
            try {
                walk();
            } finally {
                chromium.quit();
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
        program.person("secretariat@city.example", CITY, Role.SECRETARIAT);
        TestBrowser owner = program.browser(program.person("owner@city.example", CITY, Role.OWNER));
        TestBrowser aalborg = company("c00000000001", "Aalborg Timber", "DK");
        TestBrowser bremen = company("c00000000002", "Bremen Clay", "DE");
        TestBrowser oslo = company("c00000000003", "Oslo Hemp", "NO");
        signIn("secretariat@city.example");

        planTheEvent();
        String event = path(chromium.getCurrentUrl()).replace("/tables", "");
        invite(event);
        answer(event, owner, aalborg, bremen, oslo);
        wish(event, owner, aalborg, bremen, oslo);
        makeTheTimetable(event);
        changeByHand(event);
        publishProvisionally(event, aalborg);
        publishForGood(event, aalborg);
        runTheDay(event);
    }

    private void planTheEvent() {
        open("/events");
        picture("list-empty");
        open("/events/new");
        fill("name", "Living Lab Day");
        set("day", LocalDate.now().plusDays(60).toString());
        fill("place", "Lindholmen");
        press("main form.form button.primary");
        fill("name", "Morning");
        set("starts", "10:00");
        set("ends", "11:15");
        press("main form.form button.primary");
        assertThat(text()).contains("Morning has been added, with 3 slots", "10:00–10:20", "10:50–11:10");
        picture("sessions");
        open(path(chromium.getCurrentUrl()).replace("/sessions", "/tables"));
        fill("names", "Harbour\nLighthouse");
        press("main form.form button.primary");
        assertThat(text()).contains("2 tables are ready.");
    }

    private void invite(String event) {
        open(event + "/participants");
        for (String person : List.of("c00000000001", "c00000000002", "c00000000003")) {
            fill("email", person + "@company.example");
            press("main .panel form.row button.primary");
        }
        fill("email", "nobody@company.example");
        press("main .panel form.row button.primary");
        assertThat(text()).contains("Nobody with this address speaks for an organisation here.");
        press("button[value=owners]");
        assertThat(text()).contains("One more is invited");
        picture("participants");
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
        open(event);
        picture("show");
        assertThat(text()).contains("Close the wishes now");
        press("button[value=wishes_closed]");
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
        open(event + "/timetable");
        assertThat(text()).contains("3 meetings are agreed");
        press("form[action$=start] button");
        waitFor("table.timetable");
        assertThat(text()).contains("3 of 3 agreed meetings have a place.", "No better timetable exists");
        picture("timetable");
    }

    private void changeByHand(String event) {
        follow(By.cssSelector("a.meeting"));
        picture("meeting");
        press("button[value=pin]");
        assertThat(text()).contains("Pinned: it stays when the timetable is made again.");
        press("button[value^=place]");
        assertThat(text()).contains("It has its new place.");
        open(event + "/timetable");
        assertThat(text()).contains("Changed by hand since it was planned");
        assertThat(chromium.findElements(By.cssSelector(".meeting[data-pinned]")))
                .hasSize(1);
        press("form[action$=start] button");
        waitFor("table.timetable");
        assertThat(chromium.findElements(By.cssSelector(".meeting[data-pinned]")))
                .hasSize(1);
    }

    private void publishProvisionally(String event, TestBrowser aalborg) {
        assertThat(aalborg.get(event + "/plan").body()).contains("The timetable is not published yet.");
        assertThat(aalborg.get(event + "/timetable").status()).isIn(403, 404);
        follow(By.linkText("Publish provisionally"));
        assertThat(text()).contains("Provisional timetable 1", "4 mails go out");
        picture("publish");
        press("main form[action$=publish] button.primary");
        assertThat(text()).contains("Provisional timetable 1 is published");
        picture("published");
        assertThat(aalborg.get(event + "/plan").body())
                .contains("Provisional timetable 1", "Göteborgs Stad", "Oslo Hemp");
        assertThat(aalborg.get(event + "/plan.ics").body())
                .contains("METHOD:PUBLISH", "SEQUENCE:0", "SUMMARY:")
                .doesNotContain("SEQUENCE:1");
        assertThat(calendars("REQUEST")).isEqualTo(4);
    }

    private void publishForGood(String event, TestBrowser aalborg) {
        open(event + "/timetable");
        follow(By.cssSelector("a.meeting[data-pinned]"));
        press("button[value=out]");
        open(event + "/timetable");
        assertThat(text()).contains("2 of 3 agreed meetings have a place.", "No room was found.");
        picture("unplaced");
        follow(By.linkText("Publish as final"));
        assertThat(text()).contains("What has changed since: Provisional timetable 1", "taken out");
        press("main form[action$=publish] button.primary");
        assertThat(text()).contains("Final timetable 1 is published");
        assertThat(calendars("CANCEL")).isEqualTo(2);
        assertThat(aalborg.get(event + "/plan").body()).contains("Final timetable 1");
        open(event + "/print");
        picture("print");
        assertThat(chromium.findElements(By.cssSelector(".plan"))).isNotEmpty();
    }

    private void runTheDay(String event) {
        open(event);
        press("button[value=running]");
        press("button[value=closed]");
        assertThat(text()).contains("The day is over.");
        open("/events");
        picture("list");
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
                        id, name, "", kind, country, "", null, "", LocalDate.of(2000, 1, 1), null, null, 1));
    }

    // Chromium.

    private static ChromeDriver chromium() {
        var options = new ChromeOptions();
        options.setBinary("/usr/bin/chromium");
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--no-first-run",
                "--disable-gpu",
                "--disable-dev-shm-usage");
        var service = new ChromeDriverService.Builder()
                .usingDriverExecutable(Path.of("/usr/bin/chromedriver").toFile())
                .build();
        var driver = new ChromeDriver(service, options);
        driver.manage().window().setSize(new Dimension(1280, 900));
        return driver;
    }

    private void signIn(String email) {
        open("/sign-in");
        fill("email", email);
        press("main form.form button.primary");
        String body = program.sql()
                .sql("select body from mail where to_address = :to order by written_at desc limit 1")
                .param("to", email)
                .query(String.class)
                .single();
        Matcher link = Pattern.compile("/sign-in/[A-Za-z0-9_-]+").matcher(body);
        assertThat(link.find()).isTrue();
        open(link.group());
        press("main form.form button.primary");
    }

    private void open(String path) {
        chromium.get(address + path);
    }

    private String path(String url) {
        return url.substring(address.length()).replaceAll("[?#].*", "");
    }

    private void fill(String name, String text) {
        WebElement field = chromium.findElement(By.cssSelector("main [name=" + name + "]"));
        field.clear();
        field.sendKeys(text);
    }

    /// For fields that take keys in the order of a country.
    private void set(String name, String value) {
        ((JavascriptExecutor) chromium)
                .executeScript(
                        "arguments[0].value = arguments[1]",
                        chromium.findElement(By.cssSelector("main [name=" + name + "]")),
                        value);
    }

    private void press(String button) {
        follow(By.cssSelector(button));
    }

    /// Clicks, and waits for the page that this leads to.
    private void follow(By link) {
        script("window.left = true");
        click(chromium.findElement(link));
        new WebDriverWait(chromium, Duration.ofSeconds(20))
                .until(_ -> Boolean.TRUE.equals(script("return !window.left && document.readyState === 'complete'")));
    }

    private @Nullable Object script(String script) {
        return ((JavascriptExecutor) chromium).executeScript(script);
    }

    /// Pages scroll smoothly, which the driver does not wait for.
    private void click(WebElement element) {
        ((JavascriptExecutor) chromium)
                .executeScript("arguments[0].scrollIntoView({behavior: 'instant', block: 'center'})", element);
        element.click();
    }

    private void waitFor(String part) {
        new WebDriverWait(chromium, Duration.ofSeconds(40))
                .withMessage(() -> part + " on a page that says: " + text())
                .until(driver -> !driver.findElements(By.cssSelector(part)).isEmpty());
    }

    private String text() {
        return chromium.findElement(By.tagName("main")).getText();
    }

    private void picture(String name) {
        try {
            Files.createDirectories(PICTURES);
            Files.write(PICTURES.resolve(name + ".png"), chromium.getScreenshotAs(OutputType.BYTES));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
