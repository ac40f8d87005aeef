package org.northernconnections.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.JavascriptExecutor;

/// Every kind of page that the tables in `docs/reference/permissions` name, checked with axe-core against WCAG 2.2 AA.
///
/// Each person goes wherever links lead; a kind that several have looked at already is left to those who see something
/// else. What no link led to is looked for by its address, in the demonstration and on the morning of its event.
class AccessibilityTest {
    private static final List<String> WCAG = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

    /// By how many people each kind of page is looked at, if so many reach it.
    private static final int LOOKS = 3;

    /// Addresses tried for each kind of page that no link led to.
    private static final int TRIES_MAX = 60;

    /// Rows of the tables that show no page.
    private static final String FILES = ".*(\\.\\{kind}|\\.json|\\.ics|\\.pdf|\\.js)|/api/.*|/health.*|/metrics";

    /// Rows that no one here can look at, each with its reason.
    private static final Map<String, String> NOT_LOOKED_AT = Map.of(
            "/set-up", "there is a partnership already; beforeThereIsAPartnership looks at it",
            "/events/{id}/timetable/publish", "the only plan is published by then; EventWalkTest looks at it");

    private record Person(String key, int width, boolean dark, String language) {
        boolean signedIn() {
            return !key.equals("nobody");
        }
    }

    private static final List<Person> PEOPLE = List.of(
            new Person("nobody", 1280, false, "en"),
            new Person("elin-hampusson", 390, true, "en"),
            new Person("imke-brandes", 320, true, "de"),
            new Person("karin-lindqvist", 1280, false, "en"),
            new Person("fiona-mackinnon", 320, false, "en"),
            new Person("mette-dahlgaard", 1280, true, "en"),
            new Person("maren-holt", 390, true, "da"),
            new Person("momme-redlefs", 390, false, "de"));

    private static RunningProgram program;
    private static List<String> rows;

    private final Map<String, Integer> looks = new HashMap<>();
    private final Set<String> seen = new TreeSet<>();
    private final List<String> found = new ArrayList<>();

    @BeforeAll
    static void start() {
        program = RunningProgram.demonstration();
        rows = PermissionsTest.rows().stream()
                .filter(row -> row.method().equals("GET"))
                .map(PermissionsTest.Row::route)
                .filter(route -> !route.matches(FILES))
                .distinct()
                .toList();
    }

    @AfterAll
    static void stop() {
        program.close();
    }

    @Test
    void everyPageCanBeUsedByEverybody() {
        try (Chromium chromium = Chromium.open(program, 1280, false)) {
            for (Person person : PEOPLE) {
                become(chromium, person);
                followLinks(chromium, person);
            }
            lookForTheRest(chromium);
            program.goToTheMorning();
            lookForTheRest(chromium);
        }

        var missing = new TreeSet<>(rows);
        missing.removeAll(seen);
        SoftAssertions.assertSoftly(softly -> {
            softly.assertThat(found).isEmpty();
            softly.assertThat(missing)
                    .as("kinds of page that nobody has looked at")
                    .isEqualTo(new TreeSet<>(NOT_LOOKED_AT.keySet()));
        });
    }

    @Test
    void beforeThereIsAPartnership() {
        try (RunningProgram empty = RunningProgram.empty();
                Chromium chromium = Chromium.open(empty, 320, true)) {
            chromium.go("/set-up");

            assertThat(chromium.path()).isEqualTo("/set-up");
            assertThat(troubles(chromium, "/set-up")).isEmpty();
        }
    }

    private static void become(Chromium chromium, Person person) {
        chromium.startAgain(person.width(), person.dark());
        if (person.signedIn()) {
            chromium.signInAs(person.key());
        }
        chromium.read(person.language());
    }

