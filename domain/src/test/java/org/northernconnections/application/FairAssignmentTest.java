package org.northernconnections.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FairAssignmentTest {
    @Test
    void aWorkThatOnlyOneMayTakeMovesTheOthersAway() {
        Map<String, Set<String>> may = Map.of("a", Set.of("x", "y"), "b", Set.of("x", "y"), "c", Set.of("x"));

        Map<String, Set<String>> given = FairAssignment.of(List.of("a", "b", "c"), may, Map.of(), 1);

        assertThat(loads(given)).containsOnly(Map.entry("x", 2), Map.entry("y", 1));
        assertThat(given.get("c")).containsExactly("x");
    }

    @Test
    void reviewsWithScoresStay() {
        Map<String, Set<String>> may = Map.of("a", Set.of("x", "y"), "b", Set.of("x", "y"));

        Map<String, Set<String>> given =
                FairAssignment.of(List.of("a", "b"), may, Map.of("a", Set.of("x"), "b", Set.of("x")), 1);

        assertThat(given).isEqualTo(Map.of("a", Set.of("x"), "b", Set.of("x")));
    }

    @Test
    void noAssignmentIsMoreEven() {
        var random = new Random(20260101);
        for (int trial = 0; trial < 200; trial++) {
            List<String> works = IntStream.range(0, 1 + random.nextInt(5))
                    .mapToObj(i -> "w" + i)
                    .toList();
            List<String> reviewers = IntStream.range(0, 1 + random.nextInt(4))
                    .mapToObj(i -> "r" + i)
                    .toList();
            int each = 1 + random.nextInt(2);
            var may = new HashMap<String, Set<String>>();
            works.forEach(work -> {
                var free = new TreeSet<String>();
                reviewers.stream().filter(_ -> random.nextInt(3) > 0).forEach(free::add);
                may.put(work, free);
            });

            Map<String, Set<String>> given = FairAssignment.of(works, may, Map.of(), each);

            given.forEach((work, chosen) -> {
                assertThat(may.get(work)).containsAll(chosen);
                assertThat(chosen).hasSize(Math.min(each, may.get(work).size()));
            });
            assertThat(squares(loads(given))).isEqualTo(least(works, may, each, new HashMap<>()));
        }
    }

    /// The least sum of squares of all assignments, by trying each.
    private static int least(List<String> works, Map<String, Set<String>> may, int each, Map<String, Integer> loads) {
        if (works.isEmpty()) {
            return squares(loads);
        }
        Set<String> free = may.get(works.getFirst());
        int best = Integer.MAX_VALUE;
        for (Set<String> chosen : subsets(new ArrayList<>(free), Math.min(each, free.size()))) {
            chosen.forEach(reviewer -> loads.merge(reviewer, 1, Integer::sum));
            best = Math.min(best, least(works.subList(1, works.size()), may, each, loads));
            chosen.forEach(reviewer -> loads.merge(reviewer, -1, Integer::sum));
        }
        return best;
    }

    private static List<Set<String>> subsets(List<String> all, int size) {
        var subsets = new ArrayList<Set<String>>();
        for (int bits = 0; bits < 1 << all.size(); bits++) {
            if (Integer.bitCount(bits) == size) {
                var subset = new TreeSet<String>();
                for (int i = 0; i < all.size(); i++) {
                    if ((bits >> i & 1) == 1) {
                        subset.add(all.get(i));
                    }
                }
                subsets.add(subset);
            }
        }
        return subsets;
    }

    private static Map<String, Integer> loads(Map<String, Set<String>> given) {
        var loads = new HashMap<String, Integer>();
        given.values().forEach(chosen -> chosen.forEach(reviewer -> loads.merge(reviewer, 1, Integer::sum)));
        return loads;
    }

    private static int squares(Map<String, Integer> loads) {
        return loads.values().stream().mapToInt(load -> load * load).sum();
    }
}
