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
                        new Part(Fate.KEPT, "built with"),
                        new Part(Fate.REMOVED, "fossil"),
                        new Part(Fate.ADDED, "fossil-free"),
                        new Part(Fate.KEPT, "materials"));
    }

    @Test
    void eachTextCanBeReadFromTheParts() {
        var random = new Random(20260101);
        for (int trial = 0; trial < 300; trial++) {
            String before = text(random);
            String after = text(random);

            List<Part> parts = Differences.between(before, after);

            assertThat(read(parts, Fate.REMOVED)).isEqualTo(before);
            assertThat(read(parts, Fate.ADDED)).isEqualTo(after);
        }
    }

    @Test
    void equalTextsAreKept() {
        assertThat(Differences.between("one two", " one  two ")).containsExactly(new Part(Fate.KEPT, "one two"));
    }

    private static String text(Random random) {
        return IntStream.range(0, random.nextInt(12))
                .mapToObj(_ -> String.valueOf((char) ('a' + random.nextInt(4))))
                .collect(Collectors.joining(" "));
    }

    private static String read(List<Part> parts, Fate with) {
        return parts.stream()
                .filter(part -> part.fate() == Fate.KEPT || part.fate() == with)
                .map(Part::text)
                .collect(Collectors.joining(" "));
    }
}
