package org.northernconnections.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.northernconnections.app.demonstration.Demonstration;
import org.northernconnections.app.demonstration.EventMorning;
import org.northernconnections.app.demonstration.Starters;
import org.northernconnections.event.Event;
import org.northernconnections.event.Events;
import org.northernconnections.ledger.Changes;
import org.northernconnections.web.demonstration.DemonstrationPages.Starter;

/// A reader walks into the demonstration as each of its people, and into no real partnership.
class DemonstrationDoorTest {
    private static RunningProgram program;

    @BeforeAll
    static void start() {
        program = RunningProgram.empty();
        new Demonstration(program.sql(), program.part(Changes.class), Clock.systemUTC()).seed(_ -> {});
    }

    @AfterAll
    static void stop() {
        program.close();
    }

    @Test
    void everyStarterSignsInWithOneButton() {
        for (Starter starter : Starters.ALL) {
            var browser = program.browser();
            String door = "/demonstration/as/" + starter.key();

            assertThat(browser.get(door).body()).contains("<form").doesNotContain("[demonstration.");
            var answer = browser.post(door);

            assertThat(answer.path()).isEqualTo("/home");
            assertThat(answer.body()).contains("/sign-out");
        }
    }

    @Test
    void theListNamesEverybodyAndMissesNoText() {
        var answer = program.browser().get("/demonstration");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body())
                .contains("Karin Lindqvist", "Cluster Erneuerbare Energien Hamburg", "Hampavägg")
                .doesNotContain("[demonstration.");
    }

    /// What there is to try is another thing once the day of the story has come.
    @Test
    void theListTellsOfTheDayOnItAndOfWhatCameOfItAfterwards() {
        try (var told = RunningProgram.demonstration()) {
            assertThat(door(told))
                    .contains("A way through, from here to the timetable")
                    .doesNotContain("She has the desk.");

            Event day = told.part(Events.class).get(EventMorning.EVENT);
            told.part(MoveClock.class)
                    .to(day.day().atTime(LocalTime.NOON).atZone(day.zone()).toInstant());
            assertThat(door(told))
                    .contains("She has the desk.", "His day in Esbjerg")
                    .doesNotContain("A way through, from here to the timetable", "[demonstration.");

            told.part(MoveClock.class).by(Duration.ofDays(1));
            assertThat(door(told))
                    .contains("Her day is over", "His day in Esbjerg")
                    .doesNotContain("today", "[demonstration.");
        }
    }

    private static String door(RunningProgram program) {
        return program.browser().get("/demonstration").body();
    }

    @Test
    void nobodyElseCanBecomeAnybody() {
        var browser = program.browser();

        assertThat(browser.get("/demonstration/as/rasmus-toft").status()).isEqualTo(404);
        assertThat(browser.post("/demonstration/as/rasmus-toft").status()).isEqualTo(404);
    }

    @Test
    void aRealPartnershipHasNoSuchDoor() {
        try (var real = RunningProgram.named()) {
            var browser = real.browser();

            assertThat(browser.get("/demonstration").status()).isEqualTo(404);
            assertThat(browser.get("/demonstration/as/karin-lindqvist").status())
                    .isEqualTo(404);
            assertThat(browser.post("/demonstration/as/karin-lindqvist").status())
                    .isEqualTo(404);
        }
    }

    @Test
    void theConsoleNamesOneLinkARole() {
        assertThat(Demo.welcome("http://localhost:9"))
                .contains(
                        "company       http://localhost:9/demonstration/as/elin-hampusson",
                        "cluster       http://localhost:9/demonstration/as/imke-brandes",
                        "owner         http://localhost:9/demonstration/as/karin-lindqvist",
                        "policy        http://localhost:9/demonstration/as/fiona-mackinnon",
                        "secretariat   http://localhost:9/demonstration/as/mette-dahlgaard");
    }
}
