package org.northernconnections.timetable;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/// What a search makes small, and what it holds at the value reached.
///
/// @param weights what each level counts in the sum that is made small
/// @param held the levels that may not become worse
record Goal(Map<Level, Integer> weights, List<Level> held) {
    Goal {
        weights = Collections.unmodifiableSortedMap(new TreeMap<>(weights));
        held = List.copyOf(held);
    }

    /// One level, while those before it are held.
    static Goal of(Level level) {
        return new Goal(
                Map.of(level, 1),
                Stream.of(Level.values())
                        .filter(earlier -> earlier.compareTo(level) < 0)
                        .toList());
    }

    /// A sum of levels, while none is held.
    static Goal of(Map<Level, Integer> weights) {
        return new Goal(weights, List.of());
    }

    /// Whether the value of this level, or of one behind it, matters.
    boolean counts(Level level) {
        return Stream.concat(weights.keySet().stream(), held.stream()).anyMatch(other -> other.compareTo(level) >= 0);
    }

    /// The sum that a draft has.
    long value(Grid grid, int[] draft) {
        return sum(level -> grid.value(level, draft));
    }

    /// The sum of what is known of each level.
    long sum(ToLongFunction<Level> values) {
        return weights.entrySet().stream()
                .mapToLong(weight -> weight.getValue() * values.applyAsLong(weight.getKey()))
                .sum();
    }
}
