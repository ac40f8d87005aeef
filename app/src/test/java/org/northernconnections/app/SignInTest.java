package org.northernconnections.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SignInTest {
    private static RunningProgram program;

    @BeforeAll
    static void start() {
        program = RunningProgram.named();
    }

    @AfterAll
    static void stop() {
        program.close();
    }

    @Test
    void aLinkFromTheMailSignsInAndMakesAnAccount() {
        var browser = program.browser();

        var answer = browser.signIn("new@company.example");

        assertThat(answer.path()).isEqualTo("/");
        assertThat(browser.get("/home").status()).isEqualTo(200);
        assertThat(program.sql()
                        .sql("select count(*) from account where email = 'new@company.example'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void aLinkWorksOnceAndInOneBrowserOnly() {
        var asking = program.browser();
        asking.post("/sign-in", "email", "once@company.example");
        String link = program.signInLink("once@company.example");

        assertThat(program.browser().post(link).status()).isEqualTo(422);
        assertThat(asking.post(link).status()).isEqualTo(200);
        assertThat(asking.post("/sign-out").path()).isEqualTo("/");
        assertThat(asking.post(link).status()).isEqualTo(422);
    }

    @Test
    void aLinkWorksForFifteenMinutes() {
        MovableClock clock = program.part(MovableClock.class);
        try {
            for (boolean late : new boolean[] {false, true}) {
                clock.move(Duration.ZERO);
                String email = (late ? "late" : "early") + "@company.example";
                var asking = program.browser();
                asking.post("/sign-in", "email", email);
                String link = program.signInLink(email);
                clock.move(late ? Duration.ofMinutes(15).plusSeconds(5) : Duration.ofMinutes(14));

                assertThat(asking.get(link).body().contains("action=\"" + link + "\""))
                        .isEqualTo(!late);
                assertThat(asking.post(link).status()).isEqualTo(late ? 422 : 200);

                assertThat(asking.get("/home").path()).isEqualTo(late ? "/sign-in" : "/home");
                assertThat(program.sql()
                                .sql("select count(*) from account where email = :email")
                                .param("email", email)
                                .query(Integer.class)
                                .single())
                        .isEqualTo(late ? 0 : 1);
            }
        } finally {
            clock.move(Duration.ZERO);
        }
    }

    @Test
    void whoIsNotSignedInIsLedToTheSignInPage() {
        var answer = program.browser().get("/home");

        assertThat(answer.path()).isEqualTo("/sign-in");
    }

    @Test
    void aFormWithoutItsTokenIsRefused() throws Exception {
        var client = java.net.http.HttpClient.newHttpClient();
        var request = java.net.http.HttpRequest.newBuilder(
                        java.net.URI.create("http://localhost:" + program.port() + "/sign-in"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString("email=a@b.example"))
                .build();

        var answer = client.send(request, java.net.http.HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(403);
    }

    @Test
    void signingOutEverywhereEndsTheSessionsOfOtherBrowsers() {
        var one = program.browser();
        var other = program.browser();
        one.signIn("two@company.example");
        other.signIn("two@company.example");

        one.post("/sign-out/everywhere");

        assertThat(other.get("/home").path()).isEqualTo("/sign-in");
    }
}
