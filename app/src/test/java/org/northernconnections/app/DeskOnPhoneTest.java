package org.northernconnections.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;

/// The desk on a phone: each person is a card, nothing is wider than the screen, and two taps are enough.
class DeskOnPhoneTest {
    /// What a thumb hits, in pixels.
    private static final int TARGET = 44;

    private static RunningProgram program;
    private static String event;

    @BeforeAll
    static void start() {
        program = RunningProgram.demonstration();
        program.goToTheMorning();
        // Some meetings have begun, so that there are papers to type.
        program.part(MoveClock.class).by(Duration.ofHours(3));
        event = program.sql()
                .sql("select id from event where state = 'running'")
                .query(String.class)
                .single();
    }

    @AfterAll
    static void stop() {
        program.close();
    }

    private static void become(Chromium phone, String language) {
        phone.signInAs("mette-dahlgaard");
        phone.read(language);
    }

    /// Elements of the page that reach beyond the screen, or hide a part of themselves beside it.
    private static List<?> beside(Chromium phone) {
        return (List<?>) phone.driver().executeScript("""
                return [...document.querySelectorAll('main *')]
                    .filter(one => !one.closest('thead, .visually-hidden, nav.pages'))
                    .filter(one => one.getBoundingClientRect().right > window.innerWidth + 1
                        || (one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).overflowX === 'auto'))
                    .map(one => one.outerHTML.slice(0, 120))""");
    }

    @ParameterizedTest
    @CsvSource({"320, true, de", "360, false, en", "360, true, en", "480, false, nl"})
    void lateAndAbsentAreTwoTapsAndNothingIsBesideTheScreen(int width, boolean dark, String language) {
        try (Chromium phone = Chromium.open(program, width, dark)) {
            become(phone, language);
            phone.go("/events/" + event + "/day");
            assertThat(beside(phone)).isEmpty();
            assertThat(
                            phone.driver()
                                    .executeScript(
                                            "return document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                    .isEqualTo(0L);
            phone.picture("desk-%d-%s-%s".formatted(width, dark ? "dark" : "light", language));

            // The second and the third tap are choices: the first one went to the desk.
            for (String state : List.of("late:15", "absent")) {
                String row = "#desk tbody tr:has(button[value='%s']):has([data-tone=calm])".formatted(state);
                String button =
                        phone.find(row + " button[value='" + state + "']").getDomAttribute("id");
                Map<?, ?> seen = (Map<?, ?>) phone.driver().executeScript("""
                        const box = document.getElementById(arguments[0]).getBoundingClientRect();
                        return {left: box.left, right: box.right, wide: box.width, high: box.height, scrolled: window.scrollX}
                        """, button);
                assertThat(number(seen, "left")).isNotNegative();
                assertThat(number(seen, "right")).isLessThanOrEqualTo(width);
                assertThat(number(seen, "wide")).isGreaterThanOrEqualTo(TARGET);
                assertThat(number(seen, "high")).isGreaterThanOrEqualTo(TARGET);
                assertThat(number(seen, "scrolled")).isZero();
                phone.follow(By.id(button), () -> {});
                assertThat(program.sql()
                                .sql("select state from presence where id = ?")
                                .param(button.substring(button.indexOf('-') + 1))
                                .query(String.class)
                                .single())
                        .isEqualTo(state.replaceAll(":.*", ""));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"320, de", "360, en"})
    void thePapersOfATableAreTypedWithoutScrollingSideways(int width, String language) {
        try (Chromium phone = Chromium.open(program, width, false)) {
            become(phone, language);
            phone.go("/events/" + event + "/slips");
            assertThat(phone.has("table.folds tbody tr") || phone.has(".empty")).isTrue();
            assertThat(beside(phone)).isEmpty();
            phone.picture("slips-%d-%s".formatted(width, language));
        }
    }

    private static double number(Map<?, ?> seen, String name) {
        return ((Number) seen.get(name)).doubleValue();
    }
}
