package org.northernconnections.match;

import org.northernconnections.ledger.Steps;

/// How far two companies have come towards answering a challenge together.
public enum PairingState {
    ASKED,
    AGREED,
    DECLINED,
    LAPSED;

    /// The steps between them.
    public static final Steps<PairingState> STEPS =
            Steps.startingAt("pairing", ASKED).step(ASKED, AGREED, DECLINED, LAPSED);
}
