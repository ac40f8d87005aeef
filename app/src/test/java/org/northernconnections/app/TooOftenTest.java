package org.northernconnections.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.IntSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.northernconnections.partnership.Account;
import org.northernconnections.partnership.OrganisationId;
import org.northernconnections.partnership.Role;
import org.northernconnections.web.security.RateLimits.Limit;

/// Pages and calls of programs, tried until they are refused.
class TooOftenTest {
    private static RunningProgram program;
    private static String challenge;
    private static OrganisationId city;

    @BeforeAll
    static void start() {
        program = RunningProgram.demonstration();
        challenge = id("select id from challenge where state = 'open' order by id limit 1");
        city = new OrganisationId(id(
                "select l.owner_id from lab l join challenge c on c.lab_id = l.id where c.id = '" + challenge + "'"));
    }

    @AfterAll
    static void stop() {
        program.close();
    }

    private static String id(String query) {
        return program.sql().sql(query).query(String.class).single();
    }

    private static Account owner(String email) {
        return program.person(email, city, Role.OWNER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/challenges", "/labs", "/companies", "/challenges/export.csv"})
    void aSearchIsRefusedToPagesAndToPrograms(String path) {
        String name = path.replaceAll("\\W", "");
        TestBrowser browser = program.browser(owner("page-" + name + "@city.example"));
        ApiClient api = ApiClient.of(program, owner("program-" + name + "@city.example"));

        assertRefused(Limit.SEARCH, () -> browser.get(path + "?q=timber").status());
        assertRefused(
                Limit.SEARCH, () -> api.get("/api/v1" + path + "?q=timber").status());
        assertThat(browser.get(path).status()).as("without words").isEqualTo(200);
    }

    @Test
    void signInLinksForOneAddressAreRefused() {
        TestBrowser browser = program.browser();

        assertRefused(
                Limit.SIGN_IN,
                () -> browser.post("/sign-in", "email", "flood@nowhere.example").status());
    }

    @Test
    void namingPeopleIsRefused() {
        Account boss = owner("boss@city.example");
        TestBrowser browser = program.browser(boss);
        var sent = new int[1];

        assertRefused(
                Limit.APPLICATION,
                () -> browser.post(
                                "/partners/" + city + "/people",
                                "email",
                                "person%d@city.example".formatted(++sent[0]),
                                "role",
                                "owner")
                        .status());

        TestBrowser.Answer asked = ask(browser, "Who has done this before?", cluster());
        assertThat(asked.status()).isEqualTo(429);
        assertThat(asked.body()).contains("That was a lot at once.", "Who has done this before?");
        assertThat(ApiClient.of(program, boss)
                        .post(
                                "/api/v1/partners/" + city + "/people",
                                "{\"email\": \"late@city.example\", \"role\": \"owner\"}")
                        .status())
                .isEqualTo(429);
        assertThat(program.sql()
                        .sql("select count(*) from account where email = 'late@city.example'")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void aClusterIsAskedOnceUntilItAnswers() {
        TestBrowser browser = program.browser(owner("asking@city.example"));
        String cluster = cluster();
        int before = questions();

        assertThat(ask(browser, "First", cluster, cluster).path()).isEqualTo("/challenges/" + challenge);
        TestBrowser.Answer again = ask(browser, "Second", cluster);

        assertThat(again.status()).isEqualTo(422);
        assertThat(again.body()).contains("has been asked already", "Second");
        assertThat(questions()).isEqualTo(before + 1);

        program.change(() -> program.sql()
                .sql("update recommendation set state = 'declined' where asked_words = 'First'")
                .update());
        assertThat(ask(browser, "Third", cluster).path()).isEqualTo("/challenges/" + challenge);
        assertThat(questions()).isEqualTo(before + 2);
    }

    @Test
    void onlyClustersAreAsked() {
        TestBrowser browser = program.browser(owner("curious@city.example"));
        int before = questions();

        for (String other : new String[] {
            city.value(), id("select organisation_id from company order by 1 limit 1"), "nonononono00", "x"
        }) {
            TestBrowser.Answer answer = ask(browser, "You?", other);

            assertThat(answer.status()).as(other).isEqualTo(422);
            assertThat(answer.body()).contains("One of these is no cluster of the partnership.");
        }
        assertThat(questions()).isEqualTo(before);
    }

    private static TestBrowser.Answer ask(TestBrowser browser, String words, String... clusters) {
        var form = new String[2 + 2 * clusters.length];
        form[0] = "words";
        form[1] = words;
        for (int i = 0; i < clusters.length; i++) {
            form[2 + 2 * i] = "cluster";
            form[3 + 2 * i] = clusters[i];
        }
        return browser.post("/challenges/" + challenge + "/ask-cluster", form);
    }

    /// A cluster that has no open question about the challenge.
    private static String cluster() {
        return id("""
                select m.organisation_id from membership m
                 where m.role = 'cluster' and m.until is null
                   and not exists (select from recommendation r
                                    where r.cluster_id = m.organisation_id and r.challenge_id = '%s')
                 order by 1 limit 1
                """.formatted(challenge));
    }

    private static int questions() {
        return program.sql()
                .sql("select count(*) from recommendation where asked_at is not null")
                .query(Integer.class)
                .single();
    }

    /// Tries until it is refused: not before its limit, and not much later, as tries come back evenly.
    private static void assertRefused(Limit limit, IntSupplier status) {
        int tries = 0;
        int last = 200;
        while (last == 200 && tries < 4 * limit.times()) {
            tries++;
            last = status.getAsInt();
        }
        assertThat(last).as("after %d tries", tries).isEqualTo(429);
        assertThat(tries).isGreaterThan(limit.times());
    }
}
