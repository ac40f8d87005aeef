package org.northernconnections.matching.reach;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.northernconnections.matching.Trials;
import org.northernconnections.matching.reach.ShySearch.AskTomorrow;
import org.northernconnections.matching.reach.ShySearch.AtLeast;
import org.northernconnections.matching.reach.ShySearch.Before;
import org.northernconnections.matching.reach.ShySearch.NoneOrFew;

class ShySearchTest {
    private static Set<String> members(int count) {
        return IntStream.range(0, count).mapToObj(i -> "m" + i).collect(Collectors.toSet());
    }

    @Test
    void smallNumbersAreNotTold() {
        assertThat(ShySearch.answer(members(0), List.of())).isEqualTo(new NoneOrFew());
        assertThat(ShySearch.answer(members(2), List.of())).isEqualTo(new NoneOrFew());
        assertThat(ShySearch.answer(members(3), List.of())).isEqualTo(new AtLeast(3));
        assertThat(ShySearch.answer(members(9), List.of())).isEqualTo(new AtLeast(5));
        assertThat(ShySearch.answer(members(10), List.of())).isEqualTo(new AtLeast(10));
    }

    @Test
    void oneMemberMoreOrLessChangesNoAnswerOfADay() {
        Trials.check(300, 30, (random, size) -> {
            Set<String> fitting = members(size);
            Set<String> without = new HashSet<>(fitting);
            without.remove("m" + random.nextInt(size));
            var first = ShySearch.answer(fitting, List.of());

            assertThat(ShySearch.answer(without, List.of(new Before(fitting, first))))
                    .isEqualTo(first);
        });
    }

    @Test
    void theDayHasAnEnd() {
        List<Before> today = new ArrayList<>();
        for (int i = 0; i < ShySearch.QUESTIONS_A_DAY; i++) {
            today.add(new Before(Set.of("x" + i, "y" + i, "z" + i), new AtLeast(3)));
        }

        assertThat(ShySearch.answer(members(10), today)).isEqualTo(new AskTomorrow());
    }
}
