package org.northernconnections.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.northernconnections.partnership.Account;
import org.northernconnections.partnership.OrganisationId;
import org.northernconnections.partnership.Role;

/// What every answer tells a browser to refuse, whatever kind of answer it is.
class HeadersTest {
    private static final Pattern WITHIN_A_PAGE =
            Pattern.compile("<script(?![^>]*\\ssrc=)[^>]*>|<style[\\s>]|\\s(on[a-z]+|style)=\"|javascript:");

    private static RunningProgram program;
    private static TestBrowser stranger;
    private static TestBrowser secretariat;
    private static ApiClient api;

    @BeforeAll
    static void start() {
        program = RunningProgram.demonstration();
        stranger = program.browser();
        Account account = program.person(
                "headers@lead.example",
                new OrganisationId(program.sql()
                        .sql("select organisation_id from partner where lead")
                        .query(String.class)
                        .single()),
                Role.SECRETARIAT);
        secretariat = program.browser(account);
        api = ApiClient.of(program, account);
    }

    @AfterAll
    static void stop() {
        program.close();
    }

    /// An answer of a kind, and the status that makes it one.
    record Kind(String name, int status, HttpResponse<String> response) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Kind> kinds() {
        return List.of(
                new Kind("page", 200, stranger.get("/").response()),
                new Kind("page of somebody", 200, secretariat.get("/home").response()),
                new Kind("form", 200, stranger.get("/sign-in").response()),
                new Kind(
                        "refused form",
                        422,
                        stranger.post("/sign-in", "email", "nobody").response()),
                new Kind(
                        "redirect",
                        303,
                        stranger.staying().post("/language", "language", "en").response()),
                new Kind("to sign in", 303, stranger.staying().get("/home").response()),
                new Kind("nothing here", 404, stranger.get("/nothing").response()),
                new Kind("not allowed", 403, secretariat.get("/recommendations").response()),
                new Kind("wrong method", 405, stranger.post("/labs/export").response()),
                new Kind("sheet", 200, stranger.get("/partners/export.csv").response()),
                new Kind("own data", 200, secretariat.get("/account/data.json").response()),
                new Kind(
                        "script", 200, stranger.get(file("/static/[^\"]+\\.js")).response()),
                new Kind(
                        "style", 200, stranger.get(file("/static/[^\"]+\\.css")).response()),
                new Kind("missing file", 404, stranger.get("/static/nothing.js").response()),
                new Kind("health", 200, stranger.get("/health/live").response()),
                new Kind("API", 200, api.get("/api/v1/labs").response()),
                new Kind("API, nothing here", 404, api.get("/api/v1/nothing").response()),
                new Kind(
                        "API, bad key",
                        401,
                        ApiClient.with(program, "wrong").get("/api/v1/labs").response()),
                new Kind("API, bad body", 400, api.post("/api/v1/labs", "{").response()));
    }

    private static String file(String pattern) {
        return Pattern.compile(pattern)
                .matcher(stranger.get("/").body())
                .results()
                .findFirst()
                .orElseThrow()
                .group();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void everyAnswerSaysWhatABrowserMustRefuse(Kind kind) {
        HttpHeaders headers = kind.response().headers();

        assertThat(kind.response().statusCode()).isEqualTo(kind.status());
        assertThat(policy(headers))
                .containsEntry("default-src", "'none'")
                .containsEntry("script-src", "'self'")
                .containsEntry("style-src", "'self'")
                .containsEntry("img-src", "'self' data:")
                .containsEntry("connect-src", "'self'")
                .containsEntry("form-action", "'self'")
                .containsEntry("base-uri", "'none'")
                .containsEntry("frame-ancestors", "'none'");
        assertThat(headers.allValues("Permissions-Policy")).containsExactly("camera=(), microphone=(), geolocation=()");
        assertThat(headers.allValues("Referrer-Policy")).containsExactly("same-origin");
        assertThat(headers.allValues("X-Content-Type-Options")).containsExactly("nosniff");
        assertThat(headers.allValues("X-Frame-Options")).containsExactly("DENY");
        assertThat(headers.firstValue("Server")).isEmpty();
    }

    /// The policy by its directives.
    private static Map<String, String> policy(HttpHeaders headers) {
        var policy = new TreeMap<String, String>();
        List<String> said = headers.allValues("Content-Security-Policy");
        assertThat(said).hasSize(1);
        Arrays.stream(said.getFirst().split(";")).map(String::strip).forEach(directive -> {
            String[] words = directive.split(" ", 2);
            policy.put(words[0], words[1]);
        });
        return policy;
    }

    /// The policy refuses scripts and styles within pages, so a page that had one would not work.
    @Test
    void noPageHasAScriptOrAStyleOfItsOwn() {
        List<String> pages = Stream.concat(
                        Stream.of("/", "/labs", "/challenges", "/companies", "/partners", "/sign-in", "/nothing")
                                .map(path -> stranger.get(path).body()),
                        Stream.of("/home", "/account", "/outbox", "/events", "/status", "/partners/new")
                                .map(path -> secretariat.get(path).body()))
                .toList();

        assertThat(pages).allSatisfy(page -> {
            assertThat(page).contains("<html");
            assertThat(WITHIN_A_PAGE.matcher(page).results().map(found -> found.group()))
                    .isEmpty();
        });
        assertThat("<script>alert(1)</script><p onclick=\"x()\">").containsPattern(WITHIN_A_PAGE);
    }

    @Test
    void pagesAreKeptByNobodyAndFilesAre() {
        assertThat(stranger.get("/").response().headers().allValues("Cache-Control"))
                .containsExactly("no-store");
        assertThat(api.get("/api/v1/labs").response().headers().allValues("Cache-Control"))
                .containsExactly("no-store");
        assertThat(stranger.get(file("/static/[^\"]+\\.css"))
                        .response()
                        .headers()
                        .firstValue("Cache-Control")
                        .orElse(""))
                .contains("max-age=");
    }
}
