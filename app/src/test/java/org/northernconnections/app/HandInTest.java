package org.northernconnections.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.northernconnections.partnership.People;
import org.northernconnections.web.api.ApiRoutes;

/// What a phone notes without a network and hands in later: a word, and what corrects it.
class HandInTest {
    private static RunningProgram program;
    private static ApiClient side;
    private static String event;
    private static List<String> meetings;
    private static int tests;

    private String meeting;

    @BeforeAll
    static void start() {
        program = RunningProgram.demonstration();
        program.goToTheMorning();
        program.part(MoveClock.class).by(Duration.ofHours(10));
        side = ApiClient.of(
                program,
                program.part(People.class)
                        .findByEmail("karin.lindqvist@goteborg-premises.example")
                        .orElseThrow());
        event = program.sql()
                .sql("select id from event where state = 'running'")
                .query(String.class)
                .single();
        meetings = program.sql().sql("""
                        select m.id from meeting m
                          join participant p on p.id in (m.a_id, m.b_id) join account a on a.id = p.account_id
                         where m.event_id = ? and m.state = 'placed' and a.email = 'karin.lindqvist@goteborg-premises.example'
                         order by m.id
                        """).param(event).query(String.class).list();
    }

    @AfterAll
    static void stop() {
        program.close();
    }

    /// Each test has a meeting of its own.
    @BeforeEach
    void choose() {
        meeting = meetings.get(tests++);
    }

    private ApiClient.Answer handIn(String phone, int number, String next, int version) {
        return side.post(ApiRoutes.PREFIX + "/events/" + event + "/hand-in", """
                {"phone": "%s-%s", "number": "%d", "kind": "outcome", "meeting": "%s", "came": "held",
                 "next": "%s", "version": "%d"}
                """.formatted(
                        phone, meeting, number, meeting, next, version));
    }

    private List<String> words() {
        return program.sql()
                .sql("select next_step || ' ' || version from outcome where meeting_id = ?")
                .param(meeting)
                .query(String.class)
                .list();
    }

    /// The numbers of the notes of a phone that were kept, with the version of the word that came of each.
    private List<String> kept(String phone) {
        return program.sql()
                .sql("select number || ' ' || outcome_version from handed_in where phone = ? order by number")
                .param(phone + "-" + meeting)
                .query(String.class)
                .list();
    }

    private void aColleagueWrites(String next) {
        program.change(() -> program.sql()
                .sql("update outcome set next_step = ?, version = version + 1 where meeting_id = ?")
                .param(next)
                .param(meeting)
                .update());
    }

    @Test
    void aCorrectionFollowsTheFirstWordAndEachCountsOnceHoweverOftenItIsHandedIn() {
        assertThat(handIn("phone-a", 1, "Send the drawings", 0).status()).isEqualTo(200);
        assertThat(handIn("phone-a", 2, "Send a price", 0).status()).isEqualTo(200);
        assertThat(handIn("phone-a", 1, "Send the drawings", 0).status()).isEqualTo(200);
        assertThat(handIn("phone-a", 3, "Send a price by May", 0).status()).isEqualTo(200);
        assertThat(handIn("phone-a", 2, "Send a price", 0).status()).isEqualTo(200);

        assertThat(words()).containsExactly("Send a price by May 3");
        assertThat(kept("phone-a")).containsExactly("1 1", "2 2", "3 3");
    }

    @Test
    void aCorrectionOfWhatAColleagueChangedShowsBothTextsAndIsNotHandedIn() {
        handIn("phone-a", 1, "Send the drawings", 0);
        aColleagueWrites("Meet in March");

        for (int time = 1; time <= 2; time++) {
            ApiClient.Answer answer = handIn("phone-a", 2, "Send a price", 0);
            assertThat(answer.status()).as("Attempt %d", time).isEqualTo(409);
            assertThat(answer.text("/theirs/next")).isEqualTo("Meet in March");
            assertThat(answer.getJson().at("/theirs/version").asInt()).isEqualTo(2);
        }
        assertThat(words()).containsExactly("Meet in March 2");
        assertThat(kept("phone-a")).containsExactly("1 1");

        // Whoever has read it chooses, with the version that was shown.
        assertThat(handIn("phone-a", 3, "Send a price", 2).status()).isEqualTo(200);
        assertThat(words()).containsExactly("Send a price 3");
        // The refused note, on its way for long, arrives after it.
        assertThat(handIn("phone-a", 2, "Send a price", 0).status()).isEqualTo(409);
        assertThat(words()).containsExactly("Send a price 3");
    }

    @Test
    void aPhoneCorrectsNothingThatAnotherPhoneHandedIn() {
        handIn("phone-a", 1, "Send the drawings", 0);

        assertThat(handIn("phone-b", 1, "Nothing", 0).status()).isEqualTo(409);
        assertThat(words()).containsExactly("Send the drawings 1");
        assertThat(kept("phone-b")).isEmpty();
    }

    @Test
    void aWordThatThePageShowedIsCorrectedByItsVersion() {
        handIn("phone-a", 1, "Send the drawings", 0);

        assertThat(handIn("phone-b", 1, "Send a price", 1).status()).isEqualTo(200);
        assertThat(words()).containsExactly("Send a price 2");
    }

    @Test
    void aWordThatBothSidesReadIsNotCorrectedAnyMore() {
        handIn("phone-a", 1, "Send the drawings", 0);
        program.change(() -> {
            program.sql()
                    .sql("update meeting set state = 'both open' where id = ?")
                    .param(meeting)
                    .update();
            program.sql()
                    .sql("update outcome set state = 'open', opened_at = now(), version = 2 where meeting_id = ?")
                    .param(meeting)
                    .update();
        });

        assertThat(handIn("phone-a", 2, "Nothing", 0).status()).isEqualTo(409);
        assertThat(words()).containsExactly("Send the drawings 2");
        assertThat(kept("phone-a")).containsExactly("1 1");
    }
}
