package org.northernconnections.selection;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/// What a selection must keep, whatever the quality.
public sealed interface Rule {
    /// Names the rule to its owner; unique in a problem.
    String id();

    /// At least `n` of the chosen carry a tag.
    record AtLeast(String id, String tag, int n) implements Rule {
        public AtLeast {
            requireCount(id, n);
        }
    }

    /// At most `n` of the chosen carry a tag.
    record AtMost(String id, String tag, int n) implements Rule {
        public AtMost {
            requireCount(id, n);
        }
    }

    /// Each of several tags is carried by at least one of the chosen: `prefix` + value for each value, such as
    /// `country:` and `SE`, `DE`.
    record AllPresent(String id, String prefix, Set<String> values) implements Rule {
        public AllPresent {
            values = Collections.unmodifiableSortedSet(new TreeSet<>(values));
        }
    }

    private static void requireCount(String id, int n) {
        if (n < 0) {
            throw new IllegalArgumentException(
                    "Rule %s must ask for at least 0 of the chosen, but it asks for %d.".formatted(id, n));
        }
    }
}
