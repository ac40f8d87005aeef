package org.northernconnections.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.WebDriverWait;

/// The page that a phone keeps: notes without a network are handed in later, in order and once.
class OfflineTest {
    /// The first meeting of which a word can be noted.
    private static final String MEETING = "details:has(form[data-note] [name=came])";

    /// The last, which has not begun in the morning.
    private static final String LAST_MEETING = "details:last-of-type:has(form[data-note] [name=came])";

    private static final String PAGE_IS_KEPT = "return !document.querySelector('#kept').hidden";

    @Test
    void notesWaitForANetworkAndAreHandedInOnceAndInOrder() {
        try (RunningProgram program = RunningProgram.demonstration()) {
            String event = morning(program);
            try (Chromium phone = Chromium.open(program, 390, false)) {
                phone.signInAs("mette-dahlgaard");
                phone.go("/events/" + event + "/offline");
                waitUntil(phone, "return navigator.serviceWorker.controller !== null");
                phone.go("/events/" + event + "/offline");
                waitUntil(
                        phone,
                        "return (await (await caches.open('northern-offline')).keys()).some(one => one.url.endsWith('/offline'))");

                network(phone, false);
                phone.click("form[data-note] button[value=absent]");
                phone.click("form[data-note] button[value=here]");
                assertThat(phone.find("#waiting").getText()).isEqualTo("2");
                assertThat(handedIn(program)).isEmpty();

                network(phone, true);
                new WebDriverWait(phone.driver(), Duration.ofSeconds(30))
                        .until(_ -> phone.find("#waiting").getText().equals("0"));
                phone.picture("event-offline");
                assertThat(phone.driver().findElements(By.cssSelector("#notes .state[data-tone=good]")))
                        .hasSize(2);
            }
            assertThat(handedIn(program)).containsExactly(1, 2);
            assertThat(program.sql()
                            .sql("select to_state from ledger_line where kind = 'presence' order by id")
                            .query(String.class)
                            .list())
                    .containsExactly("absent", "here");
        }
    }

    @Test
    void theFirstVisitIsEnoughToReloadAndNoteWhileTheServerIsDown() {
        try (RunningProgram program = RunningProgram.demonstration()) {
            String event = evening(program);
            try (Chromium phone = Chromium.open(program, 390, false)) {
                keepPage(phone, "karin-lindqvist", event);

                program.stop();
                phone.driver().navigate().refresh();
                phone.click("form[data-note] button[value=late]");
                phone.click("details:has(form[data-note] [name=came]) summary");
                phone.click("form[data-note] [name=came][value=held]");
                phone.find("form[data-note] [name=next]").sendKeys("Send the drawings");
                phone.click("details[open] form[data-note] .buttons button");
                phone.driver().navigate().refresh();
                phone.click("form[data-note] button[value=here]");
                phone.picture("event-offline-server-down");
                assertThat(phone.find("#waiting").getText()).isEqualTo("3");

                program.startAgain();
                new WebDriverWait(phone.driver(), Duration.ofSeconds(60))
                        .until(_ -> phone.find("#waiting").getText().equals("0"));
                phone.driver().navigate().refresh();
                assertThat(phone.driver().findElements(By.cssSelector("#notes .state[data-tone=good]")))
                        .hasSize(3);
            }
            assertThat(handedIn(program)).containsExactly(1, 2, 3);
            assertThat(program.sql()
                            .sql("select to_state from ledger_line where kind = 'presence' order by id")
                            .query(String.class)
                            .list())
                    .containsExactly("late", "here");
            assertThat(program.sql()
                            .sql(
                                    "select next_step from outcome o join meeting m on m.id = o.meeting_id where m.event_id = ?")
                            .param(event)
                            .query(String.class)
                            .list())
                    .containsExactly("Send the drawings");
        }
    }

