package org.northernconnections.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.northernconnections.connection.Expect;
import org.northernconnections.connection.Survey;
import org.northernconnections.partnership.Account;
import org.northernconnections.partnership.OrganisationId;
import org.northernconnections.partnership.People;
import org.northernconnections.partnership.Role;

/// Somebody who may read all pages of his own, and all answers to programs, tries to learn what third parties think of
/// each other. Everything is read before and after third parties' secrets change: it stays the same, byte by byte.
class TrustAttackerTest {
    private static final int PAGES_MAX = 60;
    private static final Pattern LINK = Pattern.compile("href=\"(/[^\"#]*)");

    private static RunningProgram program;

    /// Whom the secrets are about, and who keeps them: no attacker speaks for one of them.
    private static String subject;

    private static String reporter;
    private static String other;

    @BeforeAll
    static void start() {
        program = RunningProgram.demonstration();
        program.change(
                () -> program.sql().sql("update account set language = 'en'").update());
        reporter = text("select id from organisation where name = 'Alkmaar' or name like 'Gemeente Alkmaar%' limit 1");
        other = text("select organisation_id from partner p join organisation o on o.id = p.organisation_id"
                + " where o.name like '%Falkirk%' limit 1");
        subject = text("""
                select c.organisation_id from company c
                 where c.visibility = 'public'
                   and (select count(distinct e.reporter_id) from evidence e where e.subject_id = c.organisation_id) < 2
                   and not exists (select from follow_up f where c.organisation_id in (f.one_id, f.other_id))
                   and not exists (select from participant p where p.organisation_id = c.organisation_id)
                 order by 1 limit 1
                """);
    }

    @AfterAll
    static void stop() {
        program.close();
    }

    private static String text(String query) {
        return program.sql().sql(query).query(String.class).single();
    }

    private static Account person(Role role) {
        return program.part(People.class)
                .get(new org.northernconnections.partnership.AccountId(program.sql()
                        .sql("""
                                select m.account_id from membership m
                                 where m.role = :role and m.organisation_id not in (:subject, :reporter, :other)
                                   and not exists (select from membership n
                                                    where n.account_id = m.account_id and n.role = 'secretariat')
                                 order by (select count(*) from evidence e where e.reporter_id = m.organisation_id) desc,
                                          m.account_id
                                 limit 1
                                """)
                        .param("role", role.name().toLowerCase(java.util.Locale.ROOT))
                        .param("subject", subject)
                        .param("reporter", reporter)
                        .param("other", other)
                        .query(String.class)
                        .single()));
    }

    /// Everything that this person can read, from the page of the own duties on, and of the subject and the reporter.
    private static Map<String, String> read(Account account) {
        TestBrowser browser = program.browser(account);
        ApiClient programs = ApiClient.of(program, account);
        var waiting = new ArrayDeque<>(List.of(
                "/home",
                "/connections",
                "/commitments",
                "/status",
                "/organisations/" + subject + "/trust",
                "/organisations/" + subject + "/trust?since=2025-01-01",
                "/organisations/" + subject + "/connection",
                "/organisations/" + reporter + "/trust",
                "/organisations/" + reporter + "/connection",
                "/companies/" + subject,
                "/partners/" + reporter));
        var seen = new LinkedHashMap<String, String>();
        while (!waiting.isEmpty() && seen.size() < PAGES_MAX) {
            String path = waiting.poll();
            if (seen.containsKey(path)
                    || path.matches("/(static|sign-out|demonstration|account).*|.*export.*|.*\\.ics")) {
                continue;
            }
            TestBrowser.Answer answer = browser.get(path);
            seen.put(path, answer.status() + " " + plain(answer.body()));
            Matcher link = LINK.matcher(answer.body());
            while (link.find()) {
                waiting.add(link.group(1).replace("&amp;", "&"));
            }
        }
        for (String path : List.copyOf(seen.keySet())) {
            seen.put("api " + path, plain(programs.get("/api/v1" + path).body()));
        }
        return seen;
    }

    /// Without what differs from call to call.
    private static String plain(String body) {
        return body.replaceAll("(name=\"(_csrf|csrf-token)\"[^>]*(value|content)=\")[^\"]*", "$1")
                .replaceAll("\"at\":\"[^\"]*\"", "\"at\"")
                .replaceAll("(<p class=\"eyebrow\">[^<]*) · [^<]*</p>", "$1</p>");
    }

