package org.northernconnections.timetable;

import java.util.List;
import java.util.Map;
import java.util.Set;

/// What has become different in the course of an event.
///
/// @param fromSlot the first slot that can still be changed, as an index; what stands before it was held
/// @param absent participants who are gone from that slot on
/// @param lateUntil the first slot in which each late participant is there, as an index
/// @param lostTables tables that cannot be used from that slot on, by name
/// @param wishes requests that are new
public record Change(
        int fromSlot,
        Set<String> absent,
        Map<String, Integer> lateUntil,
        Set<String> lostTables,
        List<Request> wishes) {
    public Change {
        absent = Set.copyOf(absent);
        lateUntil = Map.copyOf(lateUntil);
        lostTables = Set.copyOf(lostTables);
        wishes = List.copyOf(wishes);
    }

    /// Somebody is gone from a slot on.
    public static Change absent(int fromSlot, String... participants) {
        return new Change(fromSlot, Set.of(participants), Map.of(), Set.of(), List.of());
    }
}
