package org.northernconnections.web.event;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.northernconnections.event.MeetingId;
import org.northernconnections.event.ParticipantId;
import org.northernconnections.event.PresenceState;
import org.northernconnections.event.Table;

/// Who is there on the day.
///
/// @param touched meetings to come of people who are late or absent
/// @param atLostTables meetings to come at tables that are lost
/// @param unplaced agreed meetings without a place of people who are here
public record DayShape(
        int here,
        int late,
        int absent,
        int expected,
        int touched,
        int atLostTables,
        int unplaced,
        List<Table> tables,
        List<Seat> people) {
    /// @param state null for somebody who has not been seen
    /// @param until when somebody who is late is expected
    /// @param next the next meeting; null if there is none
    public record Seat(
            ParticipantId id,
            String name,
            String organisation,
            @Nullable PresenceState state,
            @Nullable Instant until,
            @Nullable MeetingId next,
            @Nullable Instant nextAt) {}

    static DayShape of(DayPages.DayPage it) {
        return new DayShape(
                it.here(),
                it.late(),
                it.absent(),
                it.expected(),
                it.touched(),
                it.atLostTables(),
                it.unplaced(),
                it.board().layout().tables(),
                it.rows().stream()
                        .map(row -> new Seat(
                                row.participant().id(),
                                row.participant().name(),
                                row.participant().organisationName(),
                                row.presence() == null ? null : row.presence().state(),
                                row.presence() == null ? null : row.presence().until(),
                                row.next() == null ? null : row.next().meeting().id(),
                                row.next() == null ? null : row.next().slot().startsAt()))
                        .toList());
    }
}
