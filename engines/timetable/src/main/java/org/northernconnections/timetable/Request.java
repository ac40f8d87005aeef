package org.northernconnections.timetable;

import org.jspecify.annotations.Nullable;

/// A wanted meeting of two participants. It is placed once or not at all.
///
/// @param pinnedSlot the only slot in which it may be placed, as an index; null if any will do
/// @param pinnedTable the only table at which it may be placed; null if any will do
public record Request(
        String id,
        String first,
        String second,
        Strength strength,
        @Nullable Integer pinnedSlot,
        @Nullable String pinnedTable) {
    public Request {
        if (first.equals(second)) {
            throw new IllegalArgumentException(
                    "Request %s must be for two participants, but both are %s.\nMaybe one id was copied twice."
                            .formatted(id, first));
        }
    }

    public static Request must(String id, String first, String second) {
        return new Request(id, first, second, Strength.MUST, null, null);
    }

    public static Request like(String id, String first, String second, int weight) {
        return new Request(id, first, second, Strength.like(weight), null, null);
    }

    public Request withPinnedSlot(int slot) {
        return new Request(id, first, second, strength, slot, pinnedTable);
    }

    public Request withPinnedTable(String table) {
        return new Request(id, first, second, strength, pinnedSlot, table);
    }

    public Pair pair() {
        return new Pair(first, second);
    }

    public boolean concerns(String participant) {
        return first.equals(participant) || second.equals(participant);
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
