package org.northernconnections.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.northernconnections.partnership.Account;
import org.northernconnections.partnership.People;

/// A database read before and after a change of what a viewer may not know answers this viewer alike: each page and
/// each call of the permission tables, byte for byte.
///
/// The second is the first after the change, served by a program of its own that has kept nothing of the first.
class WhatIsHiddenTest {
    /// So many things of each kind are asked for by their ids.
    private static final int THINGS = 3;

    /// Files that carry the time at which they were made, ways out, and what counts the lists that this test looks at.
    private static final String LEFT_OUT = ".*(pdf|xlsx|sign-out|sign-in|demonstration|openapi|exposure|metrics).*";

    private static final Map<String, String> IDS = Map.ofEntries(
            Map.entry("partners", "select organisation_id from partner where left_on is null order by 1"),
            Map.entry("organisations", "select organisation_id from partner where left_on is null order by 1 desc"),
            Map.entry("companies", "select organisation_id from company order by (visibility = 'public') desc, 1"),
            Map.entry("labs", "select id from lab order by id"),
            Map.entry("challenges", "select id from challenge order by opened_at nulls last, id"),
            Map.entry("questions", "select id from question order by id"),
            Map.entry("applications", "select id from application order by state, id"),
            Map.entry("recommendations", "select id from recommendation order by state, id"),
            Map.entry("events", "select id from event order by state, id"),
            Map.entry("meetings", "select id from meeting order by state, id"),
            Map.entry("followups", "select id from follow_up order by state, id"),
            Map.entry("status", "select id from follow_up order by id"),
            Map.entry("commitments", "select id from commitment order by id"),
            Map.entry("outbox", "select id from mail order by id"));

    /// What stands in the addresses of an event, first what has to do with the readers.
    private static final Map<String, String> OF_EVENT = Map.of("{participant}", """
            select p.id from participant p left join account a on a.id = p.account_id where p.event_id = '%s'
             order by coalesce(a.email in ('%s', '%s'), false) desc, p.id limit %d
            """, "{meeting}", """
            select m.id from meeting m where m.event_id = '%s'
             order by exists (select from participant p join account a on a.id = p.account_id
                               where p.id in (m.a_id, m.b_id) and a.email in ('%s', '%s')) desc, m.state, m.id limit %d
            """);

    private static final String COMPANY = "elin.hampusson@hampavagg.example";
    private static final String CLUSTER = "imke.brandes@eehh.example";

    private static RunningProgram program;

    @BeforeAll
    static void start() {
        program = RunningProgram.demonstration();
        program.change(
                () -> program.sql().sql("update account set language = 'en'").update());
    }

    @AfterAll
    static void stop() {
        program.close();
    }

    private static List<String> list(String query) {
        return program.sql().sql(query).query(String.class).list();
    }

    private static final String CITY = """
        select a.email from membership m join account a on a.id = m.account_id
          join organisation o on o.id = m.organisation_id
         where m.role = 'owner' and o.kind = 'city' and not exists (select from challenge c where c.owner_id = o.id)
           and not exists (select from reviewer r where r.account_id = a.id)
         order by a.email limit 1
        """;

    /// Somebody who reads, with a browser and with a program.
    private record Reader(String who, TestBrowser browser, ApiClient programs) {
        static Reader of(String who, String email) {
            Account account = program.part(People.class).findByEmail(email).orElseThrow();
            return new Reader(who, program.browser(account), ApiClient.of(program, account));
        }

        Reader at(int port) {
            return new Reader(who, browser.at(port), programs.at(port));
        }
    }

    private static List<Reader> readers() {
        return List.of(
                new Reader("guest", program.browser(), ApiClient.with(program, "")),
                Reader.of("company", COMPANY),
                Reader.of("cluster", CLUSTER),
                Reader.of("city", list(CITY).getFirst()));
    }

    /// The addresses of all routes that are read, for some things of each kind.
    private static List<String> addresses() {
        List<String> addresses = new ArrayList<>();
        for (PermissionsTest.Row row : PermissionsTest.rows()) {
            if (row.method().equals("GET") && !row.route().matches(LEFT_OUT)) {
                String kind = row.route().split("/", -1)[1];
                List<String> ids = row.route().contains("{id}") && IDS.containsKey(kind)
                        ? list(IDS.get(kind) + " limit " + THINGS)
                        : List.of("nonononono00");
                ids.forEach(id -> ofEvent(row.route(), id)
                        .forEach(route -> addresses.add(route.replace("{figure}/{id}", "followed_up/" + id)
                                .replace("{id}", id)
                                .replace("{kind}", row.route().contains("/timetables/") ? "final" : "csv")
                                .replace("{figure}", "days_to_pilot")
                                .replaceAll("\\{(number|a|b)}", "1")
                                .replaceAll("\\{\\w+}", "nonononono00"))));
            }
        }
        return addresses.stream().distinct().toList();
    }

    /// The route with some seats or meetings of an event in it, if it names one.
    private static List<String> ofEvent(String route, String event) {
        for (Map.Entry<String, String> kind : OF_EVENT.entrySet()) {
            if (route.contains(kind.getKey())) {
                return list(kind.getValue().formatted(event, COMPANY, CLUSTER, THINGS)).stream()
                        .map(id -> route.replace(kind.getKey(), id))
                        .toList();
            }
        }
        return List.of(route);
    }

