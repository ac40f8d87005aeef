package org.northernconnections.matching.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.northernconnections.matching.search.Sums.Channel;
import org.northernconnections.matching.search.Sums.Named;

class SumsTest {
    @Test
    void theLastOfAChannelCountsNothingAndItsBestTheWholeWeight() {
        Sums<String> sums = new Sums<>();
        sums.add(Channel.WORDS, 0.5, List.of(new Named<>("a", 9f), new Named<>("b", 5f), new Named<>("c", 1f)));
        sums.add(Channel.MEANING, 1, List.of(new Named<>("c", 0.8f), new Named<>("b", 0.4f)));

        assertThat(sums.best(3, Function.identity()))
                .containsExactly(
                        new Found("c", 1, 0, 0, 1, 0, 0),
                        new Found("a", 0.5, 0.5, 0, 0, 0, 0),
                        new Found("b", 0.25, 0.25, 0, 0, 0, 0));
    }

    @Test
    void oneAloneCountsWholeAndEqualsGoByTheirId() {
        Sums<Integer> sums = new Sums<>();
        sums.add(Channel.SUBJECT, 1, List.of(new Named<>(7, 0.1f)));
        sums.add(Channel.PIECES, 1, List.of(new Named<>(3, 2f), new Named<>(5, 2f)));

        assertThat(sums.best(2, doc -> "id" + (9 - doc))).extracting(Found::id).containsExactly("id2", "id4");
    }
}
