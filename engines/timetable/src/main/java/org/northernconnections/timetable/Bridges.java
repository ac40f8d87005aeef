package org.northernconnections.timetable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/// Which requests need an interpreter, and which interpreters bridge each.
final class Bridges {
    static final int NOBODY = -1;
    /// Up to so many, all unions of circles are told.
    static final int UNIONS_MAX = 64;

    private static final int[] NOT_NEEDED = {};

    /// The interpreters who bridge each request that needs one.
    private final int[][] helpers;
    /// The same, of those who are there, by slot; of requests that need one.
    private final int[][][] helpersIn;

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
        this.helpersIn = new int[people.length][][];
        Map<List<Set<String>>, int[]> known = new HashMap<>();
        Map<List<Set<String>>, int[][]> there = new HashMap<>();
        for (int request = 0; request < people.length; request++) {
            List<Set<String>> spoken = Arrays.stream(people[request])
                    .mapToObj(person -> problem.participants().get(person).languages())
                    .filter(languages -> !languages.isEmpty())
                    .toList();
            needed[request] = !share(spoken);
            int[] all = needed[request] ? known.computeIfAbsent(spoken, each -> helpers(problem, each)) : NOT_NEEDED;
            helpers[request] = all;
            helpersIn[request] = needed[request] ? there.computeIfAbsent(spoken, _ -> present(all)) : new int[0][];
        }
    }

    private static int[] helpers(MeetingProblem problem, List<Set<String>> spoken) {
        return IntStream.range(0, problem.interpreters().size())
                .filter(i -> spoken.stream()
                        .allMatch(languages -> languages.stream()
                                .anyMatch(problem.interpreters().get(i).languages()::contains)))
                .toArray();
    }

    /// Circles of helpers and their unions; some of these only, where they are more than [#UNIONS_MAX].
    static Set<BitSet> unions(Collection<BitSet> circles) {
        Set<BitSet> unions = new LinkedHashSet<>();
        for (BitSet circle : circles) {
            List<BitSet> larger = new ArrayList<>(List.of(circle));
            if (unions.size() < UNIONS_MAX) {
                for (BitSet union : unions) {
                    var both = (BitSet) union.clone();
                    both.or(circle);
                    larger.add(both);
                }
            }
            unions.addAll(larger);
        }
        return unions;
    }

    /// Whether one circle lies in another.
    static boolean isWithin(BitSet circle, BitSet other) {
        var outside = (BitSet) circle.clone();
        outside.andNot(other);
        return outside.isEmpty();
    }

    /// These helpers as a circle.
    static BitSet circle(int[] helpers) {
        var circle = new BitSet();
        Arrays.stream(helpers).forEach(circle::set);
        return circle;
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
        return !needed[request] || (!isHopeless(request) && helpers(request, slot).length > 0);
    }

    /// The interpreters who bridge a request that needs one.
    BitSet helpersOf(int request) {
        return circle(helpers[request]);
    }

    /// Whether the first helper of one request, if it has any, bridges the other as well.
    boolean shareAHelper(int request, int other) {
        return helpers[request].length > 0
                && helpers[other].length > 0
                && Arrays.binarySearch(helpers[other], helpers[request][0]) >= 0;
    }

    /// The interpreters who bridge a request that needs one and are there in a slot.
    int[] helpers(int request, int slot) {
        return helpersIn[request][slot];
    }

    private int[][] present(int[] all) {
        int slots = present.length == 0 ? 0 : present[0].length;
        int[][] there = new int[slots][];
        for (int slot = 0; slot < slots; slot++) {
            int here = slot;
            there[slot] = Arrays.stream(all)
                    .filter(interpreter -> present[interpreter][here])
                    .toArray();
        }
        return there;
    }

    /// An interpreter for each of the requests of a slot that need one; an empty list if there are too few.
    ///
    /// A matching by augmenting paths. *Cost*: requests times their helpers, squared at worst.
    List<Integer> choose(List<Integer> requests, int slot) {
        return chosen(requests, match(requests, slot));
    }

    /// The same, from the interpreters that requests had before: one of them goes only where the matching needs it.
    ///
    /// @param before of each request, or [#NOBODY]; who cannot help any more is passed over
    List<Integer> choose(List<Integer> requests, int slot, int[] before) {
        int[] servedBy = nobodyServed();
        boolean[] served = new boolean[requests.size()];
        for (int i = 0; i < before.length; i++) {
            if (Arrays.binarySearch(helpers(requests.get(i), slot), before[i]) >= 0 && servedBy[before[i]] == NOBODY) {
                servedBy[before[i]] = i;
                served[i] = true;
            }
        }
        return chosen(requests, match(requests, slot, servedBy, served));
    }

    private static List<Integer> chosen(List<Integer> requests, int[] servedBy) {
        Integer[] chosen = new Integer[servedBy.length == 0 ? 0 : requests.size()];
        for (int interpreter = 0; interpreter < servedBy.length; interpreter++) {
            if (servedBy[interpreter] != NOBODY) {
                chosen[servedBy[interpreter]] = interpreter;
            }
        }
        return List.of(chosen);
    }

    /// The place of the request that each interpreter serves; empty if there are too few.
    private int[] match(List<Integer> requests, int slot) {
        return match(requests, slot, nobodyServed(), new boolean[requests.size()]);
    }

    private int[] match(List<Integer> requests, int slot, int[] servedBy, boolean[] served) {
        boolean[] seen = new boolean[present.length];
        for (int i = 0; i < requests.size(); i++) {
            Arrays.fill(seen, false);
            if (!served[i] && !augment(requests, i, slot, servedBy, seen)) {
                return new int[0];
            }
        }
        return servedBy;
    }

    private int[] nobodyServed() {
        int[] servedBy = new int[present.length];
        Arrays.fill(servedBy, NOBODY);
        return servedBy;
    }

    /// Whether each of the requests of a slot that need an interpreter can have one.
    boolean suffice(List<Integer> requests, int slot) {
        return requests.isEmpty() || match(requests, slot).length > 0;
    }

    private boolean augment(List<Integer> requests, int place, int slot, int[] servedBy, boolean[] seen) {
        int[] there = helpers(requests.get(place), slot);
        for (int helper : there) {
            if (servedBy[helper] == NOBODY) {
                servedBy[helper] = place;
                return true;
            }
        }
        for (int helper : there) {
            if (!seen[helper]) {
                seen[helper] = true;
                if (augment(requests, servedBy[helper], slot, servedBy, seen)) {
                    servedBy[helper] = place;
                    return true;
                }
            }
        }
        return false;
    }
}
