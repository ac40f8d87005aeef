package org.northernconnections.timetable;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// A place for one meeting at a time.
///
/// @param room where it stands; blank if nobody asks. Between two tables that are equally good otherwise, a
///     participant stays in its room.
/// @param seats how many participants may sit at it, at least 2
/// @param closed slots, as indexes, in which nobody can be there, in ascending order
/// @param host the participant whose own table it is, such as a booth; null if anybody may use it
public record Table(
        String name,
        String room,
        int seats,
        Set<Integer> closed,
        @Nullable String host) {
    /// More than any meeting needs.
    public static final int SEATS_MANY = 1_000;

    public Table {
        closed = Collections.unmodifiableSortedSet(new TreeSet<>(closed));
        if (seats < 2) {
            throw new IllegalArgumentException(
                    "Table %s must have at least 2 seats, but it has %d.\nMaybe leave it out.".formatted(name, seats));
        }
    }

    /// A table for any meeting.
    public static Table of(String name) {
        return new Table(name, "", SEATS_MANY, Set.of(), null);
    }

    public Table withSeats(int count) {
        return new Table(name, room, count, closed, host);
    }

    public Table inRoom(String where) {
        return new Table(name, where, seats, closed, host);
    }

    public Table hostedBy(String participant) {
        return new Table(name, room, seats, closed, participant);
    }

    public Table closedIn(Set<Integer> slots) {
        return new Table(name, room, seats, slots, host);
    }
}
