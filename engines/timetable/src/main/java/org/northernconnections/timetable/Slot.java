package org.northernconnections.timetable;

/// A stretch of time in which each table can hold one meeting.
///
/// Slots are known by their index in [MeetingProblem#slots()], in order of time. Two slots are adjacent if they
/// belong to one session and their positions are neighbours; a pause inside a session is a position left out.
///
/// @param session the part of the event to which it belongs, such as a morning or a day
/// @param position its place within the session, at least 0
/// @param minutes how long it is, at least 1
public record Slot(String session, int position, int minutes) {
    /// How long a slot is where nobody says so.
    public static final int MINUTES_USUAL = 20;

    public Slot {
        if (position < 0) {
            throw new IllegalArgumentException(
                    "The position of a slot in session %s must be at least 0, but it is %d.\nMaybe count from 0."
                            .formatted(session, position));
        }
        if (minutes < 1) {
            throw new IllegalArgumentException(
                    "The slot %s %d must be at least 1 minute long, but it is %d.\nMaybe leave its length out."
                            .formatted(session, position, minutes));
        }
    }

    /// A slot of the usual length.
    public Slot(String session, int position) {
        this(session, position, MINUTES_USUAL);
    }

    /// Whether this slot follows straight after the earlier one, without a pause.
    public boolean follows(Slot earlier) {
        return session.equals(earlier.session) && position == earlier.position + 1;
    }
}
