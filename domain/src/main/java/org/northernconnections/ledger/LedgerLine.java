package org.northernconnections.ledger;

import java.time.Instant;

/// One line of the ledger: who did what to which thing, when and why. Never changed afterwards.
///
/// @param kind what the thing is, such as `challenge`
/// @param objectId its id
/// @param deed `step` for a step of state, otherwise what was done, such as `renamed`
/// @param from the state before, or empty
/// @param to the state after, or empty
/// @param why in the actor's words; may be empty
public record LedgerLine(
        Instant at, Actor actor, String kind, String objectId, String deed, String from, String to, String why) {}
