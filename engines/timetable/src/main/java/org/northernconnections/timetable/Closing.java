package org.northernconnections.timetable;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// A way to close a break, after which the plan still keeps all rules.
public sealed interface Closing {
    /// How many breaks all participants together have more then: 0 if somebody else waits instead, less if nobody does.
    int moreBreaks();

    /// Meetings change places between two slots.
    ///
    /// @param slots where each of them stands then, by request
    record Move(SortedMap<String, Integer> slots, int moreBreaks) implements Closing {
        public Move {
            slots = Collections.unmodifiableSortedMap(new TreeMap<>(slots));
        }
    }

    /// A request that has no place takes one inside the break.
    record Place(String request, int slot, int moreBreaks) implements Closing {}

    /// The meetings on one side of the break are left out.
    ///
    /// @param musts how many of them are musts
    /// @param weight of the others, summed
    record LeaveOut(List<String> requests, int musts, int weight, int moreBreaks) implements Closing {
        public LeaveOut {
            requests = List.copyOf(requests);
        }
    }
}