    @Test
    void aWordIsCorrectedWithoutANetworkBeforeAndAfterItWasHandedIn() {
        try (RunningProgram program = RunningProgram.demonstration()) {
            String event = evening(program);
            try (Chromium phone = Chromium.open(program, 390, false)) {
                keepPage(phone, "karin-lindqvist", event);
                phone.click(MEETING + " summary");

                // Before: the note that waits is changed.
                network(phone, false);
                say(phone, "Send the drawings");
                say(phone, "Send the drawings and a price");
                assertThat(phone.find("#waiting").getText()).isEqualTo("1");
                network(phone, true);
                nothingWaits(phone);
                assertThat(words(program)).containsExactly("Send the drawings and a price 1");
                assertThat(handedIn(program)).containsExactly(1);

                // After: a second note corrects the first, though the page that the phone kept is all there is.
                program.stop();
                phone.driver().navigate().refresh();
                phone.click(MEETING + " summary");
                assertThat(phone.find(MEETING + " [name=next]").getDomProperty("value"))
                        .isEqualTo("Send the drawings and a price");
                say(phone, "Send a price");
                say(phone, "Send a price by May");
                phone.driver().navigate().refresh();
                phone.click(MEETING + " summary");
                assertThat(phone.find(MEETING + " [name=next]").getDomProperty("value"))
                        .isEqualTo("Send a price by May");
                assertThat(phone.find("#waiting").getText()).isEqualTo("1");
                program.startAgain();
                nothingWaits(phone);
                assertThat(words(program)).containsExactly("Send a price by May 2");
                assertThat(handedIn(program)).containsExactly(1, 2);

                // A colleague was faster: both texts are there, and one is chosen.
                network(phone, false);
                say(phone, "Mine");
                aColleagueWrites(program, "Theirs");
                network(phone, true);
                wait(phone).until(_ -> phone.has("#notes .conflict"));
                phone.driver().executeScript("window.scrollTo({top: 0, behavior: 'instant'})");
                phone.picture("event-offline-both-texts");
                assertThat(phone.find("#notes [data-text=mine]").getText()).contains("Mine", "We met");
                assertThat(phone.find("#notes [data-text=theirs]").getText()).contains("Theirs", "We met");
                assertThat(words(program)).containsExactly("Theirs 3");
                phone.click("#notes [data-keep=mine]");
                nothingWaits(phone);
                assertThat(words(program)).containsExactly("Mine 4");
                assertThat(handedIn(program)).containsExactly(1, 2, 4);

                network(phone, false);
                say(phone, "Mine again");
                aColleagueWrites(program, "Theirs again");
                network(phone, true);
                wait(phone).until(_ -> phone.has("#notes .conflict"));
                phone.click("#notes [data-keep=theirs]");
                nothingWaits(phone);
                wait(phone)
                        .until(_ -> "Theirs again"
                                .equals(phone.find(MEETING + " [name=next]").getDomProperty("value")));
                assertThat(words(program)).containsExactly("Theirs again 5");
                assertThat(handedIn(program)).containsExactly(1, 2, 4);
            }
        }
    }

    @Test
    void aBadgeLeadsToItsPersonWithoutANetworkAndTheListIsSearched() {
        try (RunningProgram program = RunningProgram.demonstration()) {
            String event = morning(program);
            List<String> people =
                    program.sql().sql("""
                            select p.id from participant p join account a on a.id = p.account_id
                             where p.event_id = ? and p.coming = 'coming' order by a.name, p.id
                            """).param(event).query(String.class).list();
            String last = people.getLast();
            try (Chromium phone = Chromium.open(program, 390, false)) {
                keepPage(phone, "mette-dahlgaard", event);

                program.stop();
                phone.go("/events/" + event + "/check-in/" + last);
                assertThat(phone.find("#people li:first-child").getDomAttribute("data-person"))
                        .isEqualTo(last);
                assertThat(phone.driver().switchTo().activeElement().getDomAttribute("value"))
                        .isEqualTo("here");
                phone.picture("event-offline-badge");
                phone.driver().switchTo().activeElement().sendKeys(Keys.ENTER);
                assertThat(phone.find("#waiting").getText()).isEqualTo("1");

                String other = people.getFirst();
                String name = phone.find("[data-person='" + other + "'] strong").getText();
                phone.type("#find", name.toUpperCase(Locale.ROOT).replace("Ø", "o"));
                assertThat(phone.find("#found").getText()).isEqualTo("Found: 1");
                assertThat(phone.driver().findElements(By.cssSelector("[data-person]")).stream()
                                .filter(WebElement::isDisplayed)
                                .map(one -> one.getDomAttribute("data-person")))
                        .containsExactly(other);
                phone.picture("event-offline-search");
                phone.find("#find").sendKeys(Keys.ENTER);
                phone.driver().switchTo().activeElement().sendKeys(Keys.TAB);
                phone.driver().switchTo().activeElement().sendKeys(Keys.TAB);
                phone.driver().switchTo().activeElement().sendKeys(Keys.ENTER);
                assertThat(phone.find("#waiting").getText()).isEqualTo("2");

                phone.go("/events/" + event + "/check-in/000000000000");
                assertThat(phone.find("#not-here").getText()).contains("belongs to nobody whom this phone knows");

                program.startAgain();
                nothingWaits(phone);
                assertThat(presence(program, last)).isEqualTo("here");
                assertThat(presence(program, other)).isEqualTo("absent");
            }
        }
    }

