package org.northernconnections.followup;

/// What a pilot, offer or contract is worth, in euros and no closer than this: no price is told.
public enum Value {
    NOT_SAID,
    UNDER_10_THOUSAND,
    UNDER_50_THOUSAND,
    UNDER_250_THOUSAND,
    UNDER_1_MILLION,
    MORE
}
