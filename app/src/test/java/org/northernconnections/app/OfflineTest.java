package org.northernconnections.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.northernconnections.app.demonstration.EventMorning;
import org.northernconnections.ledger.Changes;
import org.openqa.selenium.By;
import org.openqa.selenium.support.ui.WebDriverWait;

/// The page that a phone keeps: notes without a network are handed in later, in order and once.
class OfflineTest {
    @Test
    void notesWaitForANetworkAndAreHandedInOnceAndInOrder() {
        try (RunningProgram program = RunningProgram.demonstration()) {
            new EventMorning(kind -> program.part(kind), program.part(MoveClock.class), program.part(Changes.class))
                    .prepare(_ -> {});
            String event = program.sql()
                    .sql("select id from event where state = 'running'")
                    .query(String.class)
                    .single();
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
            new EventMorning(kind -> program.part(kind), program.part(MoveClock.class), program.part(Changes.class))
                    .prepare(_ -> {});
            program.part(MoveClock.class).by(Duration.ofHours(10));
            String event = program.sql()
                    .sql("select id from event where state = 'running'")
                    .query(String.class)
                    .single();
            try (Chromium phone = Chromium.open(program, 390, false)) {
                phone.signInAs("karin-lindqvist");
                phone.go("/events/" + event + "/offline");
                waitUntil(phone, "return !document.querySelector('#kept').hidden");

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
