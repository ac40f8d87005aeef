package org.northernconnections.event;

import org.northernconnections.lab.MoveChallenge;

/// Lets an event begin and end, and takes the challenges of its lab along: to the event, and from it into the
/// follow-up.
public final class TurnEvent {
    private final Events events;
    private final MoveChallenge challenges;

    public TurnEvent(Events events, MoveChallenge challenges) {
        this.events = events;
        this.challenges = challenges;
    }

    /// Takes a step, which the caller knows to be allowed.
    public void to(Event event, EventState to) {
        events.step(event.id(), to);
        switch (to) {
            case RUNNING -> challenges.beginEvent(event.lab());
            case CLOSED -> challenges.endEvent(event.lab());
            case COLLECTING_WISHES, WISHES_CLOSED, PROVISIONAL, FINAL -> {}
        }
    }
}
