package org.northernconnections.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.northernconnections.partnership.OrganisationId;
import org.northernconnections.partnership.Role;
import org.northernconnections.web.page.Texts;

/// Pages in another language than English: every page that a secretariat reaches by links is wholly in it.
class PagesInLanguagesTest {
    private static final int PAGES_MIN = 40;
    private static final int PAGES_A_ROUTE = 2;
    private static final Pattern LINK = Pattern.compile("href=\"(/[^\"#]*)");
    private static final Pattern KEY = Pattern.compile(
            ">[^<]*\\b(?:page|form|failure|lab|application|event|company|partnership|match|connection|followup|report|home|mail)"
                    + "\\.[a-z_]+(?:\\.[a-z_]+)+\\b[^<]*<");

    @Test
    void noPageMixesLanguages() {
        try (RunningProgram program = RunningProgram.demonstration()) {
            TestBrowser browser =
                    program.browser(program.person("lead@language.example", lead(program), Role.SECRETARIAT));
            Texts texts = program.part(Texts.class);
            List<String> titles = program.sql()
                    .sql("select distinct title from challenge_version where number = 1")
                    .query(String.class)
                    .list();
            for (String language : List.of("de", "da")) {
                browser.post("/account", "name", "Lead", "language", language);
                walk(browser, language, texts, titles);
            }
        }
    }

    private static OrganisationId lead(RunningProgram program) {
        return new OrganisationId(program.sql()
                .sql("select organisation_id from partner where lead order by 1 limit 1")
                .query(String.class)
                .single());
    }

    private static void walk(TestBrowser browser, String language, Texts texts, List<String> titles) {
        var seen = new TreeSet<String>();
        var routes = new ArrayList<String>();
        var open = new ArrayList<>(List.of("/home", "/", "/search", "/account", "/outbox"));
        var wrong = new ArrayList<String>();
        while (!open.isEmpty()) {
            String path = open.removeFirst();
            TestBrowser.Answer answer = browser.get(path);
            String body = answer.body();
            if (answer.status() != 200 || !body.contains("<html")) {
                continue;
            }
            if (!body.contains("<html lang=\"" + language + "\"")) {
                wrong.add(path + " is not in " + language);
            }
            Matcher key = KEY.matcher(body);
            if (key.find()) {
                wrong.add(path + " shows a key: " + key.group());
            }
            for (String english : List.of("page.menu.challenges", "page.skip", "page.footer")) {
                String text = texts.get(org.northernconnections.partnership.Language.EN, english);
                if (body.contains(">" + text + "<")) {
                    wrong.add(path + " says in English: " + text);
                }
            }
            titles.stream()
                    .filter(title -> withoutLanguage(body, title))
                    .forEach(title -> wrong.add(path + " does not say in which language this is: " + title));
            Matcher link = LINK.matcher(body);
            while (link.find()) {
                String next = link.group(1).replace("&amp;", "&");
                String route = next.replaceAll("\\?.*", "").replaceAll("/[0-9a-z]{12}(?=/|$)", "/{id}");
                boolean file = next.matches("/static/.*|.*export.*|.*\\.ics|.*data\\.json|.*example\\..*");
                if (!file
                        && seen.add(next)
                        && routes.stream().filter(route::equals).count() < PAGES_A_ROUTE) {
                    routes.add(route);
                    open.add(next);
                }
            }
        }

        assertThat(wrong).isEmpty();
        assertThat(routes).hasSizeGreaterThan(PAGES_MIN);
    }

    /// Is this text of a challenge's author somewhere without the language that it is in?
    private static boolean withoutLanguage(String body, String text) {
        return Pattern.compile("<(?!title|option)\\w+(?![^>]*\\blang=)[^>]*>\\s*" + Pattern.quote(text) + "\\s*</")
                .matcher(body)
                .find();
    }
}
