package org.northernconnections.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.northernconnections.followup.Answer;
import org.northernconnections.followup.FollowUpId;
import org.northernconnections.followup.FollowUps;
import org.northernconnections.partnership.Account;
import org.northernconnections.partnership.OrganisationId;
import org.northernconnections.partnership.People;
import org.northernconnections.partnership.Role;

/// Whoever speaks for both sides of something answers for the one that he or she chooses, and only for these two.
class BothSidesTest {
    private static RunningProgram program;

    @BeforeAll
    static void start() {
        program = RunningProgram.demonstration();
    }

    @AfterAll
    static void stop() {
        program.close();
    }

    private static Map<String, Object> row(String query, Object... params) {
        return program.sql().sql(query).params(params).query().singleRow();
    }

    private static TestBrowser ofBoth(String name, Object one, Object other) {
        Account both = program.person(name + "@both.example", new OrganisationId((String) one), Role.COMPANY);
        program.change(() -> program.part(People.class)
                .join(both.id(), new OrganisationId((String) other), Role.COMPANY, LocalDate.of(2020, 1, 1)));
        return program.browser(both);
    }

    @Test
    void bothQuestionsOnOneFollowUpAreAnsweredAndThenNothingWaits() {
        Map<String, Object> known =
                row("select id, one_id, other_id from follow_up where state <> 'stopped' order by id limit 1");
        var id = new FollowUpId((String) known.get("id"));
        TestBrowser browser = ofBoth("followed", known.get("one_id"), known.get("other_id"));
        program.change(() -> {
            program.sql().sql("delete from follow_up_ask").update();
            program.sql().sql("""
                    insert into follow_up_ask (follow_up_id, organisation_id, month, asked_at)
                    select f.id, side.id, 24, now()
                      from follow_up f cross join lateral (values (f.one_id), (f.other_id)) as side(id)
                     where f.id = :id
                    """).param("id", id.value()).update();
        });
        assertThat(open(known)).isEqualTo(2);

        for (String side : new String[] {"other_id", "one_id"}) {
            String page = "/followups/%s?as=%s".formatted(id, known.get(side));
            assertThat(Jsoup.parse(browser.get("/followups").body())
                            .select("th a")
                            .eachAttr("href"))
                    .contains(page);
            Document shown = Jsoup.parse(browser.get(page).body());
            assertThat(shown.select("input[name=as]").eachAttr("value")).containsExactly((String) known.get(side));
            assertThat(browser.post("/followups/" + id, "state", "test", "words", "Said as " + side, "as", (String)
                                    known.get(side))
                            .status())
                    .isEqualTo(200);
        }

        assertThat(program.part(FollowUps.class).listAnswers(id))
                .filteredOn(answer -> answer.words().startsWith("Said as"))
                .extracting(answer -> answer.from().value(), Answer::words)
                .containsExactly(
                        tuple(known.get("other_id"), "Said as other_id"), tuple(known.get("one_id"), "Said as one_id"));
        assertThat(open(known)).isZero();
        assertThat(browser.get("/followups/%s?as=000000000000".formatted(id)).status())
                .isEqualTo(404);
    }

    private static int open(Map<String, Object> known) {
        return program.part(FollowUps.class)
                .countOpen(List.of(new OrganisationId((String) known.get("one_id")), new OrganisationId((String)
                        known.get("other_id"))));
    }

    @Test
    void aColleagueOfBothWhoSitsInNeitherSeatOfAMeetingOpensEitherSide() {
        Map<String, Object> known = row("""
                select m.event_id, m.id, a.id as first, b.id as second, a.organisation_id as one, b.organisation_id as other
                  from meeting m
                  join participant a on a.id = m.a_id
                  join participant b on b.id = m.b_id
                  join outcome o on o.meeting_id = m.id and o.from_id = b.id
                 where o.state = 'open' and a.organisation_id <> b.organisation_id
                 order by m.id limit 1
                """);
        TestBrowser browser = ofBoth("met", known.get("one"), known.get("other"));
        String list = "/events/%s/outcomes".formatted(known.get("event_id"));
        String page = list + "/" + known.get("id");
        String second = page + "?as=" + known.get("second");

        assertThat(Jsoup.parse(browser.get(list).body()).select("a.button").eachAttr("href"))
                .contains(page + "?as=" + known.get("first"), second);
        String one = Jsoup.parse(browser.get(page).body()).select("h1").text();
        String other = Jsoup.parse(browser.get(second).body()).select("h1").text();
        assertThat(one).isNotEqualTo(other);
        assertThat(Jsoup.parse(browser.get(second).body())
                        .select("select[name=as] option[selected]")
                        .eachAttr("value"))
                .containsExactly((String) known.get("second"));
        assertThat(browser.get(page + "?as=000000000000").status()).isEqualTo(404);
    }
}
