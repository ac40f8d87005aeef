package org.northernconnections.event;

import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/// When and where meetings can be: the sessions of an event, their slots, and the tables.
///
/// @param sessions in order of time
/// @param slots in order of time
/// @param tables in their order
public record Layout(List<Session> sessions, List<Slot> slots, List<Table> tables) {
    public Layout {
        sessions = List.copyOf(sessions);
        slots = List.copyOf(slots);
        tables = List.copyOf(tables);
    }

    public Slot slot(SlotId id) {
        return findSlot(id).orElseThrow(() -> new NoSuchElementException("There is no slot " + id));
    }

    public Optional<Slot> findSlot(SlotId id) {
        return slots.stream().filter(slot -> slot.id().equals(id)).findFirst();
    }

    public Table table(TableId id) {
        return findTable(id).orElseThrow(() -> new NoSuchElementException("There is no table " + id));
    }

    public Optional<Table> findTable(TableId id) {
        return tables.stream().filter(table -> table.id().equals(id)).findFirst();
    }

    /// The same, and nothing of whose tables there are.
    public Layout withoutHosts() {
        return new Layout(
                sessions,
                slots,
                tables.stream()
                        .map(table -> new Table(table.id(), table.position(), table.name(), table.lost(), null))
                        .toList());
    }

    /// The slots of one session, in order of time.
    public List<Slot> slotsOf(SessionId session) {
        return slots.stream().filter(slot -> slot.session().equals(session)).toList();
    }

    /// How many meetings there is room for.
    public int places() {
        return slots.size() * tables.size();
    }

    public boolean complete() {
        return !slots.isEmpty() && !tables.isEmpty();
    }
}
