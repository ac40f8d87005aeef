package org.northernconnections.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.northernconnections.app.PermissionsTest.Caller;
import org.northernconnections.app.PermissionsTest.Row;

/// What the tables in `docs/reference/permissions` call one's own is shown.
///
/// For each such cell, some person of that role sees some thing of his or hers. [PermissionsTest] holds that those of
/// others are refused.
class OwnThingsTest {
    private static final int TRIES_MAX = 120;

    /// Cells of which nobody of the demonstration has a thing, each with its reason.
    private static final Map<String, String> NEVER = Map.of(
            "/applications/{id}/review as COMPANY", "people of companies are not named as reviewers",
            "/events/{id}/timetable/publish as OWNER",
                    "the only plan that was made is published; EventWalkTest sees it before",
            "/followups/{id} as POLICY", "no region of the demonstration has met anybody to follow up",
            "/followups/{id} as SECRETARIAT", "the lead partner has met nobody to follow up");

    private static RunningProgram program;

    @BeforeAll
    static void start() {
        program = RunningProgram.demonstration();
        program.change(() -> {
            for (String role : List.of("policy", "secretariat")) {
                review(people(role).getFirst());
            }
            for (String role : List.of("company", "cluster", "policy")) {
                change("insert into event_helper select id, '%s' from event on conflict do nothing"
                        .formatted(people(role).getFirst()));
            }
            agree(people("company").getFirst());
        });
    }

    /// Has a person review one application, and the challenge it is for.
    private static void review(String account) {
        String application = one("""
                select a.id from application a join challenge c on c.id = a.challenge_id
                 where c.state = 'in selection' and a.state = 'eligible' and in_conflict('%s', a.company_id) is null
                 order by a.id
                """.formatted(account));
        change("insert into reviewer select challenge_id, '%s', now() from application where id = '%s'"
                .formatted(account, application));
        change("insert into review_assignment values ('%s', '%s', now())".formatted(application, account));
    }

    /// Has a person's company agree with another one to answer a challenge together.
    private static void agree(String account) {
        change("""
                insert into pairing (id, challenge_id, asker_id, asked_id, need, asked_at, state)
                select 'agreedagreed', (select min(id) from challenge), m.organisation_id, c.organisation_id, 1, now(), 'asked'
                  from membership m, company c
                 where m.account_id = '%s' and m.role = 'company' and c.organisation_id <> m.organisation_id
                   and c.visibility = 'public'
                 order by c.organisation_id limit 1
                """.formatted(account));
        change("update pairing set state = 'agreed', answered_at = now() where id = 'agreedagreed'");
    }

    private static void change(String statement) {
        assertThat(program.sql().sql(statement).update()).as(statement).isPositive();
    }

    @AfterAll
    static void stop() {
        program.close();
    }

    private static String one(String query) {
        return program.sql().sql(query + " limit 1").query(String.class).single();
    }

    @Test
    void ownThingsAreShown() {
        var open = new TreeSet<String>();
        for (Row row : PermissionsTest.rows()) {
            row.cells().forEach((caller, cell) -> {
                if (row.method().equals("GET") && cell.equals("own")) {
                    open.add(row.route() + " as " + caller);
                }
            });
        }
        assertThat(open).hasSizeGreaterThan(100);

        look(open);
        program.goToTheMorning();
        look(open);

        assertThat(open).as("own things that are shown to nobody").isEqualTo(new TreeSet<>(NEVER.keySet()));
    }

    /// Takes those out of the open cells that are shown to somebody.
    private static void look(TreeSet<String> open) {
        var addresses = new Addresses(program);
        for (Caller caller : Caller.values()) {
            for (String account : people(caller.name().toLowerCase(Locale.ROOT))) {
                List<String> left = open.stream()
                        .filter(cell -> cell.endsWith(" as " + caller))
                        .map(cell -> cell.replaceAll(" as .*", ""))
                        .toList();
                if (left.isEmpty()) {
                    break;
                }
                // Here many sign in from one machine.
                program.sql().sql("delete from rate_limit").update();
                TestBrowser browser = program.browser();
                browser.signIn(one("select email from account where id = '" + account + "'"));
                for (String route : left) {
                    if (addresses.of(route, account, caller == Caller.SECRETARIAT).stream()
                            .limit(TRIES_MAX)
                            .anyMatch(path -> shown(browser.get(path), path))) {
                        open.remove(route + " as " + caller);
                    }
                }
            }
        }
    }

    private static boolean shown(TestBrowser.Answer answer, String path) {
        return answer.status() == 200 && answer.path().equals(path.replaceAll("\\?.*", ""));
    }

    /// Some people who act in this role, those first who have most to do with others.
    private static List<String> people(String role) {
        return program.sql().sql("""
                        select a.id from account a join membership m on m.account_id = a.id
                         where m.role = :role and m.until is null
                         group by a.id
                         order by (select count(*) from review_assignment r where r.account_id = a.id)
                                  + (select count(*) from participant p where p.account_id = a.id)
                                  + (select count(*) from application p join membership o on o.organisation_id = p.company_id
                                      where o.account_id = a.id)
                                  + 20 * (select count(*) from pairing p join membership o on o.organisation_id in (p.asker_id, p.asked_id)
                                      where o.account_id = a.id and p.state = 'agreed') desc,
                                  a.id
                         limit 8
                        """).param("role", role).query(String.class).list();
    }
}
