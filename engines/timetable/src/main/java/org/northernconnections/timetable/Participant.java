package org.northernconnections.timetable;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/// Somebody, or a delegation that stays together, who takes part in meetings.
///
/// @param group whose waiting is also counted together, such as a country
/// @param slots when present, as indexes into [MeetingProblem#slots()], in ascending order
/// @param meetingsMin how many meetings it should have at least: the plan comes as near as it can
/// @param meetingsMax how many meetings it has at most: the plan never has more
public record Participant(String id, String group, Set<Integer> slots, int meetingsMin, int meetingsMax) {
    public Participant {
        slots = Collections.unmodifiableSortedSet(new TreeSet<>(slots));
        if (id.isBlank()) {
            throw new IllegalArgumentException("The id of a participant must not be blank.");
        }
        if (meetingsMin < 0 || meetingsMax < meetingsMin) {
            throw new IllegalArgumentException("""
                    The meetings of %s must be at least 0 and its least no more than its most, but they are %d to %d.
                    Maybe the two are swapped.""".formatted(id, meetingsMin, meetingsMax));
        }
    }

    /// A participant with no least, and no most but the number of its slots.
    public static Participant of(String id, String group, Set<Integer> slots) {
        return new Participant(id, group, slots, 0, slots.size());
    }
}
