package org.northernconnections.event;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.northernconnections.lab.LabId;
import org.northernconnections.ledger.Saved;

/// The events, with their sessions, slots and tables.
public interface Events {
    Optional<Event> find(EventId id);

    /// @throws java.util.NoSuchElementException if there is none
    Event get(EventId id);

    /// All events, the newest day first.
    List<Event> list();

    /// The events of a lab, the newest day first.
    List<Event> listOf(LabId lab);

    void add(Event event);

    /// Keeps what is said about an event, unless somebody else saved it in the meantime.
    Saved<Event> save(Event event);

    /// Lets the sessions and slots of an event be at the same times of day on its new day, in its new zone.
    void moveSessions(Event before, Event now);

    /// Takes a step; the ledger notes it.
    void step(EventId id, EventState to);

    Layout layout(EventId id);

    /// Adds a session with its slots; the slots of the event are numbered anew.
    void addSession(EventId event, Session session, List<Slot> slots);

    /// Removes a session with its slots, and who is away in them; the slots are numbered anew.
    void removeSession(EventId event, SessionId session);

    /// Keeps these tables, in their order, and removes all others.
    void saveTables(EventId event, List<Table> tables);

    /// Notes that a table cannot be used for the rest of the day, or can be again. Keeping the tables keeps it.
    void setLost(TableId table, boolean lost);

    /// Gives a table to somebody, who then has no other, or to anybody.
    ///
    /// @param host null for anybody
    void setHost(TableId table, @Nullable ParticipantId host);

    /// Lets others who lock this event wait until the present change ends.
    void lock(EventId event);
}
