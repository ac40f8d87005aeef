package org.northernconnections.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.JavascriptExecutor;

/// Every kind of page that a role can reach by links, checked with axe-core against WCAG 2.2 AA.
class AccessibilityTest {
    private static final List<String> WCAG = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");
    private static final int PAGES_MAX = 45;

    private static RunningProgram program;

    @BeforeAll
    static void start() {
        program = RunningProgram.demonstration();
    }

    @AfterAll
    static void stop() {
        program.close();
    }

    @ParameterizedTest
    @CsvSource({
        "nobody, 1280, false, en",
        "elin-hampusson, 390, true, en",
        "imke-brandes, 320, true, de",
        "karin-lindqvist, 1280, false, en",
        "fiona-mackinnon, 320, false, en",
        "mette-dahlgaard, 1280, true, en"
    })
    void everyPageCanBeUsedByEverybody(String person, int width, boolean dark, String language) {
        var found = new ArrayList<String>();
        try (Chromium chromium = Chromium.open(program, width, dark)) {
            if (!person.equals("nobody")) {
                chromium.signInAs(person);
            }
            chromium.read(language);
            var open = new ArrayDeque<String>(List.of("/", "/home", "/account", "/sign-in", "/demonstration"));
            Set<String> seen = new HashSet<>();
            while (!open.isEmpty() && seen.size() < PAGES_MAX) {
                String path = open.removeFirst();
                if (!isPage(path) || !seen.add(kind(path))) {
                    continue;
                }
                chromium.go(path);
                found.addAll(troubles(chromium, path));
                chromium.links().stream()
                        .filter(link -> !seen.contains(kind(link)))
                        .forEach(open::addLast);
            }
            assertThat(seen.size()).isGreaterThan(8);
        }

        assertThat(found).isEmpty();
    }

    private static boolean isPage(String path) {
        return !path.matches(".*(\\.csv|\\.xlsx|\\.pdf|\\.json|\\.ics)(\\?.*)?|/static/.*|/demonstration/as/.*");
    }

    /// Addresses that differ only in ids and queries show the same kind of page.
    private static String kind(String path) {
        return path.replaceAll("\\?.*", "")
                .replaceAll("/[0-9a-z]{12}(?=/|$)", "/{id}")
                .replaceAll("/\\d+", "/{n}");
    }

    /// In one piece: no page has frames, for which axe-core would open a window of its own each time.
    @SuppressWarnings("deprecation") // Kept by axe-core for pages without frames from elsewhere, which ours are.
    private static AxeBuilder axe() {
        return new AxeBuilder().withTags(WCAG).setLegacyMode(true);
    }

    private static List<String> troubles(Chromium chromium, String path) {
        var troubles = new ArrayList<String>();
        for (Rule rule : axe().analyze(chromium.driver()).getViolations()) {
            troubles.add("%s: %s at %s"
                    .formatted(
                            kind(path), rule.getId(), rule.getNodes().getFirst().getHtml()));
        }
        Object wider = ((JavascriptExecutor) chromium.driver())
                .executeScript("return document.documentElement.scrollWidth > window.innerWidth + 1");
        if (Boolean.TRUE.equals(wider)) {
            troubles.add(kind(path) + ": the page is wider than the window");
        }
        if (chromium.text()
                .matches(
                        "(?s).*\\[(page|form|home|lab|company|partnership|application|event|match|connection|followup|report|account|mail)\\..*")) {
            troubles.add(kind(path) + ": a text is missing");
        }
        return troubles;
    }
}