    @Test
    void withoutANetworkTheOwnBadgeOffersToArriveAndNothingOfOthers() {
        try (RunningProgram program = RunningProgram.demonstration()) {
            String event = morning(program);
            String own = seat(program, event, "elin.hampusson@hampavagg.example");
            try (Chromium phone = Chromium.open(program, 390, true)) {
                keepPage(phone, "elin-hampusson", event);

                program.stop();
                phone.go("/events/" + event + "/check-in/" + own);
                assertThat(phone.driver().findElements(By.cssSelector("[data-person]")))
                        .hasSize(1);
                assertThat(phone.driver().findElements(By.cssSelector("[data-person] button")))
                        .extracting(WebElement::getText)
                        .containsExactly("Here");
                phone.click("[data-person] button");
                program.startAgain();
                nothingWaits(phone);
                assertThat(presence(program, own)).isEqualTo("here");
            }
        }
    }

    @Test
    void aRefusedNoteKeepsItsTextHereAndInItsFormAndSaysWhy() {
        try (RunningProgram program = RunningProgram.demonstration()) {
            String event = morning(program);
            try (Chromium phone = Chromium.open(program, 390, false)) {
                keepPage(phone, "karin-lindqvist", event);
                phone.click(LAST_MEETING + " summary");
                say(phone, LAST_MEETING, "Send the drawings");
                wait(phone).until(_ -> phone.has("#notes .state[data-tone=bad]"));
                assertThat(phone.find("#waiting").getText()).isEqualTo("0");
                assertThat(phone.find("#notes [data-why]").getText()).contains("it has not begun");
                assertThat(phone.find("#notes [data-text=mine]").getText()).contains("We met", "Send the drawings");

                phone.driver().navigate().refresh();
                waitUntil(phone, PAGE_IS_KEPT);
                phone.click(LAST_MEETING + " summary");
                phone.picture("event-offline-refused");
                assertThat(phone.find(LAST_MEETING + " [name=next]").getDomProperty("value"))
                        .isEqualTo("Send the drawings");
                assertThat(phone.find("#notes [data-text=mine]").getText()).contains("Send the drawings");

                program.part(MoveClock.class).by(Duration.ofHours(10));
                phone.click(LAST_MEETING + " .buttons button");
                wait(phone).until(_ -> phone.has("#notes .state[data-tone=good]"));
                assertThat(phone.has("#notes .state[data-tone=bad]")).isFalse();
                assertThat(words(program)).containsExactly("Send the drawings 1");
            }
        }
    }

    /// Whoever does not help at the desk any more may not say who is late, but may still say that he or she is there.
    @Test
    void aNoteThatMayNotBeHandedInDoesNotHoldUpThoseAfterIt() {
        try (RunningProgram program = RunningProgram.demonstration()) {
            String event = morning(program);
            helper(program, event, "elin.hampusson@hampavagg.example");
            String own = seat(program, event, "elin.hampusson@hampavagg.example");
            try (Chromium phone = Chromium.open(program, 390, false)) {
                keepPage(phone, "elin-hampusson", event);
                network(phone, false);
                phone.click("[data-person='" + own + "'] button[value=late]");
                phone.click("[data-person='" + own + "'] button[value=here]");
                noHelper(program, event);

                network(phone, true);
                nothingWaits(phone);
                assertThat(phone.driver().findElements(By.cssSelector("#notes .state")))
                        .extracting(state -> state.getDomAttribute("data-tone"))
                        .containsExactly("good", "bad");
                assertThat(phone.find("#notes .conflict").getText()).contains("30 min late", "Somebody else");
            }
            assertThat(presence(program, own)).isEqualTo("here");
        }
    }