    /// What no attacker may know: words and marks between others, and one fact that one of them saw.
    private static void change() {
        program.change(() -> {
            program.sql()
                    .sql("""
                    insert into evidence (id, kind, reporter_id, subject_id, on_day, note, cause)
                    values ('secretsecret', 'pilot stopped', :reporter, :subject, current_date - 3, 'a secret', 'secret:1')
                    """)
                    .param("reporter", reporter)
                    .param("subject", subject)
                    .update();
            program.sql()
                    .sql("""
                    insert into commitment (id, by_id, to_id, promise, due_day, made_day, state)
                    values ('secretsecret', :subject, :reporter, 'a secret', current_date + 40, current_date, 'agreed')
                    """)
                    .param("reporter", reporter)
                    .param("subject", subject)
                    .update();
            for (List<String> pair : List.of(List.of(reporter, other), List.of(other, reporter))) {
                int written = program.sql()
                        .sql("""
                        insert into survey (from_id, about_id, year, clear, answers, promises, open, worth, again, words, at)
                        values (:from, :about, :year, 1, 1, 1, 1, 1, 1, 'a secret', now())
                        """)
                        .param("from", pair.getFirst())
                        .param("about", pair.getLast())
                        .param(
                                "year",
                                Survey.yearOf(program.part(MoveClock.class).today()))
                        .update();
                assertThat(written).as("A secret that could leak.").isEqualTo(1);
            }
            int asked = program.sql().sql("""
                    insert into pairing (id, challenge_id, asker_id, asked_id, need, asked_at, state)
                    select 'secretsecret', c.id, :subject, x.organisation_id, 1, now(), 'asked'
                      from challenge c, company x
                     where c.state = 'open' and x.organisation_id <> :subject
                       and not exists (select from membership m where m.organisation_id = x.organisation_id)
                     order by 2, 4 limit 1
                    """).param("subject", subject).update();
            assertThat(asked).as("A secret that could leak.").isEqualTo(1);
        });
    }

    @Test
    void nothingOfThirdPartiesCanBeReadOffByAnybody() {
        List<Role> roles = List.of(Role.COMPANY, Role.CLUSTER, Role.OWNER, Role.POLICY);
        var before = new LinkedHashMap<Role, Map<String, String>>();
        roles.forEach(role -> before.put(role, read(person(role))));

        change();

        for (Role role : roles) {
            Map<String, String> after = read(person(role));
            assertThat(after.keySet())
                    .as(role.name())
                    .isEqualTo(before.get(role).keySet());
            after.forEach((path, body) -> assertThat(body)
                    .as(role + " " + path)
                    .isEqualTo(before.get(role).get(path)));
            assertThat(String.join("", after.values())).doesNotContain("a secret");
        }
    }

    @Test
    void whoOfThreeOthersReportedAFactCannotBeToldNorWhatOneOfThemSaw() {
        Account owner = person(Role.OWNER);
        String known = text("""
                select c.organisation_id from company c
                 where c.visibility = 'public' and c.organisation_id <> '%s'
                   and not exists (select from evidence e where e.subject_id = c.organisation_id)
                 order by 1 limit 1
                """.formatted(subject));
        List<String> others = program.sql()
                .sql("""
                        select organisation_id from partner p
                         where organisation_id not in (select organisation_id from membership where account_id = :own)
                         order by 1 limit 3
                        """)
                .param("own", owner.id().value())
                .query(String.class)
                .list();
        assertThat(others).hasSize(Expect.OTHERS_MIN);
        String path = "/organisations/" + known + "/trust";
        TestBrowser browser = program.browser(owner);
        String nothing = plain(browser.get(path).body());
        List<String> days = List.of("1", "29", "31", "300");
        List<String> unchanged =
                days.stream().map(day -> changed(browser, path, day)).toList();
        fact("one", others.get(0), known, "pilot stopped");
        fact("two", others.get(1), known, "meeting held");
        assertThat(plain(browser.get(path).body()))
                .as("Two would be as good as named.")
                .isEqualTo(nothing);
        fact("three", others.get(2), known, "meeting held");

        String three = plain(browser.get(path).body());

        assertThat(three).isNotEqualTo(nothing).contains("reported by others").doesNotContain("Pilot stopped");
        program.change(() -> {
            program.sql()
                    .sql("update evidence set reporter_id = :to where id = 'attackersone'")
                    .param("to", others.get(2))
                    .update();
            program.sql()
                    .sql("update evidence set reporter_id = :to where id = 'attackthree1'")
                    .param("to", others.get(0))
                    .update();
        });
        assertThat(plain(browser.get(path).body())).isEqualTo(three);
        assertThat(three).as("Without one of others' facts one would know it.").doesNotContain("→");
        assertThat(days.stream().map(day -> changed(browser, path, day)).toList())
                .as("No day tells when others reported.")
                .isEqualTo(unchanged);
    }

