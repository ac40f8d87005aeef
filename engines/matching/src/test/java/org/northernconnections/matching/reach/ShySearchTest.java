package org.northernconnections.matching.reach;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.northernconnections.matching.Trials;
import org.northernconnections.matching.reach.ShySearch.Answer;
import org.northernconnections.matching.reach.ShySearch.AskTomorrow;
import org.northernconnections.matching.reach.ShySearch.AtLeast;
import org.northernconnections.matching.reach.ShySearch.Before;
import org.northernconnections.matching.reach.ShySearch.NoneOrFew;

class ShySearchTest {
    private static final String TARGET = "m0";

    private static Set<String> members(int count) {
        return IntStream.range(0, count).mapToObj(i -> "m" + i).collect(Collectors.toSet());
    }

    /// Somebody who asks, and all that he or she remembers is what the search remembers.
    private static final class Asker {
        private final List<Before> before = new ArrayList<>();

        Answer ask(Set<String> fitting) {
            Answer answer = ShySearch.answer(fitting, before, 0);
            before.add(new Before(fitting, answer));
            return answer;
        }
    }

    @Test
    void smallNumbersAreNotTold() {
        assertThat(ShySearch.answer(members(0), List.of(), 0)).isEqualTo(new NoneOrFew());
        assertThat(ShySearch.answer(members(2), List.of(), 0)).isEqualTo(new NoneOrFew());
        assertThat(ShySearch.answer(members(3), List.of(), 0)).isEqualTo(new AtLeast(3));
        assertThat(ShySearch.answer(members(9), List.of(), 0)).isEqualTo(new AtLeast(5));
        assertThat(ShySearch.answer(members(10), List.of(), 0)).isEqualTo(new AtLeast(10));
    }

    @Test
    void theDayHasAnEnd() {
        assertThat(ShySearch.answer(members(10), List.of(), ShySearch.QUESTIONS_A_DAY - 1))
                .isEqualTo(new AtLeast(10));
        assertThat(ShySearch.answer(members(10), List.of(), ShySearch.QUESTIONS_A_DAY))
                .isEqualTo(new AskTomorrow());
    }

    @Test
    void theSameQuestionAlwaysHasTheSameAnswer() {
        Trials.check(300, 30, (random, size) -> {
            var asker = new Asker();
            Set<String> asked = members(size);
            Answer first = asker.ask(asked);
            for (int i = 0; i < 15; i++) {
                asker.ask(some(random));
                assertThat(asker.ask(asked)).isEqualTo(first);
            }
        });
    }

    /// The question, and the question with one more member, right after each other and the other way round: somebody
    /// joined, or a word was added that only one member says.
    @Test
    void twoQuestionsThatDifferByOneMemberHaveTheSameAnswer() {
        Trials.check(300, 30, (random, size) -> {
            Set<String> with = members(size);
            Set<String> without = without(with);
            var one = new Asker();
            var other = new Asker();
            for (int i = 0; i < 10; i++) {
                Set<String> between = some(random);
                one.ask(between);
                other.ask(between);
            }

            assertThat(one.ask(without)).isEqualTo(one.ask(with));
            assertThat(other.ask(with)).isEqualTo(other.ask(without));
        });
    }

    /// Ten overlapping questions all around the two, so that one of them may inherit another answer. What is left is
    /// told in `docs/engines/matching.md`.
    @Test
    void anAttackerWithManyOverlappingQuestionsSeldomTellsTheTwoApart() {
        var random = new Random(20260101);
        int trials = 4000;
        int apart = 0;
        int unprotected = 0;
        for (int trial = 0; trial < trials; trial++) {
            Set<String> with = some(random);
            with.add(TARGET);
            Set<String> without = without(with);
            var asker = new Asker();
            Answer first = asker.ask(without);
            for (int i = 0; i < 10; i++) {
                asker.ask(near(with, random));
            }
            apart += asker.ask(with).equals(first) ? 0 : 1;
            unprotected += ShySearch.plain(with.size()).equals(ShySearch.plain(without.size())) ? 0 : 1;
        }
        System.out.printf(
                "told apart: %.2f %%, by rounding alone %.1f %%%n",
                100.0 * apart / trials, 100.0 * unprotected / trials);

        assertThat(apart).isLessThan(trials / 20).isLessThan(unprotected / 4);
    }

    private static Set<String> without(Set<String> members) {
        Set<String> without = new HashSet<>(members);
        without.remove(TARGET);
        return without;
    }

    private static Set<String> some(Random random) {
        int count = random.nextInt(14);
        return random.ints(count, 0, 30).mapToObj(i -> "m" + i).collect(Collectors.toCollection(HashSet::new));
    }

    /// The members with up to four added or left out.
    private static Set<String> near(Set<String> members, Random random) {
        Set<String> near = new HashSet<>(members);
        for (int i = random.nextInt(5); i > 0; i--) {
            String one = "m" + random.nextInt(30);
            if (!near.remove(one)) {
                near.add(one);
            }
        }
        return near;
    }
}
