package org.northernconnections.timetable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/// Which requests need an interpreter, and which interpreters bridge each.
final class Bridges {
    static final int NOBODY = -1;

    private static final int[] NOT_NEEDED = {};

    /// The interpreters who bridge each request that needs one.
    private final int[][] helpers;
    private final boolean[] needed;
    private final boolean[][] present;

    Bridges(MeetingProblem problem, int[][] people) {
        this.present =
                new boolean[problem.interpreters().size()][problem.slots().size()];
        for (int i = 0; i < present.length; i++) {
            for (int slot : problem.interpreters().get(i).slots()) {
                present[i][slot] = true;
            }
        }
        this.needed = new boolean[people.length];
        this.helpers = new int[people.length][];
        for (int request = 0; request < people.length; request++) {
            List<Set<String>> spoken = Arrays.stream(people[request])
                    .mapToObj(person -> problem.participants().get(person).languages())
                    .filter(languages -> !languages.isEmpty())
                    .toList();
            needed[request] = !share(spoken);
            helpers[request] = needed[request] ? helpers(problem, spoken) : NOT_NEEDED;
        }
    }

    private static int[] helpers(MeetingProblem problem, List<Set<String>> spoken) {
        return IntStream.range(0, problem.interpreters().size())
                .filter(i -> spoken.stream()
                        .allMatch(languages -> languages.stream()
                                .anyMatch(problem.interpreters().get(i).languages()::contains)))
                .toArray();
    }

    /// Whether those who speak anything in particular have a language in common.
    static boolean share(List<Set<String>> spoken) {
        if (spoken.isEmpty()) {
            return true;
        }
        Set<String> common = new HashSet<>(spoken.getFirst());
        spoken.forEach(common::retainAll);
        return !common.isEmpty();
    }

    boolean isNeeded(int request) {
        return needed[request];
    }

    /// Whether a request needs an interpreter and none bridges it.
    boolean isHopeless(int request) {
        return needed[request] && helpers[request].length == 0;
    }

    /// Whether a request needs nobody in a slot, or somebody who bridges it is there.
    boolean isPossible(int request, int slot) {
        return !needed[request] || helpers(request, slot).length > 0;
    }

    /// The interpreters who bridge a request and are there in a slot.
    int[] helpers(int request, int slot) {
        return Arrays.stream(helpers[request])
                .filter(interpreter -> present[interpreter][slot])
                .toArray();
    }

    /// An interpreter for each of the requests of a slot that need one; an empty list if there are too few.
    ///
    /// A matching by augmenting paths. *Cost*: requests times their helpers, squared at worst.
    List<Integer> choose(List<Integer> requests, int slot) {
        int[] servedBy = new int[present.length];
        Arrays.fill(servedBy, NOBODY);
        for (int i = 0; i < requests.size(); i++) {
            if (!augment(requests, i, slot, servedBy, new boolean[present.length])) {
                return List.of();
            }
        }
        List<Integer> chosen = new ArrayList<>();
        for (int i = 0; i < requests.size(); i++) {
            int place = i;
            chosen.add(IntStream.range(0, servedBy.length)
                    .filter(interpreter -> servedBy[interpreter] == place)
                    .findFirst()
                    .orElseThrow());
        }
        return chosen;
    }

    /// Whether each of the requests of a slot that need an interpreter can have one.
    boolean suffice(List<Integer> requests, int slot) {
        return requests.isEmpty() || !choose(requests, slot).isEmpty();
    }

    private boolean augment(List<Integer> requests, int place, int slot, int[] servedBy, boolean[] seen) {
        for (int helper : helpers(requests.get(place), slot)) {
            if (!seen[helper]) {
                seen[helper] = true;
                if (servedBy[helper] == NOBODY || augment(requests, servedBy[helper], slot, servedBy, seen)) {
                    servedBy[helper] = place;
                    return true;
                }
            }
        }
        return false;
    }
}
