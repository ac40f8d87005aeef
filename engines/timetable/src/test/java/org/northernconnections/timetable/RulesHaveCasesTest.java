package org.northernconnections.timetable;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Every rule is asserted in a case solved by hand: the codes of [PlanRules] are those of the classes `A01` and on.
class RulesHaveCasesTest {
    private static final Pattern CODE = Pattern.compile("\"timetable\\.rule\\.[a-z-]+\"");
    private static final Path RULES =
            Path.of("src", "main", "java", "org", "northernconnections", "timetable", "PlanRules.java");
    private static final Path CASES = Path.of("src", "test", "java", "org", "northernconnections", "timetable");

    @Test
    void everyRuleHasACaseSolvedByHand() throws IOException {
        List<Path> cases = new ArrayList<>();
        try (Stream<Path> files = Files.list(CASES)) {
            files.filter(file -> file.getFileName().toString().matches("A[0-9]{2}_.*Test\\.java"))
                    .forEach(cases::add);
        }

        SortedSet<String> asserted = new TreeSet<>();
        for (Path file : cases) {
            asserted.addAll(codes(file));
        }
        assertThat(asserted).hasSizeGreaterThan(15).isEqualTo(codes(RULES));
    }

    private static SortedSet<String> codes(Path file) throws IOException {
        SortedSet<String> codes = new TreeSet<>();
        CODE.matcher(Files.readString(file)).results().map(MatchResult::group).forEach(codes::add);
        return codes;
    }
}
