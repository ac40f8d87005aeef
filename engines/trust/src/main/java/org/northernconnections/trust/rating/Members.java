package org.northernconnections.trust.rating;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/// The members named in one or several files, numbered from 0 in the order in which they are first named.
public final class Members {
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> names = new ArrayList<>();

    Members copy() {
        var copy = new Members();
        names.forEach(copy::number);
        return copy;
    }

    /// The number of this name, a new one where it was not known.
    public int number(String name) {
        Integer known = numbers.putIfAbsent(name, names.size());
        if (known == null) {
            names.add(name);
            return names.size() - 1;
        }
        return known;
    }

    public OptionalInt find(String name) {
        Integer number = numbers.get(name);
        return number == null ? OptionalInt.empty() : OptionalInt.of(number);
    }

    public String name(int number) {
        return names.get(number);
    }

    public int count() {
        return names.size();
    }
}