    @Test
    void theNotesOfAHelperWithoutASeatWhoWasRemovedSaySoInsteadOfWaitingForEver() {
        try (RunningProgram program = RunningProgram.demonstration()) {
            String event = morning(program);
            helper(
                    program,
                    event,
                    program.sql()
                            .sql("select email from account where name like 'Fiona Mac%'")
                            .query(String.class)
                            .single());
            try (Chromium phone = Chromium.open(program, 390, false)) {
                keepPage(phone, "fiona-mackinnon", event);
                network(phone, false);
                phone.click("form[data-note] button[value=absent]");
                noHelper(program, event);

                network(phone, true);
                nothingWaits(phone);
                assertThat(phone.driver().findElements(By.cssSelector("#notes .state[data-tone=bad]")))
                        .hasSize(1);
                assertThat(phone.find("#notes [data-why]").getText()).contains("not for you");
                assertThat(phone.find("#notes [data-text=mine]").getText()).isNotEmpty();
            }
            assertThat(handedIn(program)).isEmpty();
        }
    }

    private static void helper(RunningProgram program, String event, String email) {
        program.change(() -> assertThat(program.sql()
                        .sql(
                                "insert into event_helper (event_id, account_id) select ?, id from account where email = ?")
                        .param(event)
                        .param(email)
                        .update())
                .isEqualTo(1));
    }

    private static void noHelper(RunningProgram program, String event) {
        program.change(() -> program.sql()
                .sql("delete from event_helper where event_id = ?")
                .param(event)
                .update());
    }

    private static String seat(RunningProgram program, String event, String email) {
        return program.sql()
                .sql(
                        "select p.id from participant p join account a on a.id = p.account_id where p.event_id = ? and a.email = ?")
                .param(event)
                .param(email)
                .query(String.class)
                .single();
    }

    private static String presence(RunningProgram program, String person) {
        return program.sql()
                .sql("select state from presence where id = ?")
                .param(person)
                .query(String.class)
                .single();
    }

    private static void say(Chromium phone, String next) {
        say(phone, MEETING, next);
    }

    private static void say(Chromium phone, String meeting, String next) {
        phone.click(meeting + " [name=came][value=held]");
        phone.type(meeting + " [name=next]", next);
        phone.click(meeting + " .buttons button");
    }

    private static void nothingWaits(Chromium phone) {
        wait(phone).until(_ -> phone.find("#waiting").getText().equals("0"));
    }

    private static WebDriverWait wait(Chromium phone) {
        return new WebDriverWait(phone.driver(), Duration.ofSeconds(60));
    }

    private static void aColleagueWrites(RunningProgram program, String next) {
        program.change(() -> program.sql()
                .sql("update outcome set next_step = ?, version = version + 1 where state = 'hidden'")
                .param(next)
                .update());
    }

    private static List<String> words(RunningProgram program) {
        return program.sql()
                .sql("select next_step || ' ' || version from outcome where state = 'hidden'")
                .query(String.class)
                .list();
    }

    /// The evening of the event's day: its meetings are over.
    private static String evening(RunningProgram program) {
        String event = morning(program);
        program.part(MoveClock.class).by(Duration.ofHours(10));
        return event;
    }

    /// Signs in, and visits the page until the phone has kept it.
    private static void keepPage(Chromium phone, String person, String event) {
        phone.signInAs(person);
        phone.go("/events/" + event + "/offline");
        waitUntil(phone, PAGE_IS_KEPT);
    }

    private static String morning(RunningProgram program) {
        program.goToTheMorning();
        return program.sql()
                .sql("select id from event where state = 'running'")
                .query(String.class)
                .single();
    }

    private static List<Integer> handedIn(RunningProgram program) {
        return program.sql()
                .sql("select number from handed_in order by at, number")
                .query(Integer.class)
                .list();
    }

    private static void network(Chromium phone, boolean there) {
        phone.driver().executeCdpCommand("Network.enable", Map.of());
        phone.driver()
                .executeCdpCommand(
                        "Network.emulateNetworkConditions",
                        Map.of("offline", !there, "latency", 0, "downloadThroughput", -1, "uploadThroughput", -1));
    }

    private static void waitUntil(Chromium phone, String script) {
        new WebDriverWait(phone.driver(), Duration.ofSeconds(20))
                .until(_ -> Boolean.TRUE.equals(phone.driver()
                        .executeAsyncScript(
                                "const done = arguments[0]; (async () => { %s })().then(done, () => done(false))"
                                        .formatted(script))));
    }
}
