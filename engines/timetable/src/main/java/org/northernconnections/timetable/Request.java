package org.northernconnections.timetable;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// A wanted meeting of two or more participants. It is placed once or not at all.
///
/// @param participants at least two
/// @param pinnedSlot the only slot in which it may be placed, as an index; null if any will do
/// @param pinnedTable the only table at which it may be placed, by name; null if any will do
/// @param minutesMin how long its slot is at least; 0 if any length will do
/// @param after ids of requests that, where they have a place too, stand in an earlier slot
public record Request(
        String id,
        List<String> participants,
        Strength strength,
        @Nullable Integer pinnedSlot,
        @Nullable String pinnedTable,
        int minutesMin,
        Set<String> after) {
    public Request {
        participants = List.copyOf(participants);
        after = Collections.unmodifiableSortedSet(new TreeSet<>(after));
        if (participants.size() < 2 || Set.copyOf(participants).size() < participants.size()) {
            throw new IllegalArgumentException(
                    "Request %s must be for two participants or more, each once, but it is for %s.\nMaybe one id was copied twice."
                            .formatted(id, participants));
        }
        if (minutesMin < 0) {
            throw new IllegalArgumentException(
                    "Request %s must need at least 0 minutes, but it needs %d.".formatted(id, minutesMin));
        }
        if (after.contains(id)) {
            throw new IllegalArgumentException("Request %s cannot come after itself.".formatted(id));
        }
    }

    /// A meeting of two, of any length and in any order.
    public Request(
            String id,
            String first,
            String second,
            Strength strength,
            @Nullable Integer pinnedSlot,
            @Nullable String pinnedTable) {
        this(id, List.of(first, second), strength, pinnedSlot, pinnedTable, 0, Set.of());
    }

    public static Request of(String id, List<String> participants, Strength strength) {
        return new Request(id, participants, strength, null, null, 0, Set.of());
    }

    public static Request must(String id, String first, String second) {
        return of(id, List.of(first, second), Strength.MUST);
    }

    public static Request like(String id, String first, String second, int weight) {
        return of(id, List.of(first, second), Strength.like(weight));
    }

    public Request withPinnedSlot(int slot) {
        return new Request(id, participants, strength, slot, pinnedTable, minutesMin, after);
    }

    public Request withPinnedTable(String table) {
        return new Request(id, participants, strength, pinnedSlot, table, minutesMin, after);
    }

    public Request withMinutesMin(int minutes) {
        return new Request(id, participants, strength, pinnedSlot, pinnedTable, minutes, after);
    }

    public Request withAfter(Set<String> earlier) {
        return new Request(id, participants, strength, pinnedSlot, pinnedTable, minutesMin, earlier);
    }

    /// Every two of its participants, in their order.
    public List<Pair> pairs() {
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < participants.size(); i++) {
            for (String other : participants.subList(i + 1, participants.size())) {
                pairs.add(new Pair(participants.get(i), other));
            }
        }
        return pairs;
    }

    public boolean concerns(String participant) {
        return participants.contains(participant);
    }

    boolean isMust() {
        return strength instanceof Strength.Must;
    }

    /// The weight of a like; 0 for a must, which is counted on a level of its own.
    int likeWeight() {
        return switch (strength) {
            case Strength.Must() -> 0;
            case Strength.Like(int weight) -> weight;
        };
    }
}
