package org.northernconnections.event;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The timetables of events.
public interface Timetables {
    /// The one being worked on.
    Optional<Timetable> findWorking(EventId event);

    Optional<Timetable> find(EventId event, Timetable.Kind kind, int number);

    /// The newest published one.
    Optional<Timetable> findPublished(EventId event);

    /// All published ones, the newest first, without their placements.
    List<Timetable> listPublished(EventId event);

    /// Had this meeting a place whose time has begun in a timetable that held at this moment or was published since,
    /// whether or not it has a place in the newest?
    ///
    /// @param from such as the first moment of the event's day
    boolean begunSince(MeetingId meeting, Instant from, Instant now);

    /// Keeps a working timetable in the place of the one before.
    void replaceWorking(Timetable timetable);

    void removeWorking(EventId event);

    /// Keeps other placements in a working timetable that still has this version.
    ///
    /// @return false if somebody else was faster; then nothing is changed
    boolean saveWorking(TimetableId id, int version, List<Placement> changed, List<MeetingId> takenOut);

    /// Keeps a published timetable.
    void publish(Timetable timetable, Instant at);

    /// The calendar entries that were sent for an event.
    List<CalendarEntry> listEntries(EventId event);

    /// Keeps these entries, each in the place of an older one of the same meeting and participant.
    void saveEntries(EventId event, List<CalendarEntry> entries);
}
