package org.northernconnections.event;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.northernconnections.application.Presenter;
import org.northernconnections.lab.Lab;
import org.northernconnections.lab.LabId;
import org.northernconnections.lab.LabState;
import org.northernconnections.lab.Labs;
import org.northernconnections.ledger.Ledger;
import org.northernconnections.ledger.NewIds;
import org.northernconnections.ledger.NotAllowed;
import org.northernconnections.ledger.Saved;
import org.northernconnections.ledger.TooLate;
import org.northernconnections.partnership.Viewer;

/// Plans events: day and place, sessions, tables, and the steps from one state to the next.
public final class PlanEvent {
    private final Labs labs;
    private final Events events;
    private final Timetables timetables;
    private final InviteConfirmed invite;
    private final Confirmed confirmed;
    private final TurnEvent turn;
    private final EventMoved eventMoved;
    private final Ledger ledger;
    private final NewIds ids;
    private final Clock clock;

    /// Knows which companies have confirmed that they present to a lab.
    public interface Confirmed {
        List<Presenter> of(LabId lab);
    }

    public PlanEvent(
            Labs labs,
            Events events,
            Timetables timetables,
            InviteConfirmed invite,
            Confirmed confirmed,
            TurnEvent turn,
            EventMoved eventMoved,
            Ledger ledger,
            NewIds ids,
            Clock clock) {
        this.labs = labs;
        this.events = events;
        this.timetables = timetables;
        this.invite = invite;
        this.confirmed = confirmed;
        this.turn = turn;
        this.eventMoved = eventMoved;
        this.ledger = ledger;
        this.ids = ids;
        this.clock = clock;
    }

    /// Adds an event of a lab, and invites the companies that have confirmed already that they present.
    public void add(Viewer viewer, Event event) {
        Lab lab = labs.get(event.lab());
        if (!EventRules.mayPlanFor(viewer, lab)) {
            throw NotAllowed.toDo("plan an event of this lab");
        }
        if (lab.state() == LabState.ENDED) {
            throw new TooLate("event.too_late.lab_ended");
        }
        events.add(event);
        invite.to(event, confirmed.of(event.lab()));
    }

    /// Keeps what is said about an event, unless somebody else saved it in the meantime.
    public Saved<Event> save(Viewer viewer, Event event) {
        Event before = requireOrganiser(viewer, event.id());
        if (before.state() == EventState.CLOSED) {
            throw new TooLate("event.too_late.closed");
        }
        boolean moved = !before.day().equals(event.day()) || !before.zone().equals(event.zone());
        if (moved && !EventRules.mayMove(before)) {
            throw new TooLate("event.too_late.day");
        }
        if (!Objects.equals(before.wishesCloseAt(), event.wishesCloseAt()) && !EventRules.mayChangeClosing(before)) {
            throw new TooLate("event.too_late.closing");
        }
        Saved<Event> saved = events.save(event);
        if (saved instanceof Saved.Kept<Event>(var now)) {
            if (moved) {
                timetables.removeWorking(event.id());
                events.moveSessions(before, event);
            }
            ledger.note("timetable", event.id().value(), "changed", "");
            eventMoved.tell(before, now);
        }
        return saved;
    }

    /// Adds a session of the event's day; slots are cut from it.
    public void addSession(Viewer viewer, EventId id, Session session) {
        Event event = requireOrganiser(viewer, id);
        requireOpenSessions(event);
        if (!session.onDayOf(event)) {
            throw new TooLate(
                    "event.too_late.session_day",
                    event.day().toString(),
                    session.startsAt().atZone(event.zone()).toLocalDateTime().toString(),
                    session.endsAt().atZone(event.zone()).toLocalDateTime().toString());
        }
        Layout layout = events.layout(id);
        if (layout.sessions().stream().anyMatch(session::overlaps)) {
            throw new TooLate("event.too_late.session_overlaps");
        }
        if (session.spans().isEmpty()) {
            throw new TooLate("event.too_late.session_short");
        }
        timetables.removeWorking(id);
        var slots = new ArrayList<Slot>();
        for (Session.Span span : session.spans()) {
            slots.add(new Slot(new SlotId(ids.next()), session.id(), slots.size() + 1, span.startsAt(), span.endsAt()));
        }
        events.addSession(id, session, slots);
        ledger.note("timetable", id.value(), "session added", session.name());
    }

    /// Removes a session with its slots.
    public void removeSession(Viewer viewer, EventId id, SessionId session) {
        Event event = requireOrganiser(viewer, id);
        requireOpenSessions(event);
        timetables.removeWorking(id);
        events.removeSession(id, session);
        ledger.note("timetable", id.value(), "session removed", "");
    }

    private static void requireOpenSessions(Event event) {
        if (!EventRules.mayChangeSessions(event)) {
            throw new TooLate("event.too_late.sessions");
        }
    }

    /// Keeps the tables by these names, in this order. Tables that were published stay.
    public void saveTables(Viewer viewer, EventId id, List<String> names) {
        Event event = requireOrganiser(viewer, id);
        List<Table> before = events.layout(id).tables();
        if (event.state().published() && names.size() < before.size()) {
            throw new TooLate("event.too_late.tables");
        }
        if (names.size() < before.size()) {
            timetables.removeWorking(id);
        }
        var tables = new ArrayList<Table>();
        for (String name : names) {
            int position = tables.size() + 1;
            TableId table = position <= before.size() ? before.get(position - 1).id() : new TableId(ids.next());
            tables.add(new Table(table, position, name));
        }
        events.saveTables(id, tables);
        ledger.note("timetable", id.value(), "tables changed", "");
    }

    /// The steps that this viewer may take by hand now; publishing takes its steps by itself.
    public List<EventState> steps(Viewer viewer, Event event) {
        if (!EventRules.organises(viewer, event)) {
            return List.of();
        }
        return EventState.STEPS.after(event.state()).stream()
                .filter(PlanEvent::byHand)
                .sorted()
                .toList();
    }

    private static boolean byHand(EventState to) {
        return switch (to) {
            case WISHES_CLOSED, RUNNING, CLOSED -> true;
            case COLLECTING_WISHES, PROVISIONAL, FINAL -> false;
        };
    }

    /// Takes a step.
    public void step(Viewer viewer, EventId id, EventState to) {
        events.lock(id);
        Event event = requireOrganiser(viewer, id);
        if (!byHand(to) || !EventState.STEPS.allow(event.state(), to)) {
            throw new TooLate("event.too_late.step");
        }
        turn.to(event, to);
    }

    /// Closes the wishes of every event whose time for them is over. For a job.
    public void closeDue() {
        for (Event event : events.list()) {
            if (event.state() == EventState.COLLECTING_WISHES && !event.takesWishes(clock.instant())) {
                events.step(event.id(), EventState.WISHES_CLOSED);
            }
        }
    }

    private Event requireOrganiser(Viewer viewer, EventId id) {
        Event event = events.get(id);
        if (!EventRules.organises(viewer, event)) {
            throw NotAllowed.toDo("keep this event");
        }
        return event;
    }
}
