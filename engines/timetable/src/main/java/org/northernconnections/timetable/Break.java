package org.northernconnections.timetable;

import java.util.List;

/// A break of a participant, and what it would cost to close it: so that this participant has one break fewer.
///
/// @param slots in which the participant waits, as indexes
/// @param closings the cheapest that was found of each kind, in the order of [Closing]; empty if only what is held
///     or pinned stands around the break
public record Break(String participant, List<Integer> slots, List<Closing> closings) {
    public Break {
        slots = List.copyOf(slots);
        closings = List.copyOf(closings);
    }
}