    private void followLinks(Chromium chromium, Person person) {
        var open = new ArrayDeque<String>(List.of("/", "/home", "/account", "/sign-in", "/demonstration"));
        Set<String> own = new HashSet<>();
        while (!open.isEmpty()) {
            String path = open.removeFirst();
            Optional<String> kind = kind(path);
            if (kind.isEmpty() || !own.add(kind.get()) || looks.getOrDefault(kind.get(), 0) >= LOOKS) {
                continue;
            }
            look(chromium, person, path);
            chromium.links().forEach(open::addLast);
        }
    }

    private void look(Chromium chromium, Person person, String path) {
        chromium.go(path);
        kind(chromium.path()).ifPresent(kind -> {
            looks.merge(kind, 1, Integer::sum);
            seen.add(kind);
            found.addAll(troubles(chromium, kind + " as " + person.key()));
        });
    }

    /// The row of the tables that an address belongs to; empty for a file, and for what the tables do not name.
    private static Optional<String> kind(String path) {
        String address = path.replaceAll("[?#].*", "");
        if (address.matches(".*\\.(csv|xlsx|pdf|json|ics|js)")) {
            return Optional.empty();
        }
        return rows.stream()
                .filter(row -> address.matches(row.replaceAll("\\{\\w+}", "[^/]+")))
                .min((one, other) -> Integer.compare(variables(one), variables(other)));
    }

    private static int variables(String route) {
        return route.split("\\{", -1).length;
    }

    private void lookForTheRest(Chromium chromium) {
        var rest = new TreeMap<String, String>();
        for (Person person : PEOPLE) {
            TestBrowser browser = program.browser();
            if (person.signedIn()) {
                browser.post("/demonstration/as/" + person.key());
            }
            for (String row : rows) {
                if (!seen.contains(row) && !rest.containsKey(row) && !NOT_LOOKED_AT.containsKey(row)) {
                    address(row, account(person), browser).ifPresent(path -> rest.put(row, path));
                }
            }
            if (!rest.isEmpty()) {
                become(chromium, person);
                rest.forEach((row, path) -> look(chromium, person, path));
                rest.clear();
            }
        }
    }

    private static String account(Person person) {
        return program.sql()
                .sql("select id from account where email like :name || '@%'")
                .param("name", person.key().replace('-', '.'))
                .query(String.class)
                .optional()
                .orElse("");
    }

    /// An address of this kind that shows this person a page.
    private static Optional<String> address(String row, String account, TestBrowser browser) {
        return new Addresses(program)
                .of(row, account, true).stream()
                        .limit(TRIES_MAX)
                        .filter(path -> {
                            TestBrowser.Answer answer = browser.get(path);
                            return answer.status() == 200
                                    && kind(answer.path()).equals(Optional.of(row))
                                    && answer.body().contains("<html");
                        })
                        .findFirst();
    }

    /// In one piece: no page has frames, for which axe-core would open a window of its own each time.
    @SuppressWarnings("deprecation") // Kept by axe-core for pages without frames from elsewhere, which ours are.
    private static AxeBuilder axe() {
        return new AxeBuilder().withTags(WCAG).setLegacyMode(true);
    }

    /// What axe-core finds on the page that is shown, and what makes it hard to read besides.
    static List<String> troubles(Chromium chromium, String where) {
        var troubles = new ArrayList<String>();
        for (Rule rule : axe().analyze(chromium.driver()).getViolations()) {
            troubles.add("%s: %s at %s"
                    .formatted(where, rule.getId(), rule.getNodes().getFirst().getHtml()));
        }
        Object wider = ((JavascriptExecutor) chromium.driver())
                .executeScript("return document.documentElement.scrollWidth > window.innerWidth + 1");
        if (Boolean.TRUE.equals(wider)) {
            troubles.add(where + ": the page is wider than the window");
        }
        if (chromium.text()
                .matches(
                        "(?s).*\\[(page|form|home|lab|company|partnership|application|event|match|connection|followup|report|account|mail)\\..*")) {
            troubles.add(where + ": a text is missing");
        }
        return troubles;
    }
}
