package org.northernconnections.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.northernconnections.partnership.Account;
import org.northernconnections.partnership.Role;
import org.northernconnections.postgres.lab.Hoppet;
import org.northernconnections.web.page.Allowed;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.handler.AbstractHandlerMethodMapping;
import org.springframework.web.servlet.handler.AbstractUrlHandlerMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;

/// What holds for every address, whoever calls: nothing is served that nobody decided upon, no page lets foreign
/// script in, and nobody tries without end.
class SafeByDefaultTest {
    private static RunningProgram program;

    @BeforeAll
    static void start() {
        program = RunningProgram.named();
        program.addHoppet();
    }

    @AfterAll
    static void stop() {
        program.close();
    }

    @Test
    void whatIsServedBesidePagesIsAShortList() {
        var served = new TreeSet<String>();
        var undecided = new ArrayList<String>();
        program.parts(HandlerMapping.class).forEach(mapping -> {
            if (mapping instanceof AbstractUrlHandlerMapping files) {
                served.addAll(files.getHandlerMap().keySet());
            }
            if (mapping instanceof AbstractHandlerMethodMapping<?> methods) {
                methods.getHandlerMethods().forEach((address, handler) -> {
                    if (!handler.hasMethodAnnotation(Allowed.class)) {
                        undecided.add(
                                address instanceof RequestMappingInfo info
                                        ? String.valueOf(info.getPatternValues())
                                        : address.toString());
                    }
                });
            }
        });

        // The framework's place for packaged scripts; there are none.
        assertThat(served).containsExactlyInAnyOrder("/static/**", "/webjars/**");
        assertThat(SafeByDefaultTest.class.getResource("/META-INF/resources/webjars"))
                .isNull();
        // Health is everybody's, figures are for this machine alone: see the guard of routes.
        assertThat(undecided).containsExactlyInAnyOrder("[/health]", "[/health/**]", "[/metrics]");
    }

    @Test
    void noAnswerLetsForeignScriptOrFramesIn() {
        TestBrowser browser = program.browser();
        for (String address : List.of("/", "/sign-in", "/nowhere", "/static/northern.css", "/api/v1/nowhere")) {
            TestBrowser.Answer answer = browser.get(address);
            String policy = answer.response()
                    .headers()
                    .firstValue("Content-Security-Policy")
                    .orElse("");
            assertThat(policy)
                    .as(address)
                    .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'", "form-action 'self'")
                    .doesNotContain("unsafe-inline", "unsafe-eval", "*");
            assertThat(answer.response().headers().firstValue("X-Content-Type-Options"))
                    .as(address)
                    .hasValue("nosniff");
            assertThat(answer.response().headers().firstValue("Referrer-Policy"))
                    .as(address)
                    .isPresent();
        }
        assertThat(browser.get("/").body()).doesNotContain("<script>", " onclick=", " onload=", " style=\"");
    }

    @Test
    void searchesAreRefusedAfterTheirShareOnEveryPageThatSearches() {
        Account searcher = program.person("searcher@city.example", Hoppet.CITY, Role.OWNER);
        TestBrowser browser = program.browser(searcher);
        int refused = 0;
        for (int i = 0; i < 150 && refused == 0; i++) {
            refused = browser.get("/labs?q=x" + i).status() == 429 ? 1 : 0;
        }

        assertThat(refused).isEqualTo(1);
        assertThat(browser.get("/challenges?q=clay").status()).isEqualTo(429);
        assertThat(browser.get("/companies?q=clay").status()).isEqualTo(429);
        assertThat(browser.get("/labs").status()).isEqualTo(200);
    }

    @Test
    void somebodyWhoAsksForTooManySignInLinksIsToldSo() {
        TestBrowser browser = program.browser();
        int status = 200;
        for (int i = 0; i < 7 && status == 200; i++) {
            status = browser.post("/sign-in", "email", "flood@nowhere.example", "to", "/")
                    .status();
        }

        assertThat(status).isIn(422, 429);
    }

    @Test
    void nobodyIsLedElsewhere() {
        TestBrowser browser = program.browser();
        for (String to : List.of("//evil.example", "/\t/evil.example", "/\\evil.example", "https://evil.example")) {
            TestBrowser.Answer answer = browser.post("/language", "language", "da", "to", to);
            assertThat(answer.path()).as(to).isEqualTo("/");
        }
    }
}
