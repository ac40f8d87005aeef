package org.northernconnections.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OwnPathTest {
    @ParameterizedTest
    @ValueSource(strings = {"/", "/home", "/challenges/abc?q=clay&state=open#needs", "/events/abc/timetable"})
    void pathsOfThisProgramLeadOn(String path) {
        assertThat(OwnPath.or(path, "/other")).isEqualTo(path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "home",
                "https://evil.example/",
                "//evil.example",
                "//3221226219/x",
                "/\\evil.example",
                "\\\\evil.example",
                "/\t/evil.example",
                "/\n/evil.example",
                "/home\\..\\x",
                "javascript:alert(1)"
            })
    void whateverLeadsElsewhereLeadsNowhere(String path) {
        assertThat(OwnPath.or(path, "/other")).isEqualTo("/other");
    }
}
