package org.northernconnections.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.northernconnections.lab.Differences.Fate;
import org.northernconnections.lab.Differences.Part;

class DifferencesTest {
    @Test
    void aChangedWordIsRemovedAndAdded() {
        assertThat(Differences.between("built with fossil materials", "built with fossil-free materials"))
                .containsExactly(
                        new Part(Fate.KEPT, "built with "),
                        new Part(Fate.REMOVED, "fossil"),
                        new Part(Fate.ADDED, "fossil-free"),
                        new Part(Fate.KEPT, " materials"));
    }

    @Test
    void aReplacedPhraseStaysTogether() {
        assertThat(Differences.between("a red door here", "a green gate here"))
                .containsExactly(
                        new Part(Fate.KEPT, "a "),
                        new Part(Fate.REMOVED, "red door"),
                        new Part(Fate.ADDED, "green gate"),
                        new Part(Fate.KEPT, " here"));
    }

    @Test
    void applyingTheChangesGivesTheNewTextAndUndoingThemTheOld() {
        var random = new Random(20260101);
        for (int trial = 0; trial < 500; trial++) {
            String before = text(random);
            String after = text(random);

            List<Part> parts = Differences.between(before, after);

            assertThat(read(parts, Fate.REMOVED)).isEqualTo(before);
            assertThat(read(parts, Fate.ADDED)).isEqualTo(after);
        }
    }

    @Test
    void equalTextsAreKept() {
        assertThat(Differences.between("one\ntwo", "one\ntwo")).containsExactly(new Part(Fate.KEPT, "one\ntwo"));
        assertThat(Differences.between("", "")).isEmpty();
    }

    @Test
    void textsTooLongToCompareAreReplacedExceptTheirEnds() {
        String before = "start " + "old ".repeat(3_000) + "end";
        String after = "start " + "new ".repeat(3_000) + "end";

        List<Part> parts = Differences.between(before, after);

        assertThat(parts).extracting(Part::fate).containsExactly(Fate.KEPT, Fate.REMOVED, Fate.ADDED, Fate.KEPT);
        assertThat(read(parts, Fate.ADDED)).isEqualTo(after);
    }

    private static String text(Random random) {
        return IntStream.range(0, random.nextInt(14))
                .mapToObj(_ -> String.valueOf((char) ('a' + random.nextInt(4))) + " ".repeat(random.nextInt(3)))
                .collect(Collectors.joining(random.nextBoolean() ? " " : "\n"));
    }

    private static String read(List<Part> parts, Fate with) {
        return parts.stream()
                .filter(part -> part.fate() == Fate.KEPT || part.fate() == with)
                .map(Part::text)
                .collect(Collectors.joining());
    }
}
