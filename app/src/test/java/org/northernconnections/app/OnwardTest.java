package org.northernconnections.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.northernconnections.partnership.OrganisationId;
import org.northernconnections.partnership.OrganisationKind;
import org.northernconnections.partnership.Role;

/// Where a caller asks to go on to afterwards is within this program, or it is not gone to.
class OnwardTest {
    private static final OrganisationId CITY = new OrganisationId("bbbbbbbbbbbb");

    private static RunningProgram program;
    private static TestBrowser browser;
    private static int asked;

    @BeforeAll
    static void start() {
        program = RunningProgram.named();
        program.change(() -> program.addOrganisation(CITY, "Bergen", OrganisationKind.CITY));
        browser = program.browser(program.person("owner@city.example", CITY, Role.OWNER));
    }

    @AfterAll
    static void stop() {
        program.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//3221226219/x",
                "//evil.example",
                "/\\evil.example",
                "\\\\evil.example",
                "/\t/evil.example",
                "\t//evil.example",
                "/\n/evil.example",
                "/\r\nSet-Cookie: language=nl",
                "/x\r\nSet-Cookie: language=nl",
                "/ /evil.example",
                "https://evil.example",
                "javascript:alert(1)",
                "evil.example"
            })
    void anotherMachineIsNotGoneTo(String to) {
        assertThat(afterChoosingALanguage(to)).isEqualTo("/");
        assertThat(afterSigningIn(to)).isEqualTo("/");
        assertThat(afterAddingACompany(to)).matches("/companies/[0-9a-z]{12}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/labs", "/challenges?q=b%C3%A5t&page=2", "/companies/{id}", "/labs#open"})
    void aPathOfThisProgramIsGoneTo(String to) {
        assertThat(afterChoosingALanguage(to)).isEqualTo(to);
        assertThat(afterSigningIn(to)).isEqualTo(to);
        assertThat(afterAddingACompany(to)).isEqualTo(to);
    }

    private static String afterChoosingALanguage(String to) {
        return location(browser.staying().post("/language", "language", "en", "to", to));
    }

    private static String afterSigningIn(String to) {
        String email = "person%d@company.example".formatted(++asked);
        TestBrowser stranger = program.browser();
        stranger.get("/sign-in");
        stranger.post("/sign-in", "email", email, "to", to);
        return location(stranger.staying().post(program.signInLink(email)));
    }

    private static String afterAddingACompany(String to) {
        return location(browser.staying()
                .post(
                        "/companies",
                        "version",
                        "0",
                        "name",
                        "Company %d".formatted(++asked),
                        "country",
                        "NO",
                        "readiness",
                        "7",
                        "visibility",
                        "private",
                        "statement",
                        "We build walls of hemp",
                        "statementLanguage",
                        "en",
                        "to",
                        to));
    }

    private static String location(TestBrowser.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(303);
        assertThat(answer.response().headers().allValues("Set-Cookie"))
                .as("A line end in an address adds no header")
                .noneMatch(cookie -> cookie.startsWith("language=nl"));
        return answer.response().headers().firstValue("Location").orElseThrow();
    }
}
