package org.northernconnections.app.timetable;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.northernconnections.timetable.Breach;
import org.northernconnections.timetable.Placement;

class RuleWordsTest {
    private static final Path RULES = Path.of(
            "..",
            "engines",
            "timetable",
            "src",
            "main",
            "java",
            "org",
            "northernconnections",
            "timetable",
            "PlanRules.java");

    @Test
    void everyRuleHasASentence() throws IOException {
        List<String> codes = Pattern.compile("timetable\\.rule\\.[a-z-]+")
                .matcher(Files.readString(RULES))
                .results()
                .map(MatchResult::group)
                .toList();

        assertThat(codes).hasSizeGreaterThan(15);
        for (String code : codes) {
            assertThat(RuleWords.sentence(new Breach(code, List.of(), List.of("P1"))))
                    .matches("[A-Z][^:]+: P1\\.");
        }
    }

    @Test
    void whatBreaksARuleIsNamedWithSlotTableAndInterpreter() {
        var breach = new Breach(
                "timetable.rule.interpreter",
                List.of(new Placement("R1", 0, "T1", "Ida"), new Placement("R2", 0, "T2", "Ida")),
                List.of("P1", "P2", "P3", "P4"));

        assertThat(RuleWords.sentence(breach))
                .isEqualTo(
                        "An interpreter is at one meeting in a slot at most, and only in slots in which it is present: "
                                + "R1 in slot 1 at T1 with Ida, R2 in slot 1 at T2 with Ida.");
    }
}
