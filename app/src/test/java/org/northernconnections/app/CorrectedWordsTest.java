package org.northernconnections.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.northernconnections.followup.FollowUpId;
import org.northernconnections.followup.FollowUps;
import org.northernconnections.partnership.AccountId;
import org.northernconnections.partnership.OrganisationId;
import org.northernconnections.partnership.People;
import org.northernconnections.partnership.SigningIn;

/// What was said is corrected on the page on which one is asked: by the link of a mail, and by an organiser from paper.
class CorrectedWordsTest {
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

    /// A follow-up that goes on, with a person of either side.
    private static Map<String, Object> goingOn() {
        return row("""
                select f.id, f.one_id, m.account_id, f.other_id, o.account_id as other_account
                  from follow_up f
                  join membership m on m.organisation_id = f.one_id and m.until is null
                  join membership o on o.organisation_id = f.other_id and o.until is null
                 where f.state <> 'stopped' order by f.id, m.account_id, o.account_id limit 1
                """);
    }

    private static void link(String secret, Object account, Object organisation, FollowUpId id) {
        Instant now = Instant.now();
        program.change(() -> program.part(FollowUps.class)
                .addLink(
                        SigningIn.hash(secret),
                        new FollowUps.Link(
                                new AccountId((String) account),
                                new OrganisationId((String) organisation),
                                now.plus(Duration.ofDays(60)),
                                null),
                        id,
                        now));
    }

    @Test
    void aLinkThatWasAnsweredOffersToCorrectTheAnswer() {
        Map<String, Object> one = goingOn();
        var id = new FollowUpId((String) one.get("id"));
        link("one-click", one.get("account_id"), one.get("one_id"), id);
        TestBrowser nobody = program.browser();
        String link = "/followups/answer/one-click";
        String field = "state-" + id;
        assertThat(nobody.get(link).body()).contains("Send the answers").doesNotContain("Correct the answers");

        nobody.post(link, field, "contract");
        assertThat(nobody.get(link).body())
                .contains("This link has been answered", "Correct the answers")
                .doesNotContain("Send the answers");
        nobody.post(link, field, "in_use");
        assertThat(state(id)).as("sent twice").isEqualTo("contract");

        nobody.post(link, field, "test", "again", "yes");
        assertThat(state(id)).isEqualTo("test");
    }

    @Test
    void aLinkKeepsItsOwnWordsAndShowsThoseOfTheOtherSide() {
        Map<String, Object> one = goingOn();
        var id = new FollowUpId((String) one.get("id"));
        link("words-of-one", one.get("account_id"), one.get("one_id"), id);
        link("words-of-other", one.get("other_account"), one.get("other_id"), id);
        TestBrowser nobody = program.browser();
        String link = "/followups/answer/words-of-one";
        String words = "The permit took two years.";
        nobody.post(link, "state-" + id, "stopped", "because-" + id, "rules", "words-" + id, words);

        Element field = Jsoup.parse(nobody.get(link).body())
                .select("textarea[name=words-" + id + "]")
                .first();
        assertThat(field.text()).as("in the form that corrects it").isEqualTo(words);
        nobody.post(
                link,
                "state-" + id,
                "stopped",
                "because-" + id,
                "no_money",
                "words-" + id,
                field.text(),
                "again",
                "yes");
        String theirs = nobody.get("/followups/answer/words-of-other").body();
        assertThat(Jsoup.parse(theirs).select("blockquote").eachText()).contains(words);
        nobody.post("/followups/answer/words-of-other", "state-" + id, "stopped", "because-" + id, "no_money");

        assertThat(program.part(FollowUps.class).listLessons())
                .extracting(FollowUps.Lesson::words)
                .contains(words);
    }

    private static Object state(FollowUpId id) {
        return row("select state from follow_up where id = ?", id.value()).get("state");
    }

    @Test
    void whoDecidesOnAMisquotedPaperTypesWhatItSays() {
        Map<String, Object> word = row("""
                select o.id, m.event_id, o.from_id, o.meeting_id
                  from outcome o join meeting m on m.id = o.meeting_id
                 where o.state = 'open' order by o.id limit 1
                """);
        program.change(() -> program.sql().sql("""
                        update outcome set helped = true, state = 'appealed', misquote = 'It says something else.',
                               version = version + 1
                         where id = ?
                        """).param(word.get("id")).update());
        String secretariat = (String)
                row("select min(account_id) as id from membership where role = 'secretariat' and until is null")
                        .get("id");
        TestBrowser organiser = program.browser(program.part(People.class).get(new AccountId(secretariat)));
        String slips = "/events/" + word.get("event_id") + "/slips";
        String decide = "/events/%s/outcomes/%s/decide".formatted(word.get("event_id"), word.get("id"));
        assertThat(organiser.get(slips).body()).contains("It says something else.", "What the paper says");

        var refused = organiser.post(decide, "verdict", "set_aside", "words", "I compared.", "next", "Meet again");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("Please say whether you met.", "I compared.", "Meet again");
        organiser.post(decide, "verdict", "set_aside", "words", "I compared.", "came", "neither", "how", "2");

        assertThat(row("select state from outcome where id = ?", word.get("id")))
                .containsEntry("state", "set aside");
        assertThat(row(
                        "select came, how, state, from_id, misquote_verdict from outcome where corrects = ?",
                        word.get("id")))
                .containsEntry("came", "neither")
                .containsEntry("how", 2)
                .containsEntry("state", "open")
                .containsEntry("from_id", word.get("from_id"))
                .containsEntry("misquote_verdict", "I compared.");
        assertThat(organiser.get(slips).body()).doesNotContain("It says something else.");
    }
}
