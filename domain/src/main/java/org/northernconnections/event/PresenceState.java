package org.northernconnections.event;

import org.northernconnections.ledger.Steps;

/// Whether a participant is there, on the day of the event. Who has not been seen yet has no state.
public enum PresenceState {
    HERE,
    /// Will come later.
    LATE,
    /// Does not come, or has left.
    ABSENT;

    /// The steps between them: people come, go and are mistaken for others.
    public static final Steps<PresenceState> STEPS = Steps.startingAt("presence", HERE, LATE, ABSENT)
            .step(HERE, LATE, ABSENT)
            .step(LATE, HERE, ABSENT)
            .step(ABSENT, HERE, LATE);
}