    private static Map<String, String> read(Reader reader, List<String> addresses) {
        var read = new LinkedHashMap<String, String>();
        for (String address : addresses) {
            program.sql().sql("delete from rate_limit").update();
            TestBrowser.Answer page = reader.browser().get(address);
            read.put(reader.who() + " " + address, page.status() + " " + page.path() + " " + plain(page.body()));
            String path = "/api/v1" + address;
            ApiClient.Answer answer = reader.programs().get(path);
            read.put(reader.who() + " " + path, answer.status() + " " + plain(answer.body()));
        }
        return read;
    }

    /// Without what differs from call to call: tokens against forged forms, times, and the numbers of a call and of a
    /// phone.
    private static String plain(String body) {
        return body.replaceAll("(name=\"(_csrf|csrf-token)\"[^>]*(value|content)=\")[^\"]*", "$1")
                .replaceAll("\"(at|request|instance)\" ?: ?\"[^\"]*\"", "\"$1\"")
                .replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "request")
                .replaceAll("(page-[0-9a-z]{12}-)[0-9]+", "$1")
                .replaceAll("DTSTAMP:[0-9TZ]*", "DTSTAMP")
                .replaceAll("(<p class=\"eyebrow\">[^<]*) · [^<]*</p>", "$1</p>")
                .replaceAll("\\b\\d{1,2}:\\d\\d\\b", "time");
    }

    /// How sure clusters of others were; a private estimate; what one side noted of a meeting and the other cannot read
    /// yet; what both said of a meeting of others; whom somebody would rather not meet; why others were refused and
    /// how they were scored.
    private static void changeWhatIsHidden() {
        String own = "('%s')".formatted(String.join("', '", list("""
            select m.organisation_id from membership m join account a on a.id = m.account_id
             where a.email in ('%s', '%s', '%s')
            """.formatted(
                        COMPANY, CLUSTER, list(CITY).getFirst()))));
        List<String> statements = List.of(
                """
                update recommendation set sure_percent = 100 - sure_percent
                 where sure_percent is not null and cluster_id not in %1$s and company_id not in %1$s
                """,
                """
                insert into evidence (id, kind, reporter_id, subject_id, on_day, note, cause)
                select 'secretsecret', 'commitment broken', a.organisation_id, b.organisation_id, current_date - 3, 'secret',
                       'secret:1'
                  from partner a, partner b
                 where a.left_on is null and b.left_on is null and a.organisation_id < b.organisation_id
                   and a.organisation_id not in %1$s and b.organisation_id not in %1$s
                 order by 3, 4 limit 1
                """,
                // Words that are open and feedback that was told stay: only here they change, of others.
                "set local session_replication_role = replica",
                """
                update outcome set words = 'secret', how = 1, next_step = 'secret'
                 where meeting_id not in (select m.id from meeting m join participant p on p.id in (m.a_id, m.b_id)
                                           where p.organisation_id in %1$s)
                    or (state = 'hidden' and from_id not in (select id from participant where organisation_id in %1$s))
                """,
                """
                update application set feedback = 'A secret that is as long as feedback has to be.', eligibility = 'secret'
                 where company_id not in %1$s and state <> 'draft'
                """,
                "set local session_replication_role = origin",
                """
                insert into rather_not (event_id, from_id, about_id)
                select a.event_id, a.id, b.id from participant a join participant b on b.event_id = a.event_id and b.id <> a.id
                 where a.organisation_id not in %1$s
                   and not exists (select from rather_not r where r.from_id = a.id and r.about_id = b.id)
                 order by a.id, b.id limit 40
                """,
                "update score set reason = 'a secret reason' where application_id in (select id from application where"
                        + " company_id not in %1$s)");
        program.change(() -> statements.forEach(
                statement -> program.sql().sql(statement.formatted(own)).update()));
    }

    @Test
    void databasesThatDifferInWhatIsHiddenAnswerAlike() {
        List<String> addresses = addresses();
        List<Reader> readers = readers();
        var before = new LinkedHashMap<String, String>();
        readers.forEach(reader -> before.putAll(read(reader, addresses)));

        changeWhatIsHidden();

        var after = new LinkedHashMap<String, String>();
        try (RunningProgram.Node fresh = program.node()) {
            readers.forEach(reader -> after.putAll(read(reader.at(fresh.port()), addresses)));
        }
        assertThat(addresses)
                .as("Meetings, seats and follow-ups of others are asked for.")
                .anyMatch(address -> address.matches("/events/\\w{12}/outcomes/(?!nonono)\\w{12}"))
                .anyMatch(address -> address.matches("/events/\\w{12}/check-in/(?!nonono)\\w{12}"))
                .anyMatch(address -> address.matches("/followups/(?!nonono)\\w{12}"));
        assertThat(before.values().stream().filter(answer -> answer.startsWith("200")))
                .as("Enough is read to be of use.")
                .hasSizeGreaterThan(150);
        var differ = new ArrayList<String>();
        before.forEach((path, answer) -> {
            if (!answer.equals(after.get(path))) {
                differ.add(path + ": " + difference(answer, String.valueOf(after.get(path))));
            }
        });
        assertThat(differ).isEmpty();
    }

    /// The first place at which two answers differ, with what is around it.
    private static String difference(String one, String other) {
        int at = 0;
        while (at < Math.min(one.length(), other.length()) && one.charAt(at) == other.charAt(at)) {
            at++;
        }
        int from = Math.max(0, at - 80);
        return one.substring(from, Math.min(one.length(), at + 60)).replace('\n', ' ') + " ⇒ "
                + other.substring(from, Math.min(other.length(), at + 60)).replace('\n', ' ');
    }
}
