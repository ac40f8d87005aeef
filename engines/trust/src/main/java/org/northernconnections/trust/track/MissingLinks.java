package org.northernconnections.trust.track;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Pairs that never met though they share sectors, most shared first, then by name.
public final class MissingLinks {
    private MissingLinks() {}

    /// Two, in order of names.
    public record Pair(String one, String other) {
        /// @return the same pair whichever is named first
        public static Pair of(String one, String other) {
            return one.compareTo(other) <= 0 ? new Pair(one, other) : new Pair(other, one);
        }
    }

    /// @param shared the sectors of both, in order
    public record Missing(Pair pair, List<String> shared) {}

    /// *Cost*: all pairs of those who share a sector.
    ///
    /// @param sectors of each
    /// @param met all pairs that met, made with [Pair#of]
    public static List<Missing> of(Map<String, Set<String>> sectors, Set<Pair> met) {
        List<String> names = sectors.keySet().stream().sorted().toList();
        List<Missing> missing = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            for (int j = i + 1; j < names.size(); j++) {
                var pair = new Pair(names.get(i), names.get(j));
                var shared = new HashSet<>(sectors.getOrDefault(pair.one(), Set.of()));
                shared.retainAll(sectors.getOrDefault(pair.other(), Set.of()));
                if (!shared.isEmpty() && !met.contains(pair)) {
                    missing.add(new Missing(pair, List.copyOf(new TreeSet<>(shared))));
                }
            }
        }
        missing.sort(Comparator.comparingInt((Missing one) -> -one.shared().size())); // stable: by name
        return missing;
    }
}