    /// Somebody reads day after day. The formula is public: a single step would tell what one of four had reported.
    @Test
    void whoReadsDailySeesNothingOfWhatOneOfFourOthersReports() {
        Account owner = person(Role.OWNER);
        String known = text("""
                select c.organisation_id from company c
                 where c.visibility = 'public' and c.organisation_id <> '%s'
                   and not exists (select from evidence e where e.subject_id = c.organisation_id)
                 order by 1 offset 3 limit 1
                """.formatted(subject));
        List<String> others = program.sql()
                .sql("""
                        select organisation_id from partner p
                         where organisation_id not in (select organisation_id from membership where account_id = :own)
                         order by 1 limit 6
                        """)
                .param("own", owner.id().value())
                .query(String.class)
                .list();
        String path = "/organisations/" + known + "/trust";
        TestBrowser browser = program.browser(owner);
        ApiClient programs = ApiClient.of(program, owner);
        for (int i = 0; i < 3; i++) {
            fact("d0" + i, others.get(i), known, "commitment kept");
        }
        List<String> before = List.of(
                plain(browser.get(path).body()), programs.get("/api/v1" + path).body());
        assertThat(before.getFirst()).contains("reported by others", "Promise kept");

        fact("d03", others.get(3), known, "commitment broken", quarter());
        assertThat(List.of(
                        plain(browser.get(path).body()),
                        programs.get("/api/v1" + path).body()))
                .as("Today somebody reports that a promise was broken.")
                .isEqualTo(before);

        noted("d03", quarter().minusDays(1));
        assertThat(List.of(
                        plain(browser.get(path).body()),
                        programs.get("/api/v1" + path).body()))
                .as("The next quarter has begun, and that is the only report of the last one.")
                .isEqualTo(before);

        fact("d04", others.get(4), known, "commitment kept", quarter().minusDays(2));
        fact("d05", others.get(5), known, "commitment kept", quarter().minusDays(3));
        String after = plain(browser.get(path).body());
        assertThat(after)
                .as("Three together count, and only their sum is told.")
                .isNotEqualTo(before.getFirst())
                .contains("reported by others", "Promise kept")
                .doesNotContain("Promise broken");
        assertThat(programs.get("/api/v1" + path).body())
                .as("Nothing has so many decimals that it could be taken apart.")
                .doesNotContainPattern("\\d\\.\\d{4}");
    }

    private static void noted(String key, LocalDate day) {
        program.change(() -> program.sql()
                .sql("update evidence set noted_on = :day where id = :id")
                .param("day", day)
                .param("id", "attackers" + key)
                .update());
    }

    /// What the page says has changed since so many days ago.
    private static String changed(TestBrowser browser, String path, String daysAgo) {
        String body = browser.get(path + "?since=" + text("select (current_date - %s)::text".formatted(daysAgo)))
                .body();
        int at = body.indexOf("id=\"changed\"");
        assertThat(at).isPositive();
        return body.substring(at, body.indexOf("</section>", at));
    }

    /// Whoever speaks for two of three reporters knows what both said, and so what the third did.
    @Test
    void whoSpeaksForTwoOfThreeReportersReadsNothingOfTheThird() {
        List<String> partners = program.sql()
                .sql("""
                        select organisation_id from partner
                         where left_on is null and organisation_id not in (:reporter, :other) order by 1 desc limit 5
                        """)
                .param("reporter", reporter)
                .param("other", other)
                .query(String.class)
                .list();
        Account both = program.person("both@attackers.example", new OrganisationId(partners.get(0)), Role.OWNER);
        program.change(() -> program.part(People.class)
                .join(both.id(), new OrganisationId(partners.get(1)), Role.OWNER, LocalDate.of(2020, 1, 1)));
        String known = text("""
                select c.organisation_id from company c
                 where c.visibility = 'public' and c.organisation_id <> '%s'
                   and not exists (select from evidence e where e.subject_id = c.organisation_id)
                 order by 1 desc limit 1
                """.formatted(subject));
        TestBrowser browser = program.browser(both);
        String path = "/organisations/" + known + "/trust?as=" + partners.get(0);
        String nothing = plain(browser.get(path).body());
        assertThat(nothing).contains(known);

        fact("p01", partners.get(1), known, "meeting held");
        fact("p02", partners.get(2), known, "meeting held");
        fact("p03", partners.get(3), known, "pilot stopped");

        assertThat(plain(browser.get(path).body()))
                .as("One's own other organisation and two others.")
                .isEqualTo(nothing);
        fact("p04", partners.get(4), known, "meeting held");
        assertThat(plain(browser.get(path).body()))
                .as("Three for which the viewer does not speak, of whom two saw a meeting.")
                .isNotEqualTo(nothing)
                .contains("reported by others")
                .doesNotContain("Meeting held", "Pilot stopped");
    }

    /// A fact that became known two quarters ago.
    private static void fact(String key, String by, String about, String kind) {
        fact(key, by, about, kind, quarter().minusMonths(4));
    }

    private static LocalDate quarter() {
        return program.part(MoveClock.class).today().with(IsoFields.DAY_OF_QUARTER, 1);
    }

    private static void fact(String key, String by, String about, String kind, LocalDate noted) {
        String id = key.equals("three") ? "attackthree1" : "attackers" + key;
        program.change(() -> program.sql()
                .sql("""
                        insert into evidence (id, kind, reporter_id, subject_id, on_day, cause, noted_on)
                        values (:id, :kind, :by, :about, current_date - 30, :cause, :noted)
                        """)
                .param("noted", noted)
                .param("id", id)
                .param("kind", kind)
                .param("by", by)
                .param("about", about)
                .param("cause", "attack:" + key)
                .update());
    }
}
