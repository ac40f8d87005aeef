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
/// @param inARowMax how many meetings it has at most in adjacent slots, without a pause
/// @param languages that it speaks; none if language is no question for it
public record Participant(
        String id,
        String group,
        Set<Integer> slots,
        int meetingsMin,
        int meetingsMax,
        int inARowMax,
        Set<String> languages) {
    /// No pause is needed.
    public static final int NO_PAUSE = Integer.MAX_VALUE;

    public Participant {
        slots = Collections.unmodifiableSortedSet(new TreeSet<>(slots));
        languages = Collections.unmodifiableSortedSet(new TreeSet<>(languages));
        if (id.isBlank()) {
            throw new IllegalArgumentException("The id of a participant must not be blank.");
        }
        if (meetingsMin < 0 || meetingsMax < meetingsMin) {
            throw new IllegalArgumentException("""
                    The meetings of %s must be at least 0 and its least no more than its most, but they are %d to %d.
                    Maybe the two are swapped.""".formatted(id, meetingsMin, meetingsMax));
        }
        if (inARowMax < 1) {
            throw new IllegalArgumentException(
                    "The meetings of %s in a row must be at least 1, but they are %d.\nMaybe leave the limit out."
                            .formatted(id, inARowMax));
        }
    }

    /// Somebody who needs no pause and whose language is no question.
    public Participant(String id, String group, Set<Integer> slots, int meetingsMin, int meetingsMax) {
        this(id, group, slots, meetingsMin, meetingsMax, NO_PAUSE, Set.of());
    }

    /// A participant with no least, and no most but the number of its slots.
    public static Participant of(String id, String group, Set<Integer> slots) {
        return new Participant(id, group, slots, 0, slots.size());
    }

    public Participant withSlots(Set<Integer> changed) {
        return new Participant(id, group, changed, meetingsMin, meetingsMax, inARowMax, languages);
    }

    public Participant withInARowMax(int meetings) {
        return new Participant(id, group, slots, meetingsMin, meetingsMax, meetings, languages);
    }

    public Participant withLanguages(Set<String> spoken) {
        return new Participant(id, group, slots, meetingsMin, meetingsMax, inARowMax, spoken);
    }
}
