package org.northernconnections.event;

import org.northernconnections.ledger.Steps;

/// How far an event, and so its timetable, has come.
public enum EventState {
    COLLECTING_WISHES,
    WISHES_CLOSED,
    PROVISIONAL,
    FINAL,
    RUNNING,
    CLOSED;

    /// The steps between them.
    public static final Steps<EventState> STEPS = Steps.startingAt("timetable", COLLECTING_WISHES)
            .step(COLLECTING_WISHES, WISHES_CLOSED)
            .step(WISHES_CLOSED, PROVISIONAL)
            .step(PROVISIONAL, FINAL)
            .step(FINAL, RUNNING)
            .step(RUNNING, CLOSED);

    /// Has a timetable been published?
    public boolean published() {
        return compareTo(PROVISIONAL) >= 0;
    }

    /// Can a timetable be made now: after the wishes, before the day?
    public boolean planning() {
        return this == WISHES_CLOSED || this == PROVISIONAL || this == FINAL;
    }

    /// Can meetings be moved by hand now? On the day as well: only those to come.
    public boolean moving() {
        return planning() || this == RUNNING;
    }
}
