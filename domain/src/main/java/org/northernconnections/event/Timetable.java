package org.northernconnections.event;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Who meets whom, when and at which table: the one being worked on, or a published number.
///
/// @param number from 1, for each kind by itself; the working one has number 1
/// @param madeBy as in the ledger, such as `account:…`
/// @param publishedAt null for the working one
/// @param result how planning ended; null if it was not planned by the program
/// @param version of a working timetable; 1 until somebody changes it by hand
public record Timetable(
        TimetableId id,
        EventId event,
        Kind kind,
        int number,
        Instant madeAt,
        String madeBy,
        @Nullable Instant publishedAt,
        @Nullable PlanResult result,
        List<Placement> placements,
        int version) {

    /// What a timetable is for.
    public enum Kind {
        WORKING,
        PROVISIONAL,
        FINAL
    }

    public Timetable {
        placements = List.copyOf(placements);
        if ((kind == Kind.WORKING) != (publishedAt == null)) {
            throw new IllegalArgumentException("A timetable is either worked on or published: " + id);
        }
    }

    public Optional<Placement> find(MeetingId meeting) {
        return placements.stream()
                .filter(placement -> placement.meeting().equals(meeting))
                .findFirst();
    }

    public Optional<Placement> findAt(SlotId slot, TableId table) {
        return placements.stream()
                .filter(placement ->
                        placement.slot().equals(slot) && placement.table().equals(table))
                .findFirst();
    }

    /// Was it changed by hand since it was planned?
    public boolean edited() {
        return version > 1;
    }
}
