package org.northernconnections.matching;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Things by small numbers, so that arrays can speak of them; a number given back is used again.
final class Numbers<T> {
    private final List<@Nullable T> things = new ArrayList<>();
    private final Deque<Integer> free = new ArrayDeque<>();

    int add(T thing) {
        if (free.isEmpty()) {
            things.add(thing);
            return things.size() - 1;
        }
        int number = free.pop();
        things.set(number, thing);
        return number;
    }

    void set(int number, T thing) {
        things.set(number, thing);
    }

    void remove(int number) {
        things.set(number, null);
        free.push(number);
    }

    T get(int number) {
        return Objects.requireNonNull(things.get(number));
    }

    /// One more than the largest number ever in use.
    int end() {
        return things.size();
    }
}
